import type { Column } from '../../trading/columns';
import { type TableChoice, widthIn, widthOfAll } from '../../trading/table/column-choice';

/** What a name takes at least, what stands between two columns, and beside all of them; pixels. */
const PAIR = 72;
const GAP = 4;
const SIDES = 24;

/** The style sheet has larger letters on a phone, and what holds them is as much wider. */
const scaled = (width: number): string => `calc(${width}px * var(--watch-scale, 1))`;

/** The widths of a row for the style sheet: of its columns, the name first, and what they take at least. */
export const watchWidths = (
  columns: readonly Pick<Column<never>, 'id' | 'title' | 'width'>[],
  choice: TableChoice,
): { readonly columns: string; readonly least: string } => ({
  columns: [`minmax(${scaled(PAIR)}, 1fr)`, ...columns.map((column) => scaled(widthIn(column, choice)))].join(' '),
  least: `calc(${scaled(PAIR + widthOfAll(columns, choice))} + ${columns.length * GAP + SIDES}px)`,
});
