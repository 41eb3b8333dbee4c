/** Why leaving a tab may cost something. */
import type { Order } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { LinkState } from '../../worker/protocol/link-state';

/** Whether the exchange's word on one of them is still to come: whoever leaves now may not see what it is. */
export const isWordDue = (orders: readonly Pick<Order, 'state'>[]): boolean => orders.some(({ state }) => state === 'sent' || state === 'unknown');

/** Exits that are held for their entry, of whichever account, never leave once the last tab is gone. */
export const wouldEndHeld = ({ tabs, heldExits }: Pick<LinkState, 'tabs' | 'heldExits'>): boolean => tabs < 2 && heldExits > 0;

/** Leaving may end the connection, and with it every one of them. */
export const isAtStake = (orders: readonly Order[], hasDeadManSwitch: boolean): boolean => hasDeadManSwitch && orders.some(isOpen);
