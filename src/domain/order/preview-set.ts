import { add, compare, type Decimal, divide, isPositive, least, most, multiply, subtract, sum, ZERO } from '../money';
import { averageOf, bestFor, midOf, slippage } from './book-walk';
import { sizeDecimals } from './grid';
import type { OrderSet } from './order-set';
import { type Exchanged, type Preview, type PreviewInput, previewOrder, startOf } from './preview';

/**
 * What all of a set would come to. A bracket is its entry: what its exits bring is known by then only. Of the legs of an OCO
 * the limit is told, and what is held back is enough for either. Rungs are added up, as if none of them met what another
 * took. Null: there is no order.
 */
export function previewSet(set: OrderSet, input: Omit<PreviewInput, 'terms'>): Preview | null {
  const [first, ...others] = set.orders.map(({ terms }) => previewOrder({ ...input, terms }));
  if (first === undefined || others.length === 0) return first ?? null;
  if (set.group === 'oco') return others.reduce(eitherOf, first);
  return set.group === 'scaled' ? allOf(set, [first, ...others], input) : first;
}

function eitherOf(a: Preview, b: Preview): Preview {
  const reserves = a.reserves === null || b.reserves === null ? null : most(a.reserves, b.reserves);
  const largest = a.largest === null || b.largest === null ? (a.largest ?? b.largest) : least(a.largest, b.largest);
  return { ...a, reserves, largest, isAffordable: a.isAffordable && b.isAffordable };
}

function allOf({ orders }: OrderSet, previews: readonly [Preview, ...Preview[]], input: Omit<PreviewInput, 'terms'>): Preview {
  const [first] = previews;
  const { book, instrument } = input;
  const side = orders[0]?.terms.side ?? 'buy';
  const size = sum(orders.map(({ terms }) => terms.size));
  const now = {
    filled: sum(previews.map((one) => one.now.filled)),
    value: sum(previews.map((one) => one.now.value)),
    worst: first.now.worst,
    levels: Math.max(...previews.map((one) => one.now.levels)),
  };
  const waiting = sum(previews.map((one) => one.waiting));
  const waitingValue = sum(previews.map((one) => multiply(one.waiting, one.waitingAt ?? ZERO)));
  const average = averageOf(now);
  const reserves = previews.every((one) => one.reserves !== null) ? sum(previews.map((one) => one.reserves ?? ZERO)) : null;
  const isAlike = previews.every((one) => one.liquidity === first.liquidity);
  return {
    ...first,
    now,
    waiting,
    waitingAt: isPositive(waiting) ? divide(waitingValue, waiting, 12, 'up') : null,
    liquidity: isAlike ? first.liquidity : 'both',
    isDeepEnough: previews.every((one) => one.isDeepEnough),
    average,
    fromBest: book === null ? null : slippage(side, average, bestFor(book, side)),
    fromMid: book === null ? null : slippage(side, average, midOf(book)),
    exchanged: together(previews, input),
    reserves,
    isAffordable: reserves === null ? previews.every((one) => one.isAffordable) : compare(reserves, first.available) <= 0,
    largest: reserves === null || !isPositive(reserves) ? null : largestOf(first.available, size, reserves, sizeDecimals(instrument)),
    // Where they would be liquidated depends on which of them fill.
    position: null,
  };
}

/** As the funds are to what this takes, so is the largest size to this one. */
const largestOf = (available: Decimal, size: Decimal, reserves: Decimal, decimals: number): Decimal =>
  isPositive(available) ? divide(multiply(available, size), reserves, decimals, 'down') : ZERO;

function together(previews: readonly Preview[], input: Omit<PreviewInput, 'terms'>): Exchanged | null {
  const all = previews.map((one) => one.exchanged).filter((one) => one !== null);
  if (all.length < previews.length) return null;
  const start = startOf(input);
  /** Each says what there is after itself alone. */
  const after = (which: 'base' | 'quote'): Decimal => {
    const total = start[which];
    return add(total, sum(all.map((one) => subtract(one.after[which], total))));
  };
  return {
    pays: sum(all.map((one) => one.pays)),
    receives: sum(all.map((one) => one.receives)),
    fee: sum(all.map((one) => one.fee)),
    after: { base: after('base'), quote: after('quote') },
  };
}
