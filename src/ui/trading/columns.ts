import { type Accessor, createMemo, type JSX } from 'solid-js';
import type { Decimal } from '../../domain/money';
import { columnDecimals } from '../format/decimal';

/** A column of a table on the screen and in a file. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand at the right, so that their decimals align. */
  readonly isNumber?: boolean;
  /** Times begin with the newest where rows are sorted by them. */
  readonly isTime?: boolean;
  /** The least that it can be read at, pixels. */
  readonly width?: number;
  /** It has what is left of the width. */
  readonly grows?: boolean;
  /** `room`: on the screen where that is wide enough, `spare`: where it still is after those, `off`: where the user wants it. Absent: always, unless the user hides it. */
  readonly usual?: 'room' | 'spare' | 'off';
  /** Absent: only a file has this column. */
  readonly cell?: (row: Accessor<Row>) => JSX.Element;
  /** As a file has it, and as rows are sorted by it: plain numbers, times in UTC. Absent: the file has no such column. */
  readonly csv?: (row: Row) => string;
}

/** The same, with other words in some places. It asks for a width that may change when it is drawn: a spread keeps that of the moment. */
export const columnLike = <Row>(column: Column<Row>, other: Partial<Column<Row>>): Column<Row> =>
  Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(column), ...Object.getOwnPropertyDescriptors(other) }) as Column<Row>;

/** The same, for the file alone: the screen has no room for it, or says it otherwise. */
export const fileOnly = <Row>({ id, title, csv }: Column<Row>): Column<Row> => ({ id, title, ...(csv === undefined ? {} : { csv }) });

/** The cells of a table as a file has them, titles first. */
export function tableCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] {
  const kept = columns.filter((column) => column.csv !== undefined);
  return [kept.map((column) => column.title), ...rows.map((row) => kept.map((column) => column.csv?.(row) ?? ''))];
}

/** Of `64,227.5`. */
const USUAL_PRICE_WIDTH = 74;
/** Of a digit, and of the point and the space beside the digits. */
const DIGIT_WIDTH = 7.8;
const BESIDE_DIGITS = 16;

/** Pixels of a column of prices of so many decimals: those of small prices are longer than all others, and none is cut. */
export const priceWidth = (decimals: number): number => Math.max(USUAL_PRICE_WIDTH, Math.ceil((decimals + 1) * DIGIT_WIDTH) + BESIDE_DIGITS);

/** Decimals that show each price of a pair whole, and pixels of a column that shows those of all pairs, counted once for all rows. */
export function createPrices<Row>(
  rows: Accessor<readonly Row[]>,
  of: (row: Row) => readonly [pair: string, price: Decimal | null],
): { readonly decimalsOf: (pair: string) => number; readonly width: Accessor<number> } {
  const decimals = createMemo(() => {
    const most = new Map<string, number>();
    for (const row of rows()) {
      const [pair, price] = of(row);
      most.set(pair, columnDecimals([price], most.get(pair)));
    }
    return most;
  });
  const width = createMemo(() => priceWidth(Math.max(0, ...decimals().values())));
  return { decimalsOf: (pair) => decimals().get(pair) ?? 0, width };
}
