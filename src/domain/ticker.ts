import { add, type Decimal, divide, fromDouble } from './money';

/** A venue's own summary of a market. Any field can be unknown: unknown is null, shown as a dash, never 0. */
export interface Ticker {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  readonly high: number | null;
  readonly low: number | null;
  /** 24 h, base units. */
  readonly volume: number | null;
  /** 24 h change, absolute, in quote. */
  readonly change: number | null;
  /** 24 h change as a fraction: 0.0124 is 1.24 %. */
  readonly changeRatio: number | null;
}

const TWO = '2' as Decimal;

/** Half way between the best bid and ask; the last price where one of them is missing. Null: there is none. */
export function markOf(ticker: Ticker | null): Decimal | null {
  if (ticker === null) return null;
  const { bid, ask, last } = ticker;
  if (bid !== null && ask !== null && Number.isFinite(bid + ask)) return divide(add(fromDouble(bid), fromDouble(ask)), TWO, 12, 'half-even');
  return last !== null && Number.isFinite(last) ? fromDouble(last) : null;
}
