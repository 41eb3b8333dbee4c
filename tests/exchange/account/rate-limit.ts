import type { User } from './user';

export interface OrderLimit {
  orders: number;
  perMs: number;
}

/** The real exchange's, by older texts. */
export const REAL_ORDER_LIMIT: OrderLimit = { orders: 1000, perMs: 300_000 };

/** Whether one more order or change of this account is let through; it is counted. */
export function admitOrder(user: User, limit: OrderLimit, at: number): boolean {
  const times = user.orderTimes;
  while (times.length > 0 && (times[0] as number) <= at - limit.perMs) times.shift();
  if (times.length >= limit.orders) return false;
  times.push(at);
  return true;
}
