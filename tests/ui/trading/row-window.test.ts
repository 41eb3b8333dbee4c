import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DRAWN_FIRST, DRAWN_WHOLE, rowWindow } from '../../../src/ui/trading/row-window';

const view = fc.record({
  count: fc.integer({ min: 0, max: 100_000 }),
  rowHeight: fc.integer({ min: 15, max: 120 }),
  top: fc.integer({ min: 0, max: 5_000_000 }),
  height: fc.integer({ min: 0, max: 2_000 }),
});

test('every row that is in view is drawn, and not many more', () => {
  fc.assert(
    fc.property(view, ({ count, rowHeight, top, height }) => {
      const { first, end } = rowWindow(count, rowHeight, top, height);
      expect(first >= 0 && end <= count && first <= end).toBe(true);
      const firstSeen = Math.floor(top / rowHeight);
      const lastSeen = Math.min(count, Math.ceil((top + height) / rowHeight)) - 1;
      if (firstSeen < count) expect(first <= firstSeen && end > lastSeen).toBe(true);
      expect(end - first).toBeLessThanOrEqual(Math.max(DRAWN_WHOLE, height / rowHeight + 30));
    }),
  );
});

test('a short list is drawn whole, and a long one begins so before the height of a row is known', () => {
  expect(rowWindow(DRAWN_WHOLE - 1, 26, 9_999, 100)).toEqual({ first: 0, end: DRAWN_WHOLE - 1 });
  expect(rowWindow(5_000, 0, 0, 0)).toEqual({ first: 0, end: DRAWN_FIRST });
});

test('a scroll by less than a row changes nothing', () => {
  expect(rowWindow(5_000, 26, 26_005, 400)).toEqual(rowWindow(5_000, 26, 26_015, 400));
});
