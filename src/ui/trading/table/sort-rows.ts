import { compare, type Decimal, parseDecimal, toDouble } from '../../../domain/money';
import type { Column } from '../columns';

/** Numbers of up to so many digits stand in their order as text. */
const LONGEST_NUMBER = 12;

/** Text as it is compared: letters in either case are one, and `P-9` comes before `P-10`. */
const sortText = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0'));

interface Keyed<Row> {
  readonly row: Row;
  /** Of what is no number. */
  readonly text: string;
  /** Null: it is no number. */
  readonly decimal: Decimal | null;
  readonly double: number;
}

/**
 * Rows by what a file says of them in this column: numbers as exact decimals, times and all else as text. Rows alike stay as
 * they were, and what has no value comes last, up or down.
 */
export function sortRows<Row>(rows: readonly Row[], column: Pick<Column<Row>, 'csv' | 'isNumber'>, isDown: boolean): readonly Row[] {
  const { csv } = column;
  if (csv === undefined) return rows;
  const keyed = rows.map((row): Keyed<Row> => {
    const text = csv(row);
    const decimal = column.isNumber === true ? (parseDecimal(text) ?? null) : null;
    return { row, text: decimal === null ? sortText(text) : '', decimal, double: decimal === null ? 0 : toDouble(decimal) };
  });
  const isEmpty = ({ text, decimal }: Keyed<Row>): boolean => (column.isNumber === true ? decimal === null : text === '');
  const sign = isDown ? -1 : 1;
  return keyed
    .sort((a, b) => {
      const [isFirstEmpty, isSecondEmpty] = [isEmpty(a), isEmpty(b)];
      if (isFirstEmpty || isSecondEmpty) return Number(isFirstEmpty) - Number(isSecondEmpty);
      return sign * (a.decimal !== null && b.decimal !== null ? compareNumbers(a, b) : compareTexts(a.text, b.text));
    })
    .map(({ row }) => row);
}

/** The doubles decide where they can: they are never out of order, only equal where the decimals may not be. */
const compareNumbers = (a: Keyed<unknown>, b: Keyed<unknown>): number => a.double - b.double || compare(a.decimal as Decimal, b.decimal as Decimal);

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
