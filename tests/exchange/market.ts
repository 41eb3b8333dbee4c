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

  constructor(
    readonly listing: Listing,
    /** Added to the ids of orders and trades: on the real exchange all symbols share one space of each. */
    private readonly idOffset: number,
    seed: number,
    startAt: number,
  ) {
    this.sim = new SimMarket(listing.pair, seed, startAt);
    for (const side of [1, -1] as const) for (const o of this.sim.orders(side)) this.orders.set(o.id + idOffset, this.toOrder(o));
  }

  /** One step of the simulated market. Returns the trades, oldest first; book rows wait in `windows`. */
  step(at: number): TradeRow[] {
    const trades: TradeRow[] = [];
    for (const event of this.sim.step(at)) {
      if (event.kind === 'trade') trades.push(this.toTrade(event));
      else if (event.kind === 'cancel') this.place(event.id + this.idOffset, undefined);
      else this.place(event.order.id + this.idOffset, this.toOrder(event.order));
    }
    return trades;
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
    return this.sim.trades(count).map((t) => this.toTrade(t));
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

  private place(id: number, after: Order | undefined): void {
    const before = this.orders.get(id);
    if (before === undefined && after === undefined) return;
    const isMove = before !== undefined && after !== undefined && before.price !== after.price;
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

const windowKey = (precision: Precision, length: number, isGrouped: boolean): string => `${precision} ${length} ${isGrouped}`;
