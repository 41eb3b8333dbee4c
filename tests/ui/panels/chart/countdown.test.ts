import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INTERVAL_MS, INTERVALS, nextPeriod } from '../../../../src/domain/candle';
import type { VenueMs } from '../../../../src/domain/units';
import { timeLeft } from '../../../../src/ui/panels/chart/countdown';
import { readScale } from '../../../../src/ui/panels/chart/price-scale';
import { pictureName } from '../../../../src/ui/panels/chart/view/picture-name';

const at = (text: string): VenueMs => Date.parse(text) as VenueMs;

test.each([
  ['1m', '2026-11-26T15:00:00Z', '2026-11-26T15:00:01Z', '00:59'],
  ['1m', '2026-11-26T15:00:00Z', '2026-11-26T15:00:59.900Z', '00:01'],
  ['4h', '2026-11-26T12:00:00Z', '2026-11-26T12:55:01Z', '3:04:59'],
  ['1D', '2026-11-26T00:00:00Z', '2026-11-26T00:00:00Z', '1d 00h'],
  ['1M', '2026-02-01T00:00:00Z', '2026-02-26T21:00:00Z', '2d 03h'],
  ['1m', '2026-11-26T15:00:00Z', '2026-11-26T15:01:00Z', null],
] as const)('of a bar of %s that began at %s, at %s there is left: %s', (interval, begun, now, left) => {
  expect(timeLeft(at(begun), interval, at(now))).toBe(left);
});

test('something is left exactly until the next bar begins', () => {
  fc.assert(
    fc.property(fc.constantFrom(...INTERVALS), fc.nat(400), fc.integer({ min: -5_000, max: 5_000 }), (interval, n, offset) => {
      const begun = (interval === '1M' ? Date.UTC(2000, n, 1) : n * INTERVAL_MS[interval]) as VenueMs;
      expect(timeLeft(begun, interval, nextPeriod(interval, begun) + offset) === null).toBe(offset >= 0);
    }),
  );
});

test('a picture is named by what is on it and when, in letters that every file system takes', () => {
  expect(pictureName('BTC/USD', '1h', at('2026-11-26T15:20:07Z'))).toBe('BTC-USD 1h 2026-11-26 15-20-07 UTC.png');
  expect(pictureName('../a:b', '1m', 0)).not.toMatch(/[/:\\]/);
});

test('a scale that is not known is the plain one', () => {
  expect([null, '', 'log', 'percent', 'linear', '3'].map(readScale)).toEqual(['linear', 'linear', 'log', 'percent', 'linear', 'linear']);
});
