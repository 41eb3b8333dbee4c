import fc from 'fast-check';
import type { BookView } from '../../../src/domain/book';

export { d } from './orders';

export interface Row {
  readonly price: number;
  readonly size: number;
}
export const level = (price: number, size: number): Row => ({ price, size });

/** Rows best first. */
export const bookOf = (bids: readonly Row[], asks: readonly Row[]): BookView => ({ bids: rows(bids), asks: rows(asks) });
const rows = (side: readonly Row[]): Float64Array => Float64Array.from(side.flatMap(({ price, size }) => [price, size, 1]));

const size = fc.integer({ min: 1, max: 20 }).map((n) => n / 10);
const side = (from: number, way: 1 | -1): fc.Arbitrary<Row[]> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 6 })
    .chain((steps) => fc.tuple(...steps.sort((a, b) => a - b).map((step) => size.map((s) => level(from + way * step, s)))));

/** Bids of 1 to 16 and asks of 18 to 33, in whole prices and tenths of size; a side can be empty. */
export const book: fc.Arbitrary<BookView> = fc.tuple(side(16, -1), side(18, 1)).map(([bids, asks]) => bookOf(bids, asks));
