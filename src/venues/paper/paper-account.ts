import type { AccountInfo } from '../../domain/account/account-event';
import { type AccountState, payCurrency } from '../../domain/account/account-state';
import type { InstrumentId } from '../../domain/instrument';
import { add, compare, type Decimal, isPositive, least, subtract, ZERO } from '../../domain/money';
import { applyOrderEvent, type NewOrder, type Order, type OrderEvent, type OrderId, remaining } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { VenueMs } from '../../domain/units';
import type { ExecutionHands } from '../execution';
import { needAt } from './funds';
import { type OrderNews, RunningState } from './running-state';
import { isEitherOr, Shares } from './shares';

/** The account as its events add up. All that happens goes through here: into the state first, then out. */
export class PaperAccount {
  readonly info: AccountInfo;
  private readonly running: RunningState;
  private readonly shares = new Shares();
  /** Held back, by currency. */
  private readonly held = new Map<string, Decimal>();
  private readonly groups = new Map<string, OrderId[]>();

  constructor(
    earlier: AccountState,
    private readonly hands: ExecutionHands,
  ) {
    if (earlier.info === null) throw new Error('a paper account trades after it was opened');
    this.info = earlier.info;
    this.running = new RunningState(earlier);
    const open = this.open();
    for (const order of this.running.all()) this.join(order);
    for (const order of open) this.shares.add(order, ZERO);
    for (const { id } of open) this.shares.set(id, needAfterAll(this.order(id), this.reserved(id), this.pool(id)));
    for (const id of earlier.reserved.keys()) this.hold(id, ZERO, this.reserved(id));
  }

  get state(): AccountState {
    return this.running.snapshot();
  }

  find(id: OrderId): Order | undefined {
    return this.running.order(id);
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
    return [...this.running.all()].filter(isOpen);
  }

  /** The orders of a group, as they are now; those that ended so long ago that the account forgot them are none of it any more. */
  group(id: string): readonly Order[] {
    return (this.groups.get(id) ?? []).map((member) => this.find(member)).filter((order) => order !== undefined);
  }

  reserved(id: OrderId): Decimal {
    return this.running.reserved(id) ?? ZERO;
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
    return subtract(this.running.balance(currency), this.held.get(currency) ?? ZERO);
  }

  /** Base units, negative is short. */
  positionSize(instrument: InstrumentId): Decimal {
    return this.running.positionSize(instrument);
  }

  place(order: NewOrder, at: VenueMs): void {
    this.happened({ kind: 'placed', at, order, reserved: ZERO });
    this.shares.add(this.order(order.id), ZERO);
    this.join(this.order(order.id));
  }

  /** The events may end between two that belong together: what shares would be held back otherwise is put right. */
  straighten(at: VenueMs): void {
    for (const order of this.open()) {
      const most = add(this.pool(order.id), this.available(payCurrency(order, this.info)));
      for (const partner of this.shares.partners(order)) this.shares.set(partner, least(this.need(partner), most));
      this.restate(order.id, at);
    }
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
    const after = applyOrderEvent(this.order(id), said);
    const reserved = isOpen(after) ? this.shares.of(after) : ZERO;
    this.happened({ kind: 'order', at: said.at as VenueMs, id, event: said, reserved });
    this.hold(id, before, this.reserved(id));
  }

  private happened(event: OrderNews): void {
    this.running.apply(event);
    this.hands.emit(event);
  }

  private join({ id, group }: Order): void {
    if (group !== null) this.groups.set(group.id, [...(this.groups.get(group.id) ?? []), id]);
  }

  private hold(id: OrderId, before: Decimal, after: Decimal): void {
    if (before === after) return;
    const currency = payCurrency(this.order(id), this.info);
    this.held.set(currency, add(this.held.get(currency) ?? ZERO, subtract(after, before)));
  }
}

/**
 * What an order of an earlier life needs by itself. Of one that shares, only what all hold together was told; what a stop
 * may cost was estimated then, and that stands.
 */
function needAfterAll(order: Order, reserved: Decimal, pool: Decimal): Decimal {
  const isLetIn = order.isWorking || (order.venueId !== null && order.group?.kind === 'oco');
  if (!isEitherOr(order) || !isLetIn) return reserved;
  const named = needAt(order.terms, remaining(order), order.trailing?.stop);
  return order.terms.price === null && isPositive(pool) ? pool : named;
}
