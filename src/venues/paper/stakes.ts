import { compare, subtract } from '../../domain/money';
import type { OrderId } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import type { VenueMs } from '../../domain/units';
import { conditionalNeed, unaffordable } from './admission';
import type { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';

/**
 * On margin, what the open orders of an instrument need depends on what is held of it. Those that would now open more than
 * can be paid for are ended. `filled`: an order that is being filled and was told its need with that.
 */
export function restake(open: Iterable<OrderId>, filled: OrderId | null, account: PaperAccount, matcher: Matcher, at: VenueMs): void {
  if (account.info.kind !== 'margin') return;
  for (const id of [...open]) {
    if (id === filled || !account.isOpen(id)) continue;
    const order = account.order(id);
    if (order.venueId === null || (isExit(order) && !order.isWorking)) continue;
    const need = conditionalNeed(order, account, matcher);
    if (compare(need, account.need(id)) === 0) continue;
    // What is free may not be known just now: the order holds back what it needs all the same.
    const isKnown = account.margin() !== null;
    const reason = isKnown ? unaffordable(account, order.terms, subtract(need, account.pool(id))) : undefined;
    if (reason === undefined) account.stake(id, need, at);
    else matcher.end(id, 'cancelled', `the position has changed: ${reason}`, at);
  }
}
