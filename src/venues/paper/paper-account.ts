import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import { type AccountState, applyAccountEvent, payCurrency } from '../../domain/account/account-state';
import { add, compare, type Decimal, subtract, ZERO } from '../../domain/money';
import { type NewOrder, type Order, type OrderEvent, type OrderId, remaining } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { VenueMs } from '../../domain/units';
import type { ExecutionHands } from '../execution';
import { needAt } from './funds';
import { isEitherOr, Shares } from './shares';

/** The account as its events add up. All that happens goes through here: into the state first, then out. */
export class PaperAccount {
  readonly info: AccountInfo;
  private readonly shares = new Shares();
  /** Held back, by currency. */
  private readonly held = new Map<string, Decimal>();
  private readonly groups = new Map<string, OrderId[]>();

  constructor(
    private folded: AccountState,
    private readonly hands: ExecutionHands,
  ) {
    if (folded.info === null) throw new Error('a paper account trades after it was opened');
    this.info = folded.info;
    for (const order of folded.orders.values()) {
      this.join(order);
      if (isOpen(order)) this.shares.add(order, needAfterAll(order, this.reserved(order.id)));
    }
    for (const id of folded.reserved.keys()) this.hold(id, ZERO, this.reserved(id));
  }

  get state(): AccountState {
    return this.folded;
  }

  find(id: OrderId): Order | undefined {
    return this.folded.orders.get(id);
  }

  /** Of an order that was placed. */
  order(id: OrderId): Order {
    const order = this.find(id);
    if (order === undefined) throw new Error(`order ${id} was never placed`);
    return order;
  }

  isOpen(id: OrderId): boolean {
    const order = this.find(id);
    return order !== undefined && isOpen(order);
  }

  open(): readonly Order[] {
    return [...this.folded.orders.values()].filter(isOpen);
  }

  /** The orders of a group, as they are now. */
  group(id: string): readonly Order[] {
    return (this.groups.get(id) ?? []).map((member) => this.order(member));
  }

  reserved(id: OrderId): Decimal {
    return this.folded.reserved.get(id) ?? ZERO;
  }

  need(id: OrderId): Decimal {
    return this.shares.need(id);
  }

  /** What the order and those that share with it hold back together. */
  pool(id: OrderId): Decimal {
    return this.shares
      .partners(this.order(id))
      .map((partner) => this.reserved(partner))
      .reduce(add, ZERO);
  }

  /** What no open order holds back. */
  available(currency: string): Decimal {
    return subtract(this.folded.ledger.user.get(currency) ?? ZERO, this.held.get(currency) ?? ZERO);
  }

  place(order: NewOrder, at: VenueMs): void {
    this.happened({ kind: 'placed', at, order, reserved: ZERO });
    this.shares.add(this.order(order.id), ZERO);
    this.join(this.order(order.id));
  }

  /** The events may end between two that belong together: what shares would be held back otherwise is put right. */
  straighten(at: VenueMs): void {
    for (const order of this.open()) this.restate(order.id, at);
  }

  /** What orders will need that are told of next, so that those which share do it from the first word on. */
  expect(needs: ReadonlyMap<OrderId, Decimal>): void {
    for (const [id, need] of needs) this.shares.set(id, need);
  }

  /** `need`: what the order must hold back by itself from now on, where that changes; one that is done holds back nothing. */
  tell(id: OrderId, said: OrderEvent, need = this.need(id)): void {
    this.shares.set(id, need);
    const partners = this.shares.partners(this.order(id));
    this.say(id, said);
    if (!this.isOpen(id)) this.shares.remove(this.order(id));
    for (const partner of partners) this.restate(partner, said.at as VenueMs);
  }

  /** What it holds back became another order's to hold, or was another's. */
  private restate(id: OrderId, at: VenueMs): void {
    const order = this.order(id);
    if (!isOpen(order) || compare(this.shares.of(order), this.reserved(id)) === 0) return;
    const before = this.reserved(id);
    this.happened({ kind: 'reserved', at, id, reserved: this.shares.of(order) });
    this.hold(id, before, this.reserved(id));
  }

  private say(id: OrderId, said: OrderEvent): void {
    const before = this.reserved(id);
    const event = { kind: 'order', at: said.at as VenueMs, id, event: said, reserved: this.shares.of(this.order(id)) } as const;
    const next = applyAccountEvent(this.folded, event);
    this.happened(next.reserved.has(id) ? event : { ...event, reserved: ZERO }, next);
    this.hold(id, before, this.reserved(id));
  }

  private happened(event: AccountEvent, next = applyAccountEvent(this.folded, event)): void {
    this.folded = next;
    this.hands.emit(event);
  }

  private join({ id, group }: Order): void {
    if (group !== null) this.groups.set(group.id, [...(this.groups.get(group.id) ?? []), id]);
  }

  private hold(id: OrderId, before: Decimal, after: Decimal): void {
    if (before === after) return;
    const currency = payCurrency(this.order(id));
    this.held.set(currency, add(this.held.get(currency) ?? ZERO, subtract(after, before)));
  }
}

/** What an order of an earlier life holds back by itself; of one that shares, only what all hold together was told. */
function needAfterAll(order: Order, reserved: Decimal): Decimal {
  return isEitherOr(order) && order.isWorking ? needAt(order.terms, remaining(order), order.trailing?.stop) : reserved;
}
