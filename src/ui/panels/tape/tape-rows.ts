import type { Tape } from '../../../domain/tape';
import type { Side } from '../../../domain/units';
import { t } from '../../words/t';

export type TapeRow =
  | {
      readonly kind: 'trade';
      readonly id: string;
      readonly at: number;
      readonly price: number;
      /** Base units, of all prints in the row. */
      readonly size: number;
      readonly side: Side;
      /** Prints of the same millisecond and side that were merged. */
      readonly prints: number;
    }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number };

/**
 * What the tape shows, newest first: trades from `minSize` up, and the gaps between them wherever they fall. `isWhole`: all
 * that a side took in a millisecond is one row, at the last price it reached.
 */
export function tapeRows(tape: Tape, minSize: number, limit: number, isWhole = false): TapeRow[] {
  const rows: TapeRow[] = [];
  const gaps = [...tape.gaps].sort((a, b) => b.to - a.to);
  let nextGap = 0;
  const { trades } = tape;
  for (let i = 0; i < trades.length; ) {
    const trade = trades[i] as (typeof trades)[number];
    for (let gap = gaps[nextGap]; gap !== undefined && trade.at <= gap.from; gap = gaps[++nextGap]) {
      if (rows.length >= limit) return rows;
      rows.push({ kind: 'gap', from: gap.from, to: gap.to });
    }
    let size = 0;
    let next = i;
    for (; next < trades.length; next++) {
      const print = trades[next] as typeof trade;
      if (print.at !== trade.at || print.side !== trade.side || (!isWhole && print.price !== trade.price)) break;
      size += print.size;
    }
    if (size >= minSize) {
      if (rows.length >= limit) return rows;
      rows.push({ kind: 'trade', id: trade.id, at: trade.at, price: trade.price, size, side: trade.side, prints: next - i });
    }
    i = next;
  }
  return rows;
}

/** The one with the most digits. Null where no row has a price. */
export function highestPrice(rows: readonly TapeRow[]): number | null {
  let highest: number | null = null;
  for (const row of rows) if (row.kind === 'trade' && row.price > (highest ?? 0)) highest = row.price;
  return highest;
}

/** How many rows stand above the one that was first before. 0 where it is first still, or gone. */
export function rowsAbove(first: TapeRow | undefined, rows: readonly TapeRow[]): number {
  if (first === undefined) return 0;
  const place = rows.findIndex((row) =>
    first.kind === 'trade' ? row.kind === 'trade' && row.id === first.id : row.kind === 'gap' && row.to === first.to,
  );
  return Math.max(0, place);
}

/** How many trades have come since a tape was held. All there are, where none of its trades is on the tape still. */
export function tradesSince(held: Tape, now: Tape): number {
  const place = now.trades.findIndex(({ id }) => id === held.trades[0]?.id);
  return place < 0 ? now.trades.length : place;
}

/** The size in the middle of those on the tape. 0 for an empty one. */
export function medianSize(tape: Tape): number {
  const sizes = Float64Array.from(tape.trades, (t) => t.size).sort();
  return sizes[sizes.length >> 1] ?? 0;
}

const TINTS = [3, 10, 30, 100] as const;

/** How much a trade stands out, 0 (like most) to 4 (a hundred times the median). */
export function tintOf(size: number, median: number): number {
  if (median <= 0) return 0;
  let tint = 0;
  for (const times of TINTS) if (size >= times * median) tint++;
  return tint;
}

/** `gap 12 s: trades may be missing`, in minutes and hours where it is long. */
export function gapWords(from: number, to: number): string {
  return t('gap {{ length }}: trades may be missing', { length: lengthWords(Math.max(1, Math.round((to - from) / 1000))) });
}

function lengthWords(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
