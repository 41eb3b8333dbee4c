import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busiestRow, volumeProfile } from '../../../../src/ui/panels/chart/indicators/volume-profile';
import { bar, someBars } from './indicator-world';

test('what was traded is spread over the prices of its bar', () => {
  const rows = volumeProfile([bar(0, 14, { open: 10, low: 10, high: 14, volume: 4 }), bar(1, 12, { open: 13, low: 12, high: 14, volume: 4 })], 4);
  expect(rows).toEqual([
    { from: 10, to: 11, up: 1, down: 0 },
    { from: 11, to: 12, up: 1, down: 0 },
    { from: 12, to: 13, up: 1, down: 2 },
    { from: 13, to: 14, up: 1, down: 2 },
  ]);
  expect(busiestRow(rows)?.from).toBe(12);
});

test('a market at one price is one row; one without trades is none', () => {
  expect(volumeProfile([bar(0, 10, { volume: 3 }), bar(1, 10, { volume: 2 })], 8)).toEqual([{ from: 10, to: 10, up: 5, down: 0 }]);
  expect(volumeProfile([bar(0, 10, { volume: 0 })], 8)).toEqual([]);
  expect(busiestRow([])).toBeNull();
});

test('no volume is lost or made, and none is below the lowest or above the highest price', () => {
  fc.assert(
    fc.property(someBars(0, 40), fc.integer({ min: 8, max: 100 }), (bars, count) => {
      const rows = volumeProfile(bars, count);
      const traded = bars.filter((one) => one.volume > 0);
      expect(rows.reduce((sum, row) => sum + row.up + row.down, 0)).toBeCloseTo(
        traded.reduce((sum, one) => sum + one.volume, 0),
        6,
      );
      expect(rows.every((row) => row.up >= 0 && row.down >= 0)).toBe(true);
      if (rows.length === 0) return;
      expect(rows[0]?.from).toBe(Math.min(...traded.map((one) => one.low)));
      expect(rows.at(-1)?.to).toBeCloseTo(Math.max(...traded.map((one) => one.high)), 9);
    }),
  );
});
