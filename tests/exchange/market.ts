import { type Regime, SimMarket, type SimOrder, type SimTrade } from '../../src/venues/simulated/market';
import { BookLadder, type Order } from './book-ladder';
import { BookWindow, type WindowLength } from './book-window';
import type { BookRow } from './checksum';
import type { Listing } from './listing';
import type { Precision } from './precision';
import type { Channel } from './session';
import type { Timeframe } from './wire';

/** ID, MTS, AMOUNT (+ taker bought), PRICE. */
export type TradeRow = readonly [number, number, number, number];
/** MTS, OPEN, CLOSE, HIGH, LOW, VOLUME. */
export type CandleRow = readonly [number, number, number, number, number, number];

/** Orders that the simulated market knows nothing of: those of accounts. */
export interface Guests {
  /** The crowd traded. `resting`: the order of the crowd that stood in the book, as it was before. */
  traded(trade: TradeRow, resting: RestingOrder | undefined): void;
  /** An order of the crowd comes to a new price. Returns how many units of it guests took. */
  met(order: Order): number;
  /** All of a step has happened. */
  settled(at: number): void;
}

/** An order with its place in the queue of its price: the smaller the earlier. */
export interface RestingOrder extends Order {
  readonly rank: number;
}

/** A window that somebody follows, and the rows that its followers have yet to get. */
export interface FollowedWindow {
  readonly window: BookWindow;
  readonly channels: Set<Channel>;
  readonly rows: BookRow[];
}

/** One symbol: its orders, the windows on them that are followed, its trades and candles. */
export class Market {
  readonly windows = new Map<string, FollowedWindow>();
  private readonly sim: SimMarket;
  private readonly orders = new Map<number, Order>();
  private readonly ladders = new Map<Precision, BookLadder>();
  private readonly injected = new Set<number>();
  /** Whoever has orders here that are not the crowd's. */
  guests: Guests | undefined;
  private readonly ranks = new Map<number, number>();
  /** Units that guests took from orders of the crowd, which the simulated market still counts. */
  private readonly taken = new Map<number, number>();
  /** Trades of guests, newest first. */
  private readonly guestTrades: TradeRow[] = [];
  private ranked = 0;
  private guestIds = 0;

  constructor(
    readonly listing: Listing,
    /** Added to the ids of orders and trades: on the real exchange all symbols share one space of each. */
    private readonly idOffset: number,
    seed: number,
    startAt: number,
  ) {
    this.sim = new SimMarket(listing.pair, seed, startAt);
    for (const side of [1, -1] as const) {
      for (const o of this.sim.orders(side)) {
        this.orders.set(o.id + idOffset, this.toOrder(o));
        this.ranks.set(o.id + idOffset, this.ranked++);
      }
    }
  }

  /** One step of the simulated market. Returns the trades, oldest first; book rows wait in `windows`. */
  step(at: number): TradeRow[] {
    const trades: TradeRow[] = [];
    const events = this.sim.step(at);
    for (const [i, event] of events.entries()) {
      if (event.kind === 'trade') {
        const trade = this.toTrade(event);
        trades.push(trade);
        // What becomes of the order that was hit is the next event.
        const next = events[i + 1];
        if (this.guests !== undefined && next !== undefined && next.kind !== 'trade') {
          this.guests.traded(trade, this.resting((next.kind === 'cancel' ? next.id : next.order.id) + this.idOffset));
        }
      } else if (event.kind === 'cancel') {
        this.taken.delete(event.id + this.idOffset);
        this.place(event.id + this.idOffset, undefined);
      } else this.arrive(this.toOrder(event.order));
    }
    return trades;
  }

  /** Every order in the book, the guests' too. */
  restingOrders(): RestingOrder[] {
    return [...this.orders.values()].map((order) => ({ ...order, rank: this.ranks.get(order.id) ?? 0 }));
  }

  /** A guest takes so many units of an order of the crowd. */
  take(id: number, units: number): void {
    const order = this.orders.get(id);
    if (order === undefined) return;
    this.taken.set(id, (this.taken.get(id) ?? 0) + units);
    this.place(id, less(order, units));
  }

  /** A guest's order stands in the public book like this from now on; undefined: no longer. Its rank. */
  show(id: number, order: Order | undefined): number {
    this.place(id, order);
    return this.ranks.get(id) ?? this.ranked++;
  }

  /** Above all ids of the crowd's. */
  nextGuestId(): number {
    return this.idOffset + 5e9 + ++this.guestIds;
  }

  /** A trade of a guest, for all to see. */
  keepTrade(trade: TradeRow): void {
    this.guestTrades.unshift(trade);
    this.guestTrades.length = Math.min(this.guestTrades.length, 1000);
  }

  setRegime(regime: Regime): void {
    this.sim.regime = regime;
  }

  /** Put a bid at so many times the best ask, under an id of its own. Undone by `uncross`. */
  overlap(ratio: number): void {
    const [ask] = this.rows('R0', 1).asks;
    const [bid] = this.rows('R0', 1).bids;
    const price = Number(((ask?.[1] ?? bid?.[1] ?? this.listing.pair.startPrice) * ratio).toPrecision(5));
    const id = 9e12 + this.injected.size;
    this.injected.add(id);
    this.place(id, { id, price, amount: 0.5 });
  }

  uncross(): void {
    for (const id of this.injected) this.place(id, undefined);
    this.injected.clear();
  }

  follow(channel: Channel, precision: Precision, length: WindowLength, isGrouped: boolean): FollowedWindow {
    const key = windowKey(precision, length, isGrouped);
    let followed = this.windows.get(key);
    if (followed === undefined) {
      followed = { window: new BookWindow(this.ladder(precision), length, isGrouped), channels: new Set(), rows: [] };
      this.windows.set(key, followed);
    }
    followed.channels.add(channel);
    return followed;
  }

  unfollow(channel: Channel, precision: Precision, length: WindowLength, isGrouped: boolean): void {
    const key = windowKey(precision, length, isGrouped);
    const followed = this.windows.get(key);
    if (followed === undefined) return;
    followed.channels.delete(channel);
    if (followed.channels.size === 0) this.windows.delete(key);
    if (![...this.windows.keys()].some((k) => k.startsWith(precision))) this.ladders.delete(precision);
  }

  /** What is in a window now, followed or not. */
  rows(precision: Precision, length: number): { bids: BookRow[]; asks: BookRow[] } {
    const ladder = this.ladders.get(precision) ?? this.filled(new BookLadder(precision, () => undefined));
    return { bids: ladder.bids.rows(length), asks: ladder.asks.rows(length) };
  }

  /** What clients of a window have before them: for F1 the state after the last group. */
  visible(precision: Precision, length: WindowLength, isGrouped: boolean): { bids: readonly BookRow[]; asks: readonly BookRow[] } {
    return this.windows.get(windowKey(precision, length, isGrouped))?.window.visible() ?? this.rows(precision, length);
  }

  /** The last trades, newest first. */
  trades(count: number): TradeRow[] {
    const crowd = this.sim.trades(count).map((t) => this.toTrade(t));
    if (this.guestTrades.length === 0) return crowd;
    return [...this.guestTrades.slice(0, count), ...crowd].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, Math.max(count, 1));
  }

  /** The last candles that began at `at` or before, newest first. */
  candles(timeframe: Timeframe, count: number, at: number): CandleRow[] {
    const p = (price: number): number => this.toPrice(price);
    return this.sim
      .candles(timeframe, count, at)
      .map((c): CandleRow => [c.at, p(c.open), p(c.close), p(c.high), p(c.low), c.volume])
      .reverse();
  }

  /** The 11 elements of a ticker. Its sizes are sums over the 25 best levels. */
  ticker(at: number): (number | null)[] {
    const { bids, asks } = this.rows('P0', 25);
    const sum = (rows: readonly BookRow[]): number => Math.round(rows.reduce((total, row) => total + Math.abs(row[2]), 0) * 1e8) / 1e8;
    const t = this.sim.ticker(at);
    const p = (price: number): number => this.toPrice(price);
    // A difference of doubles keeps its noise, as on the wire.
    const change = p(t.last) - p(t.open);
    return [
      bids[0]?.[0] ?? null,
      sum(bids),
      asks[0]?.[0] ?? null,
      sum(asks),
      change,
      t.open === 0 ? 0 : Number(((t.last - t.open) / t.open).toFixed(8)),
      p(t.last),
      t.volume,
      p(t.high),
      p(t.low),
      null,
    ];
  }

  private ladder(precision: Precision): BookLadder {
    let ladder = this.ladders.get(precision);
    if (ladder === undefined) {
      ladder = new BookLadder(precision, (kind, side, index, rung) => {
        for (const { window, rows } of this.windows.values()) {
          if (window.isGrouped || window.ladder !== ladder) continue;
          for (const row of window.rowsOf(kind, side, index, rung)) rows.push(row);
        }
      });
      this.filled(ladder);
      this.ladders.set(precision, ladder);
    }
    return ladder;
  }

  private filled(ladder: BookLadder): BookLadder {
    for (const order of this.orders.values()) ladder.apply(undefined, order);
    return ladder;
  }

  /** An order of the crowd as the simulated market has it: without what guests took of it, and guests at its new price come first. */
  private arrive(order: Order): void {
    const before = this.orders.get(order.id);
    let left = less(order, this.taken.get(order.id) ?? 0);
    if (left !== undefined && before?.price !== left.price && this.guests !== undefined) {
      const units = this.guests.met(left);
      if (units > 0) this.taken.set(order.id, (this.taken.get(order.id) ?? 0) + units);
      left = less(left, units);
    }
    this.place(order.id, left);
  }

  private resting(id: number): RestingOrder | undefined {
    const order = this.orders.get(id);
    return order === undefined ? undefined : { ...order, rank: this.ranks.get(id) ?? 0 };
  }

  private place(id: number, after: Order | undefined): void {
    const before = this.orders.get(id);
    if (before === undefined && after === undefined) return;
    const isMove = before !== undefined && after !== undefined && before.price !== after.price;
    if (after === undefined) this.ranks.delete(id);
    else if (before === undefined || isMove || Math.abs(after.amount) > Math.abs(before.amount)) this.ranks.set(id, this.ranked++);
    if (after === undefined) this.orders.delete(id);
    else this.orders.set(id, after);
    for (const ladder of this.ladders.values()) {
      if (isMove) ladder.apply(before, undefined);
      ladder.apply(isMove ? undefined : before, after);
    }
  }

  private toOrder(order: SimOrder): Order {
    return { id: order.id + this.idOffset, price: this.toPrice(order.price), amount: order.amount };
  }

  private toTrade(trade: SimTrade): TradeRow {
    return [trade.id + this.idOffset, trade.at, trade.amount, this.toPrice(trade.price)];
  }

  private toPrice(price: number): number {
    const { shift } = this.listing;
    if (shift === 0) return price;
    const [mantissa, exponent] = price.toExponential().split('e') as [string, string];
    return Number(`${mantissa}e${Number(exponent) - shift}`);
  }
}

/** Undefined: nothing is left. */
function less(order: Order, units: number): Order | undefined {
  if (units === 0) return order;
  const left = Math.round(Math.abs(order.amount) * 1e8) - units;
  return left <= 0 ? undefined : { ...order, amount: (Math.sign(order.amount) * left) / 1e8 };
}

const windowKey = (precision: Precision, length: number, isGrouped: boolean): string => `${precision} ${length} ${isGrouped}`;
