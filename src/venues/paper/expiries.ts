import type { Order, OrderId } from '../../domain/order/order';
import type { VenueMs } from '../../domain/units';

const NONE: readonly OrderId[] = [];

/** Ends of the orders that are good till a date. */
export class Expiries {
  private readonly ends = new Map<OrderId, VenueMs>();
  /** The soonest, so that a market event compares one number. */
  private soonest = Number.POSITIVE_INFINITY;

  add({ id, terms }: Order): void {
    if (terms.tif !== 'GTD' || terms.expiresAt === null) return;
    this.ends.set(id, terms.expiresAt);
    this.soonest = Math.min(this.soonest, terms.expiresAt);
  }

  remove(id: OrderId): void {
    if (this.ends.delete(id)) this.soonest = Math.min(Number.POSITIVE_INFINITY, ...this.ends.values());
  }

  due(at: VenueMs): readonly OrderId[] {
    return at < this.soonest ? NONE : [...this.ends].filter(([, end]) => end <= at).map(([id]) => id);
  }
}
