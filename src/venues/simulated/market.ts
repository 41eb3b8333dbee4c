import type { Candle, Interval } from '../../domain/candle';
import { Bars } from './bars';
import { FairPrice } from './fair-price';
import { OrderSide, type RestingOrder } from './order-side';
import { MAX_TICKS, type SimPair } from './pairs';
import { Random } from './random';
import type { Regime } from './regimes';

export { SIM_PAIRS, type SimPair } from './pairs';
export { REGIMES, type Regime } from './regimes';

export interface SimOrder {
  readonly id: number;
  readonly price: number;
  /** Base, signed: + bid, - ask. */
  readonly amount: number;
}

export interface SimTrade {
  readonly kind: 'trade';
  readonly id: number;
  readonly at: number;
  readonly price: number;
  /** Base, signed by the taker. */
  readonly amount: number;
}

export type SimEvent =
  /** Placed, or changed: a new remaining amount or a new price under a known id. */
  | { readonly kind: 'order'; readonly order: SimOrder }
  /** Cancelled or filled. */
  | { readonly kind: 'cancel'; readonly id: number; readonly price: number; readonly side: 1 | -1 }
  | SimTrade;

/** Prices and amounts over 24 h. An empty side has no best price. */
export interface SimTicker {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly last: number;
  readonly bid: number | null;
  readonly ask: number | null;
  /** Base, of the 25 best orders. */
  readonly bidSize: number;
  readonly askSize: number;
}

const DAY_MS = 86_400_000;
/** Orders a side, about. */
const CROWD = 340;
const SWEEP_ORDERS = 24;
const FURTHEST_FILL = 0.004;
const TRADES_KEPT = 1000;
/** Ticks between the best prices that makers leave. */
const SPREAD: Readonly<Record<Regime, number>> = { calm: 2, trend: 2, volatile: 5, 'flash-crash': 12, 'one-sided': 4, outage: 2 };
const NO_EVENTS: readonly SimEvent[] = [];

/** One pair of a market that is not there. The same seed and the same times give the same events in every engine. */
export class SimMarket {
  /** Price of the last trade. */
  last: number;
  private mood: Regime = 'calm';
  private readonly random: Random;
  private readonly fair: FairPrice;
  private readonly bids = new OrderSide(1);
  private readonly asks = new OrderSide(-1);
  private readonly bars: Bars;
  /** Oldest first. */
  private tape: SimTrade[] = [];
  private events: SimEvent[] = [];
  private at: number;
  private nextId = 1_000_000_001;
  private nextTradeId = 500_000_001;
  private thinSide: 1 | -1 = 1;

  /** `startAt`: milliseconds since the epoch. The past before it is made up. */
  constructor(
    readonly pair: SimPair,
    seed: number,
    startAt: number,
  ) {
    const startTicks = Math.round(pair.startPrice * pair.ticksPerQuote);
    const name = nameHash(`${pair.base}/${pair.quote}`);
    this.random = new Random(seed, name);
    this.at = startAt;
    this.last = startTicks / pair.ticksPerQuote;
    this.fair = new FairPrice(this.random, startTicks, MAX_TICKS, startAt);
    this.bars = new Bars(pair, new Random(seed, name + 1), startTicks, startAt);
    this.recallTrades();
    for (let i = 0; i < CROWD; i++) {
      this.place(1);
      this.place(-1);
    }
  }

  get regime(): Regime {
    return this.mood;
  }

  /** Setting the present one again starts it anew. */
  set regime(regime: Regime) {
    this.mood = regime;
    this.fair.begin(regime);
    this.thinSide = this.random.unit() < 0.5 ? 1 : -1;
  }

  /** Let the next thing happen, at this time: none in an outage, several where an order takes several others. */
  step(at: number): readonly SimEvent[] {
    if (this.mood === 'outage') return NO_EVENTS;
    if (at > this.at) this.at = at;
    this.events = [];
    this.fair.advance(this.at);
    const { random } = this;
    if (this.correct()) return this.events;
    const choice = random.unit();
    if (choice < 0.1) this.takeSome(random.unit() < 0.5 ? this.bids : this.asks);
    else if (choice < 0.34) this.changeOne(random.unit() < 0.5 ? this.bids : this.asks);
    else this.tend(random.unit() < 0.5 ? this.bids : this.asks);
    return this.events;
  }

  /** Best first, then by id. Live: it changes with the next step. */
  orders(side: 1 | -1): readonly RestingOrder[] {
    return this.sideOf(side).orders;
  }

  /** Newest first; at most 1000 are kept. */
  trades(count: number): readonly SimTrade[] {
    return this.tape.slice(-Math.min(Math.max(count, 1), TRADES_KEPT)).reverse();
  }

  /** The last `count` candles up to `now`, oldest first. A period without a trade has none. */
  candles(interval: Interval, count: number, now: number): readonly Candle[] {
    return this.bars.candles(interval, count, now);
  }

  ticker(now: number): SimTicker {
    const { ticksPerQuote, unitsPerBase } = this.pair;
    const day = this.bars.since(now - DAY_MS);
    return {
      open: day === undefined ? this.last : day.open / ticksPerQuote,
      high: day === undefined ? this.last : day.high / ticksPerQuote,
      low: day === undefined ? this.last : day.low / ticksPerQuote,
      volume: day === undefined ? 0 : day.units / unitsPerBase,
      last: this.last,
      bid: this.bids.best()?.price ?? null,
      ask: this.asks.best()?.price ?? null,
      bidSize: topUnits(this.bids) / unitsPerBase,
      askSize: topUnits(this.asks) / unitsPerBase,
    };
  }

  /** Bring the book to the fair price where it is off. False: there was nothing to correct. */
  private correct(): boolean {
    const { random, bids, asks } = this;
    const fair = this.fair.ticks;
    const bid = bids.best();
    const ask = asks.best();
    for (const side of [bids, asks]) {
      const best = side.best();
      if (best === undefined || (best.ticks - fair) * side.side <= 0 || random.unit() < 0.2) continue;
      // A stale quote: its owner takes it back, or somebody takes it.
      if (random.unit() < 0.45) this.cancelAt(side, 0);
      else this.sweep(side, Math.floor(fair), Number.MAX_SAFE_INTEGER);
      return true;
    }
    const wanted = SPREAD[this.mood];
    if (bid !== undefined && ask !== undefined && ask.ticks - bid.ticks <= wanted) return false;
    if (random.unit() < 0.3) return false;
    const side = bid === undefined ? bids : ask === undefined ? asks : fair - bid.ticks > ask.ticks - fair ? bids : asks;
    if (this.crowdOf(side) === 0) return false;
    this.placeAt(side, fair - side.side * (0.5 + random.unit() * wanted * 0.5), this.drawUnits(1));
    return true;
  }

  /** Place or cancel, so that the crowd stays about as large as it should be. */
  private tend(side: OrderSide): void {
    const { random } = this;
    const crowd = this.crowdOf(side);
    const count = side.orders.length;
    const times = count > crowd * 1.4 + 4 ? 6 : count < crowd * 0.5 ? 4 : 1;
    for (let i = 0; i < times; i++) {
      const missing = crowd === 0 ? -1 : (crowd - side.orders.length) / crowd;
      if (random.unit() < 0.5 + missing * 4) this.place(side.side);
      else if (side.orders.length > 0) this.cancelAt(side, this.oneToCancel(side));
    }
  }

  /** A small market order against this side. Nobody pays any price there is: a thin side is not followed far out. */
  private takeSome(side: OrderSide): void {
    const limit = this.fair.ticks * (1 - side.side * FURTHEST_FILL);
    this.sweep(side, limit, this.drawUnits(1));
  }

  /** Its owner changes an order: the amount, or the price a little. */
  private changeOne(side: OrderSide): void {
    const { random } = this;
    const i = this.nearIndex(side);
    const order = side.orders[i];
    if (order === undefined) return;
    if (random.unit() < 0.7) {
      const changed = this.makeOrder(order.id, side.side, order.ticks, this.drawUnits(1));
      side.replaceAt(i, changed);
      this.events.push({ kind: 'order', order: changed });
      return;
    }
    side.removeAt(i);
    this.placeAt(side, order.ticks + random.below(13) - 6, order.units, order.id);
  }

  /** Take what rests on this side down to a price, best first. */
  private sweep(side: OrderSide, limitTicks: number, units: number): void {
    let left = units;
    for (let n = 0; n < SWEEP_ORDERS && left > 0; n++) {
      const order = side.best();
      if (order === undefined || (order.ticks - limitTicks) * side.side <= 0) return;
      const taken = Math.min(order.units, left);
      left -= taken;
      this.trade(order.price, order.ticks, taken, side.side === 1 ? -1 : 1);
      if (taken === order.units) {
        this.cancelAt(side, 0);
        continue;
      }
      const rest = this.makeOrder(order.id, side.side, order.ticks, order.units - taken);
      side.replaceAt(0, rest);
      this.events.push({ kind: 'order', order: rest });
    }
  }

  private trade(price: number, ticks: number, units: number, taker: 1 | -1): void {
    const trade: SimTrade = { kind: 'trade', id: this.nextTradeId++, at: this.at, price, amount: (taker * units) / this.pair.unitsPerBase };
    this.last = price;
    this.bars.trade(this.at, ticks, units);
    this.tape.push(trade);
    if (this.tape.length >= TRADES_KEPT * 2) this.tape = this.tape.slice(-TRADES_KEPT);
    this.events.push(trade);
  }

  private cancelAt(side: OrderSide, i: number): void {
    const order = side.orders[i] as RestingOrder;
    side.removeAt(i);
    this.events.push({ kind: 'cancel', id: order.id, price: order.price, side: side.side });
  }

  /** A new order somewhere: mostly near the best price, some further out, a few large ones far away at round prices. */
  private place(sign: 1 | -1): void {
    const { random } = this;
    const fair = this.fair.ticks;
    const from = fair - sign * 0.5;
    const reach = Math.max(fair * 0.015, 400);
    const where = random.unit();
    const u = random.unit();
    let ticks = from;
    let scale = 1;
    if (where < 0.45) ticks -= sign * u * u * 60;
    else if (where < 0.88) {
      ticks -= sign * u * u * reach;
      scale = 1.5;
      if (random.unit() < 0.2) {
        ticks = Math.round(ticks / 10) * 10;
        scale = 3;
      }
    } else {
      ticks = Math.round((from - sign * u * u * fair * 0.3) / roundStep(fair)) * roundStep(fair);
      scale = 6;
    }
    this.placeAt(this.sideOf(sign), ticks, this.drawUnits(scale));
  }

  /** Rest an order as near to this price as it can without meeting the other side. */
  private placeAt(side: OrderSide, near: number, units: number, id?: number): void {
    const other = this.sideOf(side.side === 1 ? -1 : 1).best();
    let ticks = side.side === 1 ? Math.floor(near) : Math.ceil(near);
    if (other !== undefined && (ticks - other.ticks) * side.side >= 0) ticks = other.ticks - side.side;
    if (ticks < 1) ticks = 1;
    else if (ticks > MAX_TICKS) ticks = MAX_TICKS;
    const order = this.makeOrder(id ?? this.nextId++, side.side, ticks, units);
    side.add(order);
    this.events.push({ kind: 'order', order });
  }

  private makeOrder(id: number, side: 1 | -1, ticks: number, units: number): RestingOrder {
    return { id, price: ticks / this.pair.ticksPerQuote, amount: (side * units) / this.pair.unitsPerBase, ticks, units };
  }

  /** An amount: mostly small, now and then large, often round, sometimes all of eight decimals, rarely dust. */
  private drawUnits(scale: number): number {
    const { random, pair } = this;
    const typical = pair.typicalSize * pair.unitsPerBase * scale;
    const smallest = Math.round(pair.minSize * pair.unitsPerBase);
    const u = random.unit();
    const units = (typical * u * random.unit()) / (1.02 - random.unit()) / 2;
    const style = random.unit();
    if (style < 0.004) return 1 + random.below(99);
    const step = style < 0.25 ? roundStep(units) * 10 : style < 0.6 ? roundStep(units) : 1;
    const rounded = Math.round(units / step) * step;
    return Math.max(rounded, smallest);
  }

  /** Any order; now and then the last, when the price has left it far behind. */
  private oneToCancel(side: OrderSide): number {
    const { orders } = side;
    const last = orders[orders.length - 1] as RestingOrder;
    const distance = (this.fair.ticks - last.ticks) * side.side;
    return distance > this.fair.ticks * 0.4 ? orders.length - 1 : this.random.below(orders.length);
  }

  /** Of an order, the sooner the nearer it is to the best price. */
  private nearIndex(side: OrderSide): number {
    const u = this.random.unit();
    return Math.floor(u * u * side.orders.length);
  }

  /** How many orders a side should have now. */
  private crowdOf(side: OrderSide): number {
    if (this.mood !== 'one-sided' || side.side !== this.thinSide) return CROWD;
    const age = this.fair.regimeAge();
    if (age < 15) return Math.floor(CROWD * (1 - age / 15));
    return Math.floor(age / 20) % 2 === 0 ? 0 : 6;
  }

  private sideOf(side: 1 | -1): OrderSide {
    return side === 1 ? this.bids : this.asks;
  }

  /** The last minutes' trades, some of those that the made-up candles are of. */
  private recallTrades(): void {
    const { pair, random } = this;
    const { length } = RECALLED;
    let id = this.nextTradeId - length * RECALLED.perMinute;
    for (let back = length - 1; back >= 0; back--) {
      const bar = this.bars.minute(back);
      if (bar === undefined) continue;
      for (let n = 0; n < RECALLED.perMinute; n++) {
        const isLast = n === RECALLED.perMinute - 1;
        const ticks = n === 0 ? bar.open : isLast ? bar.close : bar.low + random.below(bar.high - bar.low + 1);
        const at = bar.at + n * Math.floor(60_000 / RECALLED.perMinute) + random.below(4000);
        const units = 1 + random.below(Math.floor(bar.units / RECALLED.perMinute));
        const amount = ((random.unit() < 0.5 ? -1 : 1) * units) / pair.unitsPerBase;
        this.tape.push({ kind: 'trade', id: id++, at, price: ticks / pair.ticksPerQuote, amount });
      }
    }
  }
}

const RECALLED = { length: 12, perMinute: 8 } as const;

/** A hundredth of the power of ten at or below a number, at least 1. */
function roundStep(n: number): number {
  let step = 1;
  while (step * 1000 <= n) step *= 10;
  return step;
}

function topUnits(side: OrderSide): number {
  let units = 0;
  for (let i = 0; i < 25 && i < side.orders.length; i++) units += (side.orders[i] as RestingOrder).units;
  return units;
}

function nameHash(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash;
}
