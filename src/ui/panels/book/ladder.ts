import { LEVEL_STRIDE } from '../../../domain/book';
import { stepIndex } from './grouping';

/** Rows of one side, best first, in columns that are filled again and again without allocation. */
export interface LadderSide {
  readonly prices: Float64Array;
  /** Base units in the row. */
  readonly sizes: Float64Array;
  /** Base units from the best price to this row. */
  readonly totals: Float64Array;
  /** The same two in quote units. */
  readonly values: Float64Array;
  readonly valueTotals: Float64Array;
  length: number;
}

export function makeLadderSide(capacity: number): LadderSide {
  const column = (): Float64Array => new Float64Array(capacity);
  return { prices: column(), sizes: column(), totals: column(), values: column(), valueTotals: column(), length: 0 };
}

/**
 * Merge levels into rows of `step`, as many as `limit` and the capacity allow. Bids round down and asks up,
 * so a grouped book never promises a better price than the real one. Step 0 leaves levels as they are, be they of one price.
 */
export function fillLadder(out: LadderSide, levels: Float64Array, rounding: 'down' | 'up', step: number, limit: number): void {
  const most = Math.min(limit, out.prices.length);
  let row = -1;
  let group = Number.NaN;
  let total = 0;
  let valueTotal = 0;
  for (let i = 0; i + LEVEL_STRIDE <= levels.length; i += LEVEL_STRIDE) {
    const price = levels[i] as number;
    const size = levels[i + 1] as number;
    const index = step === 0 ? i : stepIndex(price, step, rounding);
    if (index !== group) {
      if (row + 1 >= most) break;
      row++;
      group = index;
      out.prices[row] = step === 0 ? price : index * step;
      out.sizes[row] = 0;
      out.values[row] = 0;
    }
    total += size;
    valueTotal += size * price;
    out.sizes[row] = (out.sizes[row] as number) + size;
    out.values[row] = (out.values[row] as number) + size * price;
    out.totals[row] = total;
    out.valueTotals[row] = valueTotal;
  }
  out.length = row + 1;
}

/** Base or quote totals at the outermost row of the deeper side: the full width of a depth bar. */
export function deepestTotal(a: LadderSide, b: LadderSide, unit: 'base' | 'quote'): number {
  const outermost = (side: LadderSide): number =>
    side.length === 0 ? 0 : ((unit === 'base' ? side.totals : side.valueTotals)[side.length - 1] as number);
  return Math.max(outermost(a), outermost(b));
}

/** The scale of the bars is kept while the book fits it well: otherwise each change far out would move every bar. */
export function steadyScale(kept: number, deepest: number): number {
  return deepest <= kept && deepest > kept * 0.6 ? kept : deepest * 1.1;
}

/** What the best bid and ask say together. Null where a side is empty. */
export interface Spread {
  readonly bid: number;
  readonly ask: number;
  readonly mid: number;
  readonly absolute: number;
  /** Of the mid: 0.0001 is one basis point. */
  readonly ratio: number;
}

export function spreadOf(bids: Float64Array, asks: Float64Array): Spread | null {
  const bid = bids[0];
  const ask = asks[0];
  return bid === undefined || ask === undefined ? null : spreadBetween(bid, ask);
}

export function spreadBetween(bid: number, ask: number): Spread {
  const mid = (bid + ask) / 2;
  return { bid, ask, mid, absolute: ask - bid, ratio: (ask - bid) / mid };
}

/** Px of the row between the sides. */
export const SPREAD_HEIGHT = 32;

/** How many rows fit a side of a panel, the spread row between them. */
export function rowsThatFit(height: number, rowHeight: number, spreadHeight: number, most: number): number {
  return Math.min(most, Math.max(0, Math.floor((height - spreadHeight) / 2 / rowHeight)));
}
