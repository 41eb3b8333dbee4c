import type { Tape } from '../../src/domain/tape';
import type { Trade } from '../../src/domain/trade';
import type { TradeRow } from '../exchange/market';

const KEPT = 4_000;

/** Every trade of a market, as the exchange made it, oldest first. */
export class TradeRecord {
  private rows: TradeRow[] = [];
  private readonly places = new Map<number, number>();
  private forgotten = 0;

  add(rows: readonly TradeRow[]): void {
    for (const row of rows) {
      this.places.set(row[0], this.forgotten + this.rows.length);
      this.rows.push(row);
    }
    if (this.rows.length < KEPT * 2) return;
    for (const [id] of this.rows.splice(0, KEPT)) this.places.delete(id);
    this.forgotten += KEPT;
  }

  get newest(): TradeRow | undefined {
    return this.rows.at(-1);
  }

  find(id: number): TradeRow | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.rows[place - this.forgotten];
  }

  /** From one trade to another, both included. */
  between(oldest: number, newest: number): readonly TradeRow[] {
    const from = this.places.get(oldest);
    const to = this.places.get(newest);
    return from === undefined || to === undefined ? [] : this.rows.slice(from - this.forgotten, to - this.forgotten + 1);
  }
}

/**
 * What is wrong with a tape, in words; null: nothing. Each trade is one that the exchange made, and from the oldest to the
 * newest none is missing but where a gap is marked. `isWhole`: the newest that there is has arrived.
 */
export function wrongInTape({ trades, gaps }: Tape, record: TradeRecord, isWhole: boolean): string | null {
  const shown = new Set<number>();
  for (const trade of trades) {
    const id = Number(trade.id);
    if (shown.has(id)) return `trade ${id} stands there twice`;
    shown.add(id);
    const made = record.find(id);
    if (made === undefined) return `trade ${id} was never made`;
    if (!isSame(trade, made)) return `trade ${id} is not the exchange's`;
  }
  const oldest = trades.at(-1);
  const newest = isWhole ? record.newest?.[0] : trades[0] && Number(trades[0].id);
  if (oldest === undefined || newest === undefined) return null;
  const missing = record.between(Number(oldest.id), newest).find(([id, at]) => !shown.has(id) && !gaps.some((gap) => gap.from <= at && at <= gap.to));
  return missing === undefined
    ? null
    : `trade ${missing[0]} is missing, ${trades.findIndex((t) => t.at < missing[1])} from the top, and no gap is marked`;
}

const isSame = (trade: Trade, [, at, amount, price]: TradeRow): boolean =>
  trade.at === at && trade.price === price && trade.size === Math.abs(amount) && trade.side === (amount > 0 ? 'buy' : 'sell');
