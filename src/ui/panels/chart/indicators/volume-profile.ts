import type { Candle } from '../../../../domain/candle';

/** What was traded between two prices, in base units. */
export interface ProfileRow {
  readonly from: number;
  readonly to: number;
  /** In bars that closed no lower than they opened. */
  readonly up: number;
  readonly down: number;
}

/**
 * Volume by price, lowest first. A candle does not tell at which of its prices it was traded: its volume is spread evenly from its low to its
 * high. Empty where no bar has any volume.
 */
export function volumeProfile(bars: readonly Candle[], rows: number): ProfileRow[] {
  const traded = bars.filter((bar) => bar.volume > 0);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const bar of traded) {
    low = Math.min(low, bar.low);
    high = Math.max(high, bar.high);
  }
  if (traded.length === 0) return [];
  // All at one price: one row.
  const count = high > low ? rows : 1;
  const height = (high - low) / count;
  const up = new Float64Array(count);
  const down = new Float64Array(count);
  const rowOf = (price: number): number => (height === 0 ? 0 : Math.min(count - 1, Math.floor((price - low) / height)));
  for (const bar of traded) {
    const side = bar.close >= bar.open ? up : down;
    const [first, last] = [rowOf(bar.low), rowOf(bar.high)];
    const span = bar.high - bar.low;
    for (let row = first; row <= last; row++) {
      const from = Math.max(bar.low, low + row * height);
      const to = row === count - 1 ? bar.high : Math.min(bar.high, low + (row + 1) * height);
      const part = first === last ? 1 : Math.max(0, to - from) / span;
      side[row] = (side[row] as number) + bar.volume * part;
    }
  }
  return Array.from(up, (sum, row) => ({ from: low + row * height, to: low + (row + 1) * height, up: sum, down: down[row] as number }));
}

/** The row with the most; null where there is none. */
export function busiestRow(rows: readonly ProfileRow[]): ProfileRow | null {
  let best: ProfileRow | null = null;
  for (const row of rows) if (best === null || row.up + row.down > best.up + best.down) best = row;
  return best;
}
