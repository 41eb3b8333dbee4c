import type { AccountInfo, MarginInfo } from '../../domain/account/account-event';
import { type AccountState, payCurrency } from '../../domain/account/account-state';
import { type MarginFigures, type MarkOf, marginFigures } from '../../domain/account/margin';
import type { Position } from '../../domain/account/position';
import type { InstrumentId } from '../../domain/instrument';
import { add, compare, type Decimal, isPositive, isZero, least, most, subtract, ZERO } from '../../domain/money';
import { applyOrderEvent, type NewOrder, type Order, type OrderEvent, type OrderId, remaining } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import { AMENDABLE } from '../../domain/order/terms';
import type { VenueMs } from '../../domain/units';
import type { ExecutionHands } from '../execution';
import { type AccountNews, RunningState } from '../running-state';
import { type Funds, SPOT_FUNDS } from './funds';
import { marginFunds } from './margin-funds';
import { isEitherOr, Shares } from './shares';

/** The account as its events add up. All that happens goes through here: into the state first, then out. */
export class PaperAccount {
  readonly info: AccountInfo;
  private readonly running: RunningState;
  private readonly shares = new Shares();
  /** Held back, by currency. */
  private readonly held = new Map<string, Decimal>();
  /** Orders of each group; let go of once all of them ended. */
  private readonly groups = new Map<string, OrderId[]>();
  readonly funds: Funds;
  /** Marks of the moment, of live books only. Until somebody knows them, none is known. */
  markOf: MarkOf = () => null;

  constructor(
    earlier: AccountState,
    private readonly hands: ExecutionHands,
  ) {
    if (earlier.info === null) throw new Error('a paper account trades after it was opened');
    this.info = earlier.info;
    this.running = new RunningState(earlier);
    this.funds = this.info.kind === 'margin' ? marginFunds(this.info, (instrument) => this.positionSize(instrument)) : SPOT_FUNDS;
    const open = this.open();
    for (const order of this.running.all()) this.join(order);
    for (const order of open) this.shares.add(order, ZERO);
    for (const { id } of open) this.shares.set(id, needAfterAll(this.funds, this.order(id), this.reserved(id), this.pool(id)));
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

  /** The orders of a group, as they are now; none once all of it ended, and without those that the account forgot since they did. */
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

  /** What no open order holds back and no position takes. Null: the mark of a position is not known. */
  available(currency: string): Decimal | null {
    if (this.info.kind === 'margin') return this.margin()?.available ?? null;
    return subtract(this.running.balance(currency), this.held.get(currency) ?? ZERO);
  }

  /** What a margin account comes to; null: the mark of a position is not known, or it is no margin account. */
  margin(): MarginFigures | null {
    const { info } = this;
    if (info.kind !== 'margin') return null;
    const held = this.held.get(info.collateral) ?? ZERO;
    return marginFigures({ info, cash: this.cash(info), held, positions: this.running.positions().values() }, this.markOf);
  }

  cash({ collateral }: MarginInfo): Decimal {
    return this.running.balance(collateral);
  }

  /** Base units, negative is short. */
  positionSize(instrument: string): Decimal {
    return this.running.positions().get(instrument)?.size ?? ZERO;
  }

  /** Positions that are not flat. */
  positions(): readonly Position[] {
    return [...this.running.positions().values()].filter(({ size }) => !isZero(size));
  }

  /** How many events there were: another number for each. */
  get count(): number {
    return this.running.count;
  }

  funded(instrument: InstrumentId): VenueMs | null {
    return this.running.funded(instrument);
  }

  place(order: NewOrder, at: VenueMs): void {
    this.happened({ kind: 'placed', at, order, reserved: ZERO });
    this.shares.add(this.order(order.id), ZERO);
    this.join(this.order(order.id));
  }

  /** The events may end between two that belong together: what shares would be held back otherwise is put right. */
  straighten(at: VenueMs): void {
    for (const order of this.open()) {
      const free = this.available(payCurrency(order, this.info));
      const limit = free === null ? null : most(add(this.pool(order.id), free), ZERO);
      if (limit !== null) for (const partner of this.shares.partners(order)) this.shares.set(partner, least(this.need(partner), limit));
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
    if (!this.isOpen(id)) this.closed(this.order(id));
    for (const partner of partners) this.restate(partner, said.at as VenueMs);
  }

  /** On margin: another position makes an order need another amount. */
  stake(id: OrderId, need: Decimal, at: VenueMs): void {
    this.shares.set(id, need);
    for (const partner of this.shares.partners(this.order(id))) this.restate(partner, at);
  }

  /** Something that is not about an order. */
  post(event: Exclude<AccountNews, { id: OrderId } | { order: unknown }>): void {
    this.happened(event);
  }

  /** What it holds back became another order's to hold, or was another's. */
  private restate(id: OrderId, at: VenueMs): void {
    const order = this.order(id);
    if (!isOpen(order) || compare(this.shares.of(order), this.reserved(id)) === 0) return;
    const before = this.reserved(id);
    this.happened({ kind: 'reserved', at, id, reserved: this.shares.of(order) });
    this.hold(id, before, this.reserved(id));
  }

  private say(id: OrderId, told: OrderEvent): void {
    const said = afterEarlier(told, this.order(id));
    const before = this.reserved(id);
    const after = applyOrderEvent(this.order(id), said);
    const reserved = isOpen(after) ? this.shares.of(after) : ZERO;
    this.happened({ kind: 'order', at: said.at as VenueMs, id, event: said, reserved });
    this.hold(id, before, this.reserved(id));
  }

  private happened(event: AccountNews): void {
    this.running.apply(event);
    this.hands.emit(event);
  }

  private closed(order: Order): void {
    this.shares.remove(order);
    const { group } = order;
    if (group !== null && !this.group(group.id).some(isOpen)) this.groups.delete(group.id);
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
function needAfterAll(funds: Funds, order: Order, reserved: Decimal, pool: Decimal): Decimal {
  const isLetIn = order.isWorking || (order.venueId !== null && order.group?.kind === 'oco');
  if (!isEitherOr(order) || !isLetIn) return reserved;
  const named = funds.needAt(order.terms, remaining(order), order.trailing?.stop);
  return order.terms.price === null && isPositive(pool) ? pool : named;
}

/**
 * Of two changes the later counts, and here the later is the one that is told later: a clock that was set back, or a venue's
 * that is behind, would have it forgotten.
 */
function afterEarlier(said: OrderEvent, { changes }: Order): OrderEvent {
  if (said.kind !== 'amended') return said;
  const earlier = AMENDABLE.map((term) => (said.change[term] === undefined ? undefined : changes[term]?.at));
  const at = Math.max(said.at, ...earlier.map((known) => (known === undefined ? 0 : known + 1))) as VenueMs;
  return { ...said, at };
}
