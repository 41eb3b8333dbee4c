import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, type Decimal, parseDecimal } from '../../../../src/domain/money';
import { sortRows } from '../../../../src/ui/trading/table/sort-rows';

const number = { isNumber: true, csv: (text: string) => text };
const words = { csv: (text: string) => text };

test('numbers stand by their value, as exact as they are', () => {
  expect(sortRows(['10', '9', '-1', '0.5'], number, false)).toEqual(['-1', '0.5', '9', '10']);
  // The same double: only the decimals differ.
  const close = ['0.3', '0.30000000000000001', '0.30000000000000002'];
  expect(sortRows(close, number, true)).toEqual(['0.30000000000000002', '0.30000000000000001', '0.3']);
});

test('what has no value comes last, up or down', () => {
  expect(sortRows(['', '2', '', '1'], number, false)).toEqual(['1', '2', '', '']);
  expect(sortRows(['', '2', '', '1'], number, true)).toEqual(['2', '1', '', '']);
  expect(sortRows(['', 'b', 'a'], words, true)).toEqual(['b', 'a', '']);
});

test('text stands by its letters in either case and the numbers in it, times among them', () => {
  expect(sortRows(['P-10', 'P-9', 'p-1'], words, false)).toEqual(['p-1', 'P-9', 'P-10']);
  const times = ['2026-11-26T09:00:00.000Z', '2025-12-31T23:59:59.999Z', '2026-11-26T09:00:00.001Z'];
  expect(sortRows(times, words, true)).toEqual([times[2], times[0], times[1]]);
});

test('rows alike stay as they were, up or down, and the list that came in is not touched', () => {
  const rows = [
    { id: 1, pair: 'B' },
    { id: 2, pair: 'A' },
    { id: 3, pair: 'B' },
    { id: 4, pair: 'A' },
  ];
  const byPair = { csv: (row: { readonly pair: string }) => row.pair };
  expect(sortRows(rows, byPair, false).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
  expect(sortRows(rows, byPair, true).map(({ id }) => id)).toEqual([1, 3, 2, 4]);
  expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test('a column without text has nothing to sort by', () => {
  const rows = ['b', 'a'];
  expect(sortRows(rows, {}, false)).toBe(rows);
});

test('any numbers are put in the order that exact arithmetic gives them, none lost', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 })).map(([digits, decimals]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
    const point = text.length - decimals;
    return parseDecimal(`${digits < 0n ? '-' : ''}${text.slice(0, point)}${decimals === 0 ? '' : `.${text.slice(point)}`}`) as Decimal;
  });
  fc.assert(
    fc.property(fc.array(decimal), fc.boolean(), (values, isDown) => {
      const sorted = sortRows<string>(values, number, isDown) as Decimal[];
      for (let i = 1; i < sorted.length; i++)
        expect(compare(sorted[i - 1] as Decimal, sorted[i] as Decimal) * (isDown ? -1 : 1)).toBeLessThanOrEqual(0);
      expect([...sorted].sort()).toEqual([...values].sort());
    }),
  );
});
