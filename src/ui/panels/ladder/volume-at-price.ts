import type { Tape } from '../../../domain/tape';
import { compareTrades, type Trade } from '../../../domain/trade';
import type { Side } from '../../../domain/units';
import { stepIndex } from '../book/grouping';

/** What fell out first is forgotten: nobody scrolls so far. */
const MOST_PRICES = 20_000;

/** What was traded at each price, of all that the tape showed since this began to look. */
export class VolumeAtPrice {
  private readonly traded: Readonly<Record<Side, Map<number, number>>> = { buy: new Map(), sell: new Map() };
  private known: ReadonlySet<string> = new Set();
  private oldest: Trade | null = null;
  private begin: number | null = null;
  private seen: readonly Trade[] | null = null;

  /** Time of the first trade that is counted; null: none is. */
  get since(): number | null {
    return this.begin;
  }

  /** Count what the tape has that was not on it before. */
  add({ trades }: Tape): void {
    if (trades === this.seen) return;
    this.seen = trades;
    for (const trade of trades) {
      // What is older than all that was there is history, or has left the tape and come back.
      const isOld = this.oldest !== null && compareTrades(trade, this.oldest) > 0;
      if (!isOld && !this.known.has(trade.id)) this.count(trade);
    }
    this.known = new Set(trades.map(({ id }) => id));
    this.oldest = trades.at(-1) ?? null;
    this.begin ??= this.oldest?.at ?? null;
  }

  /** Base units into rows from `top` down: of each step what was taken from the side that rests there. */
  fill(out: Float64Array, step: number, top: number, length: number): void {
    out.fill(0, 0, length);
    for (const side of ['buy', 'sell'] as const) {
      for (const [price, size] of this.traded[side]) {
        const row = top - stepIndex(price, step, side === 'buy' ? 'up' : 'down');
        if (row >= 0 && row < length) out[row] = (out[row] as number) + size;
      }
    }
  }

  private count({ side, price, size }: Trade): void {
    const traded = this.traded[side];
    traded.set(price, (traded.get(price) ?? 0) + size);
    if (traded.size > MOST_PRICES) traded.delete(traded.keys().next().value as number);
  }
}
