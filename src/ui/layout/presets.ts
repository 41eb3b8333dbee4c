import { HEAD_PX } from './arrange';
import { type PanelKind, TABLE_KINDS, type TableKind } from './kinds';
import type { Layout, PanelState, Split, Stack } from './layout';

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

/** Tables that need more height than a few rows. */
const TALL: readonly TableKind[] = ['connection', 'performance', 'about'];

/** Watchlist, chart over the tables, book over trades, ticket; the chart has half of the width at 1366 pixels. */
export function standard(room: Room): Layout {
  const columns = columnsAt(room);
  const tables = Math.min(tablesHeight(room), room.height / 2);
  const chart = sized('column', [
    [room.height - tables, stack('chart', [panel('chart')])],
    [tables, tablesOf(room)],
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

const panel = (kind: PanelKind): PanelState => ({ id: kind, kind, link: null, pair: null });
const stack = (id: string, panels: readonly PanelState[], shown = panels[0]?.id ?? '', isFolded = false): Stack => ({
  type: 'stack',
  id,
  panels,
  shown,
  isFolded,
});
const tablesOf = ({ table, areTablesFolded }: Room): Stack => stack('tables', TABLE_KINDS.map(panel), table, areTablesFolded);

/** Parts with their lengths, in any unit. */
function sized(direction: Split['direction'], parts: readonly (readonly [length: number, part: Layout])[]): Split {
  const sum = parts.reduce((total, [length]) => total + length, 0);
  return { type: 'split', direction, parts: parts.map(([, part]) => part), shares: parts.map(([length]) => length / sum) };
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

function tablesHeight({ width, table }: Room): number {
  if (TALL.includes(table)) return HEAD_PX + (width >= 1600 ? 348 : 288);
  return HEAD_PX + (width >= 1600 ? 232 : 172);
}
