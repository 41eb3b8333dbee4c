import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import type { Order } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { Account } from './account';

/** Whether the exchange's word on one of them is still to come: whoever leaves now may not see what it is. */
export const isWordDue = (orders: readonly Pick<Order, 'state'>[]): boolean => orders.some(({ state }) => state === 'sent' || state === 'unknown');

/** Leaving may end the connection, and with it every one of them. */
const isAtStake = (orders: readonly Order[], hasDeadManSwitch: boolean): boolean => hasDeadManSwitch && orders.some(isOpen);

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The browser asks before this tab is left while real orders are under way or unknown, or would be cancelled by that, as long as the owner lives. */
export function createLeaveGuard(account: Pick<Account, 'id' | 'view'>): void {
  const isDue: Accessor<boolean> = () => {
    const { orders, live } = account.view() ?? { orders: [], live: null };
    return isLiveId(account.id()) && (isWordDue(orders) || isAtStake(orders, live?.deadManSwitch ?? false));
  };
  createEffect(() => {
    if (!isDue()) return;
    addEventListener('beforeunload', ask);
    onCleanup(() => removeEventListener('beforeunload', ask));
  });
}
