import { tradesAfter } from '../../../domain/alert/new-trades';
import type { Tape } from '../../../domain/tape';
import type { Trade } from '../../../domain/trade';

/** A half hour of a busy market has some; of more than these the oldest go. */
const MOST_TRADES = 20_000;

/** Trades in the order of their time, in memory that does not grow. */
export class HeatTrades {
  readonly times: Float64Array;
  readonly prices: Float64Array;
  /** Base units; of a taker who sold below 0. */
  readonly sizes: Float64Array;
  private count = 0;
  private newest: Trade | null = null;
  private seen: readonly Trade[] | null = null;

  constructor(private readonly capacity = MOST_TRADES) {
    this.times = new Float64Array(capacity);
    this.prices = new Float64Array(capacity);
    this.sizes = new Float64Array(capacity);
  }

  /** Those of the tape that came after all that are there. */
  add({ trades }: Pick<Tape, 'trades'>): void {
    if (trades === this.seen) return;
    this.seen = trades;
    for (const trade of tradesAfter(this.newest, trades)) {
      const place = this.count % this.capacity;
      this.times[place] = trade.at;
      this.prices[place] = trade.price;
      this.sizes[place] = trade.side === 'buy' ? trade.size : -trade.size;
      this.count++;
      this.newest = trade;
    }
  }

  /** Newest first, until `see` has seen enough of them. */
  each(see: (at: number, price: number, size: number) => boolean): void {
    for (let i = this.count - 1; i >= Math.max(0, this.count - this.capacity); i--) {
      const place = i % this.capacity;
      if (!see(this.times[place] as number, this.prices[place] as number, this.sizes[place] as number)) return;
    }
  }
}
