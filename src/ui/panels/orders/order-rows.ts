import type { InstrumentId } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import { isClosed, isPending } from '../../trading/order-states';

/** Orders that still can fill, newest first; before them those of which nothing certain is known. Null: of every pair. */
export function openRows(orders: readonly Order[], pair: InstrumentId | null): readonly Order[] {
  const open = orders.filter((order) => !isClosed(order.state) && (pair === null || order.terms.instrument === pair));
  return [...open.filter((order) => order.state === 'unknown'), ...open.filter((order) => order.state !== 'unknown')];
}

/** Orders that are over, the one that ended last first. */
export function closedRows(orders: readonly Order[], pair: InstrumentId | null): readonly Order[] {
  return orders
    .filter((order) => isClosed(order.state) && (pair === null || order.terms.instrument === pair))
    .sort((a, b) => b.changedAt - a.changedAt || b.createdAt - a.createdAt);
}

/** How a row stands out. */
export const toneOf = (order: Pick<Order, 'state'>): string => (isPending(order.state) ? 'pending' : order.state);
