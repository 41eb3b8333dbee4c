import type { LiveBook } from '../../domain/book';
import type { Instrument } from '../../domain/instrument';
import { compare, isPositive, subtract, sum, ZERO } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import type { Trade } from '../../domain/trade';
import type { LocalMs, VenueMs } from '../../domain/units';
import { firstNeed, unaffordable, unsound, unwelcome } from './admission';
import { type Arrival, Arrivals } from './arrivals';
import { Expiries } from './expiries';
import { needAt } from './funds';
import { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';
import { SeenTrades } from './seen-trades';

/** All of an account that concerns one instrument, its book included. */
export class Desk {
  private readonly matcher: Matcher;
  private readonly arrivals = new Arrivals();
  private readonly expiries = new Expiries();
  private readonly seen = new SeenTrades();
  private readonly open = new Set<OrderId>();
  private isTrusted = false;

  constructor(
    private readonly instrument: Instrument,
    private readonly account: PaperAccount,
  ) {
    this.matcher = new Matcher(instrument, account, {
      filling: () => undefined,
      filled: () => undefined,
      closed: (id) => this.closed(id),
    });
  }

  isBusy(): boolean {
    return this.open.size > 0;
  }

  /** Orders of an earlier life: those in the book stand at the end of their queues, those on the way have arrived. */
  resume(orders: readonly Order[]): void {
    const now = 0 as LocalMs;
    for (const order of orders) {
      this.open.add(order.id);
      this.expiries.add(order);
      if (order.venueId === null) this.arrivals.add({ kind: 'orders', ids: [order.id] }, now, 0);
      else if (order.terms.price !== null && order.terms.tif !== 'IOC' && order.terms.tif !== 'FOK') this.matcher.rest(order.id);
      else this.arrivals.add({ kind: 'release', id: order.id }, now, 0);
    }
  }

  place(orders: readonly Order[], now: LocalMs): void {
    for (const order of orders) {
      this.open.add(order.id);
      this.expiries.add(order);
    }
    this.ask({ kind: 'orders', ids: orders.map(({ id }) => id) }, now);
  }

  ask(arrival: Arrival, now: LocalMs): void {
    this.arrivals.add(arrival, now, this.account.info.latencyMs);
    this.step(now, now as number as VenueMs);
  }

  trust(isLive: boolean, now: LocalMs): void {
    if (this.isTrusted && !isLive) this.matcher.sight.forget();
    const isBack = isLive && !this.isTrusted;
    this.isTrusted = isLive;
    if (isBack) this.bookMoved(now, now as number as VenueMs);
  }

  /** `depth`: levels a side that its topic asks for. */
  book(book: LiveBook, depth: number, now: LocalMs, at: VenueMs): void {
    if (this.matcher.sight.see(book, depth, now)) this.bookMoved(now, at);
  }

  /** Newest first. Those of a snapshot happened before we looked: they fill and trigger nothing. */
  trades(trades: readonly Trade[], isSnapshot: boolean, now: LocalMs, at: VenueMs): void {
    const isHeard = this.isTrusted && !isSnapshot && this.open.size > 0;
    if (isHeard) this.expire(at);
    for (let i = trades.length - 1; i >= 0; i--) {
      const trade = trades[i] as Trade;
      if (this.seen.isNew(trade.id) && isHeard) this.matcher.traded(trade, now, at);
    }
    this.step(now, at);
  }

  step(now: LocalMs, at: VenueMs): void {
    this.expire(at);
    for (const arrival of this.arrivals.due(now, this.isOpenForBusiness())) this.arrive(arrival, at);
  }

  private isOpenForBusiness(): boolean {
    return this.isTrusted && this.matcher.sight.isClear();
  }

  private bookMoved(now: LocalMs, at: VenueMs): void {
    if (!this.isOpenForBusiness()) return;
    this.expire(at);
    this.matcher.bookMoved(now, at);
    this.step(now, at);
  }

  private expire(at: VenueMs): void {
    for (const id of this.expiries.due(at)) this.matcher.end(id, 'expired', 'its time is over', at);
  }

  private arrive(arrival: Arrival, at: VenueMs): void {
    if (arrival.kind === 'orders') this.admit(arrival.ids, at);
    else if (!this.account.isOpen(arrival.id)) return;
    else if (arrival.kind === 'cancel') this.matcher.end(arrival.id, 'cancelled', 'asked for', at);
    else if (arrival.kind === 'amend') this.amend(arrival.id, arrival.change, at);
    else this.matcher.take(arrival.id, at);
  }

  /** All of them or none. */
  private admit(ids: readonly OrderId[], at: VenueMs): void {
    const orders = ids.filter((id) => this.account.isOpen(id)).map((id) => this.account.order(id));
    const [first] = orders;
    if (first === undefined) return;
    const needs = orders.map((order) => firstNeed(order, this.matcher));
    const refusal =
      orders.map((order) => unsound(order.terms) ?? unwelcome(order.terms, this.matcher)).find((reason) => reason !== undefined) ??
      unaffordable(this.instrument, this.account, first.terms, sum(needs));
    if (refusal !== undefined) {
      for (const { id } of orders) this.matcher.end(id, 'rejected', refusal, at);
      return;
    }
    for (const [i, { id }] of orders.entries()) this.account.tell(id, { kind: 'acknowledged', at, venueId: id }, needs[i] ?? ZERO);
    for (const { id } of orders) this.matcher.take(id, at);
  }

  /** A change that cannot be made leaves the order as it was; the venue says once more that it has it. */
  private amend(id: OrderId, change: Amendment, at: VenueMs): void {
    const order = this.account.order(id);
    const terms = { ...order.terms, ...change };
    const left = subtract(terms.size, order.filled);
    const isInBook = terms.price !== null;
    const need = needAt(terms, left);
    const more = subtract(need, this.account.reserved(id));
    const isRefused =
      !isPositive(left) ||
      unsound(terms) !== undefined ||
      unwelcome(terms, this.matcher) !== undefined ||
      (isPositive(more) && unaffordable(this.instrument, this.account, terms, more) !== undefined);
    if (isRefused) {
      this.account.tell(id, { kind: 'acknowledged', at, venueId: id }, this.account.reserved(id));
      return;
    }
    const keepsPlace = terms.price === order.terms.price && compare(terms.size, order.terms.size) <= 0;
    this.account.tell(id, { kind: 'amended', at, change }, need);
    if (keepsPlace || !isInBook) return;
    this.matcher.leave(id);
    this.matcher.take(id, at);
  }

  private closed(id: OrderId): void {
    this.open.delete(id);
    this.expiries.remove(id);
  }
}
