import { type Exact, magnitude } from './exact';
import { has, type Order } from './order';

/** What an incoming order could take, best first. */
export interface Standing {
  readonly price: Exact;
  readonly size: Exact;
  readonly rank: number;
  readonly isHidden: boolean;
  readonly id: number;
  /** Undefined: an order of the crowd. */
  readonly order: Order | undefined;
}

export const standingOf = (order: Order): Standing => ({
  price: order.price as Exact,
  size: magnitude(order.remaining),
  rank: order.rank,
  isHidden: has(order, 'hidden'),
  id: order.id,
  order,
});

/** Whether `a` is a better price than `b` for others to meet: higher for a bid, lower for an ask. */
export const isBetter = (side: 1 | -1, a: Exact, b: Exact): boolean => (side > 0 ? a > b : a < b);

/** For sorting: price, then the shown before the hidden, then time. */
export function byPriority(side: 1 | -1, a: Standing, b: Standing): number {
  if (a.price !== b.price) return isBetter(side, a.price, b.price) ? -1 : 1;
  return Number(a.isHidden) - Number(b.isHidden) || a.rank - b.rank;
}
