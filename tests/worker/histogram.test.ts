import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from '../../src/worker/histogram';

test('percentiles are within 10 % of the sorted list’s', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.06, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 400, size: 'max' }), (values) => {
      const histogram = new Histogram();
      for (const value of values) histogram.add(value);
      const sorted = [...values].sort((a, b) => a - b);
      const exact = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] as number;
      const { count, p50, p95, p99 } = histogram.percentiles();
      expect(count).toBe(values.length);
      for (const [got, share] of [
        [p50, 0.5],
        [p95, 0.95],
        [p99, 0.99],
      ] as const) {
        expect(got).toBeGreaterThanOrEqual(exact(share) * 0.999);
        expect(got).toBeLessThanOrEqual(exact(share) * 1.1001);
      }
    }),
  );
});

test('nothing measured is null, not zero', () => {
  expect(new Histogram().percentiles()).toEqual({ count: 0, p50: null, p95: null, p99: null });
});

test('what is no duration is not counted, and less than nothing counts as nothing', () => {
  const histogram = new Histogram();
  histogram.add(Number.NaN);
  histogram.add(Number.POSITIVE_INFINITY);
  histogram.add(-40);
  expect(histogram.percentiles()).toEqual({ count: 1, p50: 0.05, p95: 0.05, p99: 0.05 });
});
