import { Book, type LiveBook } from '../../domain/book';
import type { Trade } from '../../domain/trade';
import type { LocalMs, Side } from '../../domain/units';

/** One side of a book as it stands in its venue's memory, best price first. Read it within a step; it changes in place. */
export interface Ladder {
  readonly prices: Float64Array;
  readonly sizes: Float64Array;
  readonly length: number;
}

/** A shallower topic takes over when the deeper one has been silent for so long. */
const SILENT_MS = 2_000;
/** A book that a trade has overtaken is told so much later than the trade, at the most. Both come on one connection. */
const OVERTAKEN_MS = 250;
/** A side that shows less than this share of what was asked for is shown whole; a burst takes single levels away for an instant. */
const WHOLE_SHARE = 0.75;
const NEVER = { buy: null, sell: null };
const NONE: Ladder = { prices: new Float64Array(), sizes: new Float64Array(), length: 0 };

/** The exchange's book of one instrument as it was last told. It is looked at where it stands, never copied. */
export class Sight {
  bids: Ladder = NONE;
  asks: Ladder = NONE;
  private depth = 0;
  private toldAt: number | null = null;
  /** When a trade of each taker went through what is shown. */
  private overtakenAt: Readonly<Record<Side, LocalMs | null>> = NEVER;
  private bidRows = 0;
  private askRows = 0;
  private bid = 0;
  private ask = 0;

  /** False: the same book comes by a topic with more levels, which counts. `depth`: levels a side that the topic asks for. */
  see(book: LiveBook, depth: number, now: LocalMs): boolean {
    // Orders one by one are no levels, and no topic that counts here brings them.
    if (!(book instanceof Book)) return false;
    if (this.toldAt !== null && depth < this.depth && now - this.toldAt <= SILENT_MS) return false;
    this.depth = depth;
    this.toldAt = now;
    this.overtakenAt = NEVER;
    this.bids = book.bids;
    this.asks = book.asks;
    this.bidRows = this.bids.length;
    this.askRows = this.asks.length;
    this.bid = this.bids.prices[0] ?? 0;
    this.ask = this.asks.prices[0] ?? 0;
    return true;
  }

  /** Nothing that was told counts any more. */
  forget(): void {
    this.toldAt = null;
    this.overtakenAt = NEVER;
    this.bids = NONE;
    this.asks = NONE;
  }

  /** It was told, stands as it was told (a venue that starts over empties its book in place) and no bid is at or above an ask. */
  isClear(): boolean {
    const { bids, asks, bidRows, askRows } = this;
    if (this.toldAt === null || bids.length !== bidRows || asks.length !== askRows) return false;
    if (bidRows > 0 && bids.prices[0] !== this.bid) return false;
    if (askRows > 0 && asks.prices[0] !== this.ask) return false;
    return bidRows === 0 || askRows === 0 || this.bid < this.ask;
  }

  /** A trade of this taker was told. What it went through is gone, though it is shown until the book is told again. */
  passed({ side, price }: Pick<Trade, 'side' | 'price'>, now: LocalMs): void {
    const best = this.opposite(side);
    if (best.length > 0 && isBetter(otherSide(side), best.prices[0] as number, price)) this.overtakenAt = { ...this.overtakenAt, [side]: now };
  }

  /** What an order of this side would take was taken by a trade. A clock set back lets no one wait. */
  isOvertaken(side: Side, now: LocalMs): boolean {
    const at = this.overtakenAt[side];
    return at !== null && now >= at && now < at + OVERTAKEN_MS;
  }

  /** The side that an order of this side takes from. */
  opposite(side: Side): Ladder {
    return side === 'buy' ? this.asks : this.bids;
  }

  same(side: Side): Ladder {
    return side === 'buy' ? this.bids : this.asks;
  }

  /** The best price that an order of this side would meet, or that of its own side where there is none; null: nothing is shown. */
  nearest(side: Side): number | null {
    const ladder = this.opposite(side).length > 0 ? this.opposite(side) : this.same(side);
    return ladder.length > 0 ? (ladder.prices[0] as number) : null;
  }

  /** Base units shown at a price; undefined: it lies beyond what is shown. */
  shownAt(side: Side, price: number): number | undefined {
    const ladder = this.same(side);
    const i = placeOf(ladder, side, price);
    if (i < ladder.length) return ladder.prices[i] === price ? ladder.sizes[i] : 0;
    return this.isWhole(ladder) ? 0 : undefined;
  }

  /** Nothing stands beyond its last level. */
  isWhole(ladder: Ladder): boolean {
    return ladder.length < this.depth * WHOLE_SHARE;
  }
}

/** First level whose price is not better than this one. */
function placeOf({ prices, length }: Ladder, side: Side, price: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (isBetter(side, prices[mid] as number, price)) low = mid + 1;
    else high = mid;
  }
  return low;
}

export const otherSide = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy');

/** Nearer to the other side of the book. */
export const isBetter = (side: Side, a: number, b: number): boolean => (side === 'buy' ? a > b : a < b);
