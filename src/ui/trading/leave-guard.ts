import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import { isHeld } from '../../domain/order/order-state';
import { createWatch, useTerminal } from '../terminal-context';
import type { Account } from './account';
import { isAtStake, isWordDue, wouldEndHeld } from './leave-reasons';

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/**
 * The browser asks before this tab is left while real orders are under way or unknown, or would be cancelled by that, and
 * before the last one is that holds exits, as long as the owner lives.
 */
export function createLeaveGuard(account: Pick<Account, 'id' | 'view'>): void {
  const link = createWatch(useTerminal().link);
  const isDue: Accessor<boolean> = () => {
    const { orders, live } = account.view() ?? { orders: [], live: null };
    const now = link();
    const isLive = isLiveId(account.id());
    // What the engine says of all accounts comes each second: those of this one are known before.
    const held = isLive ? orders.filter(isHeld).length : 0;
    if (now !== null && wouldEndHeld({ tabs: now.tabs, heldExits: Math.max(now.heldExits, held) })) return true;
    return isLive && (isWordDue(orders) || isAtStake(orders, live?.deadManSwitch ?? false));
  };
  createEffect(() => {
    if (!isDue()) return;
    addEventListener('beforeunload', ask);
    onCleanup(() => removeEventListener('beforeunload', ask));
  });
}
