import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candle } from '../../../../src/domain/candle';
import { DayVwap } from '../../../../src/ui/panels/chart/indicators/vwap';
import { bar, MINUTE, someBars } from './indicator-world';

const run = (bars: readonly Candle[], barMs = MINUTE): (number | null)[] => {
  const vwap = new DayVwap(barMs);
  return bars.map((one) => vwap.add(one));
};

test('it is turnover by volume since the day began, and begins anew with each', () => {
  const bars = [bar(0, 10, { volume: 1 }), bar(1, 20, { volume: 3 }), bar(1440, 50, { volume: 2 }), bar(1441, 80, { volume: 1 })];
  expect(run(bars)).toEqual([10, 17.5, 50, 60]);
});

test('a day that is not known from its beginning has none, nor one with a part missed', () => {
  expect(run([bar(5, 10), bar(6, 20), bar(1440, 30)])).toEqual([null, null, 30]);
  expect(run([bar(0, 10), bar(6, 20, { gapBefore: true }), bar(7, 20), bar(1440, 30)])).toEqual([10, null, null, 30]);
});

test('it is not known before the first trade of the day, and a bar that trades late counts', () => {
  const vwap = new DayVwap(MINUTE);
  expect(vwap.add(bar(0, 10, { volume: 0 }))).toBeNull();
  expect(vwap.replace(bar(0, 12, { volume: 5 }))).toBe(12);
  expect(vwap.add(bar(1, 24, { volume: 5 }))).toBe(18);
});

test('bars of a day and longer have none', () => {
  expect(run([bar(0, 10), bar(1440, 20)], 1440 * MINUTE)).toEqual([null, null]);
});

test('it lies between the lowest and the highest price of its day', () => {
  fc.assert(
    fc.property(someBars(1, 50), (bars) => {
      const [low, high] = [Math.min(...bars.map((one) => one.low)), Math.max(...bars.map((one) => one.high))];
      for (const value of run(bars)) {
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(low - 1e-9);
        expect(value).toBeLessThanOrEqual(high + 1e-9);
      }
    }),
  );
});
