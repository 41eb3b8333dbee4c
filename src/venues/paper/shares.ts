import { type Decimal, most, ZERO } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';

/**
 * Who holds back what. The legs of an OCO or a bracket can never both be filled, so those of one side hold back the
 * greatest need among them, once: the oldest open one holds it, the others nothing.
 */
export class Shares {
  /** What each open order would hold back by itself. */
  private readonly needs = new Map<OrderId, Decimal>();
  private readonly sharing = new Map<string, OrderId[]>();

  add(order: Order, need: Decimal): void {
    this.needs.set(order.id, need);
    const key = keyOf(order);
    if (key !== null) this.sharing.set(key, [...(this.sharing.get(key) ?? []), order.id]);
  }

  set(id: OrderId, need: Decimal): void {
    this.needs.set(id, need);
  }

  remove(order: Order): void {
    this.needs.delete(order.id);
    const key = keyOf(order);
    if (key === null) return;
    const rest = this.partners(order).filter((id) => id !== order.id);
    if (rest.length > 0) this.sharing.set(key, rest);
    else this.sharing.delete(key);
  }

  need(id: OrderId): Decimal {
    return this.needs.get(id) ?? ZERO;
  }

  /** Open orders that share with it, itself included, oldest first. */
  partners(order: Order): readonly OrderId[] {
    const key = keyOf(order);
    return key === null ? [order.id] : (this.sharing.get(key) ?? []);
  }

  of(order: Order): Decimal {
    const partners = this.partners(order);
    return partners[0] === order.id ? partners.map((id) => this.need(id)).reduce(most, ZERO) : ZERO;
  }
}

/** Its group lets no more than one be filled. */
export const isEitherOr = ({ group }: Order): boolean => group !== null && group.kind !== 'scaled' && group.role !== 'entry';

const keyOf = (order: Order): string | null => (isEitherOr(order) ? `${order.group?.id} ${order.terms.side}` : null);
