import { type BookView, LEVEL_STRIDE } from '../../../domain/book';

/** A column of the map is this long. */
export const SLOT_MS = 250;
/** Half an hour. */
const SLOTS = 7_200;
/** Prices a column has: with the above some eight megabytes, whatever the market does. */
const BINS = 256;

/** The slot a moment falls in, counted from the epoch. */
export const slotOf = (at: number): number => Math.floor(at / SLOT_MS);

/**
 * What rested at each price at each quarter of a second of the last half hour, in memory that does not grow. A slot that was not
 * put is not there: what was before it never stands in for it. Each column has bins around its own middle, so that a price that
 * runs takes nothing from the columns before.
 */
export class HeatRing {
  /** Slot of each place, NaN where none was put there yet. */
  private readonly slots: Float64Array;
  /** Base units; a bin of a column. */
  private readonly sizes: Float32Array;
  /** Steps of the price at the first bin. */
  private readonly bases: Int32Array;
  /** Bins within which the book was known, both included. */
  private readonly lows: Int32Array;
  private readonly highs: Int32Array;
  private readonly bids: Float64Array;
  private readonly asks: Float64Array;
  private last: number | null = null;
  private begin: number | null = null;

  /** `step`: quote units between bins. */
  constructor(
    private width: number,
    private readonly capacity = SLOTS,
    private readonly bins = BINS,
  ) {
    this.slots = new Float64Array(capacity).fill(Number.NaN);
    this.sizes = new Float32Array(capacity * bins);
    this.bases = new Int32Array(capacity);
    this.lows = new Int32Array(capacity);
    this.highs = new Int32Array(capacity);
    this.bids = new Float64Array(capacity);
    this.asks = new Float64Array(capacity);
  }

  get step(): number {
    return this.width;
  }

  /** The newest slot that was put; null: none was. */
  get newest(): number | null {
    return this.last;
  }

  /** The oldest slot that can still be there; null: none was put. */
  get oldest(): number | null {
    return this.begin === null || this.last === null ? null : Math.max(this.begin, this.last - this.capacity + 1);
  }

  /** The step of a price. A price on a step is that step, though a division of doubles may miss it by a hair. */
  indexOf(price: number): number {
    return Math.floor(price / this.width + 1e-6);
  }

  has(slot: number): boolean {
    // One that nothing took the place of can be older than the half hour.
    return this.slots[this.placeOf(slot)] === slot && slot > (this.last ?? slot) - this.capacity;
  }

  /** What rests in a book at this slot. Slots come in order; a book without one of its sides is none. */
  put(slot: number, book: BookView): void {
    const [bid, ask] = [book.bids[0], book.asks[0]];
    if (bid === undefined || ask === undefined || (this.last !== null && slot < this.last)) return;
    this.coarsenFor(book);
    const place = this.placeOf(slot);
    const middle = this.indexOf((bid + ask) / 2);
    const base = middle - (this.bins >> 1);
    this.slots[place] = slot;
    this.bases[place] = base;
    this.bids[place] = bid;
    this.asks[place] = ask;
    this.sizes.fill(0, place * this.bins, (place + 1) * this.bins);
    const low = this.add(book.bids, place, base);
    const high = this.add(book.asks, place, base);
    this.lows[place] = Math.max(base, low);
    this.highs[place] = Math.min(base + this.bins - 1, high);
    this.last = slot;
    this.begin ??= slot;
  }

  /** The same as stood there at the slot before it was known to stand until here: for slots that a late timer missed. */
  holdUntil(slot: number): void {
    const from = this.last;
    if (from === null || !this.has(from)) return;
    const source = this.placeOf(from);
    for (let next = Math.max(from + 1, slot - this.capacity + 2); next <= slot; next++) {
      const place = this.placeOf(next);
      this.slots[place] = next;
      this.sizes.copyWithin(place * this.bins, source * this.bins, (source + 1) * this.bins);
      for (const column of [this.bases, this.lows, this.highs, this.bids, this.asks]) column[place] = column[source] as number;
      this.last = next;
    }
  }

  /** Base units that rested there. Null: the slot is not there, or the book was not known as far as that. */
  sizeAt(slot: number, index: number): number | null {
    const place = this.placeOf(slot);
    if (!this.has(slot) || index < (this.lows[place] as number) || index > (this.highs[place] as number)) return null;
    return this.sizes[place * this.bins + index - (this.bases[place] as number)] as number;
  }

  /** Best prices at a slot; null: it is not there. */
  bestAt(slot: number): { readonly bid: number; readonly ask: number } | null {
    const place = this.placeOf(slot);
    return this.has(slot) ? { bid: this.bids[place] as number, ask: this.asks[place] as number } : null;
  }

  /** Bins twice as wide once the near half of the book does not fit any more: each is what two were together. */
  private coarsenFor(book: BookView): void {
    while (reachOf(book) / this.width > 2 * this.bins) this.coarsen();
  }

  coarsen(): void {
    this.width *= 2;
    const merged = new Float32Array(this.bins);
    for (let place = 0; place < this.capacity; place++) {
      const [base, low, high] = [this.bases[place] as number, this.lows[place] as number, this.highs[place] as number];
      const next = Math.floor((base + (this.bins >> 1)) / 2) - (this.bins >> 1);
      merged.fill(0);
      for (let bin = 0; bin < this.bins; bin++) {
        const to = Math.floor((base + bin) / 2) - next;
        merged[to] = (merged[to] as number) + (this.sizes[place * this.bins + bin] as number);
      }
      this.sizes.set(merged, place * this.bins);
      this.bases[place] = next;
      this.lows[place] = Math.floor(low / 2);
      this.highs[place] = Math.floor(high / 2);
    }
  }

  /** Answers the outermost step. */
  private add(levels: Float64Array, place: number, base: number): number {
    let index = base;
    for (let i = 0; i + LEVEL_STRIDE <= levels.length; i += LEVEL_STRIDE) {
      index = this.indexOf(levels[i] as number);
      const bin = index - base;
      if (bin < 0 || bin >= this.bins) continue;
      const at = place * this.bins + bin;
      this.sizes[at] = (this.sizes[at] as number) + (levels[i + 1] as number);
    }
    return index;
  }

  private placeOf(slot: number): number {
    return ((slot % this.capacity) + this.capacity) % this.capacity;
  }
}

/** From the middle level of one side to that of the other: a few orders far out are not worth the sight of all that is near. */
function reachOf({ bids, asks }: BookView): number {
  const middle = (levels: Float64Array): number => levels[((levels.length / LEVEL_STRIDE) >> 1) * LEVEL_STRIDE] ?? 0;
  return middle(asks) - middle(bids);
}

/** A step at which the near half of a book fits the bins: a 1, 2 or 5 of some power of ten, no finer than prices are. */
export function stepFor(book: BookView, tick: number, bins = BINS): number {
  const wanted = Math.max(tick, reachOf(book) / bins);
  for (let exponent = Math.floor(Math.log10(tick)); ; exponent++)
    for (const times of [1, 2, 5]) {
      const step = Number(`${times}e${exponent}`);
      if (step >= wanted * (1 - 1e-9)) return step;
    }
}
