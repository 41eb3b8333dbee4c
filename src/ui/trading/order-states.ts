import type { Order } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isHeld, isOpen, type OrderState } from '../../domain/order/order-state';

const PENDING: ReadonlySet<OrderState> = new Set(['draft', 'logged', 'sent']);

/** Nothing more can come of it. */
export const isClosed = (state: OrderState): boolean => !isOpen({ state });
/** Under way to its venue: nothing is promised yet. */
export const isPending = (state: OrderState): boolean => PENDING.has(state);
/** It stands in the book at its limit, rather than waiting for a trigger. */
export const restsInBook = (order: Order): boolean =>
  isOpen(order) && order.terms.price !== null && (order.terms.type === 'limit' || order.triggeredAt !== null);
/** It waits for its entry to be filled, here or at its venue: no book has it before. */
export const waitsForEntry = (order: Order): boolean => isExit(order) && (isHeld(order) || order.state === 'acknowledged');
