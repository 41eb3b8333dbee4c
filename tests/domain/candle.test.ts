import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregateCandles, type Candle, fillQuietPeriods, INTERVAL_MS, isInterval, nextPeriod, upsertCandle } from '../../src/domain/candle';
import type { VenueMs } from '../../src/domain/units';

const HOUR = INTERVAL_MS['1h'];
const flat = (at: number, price: number, volume = 1): Candle => ({ at: at as VenueMs, open: price, high: price, low: price, close: price, volume });
const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 })), { maxLength: 60 });

test('candles in any order, revisions included, stand by time with the last word on each', () => {
  fc.assert(
    fc.property(some, (rows) => {
      const candles: Candle[] = [];
      const model = new Map<number, Candle>();
      for (const [at, price] of rows) {
        upsertCandle(candles, flat(at, price));
        model.set(at, flat(at, price));
      }
      expect(candles).toEqual([...model.values()].sort((a, b) => a.at - b.at));
    }),
  );
});

test('quiet hours are filled flat at the previous close, marked, and nothing real changes', () => {
  fc.assert(
    fc.property(some, (rows) => {
      const real = [...new Map(rows).entries()].sort(([a], [b]) => a - b).map(([hour, price]) => flat(hour * HOUR, price));
      const filled = fillQuietPeriods(real, '1h');
      expect(filled.filter((c) => !c.synthetic)).toEqual(real);
      filled.forEach((candle, i) => {
        const before = filled[i - 1];
        if (before !== undefined) expect(candle.at - before.at).toBe(HOUR);
        if (candle.synthetic) expect(candle).toEqual({ ...flat(candle.at, before?.close ?? Number.NaN, 0), synthetic: true });
      });
    }),
  );
});

test('a hole longer than the longest run stays open', () => {
  const ends = [flat(0, 1), flat(6 * HOUR, 2)];
  expect(fillQuietPeriods(ends, '1h', 5)).toEqual(ends);
  expect(fillQuietPeriods(ends, '1h', 6)).toHaveLength(7);
});

test('months follow the calendar', () => {
  const month = (year: number, index: number): VenueMs => Date.UTC(year, index, 1) as VenueMs;
  expect(nextPeriod('1M', month(2024, 1))).toBe(month(2024, 2));
  expect(nextPeriod('1M', month(2023, 11))).toBe(month(2024, 0));
  const filled = fillQuietPeriods([flat(month(2023, 10), 1), flat(month(2024, 2), 2)], '1M');
  expect(filled.map((c) => c.at)).toEqual([10, 11, 12, 13, 14].map((index) => month(2023, index)));
});

test('four hours hold the first open, the last close, the extremes and the whole volume of theirs', () => {
  const candle = fc.record({ open: fc.integer({ min: 1, max: 99 }), close: fc.integer({ min: 1, max: 99 }), volume: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), fc.infiniteStream(candle), (hours, stream) => {
      const short = hours
        .sort((a, b) => a - b)
        .map((hour): Candle => {
          const { open, close, volume } = stream.next().value as { open: number; close: number; volume: number };
          return { at: (hour * HOUR) as VenueMs, open, close, volume, high: Math.max(open, close) + 1, low: Math.min(open, close) - 1 };
        });
      const groups = [...new Set(short.map((c) => Math.floor(c.at / (4 * HOUR))))].map((g) =>
        short.filter((c) => Math.floor(c.at / (4 * HOUR)) === g),
      );
      expect(aggregateCandles(short, '4h')).toEqual(
        groups.map((group) => ({
          at: Math.floor((group[0] as Candle).at / (4 * HOUR)) * 4 * HOUR,
          open: group[0]?.open,
          high: Math.max(...group.map((c) => c.high)),
          low: Math.min(...group.map((c) => c.low)),
          close: group.at(-1)?.close,
          volume: group.reduce((sum, c) => sum + c.volume, 0),
        })),
      );
    }),
  );
});

test('only the intervals by their names are intervals', () => {
  expect(['1m', '1M', '14D', '2m', '', 'toString'].map(isInterval)).toEqual([true, true, true, false, false, false]);
});
