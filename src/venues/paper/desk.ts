import type { LiveBook } from '../../domain/book';
import type { DerivativeStatus } from '../../domain/derivative';
import type { Instrument } from '../../domain/instrument';
import { type Decimal, fromDouble, isZero, toDouble } from '../../domain/money';
import type { NewOrder, Order, OrderId } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isOpen } from '../../domain/order/order-state';
import { isConditional, type OrderTerms, type TriggerSource, triggerSource } from '../../domain/order/terms';
import type { Trade } from '../../domain/trade';
import type { LocalMs, VenueMs } from '../../domain/units';
import { AS_ASKED } from '../execution';
import { needsOf, refusalOf, unwelcome } from './admission';
import { type Arrival, Arrivals } from './arrivals';
import { Changes } from './changes';
import { Expiries } from './expiries';
import { Funding, type FundingDue, fundingOf } from './funding';
import { Groups } from './groups';
import { Mark } from './mark';
import { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';
import { SeenTrades } from './seen-trades';
import { restake } from './stakes';
import type { VenueTime } from './venue-time';
import { Watch } from './watch';

/** All of an account that concerns one instrument, its book included. */
export class Desk {
  private readonly matcher: Matcher;
  private readonly groups: Groups;
  private readonly changes: Changes;
  private readonly watches: Readonly<Record<TriggerSource, Watch>>;
  private readonly arrivals = new Arrivals();
  private readonly expiries = new Expiries();
  /** Of a perpetual on margin. */
  private readonly funding: Funding | null;
  private readonly markPrice: Mark;
  private readonly seen = new SeenTrades();
  private readonly open = new Set<OrderId>();
  /** Went off at the price that is being read. */
  private readonly triggered: OrderId[] = [];
  private isTrusted = false;
  private at = 0 as VenueMs;

  constructor(
    private readonly instrument: Instrument,
    private readonly account: PaperAccount,
    private readonly time: VenueTime,
    /** What the way to its book takes more than usual just now, ms. */
    private readonly delayMs: () => number,
  ) {
    this.funding = account.info.kind !== 'margin' || instrument.settle === undefined ? null : new Funding(account.funded(instrument.id));
    this.matcher = new Matcher(instrument, account, {
      filling: (order, at) => this.groups.filling(order, at),
      filled: (order, at) => {
        this.groups.touch(order);
        restake(this.open, order.id, this.account, this.matcher, at);
      },
      closed: (order) => this.closed(order),
    });
    this.markPrice = new Mark(this.matcher.sight);
    this.groups = new Groups(account, {
      cancel: (id, reason, at) => this.matcher.end(id, 'cancelled', reason, at),
      resize: (id, size, at) => this.changes.resize(id, size, at),
    });
    this.changes = new Changes(account, this.matcher, {
      begin: (id, at) => this.begin(id, at),
      watch: (order, at) => this.watchFor(order, at),
    });
    const makeWatch = (): Watch =>
      new Watch(instrument.priceRule, {
        trailed: (id, step) => this.account.tell(id, { kind: 'trailed', at: this.at, ...step }),
        triggered: (id) => this.triggered.push(id),
      });
    this.watches = { trade: makeWatch(), mark: makeWatch() };
  }

  isBusy(): boolean {
    return this.open.size > 0 || this.isHolding();
  }

  /** Its venue tells a mark and funding of it that count here. */
  hasStatus(): boolean {
    return this.funding !== null;
  }

  /** A position on margin must be watched. */
  isHolding(): boolean {
    return this.account.info.kind === 'margin' && !isZero(this.account.positionSize(this.instrument.id));
  }

  /** What a position is valued at; null: the book is not live. */
  mark(): Decimal | null {
    return this.isBookLive() ? this.markPrice.exact(this.at) : null;
  }

  /** The same as a double. */
  roughMark(): number | null {
    return this.isBookLive() ? this.markPrice.rough(this.at) : null;
  }

  /** The state of a perpetual. */
  status(status: DerivativeStatus, now: LocalMs, at: VenueMs): void {
    this.step(now, at);
    this.markPrice.told(status.markPrice, at);
    this.funding?.told(status, at);
    this.marked(now, at);
  }

  /** An order that closes a position by force. Where nothing is shown to close it on, nothing happens. */
  liquidate(order: NewOrder, now: LocalMs, at: VenueMs): void {
    const { account } = this;
    const { id, terms } = order;
    if (!this.isOpenTo(order, now) || this.matcher.look(terms, terms.size).steps.length === 0) return;
    account.place(order, at);
    this.enter(account.order(id));
    account.tell(id, { kind: 'acknowledged', at, venueId: id });
    this.matcher.take(id, at);
  }

  endAll(reason: string, at: VenueMs): void {
    for (const id of [...this.open]) if (this.account.isOpen(id)) this.matcher.end(id, 'cancelled', reason, at);
  }

  /** Orders of an earlier life: those in the book stand at the end of their queues, those on the way have arrived. */
  resume(all: readonly Order[]): void {
    const now = 0 as LocalMs;
    this.matcher.resume(all);
    const orders = all.filter(isOpen);
    for (const order of orders) {
      this.enter(order);
      this.groups.touch(order);
      const { terms, isWorking, waitsFrom } = order;
      if (order.venueId === null || (isExit(order) && !isWorking)) continue;
      if (isWorking && isConditional(terms) && order.triggeredAt === null)
        this.watches[triggerSource(terms)].add(order, waitsFrom === undefined ? null : toDouble(waitsFrom.to));
      else if (isWorking && canRest(terms)) this.matcher.rest(order.id, 0 as VenueMs);
      else this.arrivals.add({ kind: 'release', id: order.id }, now, 0);
    }
    const onTheWay = orders.filter(({ venueId }) => venueId === null);
    for (const group of new Set(onTheWay.map(({ group, id }) => group?.id ?? id))) {
      const ids = onTheWay.filter(({ group: own, id }) => (own?.id ?? id) === group).map(({ id }) => id);
      this.arrivals.add({ kind: 'orders', ids }, now, 0);
    }
  }

  place(orders: readonly Order[], now: LocalMs): void {
    for (const order of orders) this.enter(order);
    this.ask({ kind: 'orders', ids: orders.map(({ id }) => id) }, now);
  }

  ask(arrival: Arrival, now: LocalMs): void {
    this.arrivals.add(arrival, now, this.account.info.latencyMs + this.delayMs());
    this.step(now, this.time.at(now));
  }

  trust(isLive: boolean, now: LocalMs): void {
    if (this.isTrusted && !isLive) this.matcher.sight.forget();
    const isBack = isLive && !this.isTrusted;
    this.isTrusted = isLive;
    if (!isBack) return;
    const at = this.time.at(now);
    this.bookMoved(now, at);
    restake(this.open, null, this.account, this.matcher, at);
  }

  /** `depth`: levels a side that its topic asks for. */
  book(book: LiveBook, depth: number, now: LocalMs, at: VenueMs): void {
    if (this.matcher.sight.see(book, depth, now)) this.bookMoved(now, at);
  }

  /** Newest first. Those of a snapshot happened before we looked: they fill and trigger nothing. */
  trades(trades: readonly Trade[], isSnapshot: boolean, now: LocalMs, at: VenueMs): void {
    const isHeard = this.isTrusted && !isSnapshot && this.open.size > 0;
    if (isHeard) this.pass(now, at);
    for (let i = trades.length - 1; i >= 0; i--) {
      const trade = trades[i] as Trade;
      if (this.seen.isNew(trade.id) && isHeard) this.traded(trade, now, at);
    }
    this.step(now, at);
  }

  step(now: LocalMs, at: VenueMs): void {
    this.pass(now, at);
    for (const arrival of this.arrivals.due(now, this.isBookOpen(now))) {
      this.arrive(arrival, at);
      this.groups.settle(at, this.isBookOpen(now));
    }
    this.groups.settle(at, this.isBookOpen(now));
  }

  private isBookLive(): boolean {
    return this.isTrusted && this.matcher.sight.isClear();
  }

  /** Orders go into it. */
  private isBookOpen(now: LocalMs): boolean {
    const { sight } = this.matcher;
    return this.isBookLive() && !sight.isOvertaken('buy', now) && !sight.isOvertaken('sell', now);
  }

  /** The same for one of them: what it would take is there, or it would take nothing. */
  private isOpenTo({ terms }: Pick<Order, 'terms'>, now: LocalMs): boolean {
    return this.isBookLive() && (!this.matcher.sight.isOvertaken(terms.side, now) || this.matcher.wouldMeet(terms) === null);
  }

  private bookMoved(now: LocalMs, at: VenueMs): void {
    if (this.isBookOpen(now)) {
      this.pass(now, at);
      this.matcher.bookMoved(now, at);
      this.marked(now, at);
    }
    this.step(now, at);
  }

  private traded(trade: Trade, now: LocalMs, at: VenueMs): void {
    this.at = at;
    this.matcher.traded(trade, now, at);
    this.watches.trade.moved(trade.price);
    this.goOff(fromDouble(trade.price), now, at);
    this.groups.settle(at, this.isBookOpen(now));
  }

  /** What positions are valued at may have moved. Told exactly only where that sets something off. */
  private marked(now: LocalMs, at: VenueMs): void {
    const { mark: watch } = this.watches;
    const rough = watch.isEmpty() ? null : this.roughMark();
    const mark = rough === null || watch.isQuiet(rough) ? null : this.mark();
    if (mark === null) return;
    watch.moved(toDouble(mark));
    this.goOff(mark, now, at);
    this.groups.settle(at, this.isBookOpen(now));
  }

  private goOff(price: Decimal, now: LocalMs, at: VenueMs): void {
    for (const id of this.triggered.splice(0)) {
      if (!this.account.isOpen(id)) continue;
      this.account.tell(id, { kind: 'triggered', at, price });
      this.groups.triggered(this.account.order(id), at);
      if (this.isOpenTo(this.account.order(id), now)) this.release(id, at);
      else this.arrivals.add({ kind: 'release', id }, now, 0);
    }
  }

  /** What is due by the time of something that happens comes before it. */
  private pass(now: LocalMs, at: VenueMs): void {
    this.at = at;
    const due = this.funding?.due(at) ?? null;
    if (due !== null) this.payFunding(due, at);
    const present = this.time.forEnds(now);
    for (const id of present === null ? [] : this.expiries.due(present)) this.matcher.end(id, 'expired', 'its time is over', at);
  }

  private payFunding(due: FundingDue, at: VenueMs): void {
    const { id: instrument } = this.instrument;
    const size = this.account.positionSize(instrument);
    if (!isZero(size)) this.account.post({ kind: 'funding', at, instrument, size, ...due, paid: fundingOf(size, due) });
  }

  private arrive(arrival: Arrival, at: VenueMs): void {
    if (arrival.kind === 'orders') this.admit(arrival.ids, at);
    else if (!this.account.isOpen(arrival.id)) this.comeLate(arrival, at);
    else if (arrival.kind === 'cancel') this.matcher.end(arrival.id, 'cancelled', AS_ASKED, at);
    else if (arrival.kind === 'amend') this.changes.amend(arrival.id, arrival.change, at);
    else this.begin(arrival.id, at);
  }

  /** It was over before what was asked of it arrived. */
  private comeLate(arrival: Arrival, at: VenueMs): void {
    const order = arrival.kind === 'amend' ? this.account.find(arrival.id) : undefined;
    if (arrival.kind !== 'amend' || order === undefined) return;
    this.account.tell(order.id, { kind: 'amend-refused', at, change: arrival.change, reason: `it was ${order.state} before the change arrived` });
  }

  /** All of them or none. */
  private admit(ids: readonly OrderId[], at: VenueMs): void {
    const orders = ids.filter((id) => this.account.isOpen(id)).map((id) => this.account.order(id));
    const needs = needsOf(orders, this.account, this.matcher);
    const refusal = refusalOf(orders, needs, this.account, this.matcher);
    if (refusal !== undefined) {
      // An entry last: its end would end its legs, which are refused themselves.
      const isEntry = ({ group }: Order): number => (group?.role === 'entry' ? 1 : 0);
      for (const { id } of orders.toSorted((a, b) => isEntry(a) - isEntry(b))) this.matcher.end(id, 'rejected', refusal, at);
      return;
    }
    this.account.expect(needs);
    for (const order of orders) {
      this.account.tell(order.id, { kind: 'acknowledged', at, venueId: order.id });
      this.groups.touch(order);
    }
    for (const order of orders) if (!isExit(order) && this.account.isOpen(order.id)) this.begin(order.id, at);
  }

  /** Into the book, or on watch. */
  private begin(id: OrderId, at: VenueMs): void {
    const order = this.account.order(id);
    if (!isConditional(order.terms) || order.triggeredAt !== null) {
      this.release(id, at);
      return;
    }
    this.watchFor(order, at);
  }

  private watchFor(order: Order, at: VenueMs): void {
    const { id, terms, trailing, isWorking } = order;
    const source = triggerSource(terms);
    const price = source === 'mark' ? this.roughMark() : this.matcher.sight.nearest(terms.side);
    const isToFollow = terms.trail !== null && terms.trigger !== null && trailing === null;
    const market = isToFollow && price !== null ? { market: fromDouble(price) } : {};
    if (!isWorking || 'market' in market) this.account.tell(id, { kind: 'working', at, ...market });
    this.watches[source].add(order, price);
  }

  private release(id: OrderId, at: VenueMs): void {
    const reason = unwelcome(this.account.order(id).terms, this.matcher, true);
    if (reason === undefined) this.matcher.take(id, at);
    else this.matcher.end(id, 'cancelled', reason, at);
  }

  private enter(order: Order): void {
    this.open.add(order.id);
    this.expiries.add(order);
  }

  private closed(order: Order): void {
    this.open.delete(order.id);
    this.expiries.remove(order.id);
    for (const watch of Object.values(this.watches)) watch.remove(order.id);
    this.groups.touch(order);
  }
}

/** It may wait in the book. */
const canRest = ({ price, tif }: OrderTerms): boolean => price !== null && tif !== 'IOC' && tif !== 'FOK';
