import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountState } from '../../domain/account/account-state';
import type { OrderEvent, OrderId } from '../../domain/order/order';
import { isHeld } from '../../domain/order/order-state';

const LEAVES: ReadonlySet<OrderEvent['kind']> = new Set(['sent', 'cancelled', 'expired', 'rejected', 'gone']);

/** How many orders of an account are held, told by its events: a state of it costs a copy. */
export class HeldCount {
  private readonly held = new Set<OrderId>();

  get size(): number {
    return this.held.size;
  }

  begin({ orders }: Pick<AccountState, 'orders'>): void {
    this.held.clear();
    for (const order of orders.values()) if (isHeld(order)) this.held.add(order.id);
  }

  /** Whether there are more or fewer now. */
  happened(event: AccountEvent): boolean {
    const before = this.held.size;
    if (event.kind === 'placed' && event.isHeld === true) this.held.add(event.order.id);
    if (event.kind === 'order' && LEAVES.has(event.event.kind)) this.held.delete(event.id);
    return this.held.size !== before;
  }
}
