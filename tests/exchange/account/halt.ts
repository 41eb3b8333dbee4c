import { type Exact, magnitude, withSign } from './exact';
import { available, holdAt } from './funds';
import type { MarkOf } from './mark';
import { has, type Order, sideOf } from './order';

/** Why an order stopped before its price or its amount did, as its status says it. */
export type Halt = string | undefined;

/** Why this much cannot be filled now. `group`: how the real exchange marks an order that rested (G1) or took (U1). */
export function haltOf(order: Order, size: Exact, price: Exact, group: 'G1' | 'U1', markOf: MarkOf): Halt {
  if (!order.isExchange && has(order, 'reduceOnly')) {
    const held = order.user.positions.get(order.symbol)?.amount ?? 0n;
    if (held === 0n) return 'RSN_POS_NOTFOUND';
    if (held > 0n === order.original > 0n) return 'RSN_POS_REDUCE_INCR';
    if (size > magnitude(held)) return 'RSN_POS_REDUCE_FLIP';
  }
  const need = holdAt({ ...order, remaining: withSign(size, sideOf(order)) }, price);
  if (need.amount <= available(order.user, need.type, need.currency, markOf, order)) return undefined;
  return order.isExchange ? `INSUFFICIENT BALANCE (${group})` : 'INSUFFICIENT MARGIN';
}
