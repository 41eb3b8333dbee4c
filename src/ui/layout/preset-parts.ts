import type { Interval } from '../../domain/candle';
import { HEAD_PX } from './arrange';
import { type PanelKind, TABLE_KINDS, type TableKind } from './kinds';
import type { Layout, PanelState, Split, Stack } from './layout';

export const panel = (kind: PanelKind, id: string = kind, interval: Interval | null = null): PanelState => ({
  id,
  kind,
  link: null,
  pair: null,
  interval,
});
export const stack = (id: string, panels: readonly PanelState[], shown = panels[0]?.id ?? '', isFolded = false): Stack => ({
  type: 'stack',
  id,
  panels,
  shown,
  isFolded,
});
/** All tables in one place, of which this one is seen. */
export const tablesOf = (shown: TableKind, isFolded: boolean): Stack =>
  stack(
    'tables',
    TABLE_KINDS.map((kind) => panel(kind)),
    shown,
    isFolded,
  );

/** Parts with their lengths, in any unit. */
export function sized(direction: Split['direction'], parts: readonly (readonly [length: number, part: Layout])[]): Split {
  const sum = parts.reduce((total, [length]) => total + length, 0);
  return { type: 'split', direction, parts: parts.map(([, part]) => part), shares: parts.map(([length]) => length / sum) };
}

/** Tables that need more height than a few rows. */
const TALL: readonly TableKind[] = ['connection', 'performance', 'about'];

/** Of the tables below something on a desk of this size, pixels. */
export function tablesHeight({ width, height }: { readonly width: number; readonly height: number }, shown: TableKind): number {
  const rows = TALL.includes(shown) ? (width >= 1600 ? 348 : 288) : width >= 1600 ? 232 : 172;
  return Math.min(HEAD_PX + rows, height / 2);
}
