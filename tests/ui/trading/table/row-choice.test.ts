import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRows, NO_ROWS, onlyRow, type RowChoice, rangeOfRows, rowsStillThere, toggledRow } from '../../../../src/ui/trading/table/row-choice';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const ids = ({ ids: chosen }: RowChoice): string[] => [...chosen].sort();

test('a range goes from where it began to the row that is meant, up or down, in place of the range before it', () => {
  const begun = onlyRow('c');
  const down = rangeOfRows(begun, ROWS, 'e', 'd');
  expect(ids(down)).toEqual(['c', 'd', 'e']);
  const up = rangeOfRows(down, ROWS, 'b', 'c');
  expect(ids(up)).toEqual(['b', 'c']);
  expect(ids(rangeOfRows(up, ROWS, 'c', 'b'))).toEqual(['c']);
});

test('a range that joins leaves what was chosen before', () => {
  const two = toggledRow(onlyRow('a'), 'd');
  expect(ids(rangeOfRows(two, ROWS, 'e', 'e', true))).toEqual(['a', 'd', 'e']);
  expect(ids(rangeOfRows(two, ROWS, 'e', 'e'))).toEqual(['d', 'e']);
});

test('where no range began, or its row has gone, it begins where the hand is', () => {
  expect(rangeOfRows(NO_ROWS, ROWS, 'c', 'b')).toEqual({ ids: new Set(['b', 'c']), anchor: 'b' });
  expect(rangeOfRows(allRows(ROWS), ROWS, 'c', 'd').anchor).toBe('d');
  expect(ids(rangeOfRows({ ids: new Set(), anchor: 'gone' }, ROWS, 'c', 'd'))).toEqual(['c', 'd']);
});

test('a range is of the rows as they stand when it is made', () => {
  expect(ids(rangeOfRows(onlyRow('a'), ['b', 'a', 'd', 'c'], 'd', 'd'))).toEqual(['a', 'd']);
});

test('a row that is toggled twice is as it was, and a range begins at it', () => {
  const once = toggledRow(onlyRow('a'), 'b');
  expect(ids(once)).toEqual(['a', 'b']);
  const twice = toggledRow(once, 'b');
  expect(ids(twice)).toEqual(['a']);
  expect(twice.anchor).toBe('b');
});

test('what stays of a choice is what is there still, and one of which nothing has gone is the same one', () => {
  const all = allRows(ROWS);
  expect(rowsStillThere(all, ['e', 'd', 'c', 'b', 'a', 'f'])).toBe(all);
  expect(ids(rowsStillThere(all, ['b', 'f']))).toEqual(['b']);
  expect(rowsStillThere(onlyRow('a'), ['b'])).toEqual(NO_ROWS);
});

test('whatever is done, nothing is chosen that is not there, and a range is without a gap', () => {
  const row = fc.constantFrom(...ROWS);
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('only' as const), row }),
    fc.record({ kind: fc.constant('toggle' as const), row }),
    fc.record({ kind: fc.constant('range' as const), row, isJoining: fc.boolean() }),
    fc.record({ kind: fc.constant('rows' as const), rows: fc.shuffledSubarray(ROWS, { minLength: 1 }) }),
  );
  fc.assert(
    fc.property(fc.array(deed), (deeds) => {
      let choice = NO_ROWS;
      let rows = ROWS;
      for (const one of deeds) {
        if (one.kind === 'rows') {
          rows = one.rows;
          choice = rowsStillThere(choice, rows);
        } else if (rows.includes(one.row)) {
          if (one.kind === 'only') choice = onlyRow(one.row);
          else if (one.kind === 'toggle') choice = toggledRow(choice, one.row);
          else choice = rangeOfRows(choice, rows, one.row, one.row, one.isJoining);
          if (one.kind === 'range' && !one.isJoining) {
            const places = [...choice.ids].map((id) => rows.indexOf(id));
            expect(Math.max(...places) - Math.min(...places) + 1).toBe(places.length);
            expect(choice.ids.has(one.row)).toBe(true);
          }
        }
        expect(rows).toEqual(expect.arrayContaining([...choice.ids]));
        expect(choice.anchor === null || rows.includes(choice.anchor)).toBe(true);
      }
    }),
  );
});
