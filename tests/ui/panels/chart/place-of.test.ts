import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candle, INTERVALS, nextPeriod } from '../../../../src/domain/candle';
import type { VenueMs } from '../../../../src/domain/units';
import { placeOf } from '../../../../src/ui/panels/chart/chart-surface';

const MINUTE = 60_000;
const at = (ms: number): VenueMs => ms as VenueMs;
const bar = (ms: number): Candle => ({ at: at(ms), open: 1, high: 1, low: 1, close: 1, volume: 1 });

test('a moment is on the candle that contains it, whatever length the chart has that it comes from', () => {
  const hours = [0, 60, 120].map((minutes) => bar(minutes * MINUTE));
  expect(placeOf(hours, '1h', at(60 * MINUTE))).toBe(1);
  expect(placeOf(hours, '1h', at(95 * MINUTE))).toBe(1);
  expect(placeOf(hours, '1h', at(120 * MINUTE - 1))).toBe(1);
});

test('before the first, after the last and where candles are missing there is none', () => {
  const hours = [60, 240].map((minutes) => bar(minutes * MINUTE));
  expect(placeOf(hours, '1h', at(60 * MINUTE - 1))).toBeNull();
  expect(placeOf(hours, '1h', at(120 * MINUTE))).toBeNull();
  expect(placeOf(hours, '1h', at(300 * MINUTE))).toBeNull();
  expect(placeOf([], '1h', at(0))).toBeNull();
});

test('a month ends with the calendar', () => {
  const february = [bar(Date.UTC(2026, 1, 1))];
  expect(placeOf(february, '1M', at(Date.UTC(2026, 1, 28, 23)))).toBe(0);
  expect(placeOf(february, '1M', at(Date.UTC(2026, 2, 1)))).toBeNull();
});

test('the place found is the only one whose period has the moment', () => {
  const lengths = fc.constantFrom(...INTERVALS.filter((one) => one !== '1M'));
  fc.assert(
    fc.property(lengths, fc.uniqueArray(fc.integer({ min: 0, max: 40 })), fc.double({ min: 0, max: 42, noNaN: true }), (interval, places, spot) => {
      const length = nextPeriod(interval, at(0));
      const bars = places.sort((a, b) => a - b).map((place) => bar(place * length));
      const moment = at(spot * length);
      const holding = bars.flatMap((one, i) => (one.at <= moment && moment < one.at + length ? [i] : []));
      expect(placeOf(bars, interval, moment)).toBe(holding[0] ?? null);
    }),
  );
});
