import type { BookView } from '../../../domain/book';
import { add, type Decimal, divide, fromDouble } from '../../../domain/money';
import type { Ticker } from '../../../domain/ticker';

/** Prices that an order can be set by. Null: not known. */
export interface Quotes {
  readonly bid: Decimal | null;
  readonly mid: Decimal | null;
  readonly ask: Decimal | null;
  readonly last: Decimal | null;
}

const TWO = '2' as Decimal;

/** From the book where there is one: the ticker comes later. */
export function quotesOf(book: BookView | null, ticker: Ticker | null): Quotes {
  const bid = money(book?.bids[0] ?? ticker?.bid);
  const ask = money(book?.asks[0] ?? ticker?.ask);
  const mid = bid === null || ask === null ? null : divide(add(bid, ask), TWO, 12, 'half-even');
  return { bid, mid, ask, last: money(ticker?.last) };
}

const money = (value: number | null | undefined): Decimal | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : fromDouble(value);
