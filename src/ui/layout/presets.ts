import type { TableKind } from './kinds';
import type { Layout } from './layout';
import { chart, four, scalper, watch } from './other-presets';
import { panel, sized, stack, tablesHeight, tablesOf } from './preset-parts';

/** What a desk that nobody has arranged depends on. */
export interface Room {
  /** Of the desk, pixels. */
  readonly width: number;
  readonly height: number;
  readonly hasWatch: boolean;
  readonly hasTicket: boolean;
  /** The table that is seen. */
  readonly table: TableKind;
  readonly areTablesFolded: boolean;
}

export const PRESET_NAMES = ['standard', 'scalper', 'chart', 'four', 'watch'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

interface Preset {
  readonly title: 'Standard' | 'Scalper' | 'Chart' | 'Four charts' | 'Watch';
  readonly make: (room: Room) => Layout;
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  standard: { title: 'Standard', make: standard },
  scalper: { title: 'Scalper', make: scalper },
  chart: { title: 'Chart', make: chart },
  four: { title: 'Four charts', make: four },
  watch: { title: 'Watch', make: watch },
};

/** Watchlist, chart over the tables, book over trades, ticket; the chart has half of the width at 1366 pixels. */
export function standard(room: Room): Layout {
  const columns = columnsAt(room);
  const tables = tablesHeight(room, room.table);
  const chart = sized('column', [
    [room.height - tables, stack('chart', [panel('chart')])],
    [tables, tablesOf(room.table, room.areTablesFolded)],
  ]);
  const book = [2.4, stack('book', [panel('book')])] as const;
  const tape = [1, stack('tape', [panel('tape')])] as const;
  const side = columns.isSideWide ? sized('row', [[1.15, book[1]], tape]) : sized('column', [book, tape]);
  const fixed = (room.hasWatch ? columns.watch : 0) + columns.side + (room.hasTicket ? columns.ticket : 0);
  return sized('row', [
    ...(room.hasWatch ? ([[columns.watch, stack('watch', [panel('watch')])]] as const) : []),
    [Math.max(0, room.width - fixed), chart],
    // A row beside rows is one row.
    ...(columns.isSideWide && side.type === 'split'
      ? side.parts.map((part, i) => [columns.side * (side.shares[i] ?? 0), part] as const)
      : ([[columns.side, side]] as const)),
    ...(room.hasTicket ? ([[columns.ticket, stack('ticket', [panel('ticket')])]] as const) : []),
  ]);
}

/** Pixels of the columns beside the chart, each with its hairline. */
function columnsAt({ width, hasWatch, hasTicket }: Room): { watch: number; side: number; ticket: number; isSideWide: boolean } {
  // Room for the trades beside the book: the chart keeps half of the width.
  const isSideWide = width >= 2200 || (width >= 1600 && !hasTicket);
  if (isSideWide) return { watch: 264, side: 625, ticket: 297, isSideWide };
  if (width >= 1600) return { watch: 264, side: 329, ticket: 297, isSideWide };
  if (hasWatch && hasTicket) return { watch: 176, side: 249, ticket: 257, isSideWide };
  if (width > 1180) return { watch: 264, side: 289, ticket: 273, isSideWide };
  if (width > 960) return { watch: 176, side: 257, ticket: 257, isSideWide };
  return { watch: 152, side: 249, ticket: 249, isSideWide };
}
