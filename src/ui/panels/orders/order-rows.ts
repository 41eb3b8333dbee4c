import type { InstrumentId } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import { isClosed, isPending } from '../../trading/order-states';

/** Orders that still can fill, newest first; before them those of which nothing certain is known. Null: of every pair. */
export function openRows(orders: readonly Order[], pair: InstrumentId | null): readonly Order[] {
  const open = orders.filter((order) => !isClosed(order.state) && (pair === null || order.terms.instrument === pair));
  return [...open.filter((order) => order.state === 'unknown'), ...open.filter((order) => order.state !== 'unknown')];
}

/** How a row stands out. */
export const toneOf = (order: Pick<Order, 'state'>): string => (isPending(order.state) ? 'pending' : order.state);
