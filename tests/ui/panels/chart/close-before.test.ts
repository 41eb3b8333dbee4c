import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candle, INTERVAL_MS, INTERVALS } from '../../../../src/domain/candle';
import type { VenueMs } from '../../../../src/domain/units';
import { closeBefore, isShorterThanDay } from '../../../../src/ui/panels/chart/day-close/close-before';

const DAY = INTERVAL_MS['1D'];
const at = (text: string): VenueMs => Date.parse(text) as VenueMs;
const daily = (day: string, close: number, gapBefore?: true): Candle => ({
  at: at(`${day}T00:00:00Z`),
  open: 1,
  high: 9_000,
  low: 1,
  close,
  volume: 1,
  ...(gapBefore === undefined ? {} : { gapBefore }),
});
const NOON = at('2026-11-26T12:00:00Z');

test('it is the close of the day before that of the newest bar', () => {
  const days = [daily('2026-11-24', 10), daily('2026-11-25', 20), daily('2026-11-26', 30)];
  expect(closeBefore(days, NOON)).toEqual({ day: at('2026-11-25T00:00:00Z'), price: 20 });
  // The daily candles may be the first to know of a new day.
  expect(closeBefore(days, at('2026-11-25T23:59:00Z'))).toEqual({ day: at('2026-11-25T00:00:00Z'), price: 20 });
});

test('a day without a trade closes as the one before it', () => {
  expect(closeBefore([daily('2026-11-22', 10), daily('2026-11-26', 30)], NOON)).toEqual({ day: at('2026-11-25T00:00:00Z'), price: 10 });
});

test.each([
  ['there are no candles', [], NOON],
  ['the chart has no bar', [daily('2026-11-25', 20), daily('2026-11-26', 30)], null],
  ['the newer day has no candle yet: that of the day before may be of a part of it', [daily('2026-11-24', 10), daily('2026-11-25', 20)], NOON],
  ['what came before the newer day was missed', [daily('2026-11-25', 20), daily('2026-11-26', 30, true)], NOON],
  ['the newer day is the first that is known', [daily('2026-11-26', 30)], NOON],
])('it is not known where %s', (_, days, newest) => {
  expect(closeBefore(days, newest)).toBeNull();
});

test('whatever days were traded, it is the close of the last one before the newest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 20 }), fc.nat(DAY - 1), (days, part) => {
      days.sort((a, b) => a - b);
      const candles = days.map((day): Candle => ({ ...daily('2026-01-01', 100 + day), at: (day * DAY) as VenueMs }));
      const [newest, before] = [days.at(-1) as number, days.at(-2)];
      const found = closeBefore(candles, (newest * DAY + part) as VenueMs);
      expect(found).toEqual(before === undefined ? null : { day: (newest - 1) * DAY, price: 100 + before });
      expect(closeBefore(candles, ((newest + 1) * DAY + part) as VenueMs)).toBeNull();
    }),
  );
});

test('candles of a day and longer have no line', () => {
  expect(INTERVALS.filter((interval) => !isShorterThanDay(interval))).toEqual(['1D', '1W', '14D', '1M']);
});
