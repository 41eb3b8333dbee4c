import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf, columnState, meanColumn, SHADES, shadeOf, slotRead, steadyFull } from '../../../../src/ui/panels/heatmap/heat-columns';
import { HeatRing } from '../../../../src/ui/panels/heatmap/heat-ring';

const book = (size: number) => ({ bids: Float64Array.from([49, size, 1]), asks: Float64Array.from([51, 2 * size, 1]) });
const view = { slotsEach: 4, columns: 10, low: 48, rows: 5 };

test('a column is a gap if at any moment of it nothing was known, and nothing where nothing was yet', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (unsorted) => {
      const put = [...unsorted].sort((a, b) => a - b);
      const ring = new HeatRing(1, 64, 16);
      for (const slot of put) ring.put(slot, book(1));
      const [first, last] = [put[0] as number, put.at(-1) as number];
      for (let column = -1; column < 14; column++) {
        const within = [0, 1, 2, 3].map((i) => column * 4 + i).filter((slot) => slot >= first && slot <= last);
        const state = within.length === 0 ? 'none' : within.every((slot) => put.includes(slot)) ? 'known' : 'gap';
        expect(columnState(ring, column, view)).toBe(state);
      }
    }),
  );
  expect(columnState(new HeatRing(1, 64, 16), 0, view)).toBe('none');
});

test('a column is read at its last moment that is there, a gap at one that is not', () => {
  const ring = new HeatRing(1, 64, 16);
  for (const slot of [8, 9, 10, 11, 12, 13, 15, 16, 17]) ring.put(slot, book(1));
  expect([1, 2, 3, 4, 5].map((column) => slotRead(ring, column, view))).toEqual([7, 11, 14, 17, 20]);
});

test('a column shows what rested on average of its moments, and says where nobody knew', () => {
  const ring = new HeatRing(1, 64, 16);
  for (const [slot, size] of [
    [8, 1],
    [9, 2],
    [10, 3],
    [11, 6],
  ] as const)
    ring.put(slot, book(size));
  const out = new Float32Array(5);
  meanColumn(out, ring, columnOf(11, view), view);
  expect([...out]).toEqual([-1, 3, 0, 6, -1]);
});

test('few sizes are at full strength, and what is full is kept while it fits', () => {
  const column = Float32Array.from([-1, 0, ...Array.from({ length: 100 }, (_, i) => i + 1)]);
  const full = steadyFull(0, column);
  expect(full).toBeCloseTo(97 * 1.25);
  expect(steadyFull(full, column)).toBe(full);
  expect(
    steadyFull(
      full,
      column.map((size) => size * 2),
    ),
  ).toBeGreaterThan(full);
  expect(steadyFull(1_000, column)).toBeLessThan(1_000);
});

test('shades rise with the size; nothing has the first, something at least the second, the unknown none', () => {
  expect([shadeOf(-1, 10), shadeOf(0, 10), shadeOf(1e-9, 10), shadeOf(10, 10), shadeOf(99, 10), shadeOf(5, 0)]).toEqual([
    -1,
    0,
    1,
    SHADES - 1,
    SHADES - 1,
    0,
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }), (a, b) => {
      if (a <= b) expect(shadeOf(a, 10)).toBeLessThanOrEqual(shadeOf(b, 10));
    }),
  );
});
