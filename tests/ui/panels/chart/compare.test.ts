import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignedCloses, changeSince, firstChange } from '../../../../src/ui/panels/chart/compare/aligned';
import { MOST_COMPARED, readCompared } from '../../../../src/ui/panels/chart/compare/stored';
import { bar } from './indicator-world';

const minutes = fc.uniqueArray(fc.nat(40), { maxLength: 30 }).map((all) => all.sort((a, b) => a - b));

test('each bar has the other’s close of the same moment, or none', () => {
  fc.assert(
    fc.property(minutes, minutes, (own, other) => {
      const found = alignedCloses(
        own.map((one) => bar(one, 10)),
        other.map((one) => bar(one, 100 + one)),
      );
      expect(found).toEqual(own.map((one) => (other.includes(one) ? 100 + one : null)));
    }),
  );
});

test('what is drawn again begins at the first difference', () => {
  const close = fc.option(fc.nat(3), { nil: null });
  fc.assert(
    fc.property(fc.array(close), fc.array(close), (before, after) => {
      const from = firstChange(before, after);
      if (after.length < before.length) expect(from).toBe(0);
      else if (from === null) expect(after).toEqual(before);
      else {
        expect(after.slice(0, from)).toEqual(before.slice(0, from));
        expect(from >= before.length || after[from] !== before[from]).toBe(true);
      }
    }),
  );
});

test('a change is of the first close that is known in view', () => {
  const closes = [10, null, 20, 30, null];
  expect(changeSince(closes, 0, 3)).toBe(2);
  expect(changeSince(closes, 1, 3)).toBe(0.5);
  expect(changeSince(closes, -7, 2)).toBe(1);
  expect(changeSince(closes, 0, 4)).toBeNull();
  expect(changeSince(closes, 4, 4)).toBeNull();
  expect(changeSince([], 0, -1)).toBeNull();
});

test('of what is stored, only markets are taken, each once', () => {
  expect(readCompared('["simulated:ETH/USD","simulated:ETH/USD","x",7,null]')).toEqual(['simulated:ETH/USD']);
  for (const text of [null, '', '{', '{}', '7']) expect(readCompared(text)).toEqual([]);
  expect(readCompared(JSON.stringify(Array.from({ length: 9 }, (_, i) => `simulated:A${i}A/USD`)))).toHaveLength(MOST_COMPARED);
});
