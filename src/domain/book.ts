import type { Price, Side, Size } from './units';

/** Both sides best price first, three numbers a level: price, size, count of orders. */
export interface BookView {
  readonly bids: Float64Array;
  readonly asks: Float64Array;
}

/** Numbers a level takes in a `BookView`. */
export const LEVEL_STRIDE = 3;

/** A book that changes in place. What readers keep, they copy by `view`. */
export interface LiveBook {
  view(): BookView;
  /** A bid at or above an ask. */
  isCrossed(): boolean;
  /** Rows on the longer side. */
  rows(): number;
}

/**
 * One side, sorted in place, best price first. Typed arrays and shifting beat a map that is sorted for
 * each view: most updates touch the first few levels.
 */
export class BookSide {
  prices: Float64Array;
  sizes: Float64Array;
  counts: Float64Array;
  length = 0;

  /** `direction` 1 sorts upward (asks), -1 downward (bids). */
  constructor(
    private readonly direction: 1 | -1,
    capacity: number,
  ) {
    this.prices = new Float64Array(capacity);
    this.sizes = new Float64Array(capacity);
    this.counts = new Float64Array(capacity);
  }

  /** Put a level in its place. Size 0 takes it out. */
  set(price: Price, size: Size, count: number): void {
    if (size === 0) {
      this.remove(price);
      return;
    }
    const i = this.indexOf(price);
    if (i === this.length || this.prices[i] !== price) this.openGap(i);
    this.prices[i] = price;
    this.sizes[i] = size;
    this.counts[i] = count;
  }

  /** A level that is not there stays not there. */
  remove(price: Price): void {
    const i = this.indexOf(price);
    if (i === this.length || this.prices[i] !== price) return;
    const { prices, sizes, counts } = this;
    const last = --this.length;
    for (let k = i; k < last; k++) {
      prices[k] = prices[k + 1] as number;
      sizes[k] = sizes[k + 1] as number;
      counts[k] = counts[k + 1] as number;
    }
  }

  clear(): void {
    this.length = 0;
  }

  copy(): Float64Array {
    const out = new Float64Array(this.length * LEVEL_STRIDE);
    for (let i = 0, o = 0; i < this.length; i++) {
      out[o++] = this.prices[i] as number;
      out[o++] = this.sizes[i] as number;
      out[o++] = this.counts[i] as number;
    }
    return out;
  }

  /** First place whose price is not better than this one. */
  private indexOf(price: number): number {
    const { prices, direction } = this;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (((prices[mid] as number) - price) * direction < 0) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  private openGap(i: number): void {
    if (this.length === this.prices.length) this.grow();
    const { prices, sizes, counts } = this;
    for (let k = this.length; k > i; k--) {
      prices[k] = prices[k - 1] as number;
      sizes[k] = sizes[k - 1] as number;
      counts[k] = counts[k - 1] as number;
    }
    this.length++;
  }

  private grow(): void {
    const capacity = this.prices.length * 2 + 8;
    const wider = (from: Float64Array): Float64Array => {
      const to = new Float64Array(capacity);
      to.set(from);
      return to;
    };
    this.prices = wider(this.prices);
    this.sizes = wider(this.sizes);
    this.counts = wider(this.counts);
  }
}

/** One market's resting size by price. Total: any update leaves a sorted book. */
export class Book implements LiveBook {
  readonly bids: BookSide;
  readonly asks: BookSide;

  /** `depth` levels a side are expected; more are kept all the same. */
  constructor(depth: number) {
    this.bids = new BookSide(-1, depth + 8);
    this.asks = new BookSide(1, depth + 8);
  }

  set(side: Side, price: Price, size: Size, count: number): void {
    (side === 'buy' ? this.bids : this.asks).set(price, size, count);
  }

  clear(): void {
    this.bids.clear();
    this.asks.clear();
  }

  isCrossed(): boolean {
    return this.bids.length > 0 && this.asks.length > 0 && (this.bids.prices[0] as number) >= (this.asks.prices[0] as number);
  }

  rows(): number {
    return Math.max(this.bids.length, this.asks.length);
  }

  view(): BookView {
    return { bids: this.bids.copy(), asks: this.asks.copy() };
  }
}
