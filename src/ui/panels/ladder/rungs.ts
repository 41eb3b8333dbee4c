import { type BookView, LEVEL_STRIDE } from '../../../domain/book';
import { stepIndex } from '../book/grouping';

/** A price for each row, whether anything rests there or not. Filled again and again without allocation. */
export interface Rungs {
  /** Base units that rest at each row, the highest price first. */
  readonly bids: Float64Array;
  readonly asks: Float64Array;
  /** Price of the first row, in steps; each row below is one step less. */
  top: number;
  length: number;
}

export function makeRungs(capacity: number): Rungs {
  return { bids: new Float64Array(capacity), asks: new Float64Array(capacity), top: 0, length: 0 };
}

/** The price that so many steps come to, without what a product of doubles leaves behind. */
export const priceAt = (index: number, step: number): number => Number((index * step).toPrecision(12));

/** Put the book into `length` rows from `top` down. Bids round down and asks up: no row shows a better price than there is. */
export function fillRungs(out: Rungs, book: BookView, step: number, top: number, length: number): void {
  out.top = top;
  out.length = Math.min(length, out.bids.length);
  fillSide(out.bids, book.bids, step, 'down', out);
  fillSide(out.asks, book.asks, step, 'up', out);
}

function fillSide(out: Float64Array, levels: Float64Array, step: number, rounding: 'down' | 'up', { top, length }: Rungs): void {
  out.fill(0, 0, length);
  for (let i = 0; i + LEVEL_STRIDE <= levels.length; i += LEVEL_STRIDE) {
    const row = top - stepIndex(levels[i] as number, step, rounding);
    // Best first: bids run down and out of the rows, asks up.
    if (rounding === 'down' ? row >= length : row < 0) return;
    if (row >= 0 && row < length) out[row] = (out[row] as number) + (levels[i + 1] as number);
  }
}

/** The most that rests in a row: the full width of a bar. */
export function largestOf({ bids, asks, length }: Rungs): number {
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, bids[i] as number, asks[i] as number);
  return largest;
}

/** Steps of the price half way between the sides, or of the only side that is there. Null: the book is empty. */
export function middleOf({ bids, asks }: BookView, step: number): number | null {
  const [bid, ask] = [bids[0] ?? asks[0], asks[0] ?? bids[0]];
  return bid === undefined || ask === undefined ? null : Math.round((bid + ask) / 2 / step);
}

/** First row of so many that has this price in the middle. */
export const topAround = (middle: number, rows: number): number => middle + Math.floor(rows / 2);

/** The market has run so far from the middle of the rows that they are to follow. */
export const isOffCentre = (top: number, rows: number, middle: number): boolean => Math.abs(topAround(middle, rows) - top) > rows / 4;

/** First row that has this price in view, as near to what it was as can be. */
export const topShowing = (top: number, rows: number, index: number): number => Math.min(Math.max(top, index), index + rows - 1);
