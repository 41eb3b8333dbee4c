import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../domain/account/account-state';
import { ZERO } from '../../domain/money';
import type { GroupLink, OrderEvent, OrderId } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { VenueMs } from '../../domain/units';
import type { OrderIds } from './order-ids';

/**
 * What happened to one account as the past of another. Its orders get ids of this profile, since theirs may be given
 * here too, and a second order with an id counts as none. Those that are open at its end are cancelled: the market
 * went on without them.
 */
export function adoptBook(
  events: readonly AccountEvent[],
  as: { readonly id: AccountId; readonly label: string },
  ids: OrderIds,
  at: VenueMs,
): readonly AccountEvent[] {
  const orders = new Map<OrderId, OrderId>();
  const groups = new Map<string, string>();
  const idOf = (id: OrderId): OrderId => known(orders, id, () => ids.next('P'));
  const linkOf = (group: GroupLink | null): GroupLink | null =>
    group === null ? null : { ...group, id: known(groups, group.id, () => ids.nextGroup()) };
  const adopted = events.map((event): AccountEvent => {
    switch (event.kind) {
      case 'opened':
        return { ...event, info: { ...event.info, ...as } };
      case 'placed': {
        const { order } = event;
        return { ...event, order: { ...order, id: idOf(order.id), account: as.id, group: linkOf(order.group) } };
      }
      case 'order':
        return { ...event, id: idOf(event.id), event: saidOf(event.event, event.id, idOf(event.id)) };
      case 'reserved':
        return { ...event, id: idOf(event.id) };
      default:
        return event;
    }
  });
  const open = [...foldAccountEvents(EMPTY_ACCOUNT, adopted).orders.values()].filter(isOpen);
  const reason = 'not taken along when the book was imported';
  return [...adopted, ...open.map(({ id }): AccountEvent => ({ kind: 'order', at, id, event: { kind: 'cancelled', at, reason }, reserved: ZERO }))];
}

/** Ids of an order's fills begin with its own. */
function saidOf(said: OrderEvent, before: OrderId, after: OrderId): OrderEvent {
  if (said.kind === 'acknowledged') return { ...said, venueId: after };
  if (said.kind !== 'filled') return said;
  const { fill } = said;
  const tail = fill.id.startsWith(before) ? fill.id.slice(before.length) : `-${fill.id}`;
  return { ...said, fill: { ...fill, id: `${after}${tail}`, order: after } };
}

function known(map: Map<string, string>, before: string, make: () => string): string {
  const after = map.get(before) ?? make();
  map.set(before, after);
  return after;
}
