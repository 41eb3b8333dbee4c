import type { Held } from '../../../domain/account/account-event';
import type { AccountId, Wallet } from '../../../domain/account/account-id';
import { type AccountState, KEPT_CLOSED } from '../../../domain/account/account-state';
import type { InstrumentId } from '../../../domain/instrument';
import { type Decimal, isZero, multiply, ZERO } from '../../../domain/money';
import { applyOrderEvent, closedAt, leftAt, type NewOrder, type Order, type OrderEvent, type OrderId, remaining } from '../../../domain/order/order';
import { isExit } from '../../../domain/order/order-set';
import { isHeld, isOpen } from '../../../domain/order/order-state';
import type { Amendment } from '../../../domain/order/terms';
import { fail, type Result } from '../../../domain/result';
import { type TopicKey, topicKey } from '../../../domain/topic';
import type { LocalMs, VenueMs } from '../../../domain/units';
import { AS_ASKED, type Execution, type ExecutionHands } from '../../execution';
import { RunningState } from '../../running-state';
import { currencyOf } from '../symbols';
import { neverPlaced } from './absence';
import { ANSWER_LIMIT_MS, Asked } from './asked';
import { HeldExits } from './held-exits';
import type { Recalled, Told } from './history';
import { type AccountMirror, type MirrorOrder, type Touched, tradeKey } from './mirror';
import type { WireNotice } from './notice-row';
import { cancelFields, changeFields, inputFrame } from './order-requests';
import type { WireOrder } from './order-row';
import { newsOf } from './order-story';
import { termsOf, walletOfOrder } from './order-terms';
import type { WireOwnTrade } from './own-trade-row';
import { FEE_LIMIT_MS, fillOf, hasUntold } from './own-trades';
import { type Occasion, positionNews } from './position-news';
import { requestsOf } from './requests';

/** What an account at the exchange can do besides telling. */
export interface LiveHands {
  /** Whether it left. */
  send(text: string): boolean;
  /** The account's socket may be spoken to: let in, and all of the account was told on it. */
  isReady(): boolean;
  /** The exchange was to cancel all orders when the connection before ended. */
  wasSwitchedOff(): boolean;
  /** Cancel an order, over whatever way there is. Whether it left. */
  cancel(fields: Readonly<Record<string, unknown>>): boolean;
  /** Something is in doubt that only a new snapshot can settle. */
  doubt(why: string): void;
}

/** What history does not have by then it is not asked for any more. */
const LACKING_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** An exchange tells of a busy wallet hundreds of times a second: each time would be written down, and drawn. */
const WALLETS_EVERY_MS = 200;
/** What is told of a trade comes within that. */
const SETTLED_MS = 2 * FEE_LIMIT_MS;
const NOT_SENT = 'not sent: the connection to the exchange was lost just before';
const UNANSWERED = `no answer within ${ANSWER_LIMIT_MS / 1000} s: the exchange may have it, or not`;
const NEVER_SEEN = 'it is not among the open orders of the exchange: probably it was never placed, or it ended at once';
const CLOSED_AWAY = 'it was open, and is not among the open orders of the exchange any more: how it ended is not known';
const SWITCHED_OFF =
  'it was open, and is not among the open orders of the exchange any more: probably the dead-man switch cancelled it as the connection ended';
const MISSING = [NEVER_SEEN, CLOSED_AWAY, SWITCHED_OFF];
const ELSEWHERE = 'at the exchange, by another program or by the exchange itself';

/**
 * One wallet of an account at the exchange, as an execution: what its messages say becomes events, and nothing becomes one
 * before they say it. Orders are known by the exchange's number, and until that is told by ours. `emit` must not call back.
 */
export class LiveAccount implements Execution {
  readonly account: AccountId;
  private readonly openedAt: number;
  private readonly running: RunningState;
  private readonly asked = new Asked();
  private readonly exits: HeldExits;
  private readonly byVenueId = new Map<number, OrderId>();
  private readonly byClientId = new Map<number, OrderId>();
  private walletsAt = Number.NEGATIVE_INFINITY;
  /** The mirror's wallets have news that is not told yet. */
  private areWalletsDue = false;
  /** Trades without a fee so far, and when they were heard of. */
  private readonly feeless = new Map<string, { readonly trade: WireOwnTrade; readonly at: LocalMs }>();
  /** When something was last said of orders, trades or positions; null: what came of it was looked at since. */
  private movedAt: LocalMs | null = null;

  constructor(
    private readonly wallet: Wallet,
    private mirror: AccountMirror,
    private readonly line: LiveHands,
    private readonly hands: ExecutionHands,
    earlier: AccountState,
  ) {
    this.account = earlier.info?.id ?? '';
    this.openedAt = earlier.openedAt ?? 0;
    this.running = new RunningState(earlier);
    for (const order of this.running.all()) this.index(order);
    this.exits = new HeldExits(wallet, {
      order: (id) => this.running.order(id),
      all: () => this.running.all(),
      free: (currency) => this.running.money.free.get(currency) ?? null,
      tell: (id, event) => this.tell(id, event),
      isReady: () => line.isReady(),
      send: (frame, ids, now) => this.leave(frame, ids, now),
    });
  }

  state(): AccountState {
    return this.running.snapshot();
  }

  submit(orders: readonly NewOrder[], now: LocalMs): void {
    const at = timeOf(now);
    for (const order of orders) {
      const held = isExit(order) ? ({ reserved: ZERO, isHeld: true } as const) : { reserved: this.reserveOf(order) };
      this.emit({ kind: 'placed', at, order, ...held });
      this.index(order);
    }
    this.exits.hold(orders);
    const requests = requestsOf(orders, this.wallet);
    if (!requests.ok) {
      for (const { id } of orders) this.tell(id, { kind: 'rejected', at, reason: requests.error });
      return;
    }
    for (const { frame, ids } of requests.value) {
      const hasLeft = this.line.isReady() && this.leave(frame, ids, now);
      if (!hasLeft) for (const id of ids) this.tell(id, { kind: 'rejected', at, reason: NOT_SENT });
    }
    this.exits.step(now);
  }

  amend(id: OrderId, change: Amendment, now: LocalMs): void {
    const order = this.running.order(id);
    if (order === undefined || !isOpen(order)) return;
    if (this.exits.amend(id, change, now)) return;
    const refusal = order.venueId === null ? 'the exchange has not said yet that it has the order' : null;
    const hasLeft =
      refusal === null && this.line.isReady() && this.line.send(inputFrame('ou', changeFields(Number(order.venueId), order.terms, change)));
    if (hasLeft) this.asked.changed(id, change, now);
    else this.tell(id, { kind: 'amend-refused', at: timeOf(now), change, reason: refusal ?? NOT_SENT });
  }

  cancel(id: OrderId, now: LocalMs): void {
    if (!this.exits.cancel(id, now) && this.asked.cancelDue(id, now)) this.sendCancel(id, now);
  }

  acknowledge(id: OrderId, reason: string, now: LocalMs): void {
    if (this.running.order(id)?.state === 'unknown') this.tell(id, { kind: 'gone', at: timeOf(now), reason });
  }

  written(now: LocalMs): void {
    this.exits.written(now);
  }

  /** What fills here is not ours to find out. */
  market(): void {}
  trust(): void {}
  clockSet(): void {}

  timeAt(now: LocalMs): VenueMs {
    return timeOf(now);
  }

  tick(now: LocalMs): void {
    this.exits.step(now);
    if (this.areWalletsDue) this.takeWallets(now);
    if (this.line.isReady() && this.movedAt !== null && now - this.movedAt >= SETTLED_MS) {
      this.movedAt = null;
      this.takePositions(now, 'settled');
    }
    for (const id of this.asked.cancelsDue(now)) this.sendCancel(id, now);
    const { orders, changes } = this.asked.takeOverdue(now);
    for (const id of orders) this.tell(id, { kind: 'doubted', at: now, reason: UNANSWERED });
    const unanswered = orders.length + changes.length;
    if (unanswered > 0)
      this.line.doubt(unanswered === 1 ? 'a request to the exchange had no answer' : `${unanswered} requests to the exchange had no answer`);
    if (this.line.isReady() && this.asked.takeLook(now)) this.line.doubt('an order that was not found is looked for again');
    for (const [key, { trade, at }] of this.feeless) {
      if (now - at < FEE_LIMIT_MS) continue;
      this.feeless.delete(key);
      this.takeFill(trade);
    }
  }

  unwatched(): readonly InstrumentId[] {
    return [];
  }

  /** The books that what is held on margin would be closed in. */
  needs(): readonly TopicKey[] {
    if (this.wallet === 'exchange') return [];
    return [...this.running.positions().values()]
      .filter(({ size }) => !isZero(size))
      .map(({ instrument }) => topicKey({ kind: 'book', instrument, precision: 'P0', depth: 100 }));
  }

  /** A message changed the mirror there. */
  told(touched: Touched, now: LocalMs): void {
    if (touched.kind !== 'wallet' && touched.kind !== 'margin' && touched.kind !== 'worth' && touched.kind !== 'offers') this.movedAt = now;
    if (touched.kind === 'order') {
      const row = this.mirror.orders.get(touched.id);
      if (row !== undefined) this.takeOrder(row, now);
    }
    if (touched.kind === 'trade') {
      const trade = this.mirror.trades.get(touched.key);
      if (trade !== undefined) this.takeTrade(trade, now);
    }
    if (touched.kind === 'order' || touched.kind === 'trade') this.exits.step(now);
    if (touched.kind === 'wallet' || touched.kind === 'wallets') {
      this.areWalletsDue = true;
      if (now - this.walletsAt >= WALLETS_EVERY_MS) this.takeWallets(now);
    }
    if (touched.kind === 'position' || touched.kind === 'positions') this.takePositions(now, 'news');
  }

  /**
   * All of the account has been told, in a way that is the one that is listened to from now on: what is not in it is not open
   * there. It was asked for at `since`: of an order that left later, and that the exchange has not told of, it says nothing.
   */
  readAnew(mirror: AccountMirror, since: LocalMs, now: LocalMs): void {
    this.mirror = mirror;
    this.takeAll(since, now);
  }

  /** Something was asked of the exchange, and what it says to that is still to come. */
  get isWaiting(): boolean {
    return this.asked.isWaiting;
  }

  /**
   * What the exchange's history has. Of orders that were never told of, those that ended since this account was opened are its;
   * those that it may have had and does not keep any more are not told again.
   */
  recalled({ orders, trades }: Recalled, now: LocalMs): void {
    this.movedAt = now;
    const since = this.keptSince();
    for (const row of orders) {
      const id = this.byVenueId.get(row.id) ?? this.ownOf(row);
      const known = id === undefined ? undefined : this.running.order(id);
      const isNews = known === undefined ? id === undefined && row.updatedAt > since : isOpen(known) || isPresumed(known);
      if (isNews) this.takeOrder({ ...row, isOver: true }, now);
      // Before it is one of those that are not kept.
      for (const trade of trades) if (trade.order === row.id) this.takeTrade(trade, now);
      if (isNews) this.exits.step(now);
    }
    for (const trade of trades) this.takeTrade(trade, now);
  }

  /** What history says of orders that are missing: those are over that it would have, and has not; of the others, why it does not tell. */
  settle(history: Result<Told, string>, now: LocalMs): void {
    for (const { id, doubt, ...order } of this.running.all()) {
      const missing = MISSING.find((words) => doubt?.startsWith(words));
      if (order.state !== 'unknown' || missing === undefined) continue;
      const never = history.ok
        ? neverPlaced(order, this.asked.missed(id), this.withListed(history.value))
        : fail(`its history cannot be read: ${history.error}`);
      const reason = never.ok ? null : `${missing}; ${never.error}`;
      if (never.ok) this.tell(id, { kind: 'rejected', at: timeOf(now), reason: never.value });
      else if (reason !== null && reason !== doubt) this.tell(id, { kind: 'doubted', at: now, reason });
    }
  }

  /** What is listed as open was placed as well, whosever it was taken for. */
  private withListed(told: Told): Told {
    return { ...told, orders: [...told.orders, ...this.mirror.orders.values()] };
  }

  /** All of the account has been told over REST. Orders that are missing there are not in doubt before history was asked for them. */
  polled(mirror: AccountMirror, now: LocalMs): void {
    this.mirror = mirror;
    this.takeRows(now);
  }

  /** Orders that are open here and not where all of the account was told, as it was asked for at `since`. */
  missing(since: LocalMs): readonly OrderId[] {
    return [...this.running.all()]
      .filter((order) => {
        const isListed = order.venueId !== null && this.mirror.orders.has(Number(order.venueId));
        const isHere = isHeld(order) || this.exits.has(order.id);
        return isOpen(order) && !isHere && !isListed && (order.venueId !== null || leftAt(order) <= since);
      })
      .map(({ id }) => id);
  }

  /** Nothing says what became of these: they were missing, and are. */
  doubtMissing(ids: readonly OrderId[], now: LocalMs): void {
    for (const id of ids) {
      const order = this.running.order(id);
      if (order === undefined || !isOpen(order) || this.mirror.orders.has(Number(order.venueId ?? Number.NaN))) continue;
      this.asked.answered(id);
      if (order.venueId === null) this.asked.notFound(id, now);
      const closed = this.line.wasSwitchedOff() ? SWITCHED_OFF : CLOSED_AWAY;
      const reason = order.venueId === null ? NEVER_SEEN : closed;
      // What its history says stands behind it.
      if (order.doubt?.startsWith(reason) !== true) this.tell(id, { kind: 'doubted', at: now, reason });
    }
  }

  /** Something that was filled is not among the fills, or its fee is not known, though there was time to tell. */
  lacksFills(now: LocalMs): boolean {
    return [...this.running.all()].some((order) => {
      const age = now - order.changedAt;
      return age >= SETTLED_MS && age < LACKING_MS && (order.fills.some(({ isFeeUnknown }) => isFeeUnknown) || hasUntold(order));
    });
  }

  private keptSince(): number {
    const over = [...this.running.all()].filter((order) => !isOpen(order));
    // Some tenths of a second lie between a fill and the end of its order.
    return over.length < KEPT_CLOSED ? this.openedAt : Math.max(this.openedAt, Math.min(...over.map(closedAt)) + SETTLED_MS);
  }

  /** The exchange's word on a request. */
  noticed(notice: WireNotice, now: LocalMs): void {
    for (const subject of notice.subjects) {
      const id = (subject.id === null ? undefined : this.byVenueId.get(subject.id)) ?? this.byClientId.get(subject.clientId ?? 0);
      const order = id === undefined ? undefined : this.running.order(id);
      if (order !== undefined) this.takeNotice(order, notice, now);
    }
  }

  private takeAll(since: LocalMs, now: LocalMs): void {
    this.takeRows(now);
    this.doubtMissing(this.missing(since), now);
  }

  private takeRows(now: LocalMs): void {
    this.movedAt = now;
    for (const row of this.mirror.orders.values()) this.takeOrder(row, now);
    for (const trade of this.mirror.trades.values()) this.takeTrade(trade, now);
    this.takeWallets(now);
    this.takePositions(now, 'read');
  }

  private takeNotice({ id }: Order, { type, isAccepted, text, at }: WireNotice, now: LocalMs): void {
    const saidAt = at ?? timeOf(now);
    if (type === 'on-req') {
      // That it was accepted does not show it yet.
      if (isAccepted) this.asked.accepted(id, now);
      else for (const one of this.refusedWith(id)) this.tell(one, { kind: 'rejected', at: saidAt, reason: `the exchange says: ${text}` });
    }
    const change = type === 'ou-req' ? this.asked.changeOf(id) : null;
    if (change !== null) {
      this.asked.changeAnswered(id);
      if (!isAccepted) this.tell(id, { kind: 'amend-refused', at: saidAt, change, reason: `the exchange says: ${text}` });
    }
    if (type === 'oc-req' && !isAccepted) this.asked.cancelRefused(id, isUnfound(this.running.order(id)), now);
  }

  /** An order, and where it left together with another one as a single order, that one. */
  private refusedWith(id: OrderId): readonly OrderId[] {
    const order = this.running.order(id);
    if (order === undefined || (order.group?.kind !== 'oco' && !isExit(order))) return [id];
    const isOfPair = (other: Order): boolean => other.group?.id === order.group?.id && isExit(other) === isExit(order);
    return [...this.running.all()].filter((other) => isOfPair(other) && other.venueId === null && isOpen(other)).map((other) => other.id);
  }

  private takeOrder(row: MirrorOrder, now: LocalMs): void {
    if (walletOfOrder(row) !== this.wallet) return;
    const order = this.orderOf(row, now);
    if (order === undefined) return;
    this.byVenueId.set(row.id, order.id);
    this.asked.answered(order.id);
    this.asked.found(order.id);
    const endWords = this.asked.isCancelled(order.id) ? AS_ASKED : ELSEWHERE;
    for (const event of newsOf(order, row, endWords)) {
      this.tell(order.id, event);
      if (event.kind === 'amended') this.asked.changeAnswered(order.id);
    }
    if (order.state === 'unknown' && !row.isOver && this.asked.isCancelled(order.id)) this.sendCancel(order.id, now);
    // A trade may be told before its order.
    for (const trade of this.mirror.trades.values()) if (trade.order === row.id) this.takeTrade(trade, now);
  }

  /** Ours by our number, where the terms are those that we sent; else one that was placed elsewhere. */
  private orderOf(row: MirrorOrder, now: LocalMs): Order | undefined {
    const known = this.running.order(this.byVenueId.get(row.id) ?? this.ownOf(row) ?? '');
    // One that was taken for over, and that is open, goes on under the exchange's number.
    if (known !== undefined && (row.isOver || !isPresumed(known))) return known;
    // Over before anything was heard of it, and history; or known once, and not kept any more.
    const isPast = row.isOver && (!this.line.isReady() || this.byVenueId.has(row.id));
    const terms = isPast ? undefined : termsOf(row);
    if (terms === undefined) return undefined;
    const order: NewOrder = {
      id: `V-${row.id}`,
      account: this.account,
      origin: 'elsewhere',
      group: null,
      createdAt: row.createdAt as number as LocalMs,
      terms,
    };
    this.emit({ kind: 'placed', at: timeOf(now), order, reserved: this.reserveOf(order) });
    this.index(order);
    return this.running.order(order.id);
  }

  /** Another program may use the same numbers, and on another day we do. */
  private ownOf(row: WireOrder): OrderId | undefined {
    const id = row.clientId === null ? undefined : this.byClientId.get(row.clientId);
    const order = id === undefined ? undefined : this.running.order(id);
    const isOwn =
      order !== undefined &&
      order.venueId === null &&
      Math.abs(row.createdAt - leftAt(order)) < DAY_MS &&
      order.terms.instrument === termsOf(row)?.instrument &&
      order.terms.side === row.side;
    return isOwn ? order.id : undefined;
  }

  private takeTrade(trade: WireOwnTrade, now: LocalMs): void {
    const id = this.byVenueId.get(trade.order);
    const order = id === undefined ? undefined : this.running.order(id);
    if (order === undefined) return;
    const key = tradeKey(trade);
    const known = order.fills.find((fill) => fill.id === key);
    if (known !== undefined && (known.isFeeUnknown !== true || trade.fee === null)) return;
    if (trade.fee === null) {
      if (!this.feeless.has(key)) this.feeless.set(key, { trade, at: now });
      return;
    }
    this.feeless.delete(key);
    this.takeFill(trade);
  }

  private takeFill(trade: WireOwnTrade): void {
    const id = this.byVenueId.get(trade.order);
    const order = id === undefined ? undefined : this.running.order(id);
    if (order !== undefined) this.tell(order.id, { kind: 'filled', at: trade.at, fill: fillOf(trade, order.id, order.terms) });
  }

  private takeWallets(now: LocalMs): void {
    this.areWalletsDue = false;
    const balances: Record<string, Held> = {};
    const { ledger, free } = this.running.money;
    const told = new Set<string>();
    for (const { kind, currency, total, available } of this.mirror.wallets.values()) {
      if (kind !== this.wallet) continue;
      const name = currencyOf(currency) ?? currency.toUpperCase();
      told.add(name);
      if (ledger.user.get(name) !== total || (free.get(name) ?? null) !== available) balances[name] = { total, available };
    }
    // A wallet with nothing in it may be left out.
    if (this.mirror.seen.has('wallets'))
      for (const [name, total] of ledger.user) if (!told.has(name) && total !== ZERO) balances[name] = { total: ZERO, available: ZERO };
    if (Object.keys(balances).length === 0) return;
    this.walletsAt = now;
    this.emit({ kind: 'held', at: timeOf(now), balances });
  }

  private takePositions(now: LocalMs, occasion: Occasion): void {
    if (this.wallet === 'exchange') return;
    for (const news of positionNews(this.mirror.positions.values(), this.running.positions(), occasion))
      this.emit({ kind: 'position', at: timeOf(now), ...news });
  }

  private leave(frame: string, ids: readonly OrderId[], now: LocalMs): boolean {
    const hasLeft = this.line.send(frame);
    if (hasLeft) for (const id of ids) this.asked.placed(id, now);
    return hasLeft;
  }

  private sendCancel(id: OrderId, now: LocalMs): void {
    const order = this.running.order(id);
    if (order === undefined || !isOpen(order)) {
      this.asked.over(id);
      return;
    }
    const { venueId, clientId } = order;
    if (venueId === null && clientId === undefined) return;
    const fields =
      venueId === null
        ? cancelFields({ clientId: clientId ?? 0, madeAt: leftAt(order) as number as VenueMs })
        : cancelFields({ id: Number(venueId) });
    if (this.line.cancel(fields)) this.asked.cancelSent(id, now);
  }

  /** What the exchange is likely to hold back for it, as long as it does not say itself what is free. On margin it alone can tell. */
  private reserveOf(order: NewOrder | Order): Decimal {
    if (this.wallet === 'margin' || ('state' in order && isHeld(order))) return ZERO;
    const size = 'filled' in order ? remaining(order) : order.terms.size;
    const price = order.terms.price ?? order.terms.trigger;
    if (order.terms.side === 'sell') return size;
    return price === null ? ZERO : multiply(size, price);
  }

  /** What says nothing new of an order is not told. */
  private tell(id: OrderId, event: OrderEvent): void {
    const order = this.running.order(id);
    const next = order === undefined ? undefined : applyOrderEvent(order, event);
    if (order === undefined || next === undefined || next === order) return;
    this.emit({ kind: 'order', at: event.at as number as VenueMs, id, event, reserved: isOpen(next) ? this.reserveOf(next) : ZERO });
    if (!isOpen(next)) this.asked.over(id);
  }

  private emit(event: Parameters<RunningState['apply']>[0]): void {
    this.running.apply(event);
    this.hands.emit(event);
  }

  private index({ id, clientId, ...order }: NewOrder | Order): void {
    if (clientId !== undefined) this.byClientId.set(clientId, id);
    if ('venueId' in order && order.venueId !== null) this.byVenueId.set(Number(order.venueId), id);
  }
}

/** That it is over was not the exchange's word on it: it may turn up all the same. */
/** The exchange may have it, and not have found it when it was asked. */
const isUnfound = (order: Order | undefined): boolean => order !== undefined && (order.state === 'unknown' || order.venueId === null);

const isPresumed = ({ state, venueId }: Order): boolean => state === 'gone' || (state === 'rejected' && venueId === null);

const timeOf = (now: LocalMs): VenueMs => now as number as VenueMs;
