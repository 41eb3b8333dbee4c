import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { markText, moments, timeWeight, zoneOf } from '../../../src/ui/panels/chart/time-marks';
import { showLanguage } from '../../../src/ui/words/language';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'America/New_York';
});
afterAll(() => {
  process.env.TZ = zone;
});

const DAY = 50;
const HOUR = 30;

test('candles shorter than a day are read on the page’s clock, longer ones in UTC', () => {
  expect((['1m', '12h', '1D', '1M'] as const).map((i) => zoneOf(i, 'local'))).toEqual(['local', 'local', 'utc', 'utc']);
  expect((['1m', '12h', '1D', '1M'] as const).map((i) => zoneOf(i, 'utc'))).toEqual(['utc', 'utc', 'utc', 'utc']);
});

test('a crosshair tells the time of candles shorter than a day, on either clock', () => {
  const at = Date.UTC(2026, 10, 21, 14, 5);
  expect(moments('5m', 'local')(at)).toContain('09:05');
  expect(moments('5m', 'utc')(at)).toContain('14:05');
  expect(moments('1D', 'utc')(at)).not.toContain(':');
});

test('a day begins at the reader’s midnight', () => {
  const localMidnight = Date.UTC(2026, 10, 21, 5); // 00:00 in New York
  expect(timeWeight(localMidnight, localMidnight - 3_600_000, 'local')).toBe(DAY);
  expect(timeWeight(localMidnight, localMidnight - 3_600_000, 'utc')).toBe(HOUR);
});

test('midnight UTC is an hour like others on the reader’s clock', () => {
  const utcMidnight = Date.UTC(2026, 10, 21);
  expect(timeWeight(utcMidnight, utcMidnight - 3_600_000, 'local')).toBe(HOUR);
  expect(timeWeight(utcMidnight, utcMidnight - 3_600_000, 'utc')).toBe(DAY);
});

test('the hour that a zone repeats in autumn does not start a day twice', () => {
  const repeated = Date.UTC(2026, 10, 1, 6); // 01:00 again in New York
  expect(timeWeight(repeated, repeated - 3_600_000, 'local')).toBeLessThan(DAY);
  expect(timeWeight(repeated + 3_600_000, repeated, 'local')).toBe(HOUR);
});

test('a longer unit weighs more', () => {
  const at = Date.UTC(2027, 0, 1);
  const weights = [
    timeWeight(at, at - 60_000, 'utc'),
    timeWeight(Date.UTC(2026, 11, 1), Date.UTC(2026, 10, 30), 'utc'),
    timeWeight(Date.UTC(2026, 11, 2), Date.UTC(2026, 11, 1), 'utc'),
    timeWeight(Date.UTC(2026, 11, 2, 12), Date.UTC(2026, 11, 2, 11), 'utc'),
    timeWeight(Date.UTC(2026, 11, 2, 12, 30), Date.UTC(2026, 11, 2, 12, 29), 'utc'),
    timeWeight(Date.UTC(2026, 11, 2, 12, 31), Date.UTC(2026, 11, 2, 12, 30), 'utc'),
  ];
  expect(weights).toEqual([70, 60, 50, 33, 22, 20]);
});

test('of candles under a minute a quarter of a minute weighs more than a second, and the crosshair tells seconds', () => {
  const at = Date.UTC(2026, 11, 2, 12, 31, 15);
  expect(timeWeight(at, at - 5_000, 'utc')).toBe(10);
  expect(timeWeight(at + 5_000, at, 'utc')).toBe(0);
  expect(moments('5s', 'utc')(at)).toContain('12:31:15');
  expect(moments('1m', 'utc')(at)).not.toContain('12:31:15');
});

afterEach(() => showLanguage('en'));

test('days and months are named in the language shown, whichever was shown before', async () => {
  const at = Date.UTC(2026, 9, 5, 14, 5);
  const moment = moments('5m', 'utc');
  expect([markText(at, 'month', 'utc'), markText(at, 'day', 'utc'), moment(at)]).toEqual(['Oct', 'Oct 5', 'Mon, Oct 05, 2026, 14:05']);
  await showLanguage('sv');
  expect([markText(at, 'month', 'utc'), markText(at, 'day', 'utc')]).toEqual(['okt.', '5 okt.']);
  expect(moments('5m', 'utc')(at)).toBe('mån 05 okt. 2026 14:05');
  await showLanguage('en');
  expect(markText(at, 'month', 'utc')).toBe('Oct');
});
