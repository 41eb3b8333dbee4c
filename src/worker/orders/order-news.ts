import type { AccountEvent } from '../../domain/account/account-event';
import type { Order, OrderEvent, OrderId } from '../../domain/order/order';
import { AS_ASKED } from '../../venues/execution';
import type { OrderNews, OrderNewsKind } from '../protocol/stream-message';

/** Orders told of at once: more than this in one task is a list to read, not news. */
const MOST_ORDERS = 50;

/** What happened to the orders of an account and was not told yet, an entry for each order. */
export class OrderNewsBox {
  private readonly waiting = new Map<OrderId, OrderNewsKind[]>();

  happened(event: AccountEvent): void {
    const kind = event.kind === 'order' ? kindOf(event.event) : null;
    if (event.kind !== 'order' || kind === null) return;
    const known = this.waiting.get(event.id);
    if (known === undefined) this.waiting.set(event.id, [kind]);
    else if (!known.includes(kind)) known.push(kind);
  }

  /** All of it, and nothing the next time. */
  take(find: (id: OrderId) => Order | undefined): readonly OrderNews[] {
    if (this.waiting.size === 0) return [];
    const news = [...this.waiting].slice(-MOST_ORDERS).flatMap(([id, happened]) => {
      const order = find(id);
      return order === undefined ? [] : [{ happened, order }];
    });
    this.waiting.clear();
    return news;
  }
}

function kindOf(event: OrderEvent): OrderNewsKind | null {
  switch (event.kind) {
    case 'filled':
    case 'triggered':
    case 'expired':
    case 'rejected':
    case 'doubted':
      return event.kind;
    case 'cancelled':
      return event.reason === AS_ASKED ? null : event.kind;
    default:
      return null;
  }
}
