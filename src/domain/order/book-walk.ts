/** Taking from a book as it stands, in exact numbers. A book that changes meanwhile gives something else. */
import { type BookView, LEVEL_STRIDE } from '../book';
import { add, compare, type Decimal, divide, fromDouble, isPositive, isZero, least, multiply, round, subtract, ZERO } from '../money';
import type { Side } from '../units';

export interface Walk {
  /** Base units. */
  readonly filled: Decimal;
  /** Quote units that they come to. */
  readonly value: Decimal;
  /** Price of the last level taken from; null: none was. */
  readonly worst: Decimal | null;
  /** How many levels were taken from. */
  readonly levels: number;
}

export const NO_WALK: Walk = { filled: ZERO, value: ZERO, worst: null, levels: 0 };

/** What an order of this side takes at once, best price first and none beyond its limit. */
export function walkBook(book: BookView, side: Side, size: Decimal, limit: Decimal | null): Walk {
  let [filled, value] = [ZERO, ZERO];
  let worst: Decimal | null = null;
  let levels = 0;
  for (const level of opposite(book, side)) {
    const left = subtract(size, filled);
    if (!isPositive(left) || isBeyond(level.price, side, limit)) break;
    const taken = least(left, level.size);
    filled = add(filled, taken);
    value = add(value, multiply(taken, level.price));
    worst = level.price;
    levels++;
  }
  return { filled, value, worst, levels };
}

/** Base units that so much quote buys at once, cut to so many decimals: all of the book at the most. */
export function affordable(book: BookView, funds: Decimal, decimals: number): Decimal {
  let [size, left] = [ZERO, funds];
  for (const level of opposite(book, 'buy')) {
    const cost = multiply(level.size, level.price);
    if (compare(cost, left) > 0) {
      size = isPositive(left) ? add(size, divide(left, level.price, decimals, 'down')) : size;
      break;
    }
    size = add(size, level.size);
    left = subtract(left, cost);
  }
  return round(size, decimals, 'down');
}

/** The price that an order of this side meets first; null: that side of the book is empty. */
export function bestFor(book: BookView, side: Side): Decimal | null {
  const price = (side === 'buy' ? book.asks : book.bids)[0];
  return price === undefined ? null : fromDouble(price);
}

/** Between the best prices; null where a side is empty. */
export function midOf(book: BookView): Decimal | null {
  const [ask, bid] = [bestFor(book, 'buy'), bestFor(book, 'sell')];
  return ask === null || bid === null ? null : multiply(add(ask, bid), '0.5' as Decimal);
}

/** Twelve decimals; null where nothing was taken. */
export const averageOf = ({ filled, value }: Pick<Walk, 'filled' | 'value'>): Decimal | null =>
  isZero(filled) ? null : divide(value, filled, 12, 'half-even');

/** A price that is worse than another by `amount`, in quote units, and by `ratio` of it; negative where it is better. */
export interface Slippage {
  readonly amount: Decimal;
  readonly ratio: Decimal;
}

export function slippage(side: Side, price: Decimal | null, from: Decimal | null): Slippage | null {
  if (price === null || from === null || isZero(from)) return null;
  const amount = side === 'buy' ? subtract(price, from) : subtract(from, price);
  return { amount, ratio: divide(amount, from, 6, 'half-even') };
}

function* opposite(book: BookView, side: Side): Generator<{ readonly price: Decimal; readonly size: Decimal }> {
  const rows = side === 'buy' ? book.asks : book.bids;
  for (let i = 0; i + 1 < rows.length; i += LEVEL_STRIDE) yield { price: fromDouble(rows[i] as number), size: fromDouble(rows[i + 1] as number) };
}

function isBeyond(price: Decimal, side: Side, limit: Decimal | null): boolean {
  return limit !== null && (side === 'buy' ? compare(price, limit) > 0 : compare(price, limit) < 0);
}
