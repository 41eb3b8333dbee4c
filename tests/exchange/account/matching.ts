import type { Feed } from '../feed';
import type { AccountFaults } from './account-faults';
import { magnitude, show } from './exact';
import { Floor } from './floor';
import { available, holdAt } from './funds';
import { makeOrder, PLAIN_MARKET } from './make-order';
import type { MarkOf } from './mark';
import { has, type Order, sideOf, waitsForTrigger } from './order';
import type { Wish } from './read-order';
import type { Settlement } from './settlement';
import { endedStatus, executedStatus } from './status-text';
import type { OrderFrame, Teller } from './teller';
import { isTriggered, trail } from './triggers';
import type { User } from './user';

/** How a filled order's status says why. */
type Ending = 'usual' | 'forced' | 'close';

/** All floors: orders come in, change, wait for their trigger, and end. */
export class Matching {
  private readonly floors = new Map<string, Floor>();

  constructor(
    private readonly feed: Feed,
    private readonly settlement: Settlement,
    private readonly teller: Teller,
    private readonly faults: AccountFaults,
    private readonly markOf: MarkOf,
    private readonly now: () => number,
  ) {}

  floor(symbol: string): Floor {
    let floor = this.floors.get(symbol);
    if (floor === undefined) {
      floor = new Floor(this.feed.market(symbol), this.feed, this.settlement, this.teller, this.markOf, this.now, (one, at) => this.look(one, at));
      this.floors.set(symbol, floor);
    }
    return floor;
  }

  /** An order that nobody knows of yet, and its stop where it is one of a pair. */
  make(user: User, wish: Wish, routing: string): Order {
    return makeOrder(user, wish, routing, this.floor(wish.symbol), this.now());
  }

  /** Why the account cannot pay for it. */
  refusal(order: Order, without: Order | undefined = undefined): string | undefined {
    if (has(order, 'close')) return undefined;
    const floor = this.floor(order.symbol);
    const limit = order.type === 'STOP LIMIT' ? order.auxLimit : order.price;
    const price = limit ?? floor.estimate(sideOf(order), magnitude(order.remaining), null).worst;
    const hold = holdAt(order, price);
    const free = available(order.user, hold.type, hold.currency, this.markOf, without);
    if (hold.amount <= free) return undefined;
    return `Invalid order: not enough ${order.isExchange ? 'exchange' : 'tradable'} balance for ${show(order.remaining)} ${order.symbol.slice(1)} at ${show(price)}`;
  }

  /** Let it in: it is filled, rests, waits or ends by its own rule. `ending`: how its status says why it was placed. */
  start(order: Order, ending: Ending = has(order, 'close') ? 'close' : 'usual'): void {
    order.user.orders.set(order.id, order);
    const reason = this.faults.endings.shift() ?? this.ownRule(order);
    if (reason !== undefined) {
      this.end(order, reason);
      return;
    }
    if (waitsForTrigger(order)) this.wait(order, 'on');
    else this.enter(order, 'on', ending);
    const { partner } = order;
    if (partner === undefined || !order.user.orders.has(order.id)) return;
    order.user.orders.set(partner.id, partner);
    this.wait(partner, 'on');
  }

  cancel(order: Order, reason = 'CANCELED'): void {
    this.end(order, endedStatus(reason, order.fills));
    this.floor(order.symbol).endPartner(order, this.now());
    this.feed.publishBooks(this.floor(order.symbol).market);
    this.teller.hold(order);
  }

  /** An open order has new terms. It is matched again, as its new price says. */
  changed(order: Order): void {
    order.updatedAt = this.now();
    const floor = this.floor(order.symbol);
    if (waitsForTrigger(order)) this.wait(order, 'ou');
    else {
      floor.resting.delete(order.id);
      this.enter(order, 'ou', 'usual');
    }
  }

  /** Orders whose time is over. */
  expire(at: number): void {
    for (const floor of this.floors.values()) {
      for (const order of [...floor.resting.values(), ...floor.stops.values()]) {
        if (order.expiresAt !== null && order.expiresAt <= at) this.cancel(order);
      }
    }
  }

  /** Close a position by force, as the exchange itself does. */
  force(user: User, symbol: string): void {
    const held = user.positions.get(symbol)?.amount ?? 0n;
    if (held === 0n) return;
    this.start(this.make(user, { ...PLAIN_MARKET, symbol, amount: -held }, 'BFX'), 'forced');
  }

  /** What ends it before it begins. */
  private ownRule(order: Order): string | undefined {
    if (this.faults.pausedSymbols.has(order.symbol)) return 'RSN_PAUSE';
    if (order.isExchange) return undefined;
    const held = order.user.positions.get(order.symbol)?.amount ?? 0n;
    if (has(order, 'close')) {
      if (held === 0n) return 'RSN_POS_NOTFOUND';
      Object.assign(order, { original: -held, remaining: -held });
    } else if (has(order, 'reduceOnly')) {
      if (held === 0n) return 'RSN_POS_NOTFOUND';
      if (held > 0n === order.original > 0n) return 'RSN_POS_REDUCE_INCR';
      if (magnitude(order.original) > magnitude(held)) return 'RSN_POS_REDUCE_FLIP';
    }
    return undefined;
  }

  private wait(order: Order, type: OrderFrame): void {
    const floor = this.floor(order.symbol);
    floor.stops.set(order.id, order);
    this.teller.order(type, order);
    this.teller.hold(order);
    if (isTriggered(order, floor.last, floor.last)) this.trigger(floor, order);
  }

  private trigger(floor: Floor, order: Order): void {
    floor.stops.delete(order.id);
    order.typePrev = order.isExchange ? `EXCHANGE ${order.type}` : order.type;
    const isLimit = order.type === 'STOP LIMIT';
    if (isLimit) order.price = order.auxLimit;
    order.type = isLimit ? 'LIMIT' : 'MARKET';
    floor.endPartner(order, this.now());
    this.enter(order, 'ou', 'usual');
  }

  private enter(order: Order, type: OrderFrame, ending: Ending): void {
    const floor = this.floor(order.symbol);
    const at = this.now();
    const limit = order.type === 'MARKET' ? null : order.price;
    const size = magnitude(order.remaining);
    const there = floor.estimate(sideOf(order), size, limit);
    if (has(order, 'postOnly') && order.type === 'LIMIT' && there.size > 0n) {
      this.end(order, endedStatus('POSTONLY CANCELED', order.fills));
      floor.endPartner(order, at);
      return;
    }
    if (order.type === 'FOK' && there.size < size) {
      this.end(order, 'FILLORKILL CANCELED');
      return;
    }
    const { fills, halt } = floor.take(order, limit, at);
    const isOpen = order.remaining !== 0n && halt === undefined && order.type === 'LIMIT';
    if (isOpen) floor.rest(order);
    else floor.close(order, order.remaining === 0n ? executedStatus(order.fills, ending) : endedStatus(halt ?? cancelledBy(order), order.fills), at);
    this.teller.took(isOpen ? type : 'oc', order, fills);
    if (isOpen) this.teller.hold(order);
    else floor.endPartner(order, at);
    this.look(floor, at);
    this.feed.publishBooks(floor.market);
  }

  private end(order: Order, status: string): void {
    this.floor(order.symbol).close(order, status, this.now());
    this.teller.order('oc', order);
  }

  /** After trades: stops whose price was seen, trailing stops that follow, orders whose time is over. */
  private look(floor: Floor, at: number): void {
    // A stop's own trades can reach the next stop.
    for (let seen = floor.extremes(); seen !== undefined; seen = floor.extremes()) {
      for (const order of [...floor.stops.values()]) {
        if (!floor.stops.has(order.id)) continue;
        if (isTriggered(order, seen.low, seen.high)) this.trigger(floor, order);
        else if (order.trailing !== null) {
          const price = trail(order, sideOf(order) > 0 ? seen.low : seen.high);
          if (order.price !== null && (sideOf(order) > 0 ? price < order.price : price > order.price)) order.price = price;
        }
      }
    }
    this.expire(at);
  }
}

const cancelledBy = (order: Order): string => (order.type === 'IOC' ? 'IOC CANCELED' : order.type === 'MARKET' ? 'RSN_BOOK_SLIP' : 'CANCELED');
