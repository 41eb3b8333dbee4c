import type { AccountEvent, AccountInfo } from '../domain/account/account-event';
import { type AccountState, applyAccountEvent, forgetOldest } from '../domain/account/account-state';
import type { Position } from '../domain/account/position';
import { type Decimal, ZERO } from '../domain/money';
import type { Order, OrderId } from '../domain/order/order';
import { isOpen } from '../domain/order/order-state';
import type { VenueMs } from '../domain/units';

/** All that can happen to an account that is open. */
export type AccountNews = Exclude<AccountEvent, { kind: 'opened' }>;

/**
 * An account state that events are folded into as `applyAccountEvent` does it, at a cost that does not grow with the
 * account's history: an event is applied to a state of the one order that it speaks of. Whole states are made when asked for.
 */
export class RunningState {
  private readonly orders: Map<OrderId, Order>;
  private readonly held: Map<OrderId, Decimal>;
  private rest: Omit<AccountState, 'orders' | 'reserved'>;
  private whole: AccountState | null;

  constructor(earlier: AccountState) {
    const { orders, reserved, ...rest } = earlier;
    this.orders = new Map(orders);
    this.held = new Map(reserved);
    this.rest = rest;
    this.whole = earlier;
  }

  get info(): AccountInfo | null {
    return this.rest.info;
  }

  apply(event: AccountNews): void {
    if (event.kind !== 'placed' && event.kind !== 'order' && event.kind !== 'reserved') {
      const { orders: _, reserved: __, ...rest } = applyAccountEvent({ ...this.rest, orders: new Map(), reserved: new Map() }, event);
      this.rest = rest;
      this.whole = null;
      return;
    }
    const id = event.kind === 'placed' ? event.order.id : event.id;
    const after = applyAccountEvent({ ...this.rest, orders: only(id, this.orders), reserved: only(id, this.held) }, event);
    const order = after.orders.get(id);
    const reserved = after.reserved.get(id);
    if (order !== undefined) this.orders.set(id, order);
    if (reserved === undefined) this.held.delete(id);
    else this.held.set(id, reserved);
    if (order !== undefined && !isOpen(order)) forgetOldest(this.orders, id);
    const { orders: _, reserved: __, ...rest } = after;
    this.rest = rest;
    this.whole = null;
  }

  order(id: OrderId): Order | undefined {
    return this.orders.get(id);
  }

  all(): Iterable<Order> {
    return this.orders.values();
  }

  /** Undefined for an order that is done. */
  reserved(id: OrderId): Decimal | undefined {
    return this.held.get(id);
  }

  /** What the account has of a currency, held back or not. */
  balance(currency: string): Decimal {
    return this.rest.ledger.user.get(currency) ?? ZERO;
  }

  /** All balances, and what of them is said to be free. */
  get money(): Pick<AccountState, 'ledger' | 'free'> {
    return this.rest;
  }

  /** How many events there were. */
  get count(): number {
    return this.rest.events;
  }

  positions(): ReadonlyMap<string, Position> {
    return this.rest.positions;
  }

  /** The last period of a perpetual whose funding was paid. */
  funded(instrument: string): VenueMs | null {
    return this.rest.funded.get(instrument) ?? null;
  }

  snapshot(): AccountState {
    this.whole ??= { ...this.rest, orders: new Map(this.orders), reserved: new Map(this.held) };
    return this.whole;
  }
}

function only<V>(id: OrderId, from: ReadonlyMap<OrderId, V>): ReadonlyMap<OrderId, V> {
  const value = from.get(id);
  return value === undefined ? new Map() : new Map([[id, value]]);
}
