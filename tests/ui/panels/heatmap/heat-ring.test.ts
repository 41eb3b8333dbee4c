import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookView } from '../../../../src/domain/book';
import { HeatRing, stepFor } from '../../../../src/ui/panels/heatmap/heat-ring';

type Levels = readonly (readonly [price: number, size: number])[];
const side = (levels: Levels): Float64Array => Float64Array.from(levels.flatMap(([price, size]) => [price, size, 1]));
const book = (bids: Levels, asks: Levels): BookView => ({ bids: side(bids), asks: side(asks) });
/** Both sides around a middle, so many levels of size 1 a side. */
const around = (middle: number, levels = 4): BookView =>
  book(
    Array.from({ length: levels }, (_, i) => [middle - 1 - i, 1]),
    Array.from({ length: levels }, (_, i) => [middle + 1 + i, 1]),
  );

test('what rested at a price at a moment is there again, and only that', () => {
  const ring = new HeatRing(1, 8, 16);
  ring.put(
    100,
    book(
      [
        [49, 2],
        [47, 3],
      ],
      [
        [51, 4],
        [54, 5],
      ],
    ),
  );
  expect([46, 47, 48, 49, 50, 51, 52, 53, 54, 55].map((index) => ring.sizeAt(100, index))).toEqual([null, 3, 0, 2, 0, 4, 0, 0, 5, null]);
  expect(ring.bestAt(100)).toEqual({ bid: 49, ask: 51 });
  expect(ring.sizeAt(99, 49)).toBeNull();
  expect(ring.bestAt(101)).toBeNull();
});

test('slots that nothing was put into are not there, whatever stood in their place before', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 }), (unsorted) => {
      const ring = new HeatRing(1, 8, 16);
      const put = [...unsorted].sort((a, b) => a - b);
      for (const slot of put) ring.put(slot, around(50 + slot));
      const newest = put.at(-1) as number;
      for (let slot = 0; slot <= 70; slot++) {
        expect(ring.has(slot)).toBe(put.includes(slot) && slot > newest - 8);
        expect(ring.sizeAt(slot, 51 + slot) === 1).toBe(ring.has(slot));
      }
      expect(ring.newest).toBe(newest);
      expect(ring.oldest).toBe(Math.max(put[0] as number, newest - 7));
    }),
  );
});

test('a price that runs takes nothing from the columns before it', () => {
  const ring = new HeatRing(1, 8, 16);
  ring.put(1, around(1_000));
  ring.put(2, around(5_000));
  expect(ring.sizeAt(1, 1_001)).toBe(1);
  expect(ring.sizeAt(2, 1_001)).toBeNull();
  expect(ring.sizeAt(2, 5_001)).toBe(1);
});

test('a late timer is made good from the slot before, and does not reach over what is gone', () => {
  const ring = new HeatRing(1, 8, 16);
  ring.holdUntil(5);
  expect(ring.newest).toBeNull();
  ring.put(1, around(50));
  ring.holdUntil(3);
  ring.put(4, around(60));
  expect([1, 2, 3, 4].map((slot) => ring.bestAt(slot)?.ask)).toEqual([51, 51, 51, 61]);
  ring.put(3, around(70));
  expect(ring.bestAt(3)?.ask).toBe(51);
});

test('a book without a side is none', () => {
  const ring = new HeatRing(1, 8, 16);
  ring.put(1, book([[49, 1]], []));
  expect(ring.has(1)).toBe(false);
});

test('twice as wide bins hold what two of them held, of all columns alike', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 7 }), (middles, levels) => {
      const ring = new HeatRing(1, 8, 16);
      middles.forEach((middle, slot) => {
        ring.put(slot, around(middle, levels));
      });
      const before = middles.map((_, slot) => Array.from({ length: 500 }, (_, index) => ring.sizeAt(slot, index)));
      ring.coarsen();
      expect(ring.step).toBe(2);
      middles.forEach((middle, slot) => {
        const wider = Array.from({ length: 250 }, (_, index) => {
          const [a, b] = [before[slot]?.[2 * index] ?? null, before[slot]?.[2 * index + 1] ?? null];
          return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
        });
        expect(wider.map((_, index) => ring.sizeAt(slot, index))).toEqual(wider);
        expect(ring.indexOf(middle)).toBe(Math.floor(middle / 2));
      });
    }),
  );
});

test('bins grow once a book is far wider than they are, and none of the smaller ones is lost', () => {
  const ring = new HeatRing(1, 8, 16);
  ring.put(1, around(100, 3));
  ring.put(2, around(100, 40));
  expect(ring.step).toBe(2);
  expect(ring.sizeAt(1, 51)).toBe(2);
  expect(ring.sizeAt(2, 51)).toBe(2);
});

test('the first step is one of 1, 2 and 5, no finer than prices, and the near half of the levels fits', () => {
  expect(stepFor(around(50_000, 1_000), 1)).toBe(5);
  expect(stepFor(around(50_000, 250), 1)).toBe(1);
  expect(stepFor(around(50_000, 3), 1)).toBe(1);
  expect(stepFor(around(50_000, 3), 0.1)).toBe(0.1);
  expect(stepFor(book([], []), 0.01)).toBe(0.01);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom(0.001, 0.1, 1, 10), (levels, tick) => {
      const step = stepFor(around(50_000, levels), tick);
      expect(step).toBeGreaterThanOrEqual(tick);
      expect((levels - 1) / step).toBeLessThanOrEqual(257);
    }),
  );
});
