import { afterEach, expect, test } from 'vitest';
import { dayAndTime, exactDayOrTime, exactTime, timeOfDay, zoneName } from '../../../src/ui/format/time';
import { showLanguage } from '../../../src/ui/words/language';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test('times have two digits a part, three for the milliseconds', () => {
  const at = new Date(2026, 10, 3, 4, 5, 6, 7).getTime();
  expect(timeOfDay(at, 'local')).toBe('04:05:06');
  expect(exactTime(at, 'local')).toBe('04:05:06.007');
  expect(dayAndTime(at, 'local')).toBe('2026-11-03 04:05');
});

test('a part of a second stands behind the mark of the language shown', async () => {
  await showLanguage('sv');
  expect(exactTime(7, 'utc')).toBe('00:00:00,007');
  await showLanguage('en');
});

test('an exact time has its day where that is not today', () => {
  const at = Date.UTC(2026, 10, 3, 23, 5, 6, 70);
  expect(exactDayOrTime(at, at + 60_000, 'utc')).toBe('23:05:06.070');
  expect(exactDayOrTime(at, at + 3_600_000, 'utc')).toBe('11-03 23:05:06.070');
});

test('UTC is UTC wherever the reader is, and a date in it says so', () => {
  const at = Date.UTC(2026, 10, 3, 23, 5, 6, 70);
  for (const zone of ['America/St_Johns', 'Asia/Kolkata']) {
    process.env.TZ = zone;
    expect(timeOfDay(at, 'utc')).toBe('23:05:06');
    expect(exactTime(at, 'utc')).toBe('23:05:06.070');
    expect(dayAndTime(at, 'utc')).toBe('2026-11-03 23:05 UTC');
  }
  expect(dayAndTime(at, 'local')).toBe('2026-11-04 04:35');
});

test('the zone is that of the moment, with its minutes where it has some', () => {
  const names = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'].map((zone) => {
    process.env.TZ = zone;
    return zoneName(Date.UTC(2026, 0, 15), 'local');
  });
  expect(names).toEqual(['UTC', 'UTC+1', 'UTC+5:30', 'UTC−3:30']);
  process.env.TZ = 'Europe/Berlin';
  expect(zoneName(Date.UTC(2026, 6, 15), 'local')).toBe('UTC+2');
  expect(zoneName(Date.UTC(2026, 6, 15), 'utc')).toBe('UTC');
});
