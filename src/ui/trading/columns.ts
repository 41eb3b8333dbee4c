import type { Accessor, JSX } from 'solid-js';

/** A column of a table on the screen and in a file. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand at the right, so that their decimals align. */
  readonly isNumber?: boolean;
  /** Absent: only a file has this column. */
  readonly cell?: (row: Accessor<Row>) => JSX.Element;
  /** As a file has it: plain numbers, times in UTC. Absent: the file has no such column. */
  readonly csv?: (row: Row) => string;
}

/** The cells of a table as a file has them, titles first. */
export function tableCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] {
  const kept = columns.filter((column) => column.csv !== undefined);
  return [kept.map((column) => column.title), ...rows.map((row) => kept.map((column) => column.csv?.(row) ?? ''))];
}
