import { expect, test } from 'vitest';
import { dayAndTime, timeOfDay, zoneName } from '../../../src/ui/format/time';

test('local times have two digits a part', () => {
  const at = new Date(2026, 10, 3, 4, 5, 6).getTime();
  expect(timeOfDay(at)).toBe('04:05:06');
  expect(dayAndTime(at)).toBe('2026-11-03 04:05');
});

test('the zone is that of the moment, with its minutes where it has some', () => {
  const before = process.env.TZ;
  const names = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'].map((zone) => {
    process.env.TZ = zone;
    return zoneName(Date.UTC(2026, 0, 15));
  });
  process.env.TZ = 'Europe/Berlin';
  expect(zoneName(Date.UTC(2026, 6, 15))).toBe('UTC+2');
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(names).toEqual(['UTC', 'UTC+1', 'UTC+5:30', 'UTC−3:30']);
});
