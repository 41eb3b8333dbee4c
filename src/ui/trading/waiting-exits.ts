import type { Order } from '../../domain/order/order';
import { isHeld } from '../../domain/order/order-state';
import { tn } from '../words/t';

/** What is held here while the account cannot be reached: it leaves for nothing that happens meanwhile. Null: nothing is, or it can. */
export function waitingExitsWords(orders: readonly Pick<Order, 'state'>[], isLive: boolean): string | null {
  const count = orders.filter(isHeld).length;
  if (isLive || count === 0) return null;
  return tn(
    count,
    'One exit is held here: it leaves only once the account is live again.',
    '{{ count }} exits are held here: they leave only once the account is live again.',
  );
}
