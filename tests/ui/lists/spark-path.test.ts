import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candle } from '../../../src/domain/candle';
import type { VenueMs } from '../../../src/domain/units';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from '../../../src/ui/panels/watchlist/spark-path';

const candles = (closes: readonly number[]): Candle[] =>
  closes.map((close, i) => ({ at: (i * 3_600_000) as VenueMs, open: close, high: close, low: close, close, volume: 1 }));
const points = (path: string): number[][] =>
  path
    .slice(1)
    .split('L')
    .map((p) => p.split(' ').map(Number));

test('the line stays in its box and takes its whole width', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-8, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 }), (closes) => {
      const line = points(sparkPath(candles(closes)));
      expect(line).toHaveLength(Math.min(24, closes.length));
      expect([line[0]?.[0], line.at(-1)?.[0]]).toEqual([1, SPARK_WIDTH - 1]);
      for (const [, y = -1] of line) expect(y >= 0 && y <= SPARK_HEIGHT).toBe(true);
    }),
  );
});

test('higher prices stand higher', () => {
  const line = points(sparkPath(candles([1, 3, 2])));
  expect(line.map(([, y]) => y)).toEqual([SPARK_HEIGHT - 1, 1, SPARK_HEIGHT / 2]);
});

test('fewer than two candles are no line', () => {
  expect(sparkPath(candles([]))).toBe('');
  expect(sparkPath(candles([1]))).toBe('');
});
