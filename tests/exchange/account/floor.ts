import type { Order as BookOrder } from '../book-ladder';
import type { Feed } from '../feed';
import type { Guests, Market, RestingOrder, TradeRow } from '../market';
import { type Exact, exact, least, magnitude, ofUnits, toWire, unitsOf, withSign } from './exact';
import { type Halt, haltOf } from './halt';
import type { MarkOf } from './mark';
import { has, type Order, sideOf } from './order';
import type { Settled, Settlement } from './settlement';
import { byPriority, isBetter, type Standing, standingOf } from './standing';
import { endedStatus, executedStatus, openStatus } from './status-text';
import type { Teller } from './teller';

/** One market with the orders that accounts have in it: priority by price, then the shown before the hidden, then by time. */
export class Floor implements Guests {
  readonly resting = new Map<number, Order>();
  readonly stops = new Map<number, Order>();
  /** Of trades since stops were last looked at. */
  private low: Exact | undefined;
  private high: Exact | undefined;

  constructor(
    readonly market: Market,
    private readonly feed: Feed,
    private readonly settlement: Settlement,
    private readonly teller: Teller,
    private readonly markOf: MarkOf,
    private readonly now: () => number,
    /** What has to happen when stops may be due. */
    private readonly look: (floor: Floor, at: number) => void,
  ) {
    market.guests = this;
  }

  /** The price of the last trade. */
  get last(): Exact {
    return exact(this.market.trades(1)[0]?.[3] ?? this.market.listing.pair.startPrice);
  }

  /** The lowest and the highest price since this was last asked. */
  extremes(): { readonly low: Exact; readonly high: Exact } | undefined {
    const { low, high } = this;
    this.low = undefined;
    this.high = undefined;
    return low === undefined || high === undefined ? undefined : { low, high };
  }

  traded(trade: TradeRow, hit: RestingOrder | undefined): void {
    const price = exact(trade[3]);
    this.note(price);
    let left = exact(Math.abs(trade[2]));
    for (const order of this.own(trade[2] > 0 ? -1 : 1)) {
      const own = order.price as Exact;
      const isAhead =
        isBetter(sideOf(order), own, price) || (own === price && !has(order, 'hidden') && order.rank < (hit?.rank ?? Number.POSITIVE_INFINITY));
      if (!isAhead || left === 0n) continue;
      left -= this.make(order, least(left, magnitude(order.remaining)), this.market.nextGuestId(), true);
    }
  }

  met(incoming: BookOrder): number {
    let left = exact(Math.abs(incoming.amount));
    const limit = exact(incoming.price);
    let taken = 0n;
    for (const order of this.own(incoming.amount > 0 ? -1 : 1)) {
      const own = order.price as Exact;
      if (left === 0n || isBetter(sideOf(order), limit, own)) break;
      const size = this.make(order, least(left, magnitude(order.remaining)), this.market.nextGuestId(), true);
      left -= size;
      taken += size;
    }
    return unitsOf(taken);
  }

  settled(at: number): void {
    this.look(this, at);
    this.feed.publishBooks(this.market);
  }

  /** What it would cost or bring to take this much at once, and how much there is. */
  estimate(side: 1 | -1, size: Exact, limit: Exact | null): { readonly size: Exact; readonly worst: Exact } {
    let found = 0n;
    let worst = this.last;
    for (const standing of this.opposing(side)) {
      if (found >= size || (limit !== null && isBetter(side, standing.price, limit))) break;
      found += least(standing.size, size - found);
      worst = standing.price;
    }
    return { size: found, worst };
  }

  /** Take what there is up to the order's amount and this price. */
  take(order: Order, limit: Exact | null, at: number): { readonly fills: Settled[]; readonly halt: Halt } {
    const fills: Settled[] = [];
    for (const standing of this.opposing(sideOf(order))) {
      if (order.remaining === 0n || (limit !== null && isBetter(sideOf(order), standing.price, limit))) break;
      const size = least(standing.size, magnitude(order.remaining));
      const halt = haltOf(order, size, standing.price, 'U1', this.markOf);
      if (halt !== undefined) return { fills, halt };
      const id = this.market.nextGuestId();
      if (standing.order === undefined) this.market.take(standing.id, unitsOf(size));
      else if (this.make(standing.order, size, id, false) === 0n) continue;
      fills.push(this.fill(order, size, standing.price, id, false, at));
      this.print(id, at, withSign(size, sideOf(order)), standing.price);
    }
    return { fills, halt: undefined };
  }

  /** Put an order into the book, or change it there. */
  rest(order: Order): void {
    order.status = openStatus(order.fills);
    const shown = { id: order.id, price: toWire(order.price as Exact), amount: toWire(order.remaining) };
    if (!has(order, 'hidden')) order.rank = this.market.show(order.id, shown);
    else if (!this.resting.has(order.id)) order.rank = this.market.show(order.id, undefined);
    this.resting.set(order.id, order);
  }

  remove(order: Order): void {
    this.resting.delete(order.id);
    this.stops.delete(order.id);
    this.market.show(order.id, undefined);
  }

  /** Fill a resting order at its own price. Returns how much: 0 where its account cannot pay. */
  private make(order: Order, size: Exact, id: number, isPrinted: boolean): Exact {
    const at = this.now();
    const price = order.price as Exact;
    const halt = haltOf(order, size, price, 'G1', this.markOf);
    if (halt !== undefined) {
      this.close(order, endedStatus(halt, order.fills), at);
      this.teller.order('oc', order);
      this.endPartner(order, at);
      return 0n;
    }
    const settled = this.fill(order, size, price, id, true, at);
    if (isPrinted) this.print(id, at, withSign(size, sideOf(order) === 1 ? -1 : 1), price);
    if (order.remaining === 0n) this.close(order, executedStatus(order.fills, 'usual'), at);
    else {
      if (order.meta?.make_visible === 1) order.flags &= ~64;
      this.rest(order);
    }
    this.teller.made(order, settled);
    if (order.remaining === 0n) this.endPartner(order, at);
    return size;
  }

  /** Out of the market and into the account's history. */
  close(order: Order, status: string, at: number): void {
    this.remove(order);
    order.status = status;
    order.updatedAt = at;
    order.user.orders.delete(order.id);
    order.user.closed.unshift(order);
  }

  /** The other leg of an OCO pair goes with the first. */
  endPartner(order: Order, at: number): void {
    const { partner } = order;
    if (partner === undefined || !order.user.orders.has(partner.id)) return;
    this.close(partner, endedStatus('CANCELED', partner.fills), at);
    this.teller.order('oc', partner);
  }

  private fill(order: Order, size: Exact, price: Exact, id: number, isMaker: boolean, at: number): Settled {
    const amount = withSign(size, sideOf(order));
    order.remaining -= amount;
    order.updatedAt = at;
    order.fills.push({ price, amount });
    return this.settlement.settle(order, id, amount, price, isMaker, at);
  }

  private print(id: number, at: number, amount: Exact, price: Exact): void {
    this.note(price);
    this.feed.report(this.market, [id, at, toWire(amount), toWire(price)]);
  }

  private note(price: Exact): void {
    if (this.low === undefined || price < this.low) this.low = price;
    if (this.high === undefined || price > this.high) this.high = price;
  }

  /** Accounts' resting orders of one side, the first to be filled first. */
  private own(side: 1 | -1): Order[] {
    const orders = [...this.resting.values()].filter((order) => sideOf(order) === side);
    return orders.sort((a, b) => byPriority(side, standingOf(a), standingOf(b)));
  }

  private opposing(side: 1 | -1): Standing[] {
    const crowd = this.market.restingOrders().filter((order) => order.amount > 0 !== side > 0 && !this.resting.has(order.id));
    const standing = crowd.map(
      (o): Standing => ({
        price: exact(o.price),
        size: ofUnits(Math.round(Math.abs(o.amount) * 1e8)),
        rank: o.rank,
        isHidden: false,
        id: o.id,
        order: undefined,
      }),
    );
    const own = this.own(side === 1 ? -1 : 1).map(standingOf);
    return [...standing, ...own].sort((a, b) => byPriority(side === 1 ? -1 : 1, a, b));
  }
}
