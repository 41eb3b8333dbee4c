import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASKED_LEVELS, depthCurve, levelsWithin, probeAt, usualSpan, wholeSpan, zoomedSpan } from '../../../src/ui/panels/depth/depth-curve';

const levels = (...rows: readonly (readonly [number, number])[]): Float64Array =>
  Float64Array.from(rows.flatMap(([price, size]) => [price, size, 1]));
const BIDS = depthCurve(levels([99, 1], [98, 2], [95, 4]));
const ASKS = depthCurve(levels([101, 0.5], [103, 1], [110, 10]));

test('a curve sums size and value outward', () => {
  expect([...BIDS.totals]).toEqual([1, 3, 7]);
  expect([...BIDS.values]).toEqual([99, 295, 675]);
});

test('a probe reads the same distance on both sides', () => {
  const probe = probeAt(BIDS, ASKS, 100, 3);
  expect(probe.bid).toEqual({ price: 97, total: 3, value: 295, ratio: -0.03, isBeyond: false });
  expect(probe.ask).toEqual({ price: 103, total: 1.5, value: 153.5, ratio: 0.03, isBeyond: false });
});

test('inside the spread a probe meets nothing', () => {
  expect(probeAt(BIDS, ASKS, 100, 0.5)).toMatchObject({ bid: { total: 0, value: 0 }, ask: { total: 0, value: 0 } });
});

/** As many levels as were asked for, a step apart: there are more behind them. */
const cut = (from: number, step: number): ReturnType<typeof depthCurve> =>
  depthCurve(levels(...Array.from({ length: ASKED_LEVELS }, (_, i) => [from + i * step, 1] as const)));

test('past the last known level a probe says that there may be more, unless the side is known to its end', () => {
  const probe = probeAt(cut(999, -1), depthCurve(levels([1_001, 2])), 1_000, 251);
  expect(probe.bid).toMatchObject({ total: 250, isBeyond: true });
  expect(probe.ask).toMatchObject({ total: 2, isBeyond: false });
  expect(probeAt(cut(999, -1), ASKS, 1_000, 250).bid.isBeyond).toBe(false);
});

test('an empty side is beyond wherever one looks', () => {
  expect(probeAt(depthCurve(new Float64Array(0)), ASKS, 100, 1).bid).toMatchObject({ total: 0, isBeyond: true });
});

test('levels within a distance are what counting them one by one gives', () => {
  const sorted = fc.uniqueArray(fc.integer({ min: 101, max: 300 }), { maxLength: 60 }).map((p) => p.sort((a, b) => a - b));
  fc.assert(
    fc.property(sorted, fc.integer({ min: 0, max: 250 }), (prices, distance) => {
      const curve = depthCurve(levels(...prices.map((p) => [p, 1] as const)));
      expect(levelsWithin(curve, 100, distance)).toBe(prices.filter((p) => p - 100 <= distance).length);
    }),
  );
});

test('the whole span ends where the side does that is known less far', () => {
  expect(wholeSpan(cut(999, -1), cut(1_001, 2), 1_000)).toBe(250);
  expect(wholeSpan(cut(999, -2), cut(1_001, 1), 1_000)).toBe(250);
});

test('a side known to its end does not end the whole span', () => {
  expect(wholeSpan(cut(999, -1), depthCurve(levels([1_001, 1])), 1_000)).toBe(250);
  expect(wholeSpan(cut(999, -1), depthCurve(new Float64Array(0)), 1_000)).toBe(250);
});

test('where both sides are known to their ends the further one ends it', () => {
  expect(wholeSpan(BIDS, ASKS, 100)).toBe(10);
  expect(wholeSpan(depthCurve(new Float64Array(0)), BIDS, 100)).toBe(5);
});

test('the usual span is not stretched by the few levels furthest out', () => {
  expect(usualSpan(BIDS, ASKS, 100)).toBe(3);
  expect(usualSpan(depthCurve(new Float64Array(0)), BIDS, 100)).toBe(2);
});

test('zoom stays between its limits, and out undoes in', () => {
  expect(zoomedSpan(100, -1, 2, 1_000)).toBeCloseTo(83.333, 3);
  expect(zoomedSpan(zoomedSpan(100, -3, 2, 1_000), 3, 2, 1_000)).toBeCloseTo(100, 9);
  expect(zoomedSpan(3, -10, 2, 1_000)).toBe(2);
  expect(zoomedSpan(900, 10, 2, 1_000)).toBe(1_000);
  expect(zoomedSpan(1, -1, 2, 0.5)).toBe(0.5);
});
