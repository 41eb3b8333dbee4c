import type { AccountId } from '../../domain/account/account-id';
import type { AccountState } from '../../domain/account/account-state';
import { isTraded } from '../../domain/account/margin';
import type { State } from '../../domain/freshness';
import type { Instrument, InstrumentId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import type { NewOrder, Order, OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import { type Depth, parseTopicKey, type TopicKey, topicKey } from '../../domain/topic';
import { LATE_ORDER_MS, type OrderTrouble } from '../../domain/trouble';
import type { LocalMs, VenueMs } from '../../domain/units';
import { AS_ASKED, type Execution, type ExecutionHands } from '../execution';
import { Desk } from './desk';
import { Liquidation } from './liquidation';
import { PaperAccount } from './paper-account';
import { VenueTime } from './venue-time';

/** Levels a side that are asked for; a topic with more of them counts as well, one with fewer does not. */
const DEPTH: Depth = 100;

/** What the venue of an account lists; undefined where it has no such market. */
export type Rules = (id: InstrumentId) => Instrument | undefined;

/**
 * An account that trades on the shown book and moves nobody. `earlier` is what its journal adds up to: orders that were
 * open go on, behind all that is shown at their prices; what was on its way has arrived, amends and cancels on their way
 * are lost. `trust` must speak of the book that `needs` names: one that is not followed is not live. `emit` must not call back.
 * `trouble` says what orders meet on purpose just now.
 */
export function makePaperExecution(
  hands: ExecutionHands,
  earlier: AccountState,
  rules: Rules,
  trouble: () => OrderTrouble | null = () => null,
): Execution {
  return new PaperExecution(new PaperAccount(earlier, hands), rules, trouble);
}

export const REFUSED_ON_PURPOSE = 'refused on purpose: that orders are refused is the trouble that was asked for';

/** Where the events of a topic go. Null: they are of no use here. */
type Route = { readonly desk: Desk; readonly depth: number } | null;

class PaperExecution implements Execution {
  readonly account: AccountId;
  private readonly desks = new Map<InstrumentId, Desk>();
  private isAwake = false;
  private readonly routes = new Map<TopicKey, Route>();
  private readonly liquidation: Liquidation;
  private readonly time = new VenueTime();

  constructor(
    private readonly paper: PaperAccount,
    private readonly rules: Rules,
    private readonly trouble: () => OrderTrouble | null,
  ) {
    this.account = paper.info.id;
    paper.markOf = (instrument) => this.desks.get(instrument as InstrumentId)?.mark() ?? null;
    this.liquidation = new Liquidation(
      paper,
      (instrument) => this.deskOf(instrument as InstrumentId),
      (reason, at) => this.cancelAll(reason, at),
    );
    if (paper.info.kind === 'margin') for (const { instrument } of paper.positions()) this.deskOf(instrument);
    const orders = [...paper.state.orders.values()];
    for (const instrument of new Set(orders.map(({ terms }) => terms.instrument))) {
      this.deskOf(instrument)?.resume(orders.filter(({ terms }) => terms.instrument === instrument));
    }
  }

  state(): AccountState {
    return this.paper.state;
  }

  submit(orders: readonly NewOrder[], now: LocalMs): void {
    this.wake(now);
    const fresh = orders.filter(({ id }) => this.paper.find(id) === undefined);
    const [first] = fresh;
    if (first === undefined) return;
    for (const order of fresh) this.paper.place(order, this.time.at(now));
    const { instrument } = first.terms;
    const desk = this.deskOf(instrument);
    const isOneMarket = fresh.every((order) => order.terms.instrument === instrument);
    const onPurpose = this.trouble() === 'orders-refused' ? REFUSED_ON_PURPOSE : undefined;
    const refusal = onPurpose ?? this.refusalOf(first, desk) ?? (isOneMarket ? undefined : 'a group is of one market');
    if (desk === undefined || refusal !== undefined) {
      for (const { id } of fresh) this.paper.tell(id, { kind: 'rejected', at: this.time.at(now), reason: refusal ?? '' });
    } else
      desk.place(
        fresh.map(({ id }) => this.paper.order(id)),
        now,
      );
    this.check(now, this.time.at(now));
  }

  amend(id: OrderId, change: Amendment, now: LocalMs): void {
    this.wake(now);
    this.deskOfOrder(id)?.ask({ kind: 'amend', id, change }, now);
    this.check(now, this.time.at(now));
  }

  cancel(id: OrderId, now: LocalMs): void {
    this.wake(now);
    const desk = this.deskOfOrder(id);
    if (desk !== undefined) desk.ask({ kind: 'cancel', id }, now);
    // Of a market that its venue no longer lists: nothing else can be done with it.
    else if (this.paper.isOpen(id)) this.paper.tell(id, { kind: 'cancelled', at: this.time.at(now), reason: AS_ASKED });
  }

  /** Here everything is known. */
  acknowledge(): void {}

  /** Nothing leaves this program, so nothing waits for that. */
  written(): void {}

  market(event: MarketEvent, now: LocalMs): void {
    if (event.kind !== 'book' && event.kind !== 'trades' && event.kind !== 'status') return;
    const route = this.routeOf(event.topic);
    if (route === null) return;
    this.wake(now);
    this.time.heard(event.sentAt, now);
    const at = event.sentAt ?? this.time.at(now);
    if (event.kind === 'book') route.desk.book(event.book, route.depth, now, at);
    else if (event.kind === 'status') route.desk.status(event.status, now, at);
    else route.desk.trades(event.trades, event.isSnapshot, now, at);
    if (route.desk.isHolding()) this.check(now, at);
  }

  trust(instrument: InstrumentId, state: State, now: LocalMs): void {
    this.wake(now);
    this.deskOf(instrument)?.trust(state === 'live', now);
    this.check(now, this.time.at(now));
  }

  tick(now: LocalMs): void {
    this.wake(now);
    for (const desk of this.desks.values()) desk.step(now, this.time.at(now));
    this.check(now, this.time.at(now));
  }

  timeAt(now: LocalMs): VenueMs {
    return this.time.at(now);
  }

  clockSet(ms: number): void {
    this.time.jumped(ms);
  }

  unwatched(): readonly InstrumentId[] {
    return this.paper.info.kind === 'margin' ? this.liquidation.unknown().map(({ instrument }) => instrument) : [];
  }

  needs(): readonly TopicKey[] {
    return [...this.desks]
      .filter(([, desk]) => desk.isBusy())
      .flatMap(([instrument, desk]) => [
        topicKey({ kind: 'book', instrument, precision: 'P0', depth: DEPTH }),
        topicKey({ kind: 'trades', instrument }),
        ...(desk.hasStatus() ? [topicKey({ kind: 'status', instrument })] : []),
      ]);
  }

  private check(now: LocalMs, at: VenueMs): void {
    this.liquidation.check(now, at);
  }

  private cancelAll(reason: string, at: VenueMs): void {
    for (const desk of this.desks.values()) desk.endAll(reason, at);
    // Of markets that their venue no longer lists.
    for (const { id } of this.paper.open()) this.paper.tell(id, { kind: 'cancelled', at, reason });
  }

  /** Why the account does not trade the market of an order, in the user's words. */
  private refusalOf({ terms: { instrument } }: NewOrder, desk: Desk | undefined): string | undefined {
    const { info } = this.paper;
    const rules = this.rules(instrument);
    if (desk === undefined || rules === undefined) return `${instrument} is not a market of this account`;
    if (info.kind !== 'margin' || isTraded(rules, info)) return undefined;
    return `this account trades on margin of ${info.collateral}, and ${instrument} is not quoted and settled in it`;
  }

  /** The first thing a new life does. */
  private wake(now: LocalMs): void {
    if (this.isAwake) return;
    this.isAwake = true;
    this.paper.straighten(this.time.at(now));
  }

  private deskOfOrder(id: OrderId): Desk | undefined {
    const order: Order | undefined = this.paper.find(id);
    return order === undefined ? undefined : this.desks.get(order.terms.instrument);
  }

  /** Undefined: the account's venue lists no such market. */
  private deskOf(id: InstrumentId): Desk | undefined {
    const known = this.desks.get(id);
    if (known !== undefined) return known;
    const instrument = this.rules(id);
    if (instrument === undefined || instrument.venue !== this.paper.info.feed) return undefined;
    const desk = new Desk(instrument, this.paper, this.time, () => (this.trouble() === 'orders-late' ? LATE_ORDER_MS : 0));
    this.desks.set(id, desk);
    return desk;
  }

  private routeOf(key: TopicKey): Route {
    const known = this.routes.get(key);
    if (known !== undefined) return known;
    const topic = parseTopicKey(key);
    const isOfUse =
      topic?.kind === 'trades' || topic?.kind === 'status' || (topic?.kind === 'book' && topic.precision === 'P0' && topic.depth >= DEPTH);
    const desk = isOfUse ? this.deskOf(topic.instrument) : undefined;
    const route = desk === undefined ? null : { desk, depth: topic?.kind === 'book' ? topic.depth : 0 };
    this.routes.set(key, route);
    return route;
  }
}
