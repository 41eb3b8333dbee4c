import type { Exact } from './exact';
import { type Order, sideOf } from './order';

/** Whether trades between these prices set off a waiting order: one that buys at its price or above, one that sells at it or below. */
export function isTriggered(order: Order, low: Exact, high: Exact): boolean {
  if (order.price === null) return false;
  return sideOf(order) > 0 ? high >= order.price : low <= order.price;
}

/** The trigger of a trailing stop, so far from this price. */
export const trail = (order: Order, price: Exact): Exact => price + BigInt(sideOf(order)) * (order.trailing ?? 0n);
