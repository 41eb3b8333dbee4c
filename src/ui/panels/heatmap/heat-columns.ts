import type { HeatRing } from './heat-ring';

/** Which part of the map a picture shows. */
export interface HeatView {
  /** Slots that a column of the picture stands for. */
  readonly slotsEach: number;
  /** Columns of the picture. */
  readonly columns: number;
  /** Steps of the price of the lowest row. */
  readonly low: number;
  /** Rows of the picture, one a step. */
  readonly rows: number;
}

/** The column of a picture that a slot belongs to, counted from the epoch: a column's slots are the same whenever it is drawn. */
export const columnOf = (slot: number, { slotsEach }: Pick<HeatView, 'slotsEach'>): number => Math.floor(slot / slotsEach);

/** What became of a column: `gap`: at some moment of it nothing was known; `none`: nothing was before it either. */
export type ColumnState = 'known' | 'gap' | 'none';

/** A column over which the map did not see everything is a gap as a whole: a narrow one would not be seen otherwise. */
export function columnState(ring: HeatRing, column: number, { slotsEach }: Pick<HeatView, 'slotsEach'>): ColumnState {
  const { oldest, newest } = ring;
  const first = column * slotsEach;
  if (oldest === null || newest === null || first + slotsEach - 1 < oldest || first > newest) return 'none';
  const [from, to] = [Math.max(first, oldest), Math.min(first + slotsEach - 1, newest)];
  for (let slot = from; slot <= to; slot++) if (!ring.has(slot)) return 'gap';
  return 'known';
}

/** The slot that speaks for a column: its last one that is there, of a gap one that is not. */
export function slotRead(ring: HeatRing, column: number, view: Pick<HeatView, 'slotsEach'>): number {
  const first = column * view.slotsEach;
  const last = Math.min(first + view.slotsEach - 1, Math.max(first, ring.newest ?? first));
  if (columnState(ring, column, view) !== 'gap') return last;
  let slot = last;
  while (slot > first && ring.has(slot)) slot--;
  return slot;
}

/** Base units in each row of a column, lowest first, on average over its slots. -1: not known so far out. */
export function meanColumn(out: Float32Array, ring: HeatRing, column: number, { slotsEach, low, rows }: HeatView): void {
  const first = column * slotsEach;
  for (let row = 0; row < rows; row++) {
    let [sum, count] = [0, 0];
    for (let slot = first; slot < first + slotsEach; slot++) {
      const size = ring.sizeAt(slot, low + row);
      if (size === null) continue;
      sum += size;
      count++;
    }
    out[row] = count === 0 ? -1 : sum / count;
  }
}

/** The size that is drawn at full strength: few are larger, so that one wall does not darken all else. Kept while it fits. */
export function steadyFull(kept: number, column: Float32Array): number {
  const sizes = column.filter((size) => size > 0).sort();
  const wanted = sizes[Math.floor(0.97 * (sizes.length - 1))] ?? 0;
  return wanted <= kept && wanted > kept / 2 ? kept : wanted * 1.25;
}

/** Shades of the palette. */
export const SHADES = 64;

/** Small sizes are told apart better than large ones. -1 stays -1. */
export function shadeOf(size: number, full: number): number {
  if (size < 0) return -1;
  if (size === 0 || full <= 0) return 0;
  return Math.max(1, Math.min(SHADES - 1, Math.round(Math.sqrt(size / full) * (SHADES - 1))));
}
