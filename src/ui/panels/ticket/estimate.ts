import type { FeeSchedule } from '../../../domain/account/account-event';
import { type BookView, LEVEL_STRIDE } from '../../../domain/book';
import { add, compare, type Decimal, divide, fromDouble, isPositive, least, multiply, round, subtract, ZERO } from '../../../domain/money';
import type { OrderTerms } from '../../../domain/order/terms';

/** What an order would come to if the book stood still. Amounts of quote and base are exact; null where the book does not say. */
export interface Estimate {
  /** Base units that would fill at once. */
  readonly taken: Decimal;
  /** Base units that would rest in the book. */
  readonly rested: Decimal;
  /** Quote units paid by a buy, received by a sell, before fees. */
  readonly cost: Decimal | null;
  /** In the currency that is received. */
  readonly fee: Decimal | null;
  readonly average: Decimal | null;
  /** Of the average against the best price, in per cent; never below 0. */
  readonly slippage: Decimal | null;
  /** The book that we know is not deep enough for it. */
  readonly isBeyondBook: boolean;
}

const HUNDRED = '100' as Decimal;

export function estimate(terms: OrderTerms, book: BookView | null, fees: FeeSchedule): Estimate {
  const levels = terms.side === 'buy' ? book?.asks : book?.bids;
  const { size, cost, best } = walk(levels ?? new Float64Array(), terms);
  const left = subtract(terms.size, size);
  const rests = terms.type === 'limit' && terms.tif !== 'IOC' && terms.tif !== 'FOK';
  const rested = rests ? left : ZERO;
  const isBeyondBook = terms.type === 'market' && isPositive(left);
  const restedCost = terms.price === null ? ZERO : multiply(rested, terms.price);
  const total = add(cost, restedCost);
  const isKnown = book !== null && !isBeyondBook;
  const [takerBase, makerBase] = terms.side === 'buy' ? [size, rested] : [cost, restedCost];
  const average = compare(size, ZERO) <= 0 ? null : divide(cost, size, 12, 'half-even');
  return {
    taken: size,
    rested,
    cost: isKnown ? total : null,
    fee: isKnown ? add(multiply(takerBase, fees.taker), multiply(makerBase, fees.maker)) : null,
    average,
    slippage: average === null || best === null ? null : divide(multiply(distance(average, best), HUNDRED), best, 3, 'half-even'),
    isBeyondBook,
  };
}

function walk(levels: Float64Array, { side, price, size: wanted }: OrderTerms): { size: Decimal; cost: Decimal; best: Decimal | null } {
  let size = ZERO;
  let cost = ZERO;
  let best: Decimal | null = null;
  for (let i = 0; i + LEVEL_STRIDE <= levels.length; i += LEVEL_STRIDE) {
    const at = fromDouble(levels[i] as number);
    if (price !== null && (side === 'buy' ? compare(at, price) > 0 : compare(at, price) < 0)) break;
    best ??= at;
    const part = least(subtract(wanted, size), fromDouble(levels[i + 1] as number));
    size = add(size, part);
    cost = add(cost, multiply(part, at));
    if (compare(size, wanted) >= 0) break;
  }
  return { size, cost, best };
}

/** Base units that so much of the quote currency buys from these asks, rounded down; null where they are too few. */
export function boughtFor(asks: Float64Array, funds: Decimal, decimals: number): Decimal | null {
  let left = funds;
  let size = ZERO;
  for (let i = 0; i + LEVEL_STRIDE <= asks.length; i += LEVEL_STRIDE) {
    const price = fromDouble(asks[i] as number);
    const level = fromDouble(asks[i + 1] as number);
    const whole = multiply(price, level);
    if (compare(whole, left) >= 0) return round(add(size, divide(left, price, 18, 'down')), decimals, 'down');
    size = add(size, level);
    left = subtract(left, whole);
  }
  return null;
}

const distance = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? subtract(a, b) : subtract(b, a));
