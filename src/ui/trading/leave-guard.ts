import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import type { Order } from '../../domain/order/order';
import type { Account } from './account';

/** Whether the exchange's word on one of them is still to come: whoever leaves now may not see what it is. */
export const isWordDue = (orders: readonly Pick<Order, 'state'>[]): boolean => orders.some(({ state }) => state === 'sent' || state === 'unknown');

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The browser asks before this tab is left while real orders are under way or unknown, as long as the owner lives. */
export function createLeaveGuard(account: Pick<Account, 'id' | 'view'>): void {
  const isDue: Accessor<boolean> = () => isLiveId(account.id()) && isWordDue(account.view()?.orders ?? []);
  createEffect(() => {
    if (!isDue()) return;
    addEventListener('beforeunload', ask);
    onCleanup(() => removeEventListener('beforeunload', ask));
  });
}
