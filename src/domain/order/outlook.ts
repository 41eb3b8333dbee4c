/** What would become of an order in a book that stays as it is: what fills at once, what waits, and at which price. */
import type { BookView } from '../book';
import { add, compare, type Decimal, divide, isPositive, multiply, subtract, ZERO } from '../money';
import { bestFor, NO_WALK, type Walk, walkBook } from './book-walk';
import type { Liquidity } from './fill';
import { isConditional, type OrderTerms } from './terms';

export interface Outlook {
  readonly now: Walk;
  /** Base units that wait, in the book or for their trigger. What neither fills nor waits is dropped. */
  readonly waiting: Decimal;
  /** What the waiting part is reckoned at; null: not known. */
  readonly waitingAt: Decimal | null;
  /** Which fee it would pay: a guess. */
  readonly liquidity: Liquidity | 'both';
  /** Why that one, for the user: `takes from the book at once`. */
  readonly why: string;
  /** All that must fill at once is in the book. */
  readonly isDeepEnough: boolean;
}

export function outlookOf(terms: OrderTerms, book: BookView | null): Outlook {
  if (isConditional(terms)) return conditional(terms, book);
  const { type, side, size, price, tif, postOnly, hidden } = terms;
  const resting = hidden ? 'taker' : 'maker';
  const isLimit = type === 'limit';
  if (book === null || (isLimit && price === null)) {
    const why = isLimit ? 'waits in the book, as far as can be told without seeing it' : 'takes from the book at once';
    return { now: NO_WALK, waiting: size, waitingAt: isLimit ? price : null, liquidity: isLimit ? resting : 'taker', why, isDeepEnough: isLimit };
  }
  const walk = walkBook(book, side, size, isLimit ? price : null);
  const left = subtract(size, walk.filled);
  const isWhole = !isPositive(left);
  const taking = { waiting: ZERO, waitingAt: price, liquidity: 'taker', isDeepEnough: isWhole } as const;
  const dropped = { ...taking, now: NO_WALK };
  if (isLimit && postOnly && isPositive(walk.filled))
    return { ...dropped, isDeepEnough: true, why: 'would take from the book, and a post-only order must not' };
  if (tif === 'FOK' && !isWhole) return { ...dropped, why: 'is not filled whole by this book, so that nothing fills' };
  if (!isLimit || tif === 'IOC' || isWhole) return { ...taking, now: walk, why: 'takes from the book at once' };
  const isPart = isPositive(walk.filled);
  const why = isPart ? 'takes a part at once, and the rest waits in the book' : 'waits in the book';
  return {
    now: walk,
    waiting: left,
    waitingAt: price,
    liquidity: isPart && !hidden ? 'both' : resting,
    why: hiddenToo(why, terms),
    isDeepEnough: true,
  };
}

const hiddenToo = (why: string, { hidden }: OrderTerms): string => (hidden ? `${why}; hidden, it pays the taker fee all the same` : why);

function conditional(terms: OrderTerms, book: BookView | null): Outlook {
  const { type, side, size, price, trigger, hidden } = terms;
  const waiting = { now: NO_WALK, waiting: size, isDeepEnough: true } as const;
  if (type !== 'stop-limit') {
    const waitingAt = type === 'trailing-stop' ? trailingStart(terms, book) : trigger;
    return { ...waiting, waitingAt, liquidity: 'taker', why: 'becomes a market order when triggered: reckoned at its trigger' };
  }
  const isTaking = price !== null && trigger !== null && (side === 'buy' ? compare(price, trigger) >= 0 : compare(price, trigger) <= 0);
  const why = isTaking ? 'takes from the book when triggered, as its limit allows it' : hiddenToo('waits in the book when triggered', terms);
  return { ...waiting, waitingAt: price, liquidity: isTaking || hidden ? 'taker' : 'maker', why };
}

/** Where a trailing stop would stand if the market moved no further its way, once it has come to where that begins to follow. Null where that is no price. */
function trailingStart({ side, trail, trigger }: OrderTerms, book: BookView | null): Decimal | null {
  const best = trigger ?? (book === null ? null : bestFor(book, side));
  if (best === null || trail === null) return null;
  const distance = trail.unit === 'price' ? trail.distance : divide(multiply(best, trail.distance), '100' as Decimal, 12, 'half-even');
  const start = side === 'buy' ? add(best, distance) : subtract(best, distance);
  return isPositive(start) ? start : null;
}
