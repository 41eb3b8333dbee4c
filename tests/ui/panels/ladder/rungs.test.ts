import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookView } from '../../../../src/domain/book';
import { fillRungs, isOffCentre, largestOf, makeRungs, middleOf, priceAt, topAround, topShowing } from '../../../../src/ui/panels/ladder/rungs';

/** Ticks of a tenth; levels are given as whole ticks. */
const TICK = 0.1;
const price = (ticks: number): number => Number((ticks * TICK).toFixed(1));
const side = (levels: readonly (readonly [ticks: number, size: number])[]): Float64Array =>
  Float64Array.from(levels.flatMap(([ticks, size]) => [price(ticks), size, 1]));
const book = (bids: readonly (readonly [number, number])[], asks: readonly (readonly [number, number])[]): BookView => ({
  bids: side([...bids].sort(([a], [b]) => b - a)),
  asks: side([...asks].sort(([a], [b]) => a - b)),
});

test('each price has its row, and what rests there stands in it', () => {
  const rungs = makeRungs(8);
  fillRungs(
    rungs,
    book(
      [
        [1000, 2],
        [998, 3],
      ],
      [
        [1001, 4],
        [1003, 5],
      ],
    ),
    TICK,
    1003,
    6,
  );
  expect([...rungs.asks.subarray(0, 6)]).toEqual([5, 0, 4, 0, 0, 0]);
  expect([...rungs.bids.subarray(0, 6)]).toEqual([0, 0, 0, 2, 0, 3]);
  expect(largestOf(rungs)).toBe(5);
  expect(priceAt(1003, TICK)).toBe(100.3);
});

const levels = fc.uniqueArray(fc.tuple(fc.integer({ min: 900, max: 1_100 }), fc.integer({ min: 1, max: 9 })), { selector: ([ticks]) => ticks });

test('rows of any step hold all that rests in their range, at no better a price than it has', () => {
  fc.assert(
    fc.property(
      levels,
      levels,
      fc.constantFrom(1, 2, 5),
      fc.integer({ min: 150, max: 1_150 }),
      fc.integer({ min: 1, max: 60 }),
      (bids, asks, multiple, top, rows) => {
        const rungs = makeRungs(64);
        // Of an earlier, longer drawing.
        rungs.bids.fill(7);
        rungs.asks.fill(7);
        fillRungs(rungs, book(bids, asks), multiple * TICK, top, rows);
        for (let row = 0; row < rows; row++) {
          const index = top - row;
          const at = (all: typeof bids, round: (x: number) => number): number =>
            all.filter(([ticks]) => round(ticks / multiple) === index).reduce((sum, [, size]) => sum + size, 0);
          expect(rungs.bids[row]).toBe(at(bids, Math.floor));
          expect(rungs.asks[row]).toBe(at(asks, Math.ceil));
        }
      },
    ),
  );
});

test('rows never pass what they were made for', () => {
  const rungs = makeRungs(4);
  fillRungs(rungs, book([[1000, 2]], []), TICK, 1003, 9);
  expect(rungs.length).toBe(4);
});

test('the middle is half way between the sides, of one side its best price, of none nothing', () => {
  expect(middleOf(book([[1000, 1]], [[1004, 1]]), TICK)).toBe(1002);
  expect(middleOf(book([[1000, 1]], []), TICK)).toBe(1000);
  expect(middleOf(book([], [[1004, 1]]), TICK)).toBe(1004);
  expect(middleOf(book([], []), TICK)).toBeNull();
});

test('rows that were put around a price are centred there, and follow once it is a quarter of them away', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: -40, max: 40 }), (middle, rows, by) => {
      const top = topAround(middle, rows);
      expect(top - middle).toBeLessThan(rows);
      expect(isOffCentre(top, rows, middle + by)).toBe(Math.abs(by) > rows / 4);
    }),
  );
});

test('a price out of view comes into view by the shortest way, one in view moves nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 500 }), (top, rows, index) => {
      const next = topShowing(top, rows, index);
      expect(next - index).toBeGreaterThanOrEqual(0);
      expect(next - index).toBeLessThan(rows);
      const wasSeen = top - index >= 0 && top - index < rows;
      if (wasSeen) expect(next).toBe(top);
      else expect([index, index + rows - 1]).toContain(next);
    }),
  );
});
