import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deepestTotal, fillLadder, makeLadderSide, rowsThatFit, spreadOf, steadyScale } from '../../../src/ui/panels/book/ladder';

const levels = (...rows: readonly (readonly [number, number])[]): Float64Array =>
  Float64Array.from(rows.flatMap(([price, size]) => [price, size, 1]));
const rowsOf = (side: ReturnType<typeof makeLadderSide>) =>
  Array.from({ length: side.length }, (_, i) => ({
    price: side.prices[i] as number,
    size: side.sizes[i] as number,
    total: side.totals[i] as number,
    value: side.valueTotals[i] as number,
  }));

const BIDS = levels([70_123, 0.5], [70_121, 0.25], [70_118, 1], [70_110, 2]);
const ASKS = levels([70_124, 0.1], [70_125, 0.2], [70_131, 0.3]);

test('ungrouped rows are the levels, with running totals', () => {
  const side = makeLadderSide(10);
  fillLadder(side, BIDS, 'down', 0, 10);
  expect(rowsOf(side)).toEqual([
    { price: 70_123, size: 0.5, total: 0.5, value: 35_061.5 },
    { price: 70_121, size: 0.25, total: 0.75, value: 52_591.75 },
    { price: 70_118, size: 1, total: 1.75, value: 122_709.75 },
    { price: 70_110, size: 2, total: 3.75, value: 262_929.75 },
  ]);
});

test('ungrouped orders of one price stay rows of their own', () => {
  const side = makeLadderSide(10);
  fillLadder(side, levels([70_123, 0.5], [70_123, 0.25]), 'down', 0, 10);
  expect(rowsOf(side).map((r) => [r.price, r.size, r.total])).toEqual([
    [70_123, 0.5, 0.5],
    [70_123, 0.25, 0.75],
  ]);
});

test('grouped bids round down and grouped asks up', () => {
  const bids = makeLadderSide(10);
  const asks = makeLadderSide(10);
  fillLadder(bids, BIDS, 'down', 5, 10);
  fillLadder(asks, ASKS, 'up', 5, 10);
  expect(rowsOf(bids).map((r) => [r.price, r.size])).toEqual([
    [70_120, 0.75],
    [70_115, 1],
    [70_110, 2],
  ]);
  expect(rowsOf(asks).map((r) => r.price)).toEqual([70_125, 70_135]);
});

test('the last row that fits is whole', () => {
  const side = makeLadderSide(10);
  fillLadder(side, BIDS, 'down', 10, 1);
  expect(rowsOf(side)).toEqual([{ price: 70_120, size: 0.75, total: 0.75, value: 52_591.75 }]);
});

test('a shorter book leaves no row of the one before', () => {
  const side = makeLadderSide(10);
  fillLadder(side, BIDS, 'down', 0, 10);
  fillLadder(side, new Float64Array(0), 'down', 0, 10);
  expect(side.length).toBe(0);
});

const book = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 80 })
  .chain((ticks) => fc.tuple(fc.constant(ticks), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: ticks.length, maxLength: ticks.length })));

test('on any book, grouped rows are what a plain map of steps would sum', () => {
  fc.assert(
    fc.property(book, fc.constantFrom(1, 2, 5, 10), fc.boolean(), fc.integer({ min: 1, max: 40 }), ([ticks, sizes], step, isBid, limit) => {
      const sorted = ticks.map((price, i) => [price, sizes[i] as number] as const).sort(([a], [b]) => (isBid ? b - a : a - b));
      const model = new Map<number, number>();
      for (const [price, size] of sorted) {
        const group = (isBid ? Math.floor(price / step) : Math.ceil(price / step)) * step;
        model.set(group, (model.get(group) ?? 0) + size);
      }
      let total = 0;
      const expected = [...model].slice(0, limit).map(([price, size]) => {
        total += size;
        return { price, size, total };
      });
      const side = makeLadderSide(64);
      fillLadder(side, levels(...sorted), isBid ? 'down' : 'up', step, limit);
      expect(rowsOf(side).map(({ price, size, total }) => ({ price, size, total }))).toEqual(expected);
    }),
  );
});

test('whatever the step, a grouped bid stays below a grouped ask', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5_000 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2, 5, 10, 100), (bid, gap, step) => {
      const bids = makeLadderSide(4);
      const asks = makeLadderSide(4);
      fillLadder(bids, levels([bid, 1]), 'down', step, 4);
      fillLadder(asks, levels([bid + gap, 1]), 'up', step, 4);
      expect(bids.prices[0] as number).toBeLessThanOrEqual(bid);
      expect(asks.prices[0] as number).toBeGreaterThanOrEqual(bid + gap);
    }),
  );
});

test('the deeper side spans the bars, in the unit shown', () => {
  const bids = makeLadderSide(10);
  const asks = makeLadderSide(10);
  fillLadder(bids, BIDS, 'down', 0, 10);
  fillLadder(asks, ASKS, 'up', 0, 10);
  expect(deepestTotal(bids, asks, 'base')).toBe(3.75);
  expect(deepestTotal(bids, asks, 'quote')).toBe(262_929.75);
  expect(deepestTotal(makeLadderSide(1), makeLadderSide(1), 'base')).toBe(0);
});

test('the scale of the bars stays while the book fits it, and is never too small for it', () => {
  const first = steadyScale(0, 100);
  expect(first).toBeGreaterThanOrEqual(100);
  expect(steadyScale(first, 90)).toBe(first);
  expect(steadyScale(first, first)).toBe(first);
  expect(steadyScale(first, first + 1)).toBeGreaterThanOrEqual(first + 1);
  expect(steadyScale(first, 50)).toBeLessThan(first);
});

test('the spread is told in money and as a part of the mid', () => {
  expect(spreadOf(BIDS, ASKS)).toEqual({ bid: 70_123, ask: 70_124, mid: 70_123.5, absolute: 1, ratio: 1 / 70_123.5 });
});

test('a book with one side has no spread', () => {
  expect(spreadOf(BIDS, new Float64Array(0))).toBeNull();
  expect(spreadOf(new Float64Array(0), ASKS)).toBeNull();
});

test('rows share what the spread row leaves, within the pool', () => {
  expect(rowsThatFit(428, 20, 28, 60)).toBe(10);
  expect(rowsThatFit(447, 20, 28, 60)).toBe(10);
  expect(rowsThatFit(10, 20, 28, 60)).toBe(0);
  expect(rowsThatFit(9_000, 20, 28, 60)).toBe(60);
});
