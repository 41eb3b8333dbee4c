import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountState } from '../../domain/account/account-state';
import type { OrderEvent, OrderId } from '../../domain/order/order';
import { isHeld } from '../../domain/order/order-state';
import type { HeldThrough } from '../protocol/link-state';

const LEAVES: ReadonlySet<OrderEvent['kind']> = new Set(['sent', 'cancelled', 'expired', 'rejected', 'gone']);

/** How many orders of an account are held, told by its events: a state of it costs a copy. */
export class HeldCount {
  private readonly held = new Set<OrderId>();
  private marked = new Set<OrderId>();
  private through = { held: 0, left: 0, ended: 0 };

  get size(): number {
    return this.held.size;
  }

  begin({ orders }: Pick<AccountState, 'orders'>): void {
    this.held.clear();
    for (const order of orders.values()) if (isHeld(order)) this.held.add(order.id);
  }

  /** The engine stood still until now: what becomes of those that are held is counted from here on. */
  mark(): void {
    this.marked = new Set(this.held);
    this.through = { held: this.held.size, left: 0, ended: 0 };
  }

  get sinceMark(): HeldThrough {
    return { ...this.through, still: this.marked.size };
  }

  /** Whether there are more or fewer now. */
  happened(event: AccountEvent): boolean {
    const before = this.held.size;
    if (event.kind === 'placed' && event.isHeld === true) this.held.add(event.order.id);
    if (event.kind === 'order' && LEAVES.has(event.event.kind)) {
      this.held.delete(event.id);
      if (this.marked.delete(event.id)) this.through[event.event.kind === 'sent' ? 'left' : 'ended']++;
    }
    return this.held.size !== before;
  }
}
