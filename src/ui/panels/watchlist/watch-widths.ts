import type { Column } from '../../trading/columns';
import { widthOf, widthOfAll } from '../../trading/table/column-choice';

/** What a name takes at least, what stands between two columns, and beside all of them; pixels. */
const PAIR = 72;
const GAP = 6;
const SIDES = 24;

/** The widths of a row for the style sheet: of its columns, the name first, and what they take at least. */
export const watchWidths = (
  columns: readonly Pick<Column<never>, 'id' | 'title' | 'width'>[],
): { readonly columns: string; readonly least: string } => ({
  columns: [`minmax(${PAIR}px, 1fr)`, ...columns.map((column) => `${widthOf(column)}px`)].join(' '),
  least: `${PAIR + widthOfAll(columns) + columns.length * GAP + SIDES}px`,
});
