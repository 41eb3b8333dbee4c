import { expect, test } from 'vitest';
import type { Candle } from '../../../src/domain/candle';
import type { VenueMs } from '../../../src/domain/units';
import { legendOf, watermark } from '../../../src/ui/panels/chart/legend';

const candle = (at: number, open: number, close: number): Candle => ({ at: at as VenueMs, open, high: 20, low: 1, close, volume: 1 });
const BARS = [candle(1, 10, 8), candle(2, 9, 12)];

test('the legend shows the newest bar where none is pointed at', () => {
  expect(legendOf(BARS, null)).toEqual({ bar: BARS[1], change: 4, changeRatio: 0.5 });
});

test('the oldest bar is measured from its own open', () => {
  expect(legendOf(BARS, 0)).toEqual({ bar: BARS[0], change: -2, changeRatio: -0.2 });
});

test('no bars, no legend', () => {
  expect(legendOf([], null)).toBeNull();
  expect(legendOf(BARS, 7)).toBeNull();
});

test('whatever is not the present market says so across the chart', () => {
  const date = () => '2026-11-21 14:05';
  const status = { source: 'exchange', via: 'socket', dataAt: 1 };
  expect(watermark(status, date)).toBeNull();
  expect(watermark({ ...status, via: 'rest' }, date)).toBeNull();
  expect(watermark({ ...status, source: 'simulated' }, date)).toBe('SIMULATED');
  expect(watermark({ ...status, source: 'simulated', via: 'cache' }, date)).toBe('SIMULATED');
  expect(watermark({ ...status, source: 'replay' }, date)).toBe('REPLAY');
  expect(watermark({ ...status, via: 'cache' }, date)).toBe('OFFLINE SNAPSHOT 2026-11-21 14:05');
  expect(watermark({ ...status, via: 'cache', dataAt: null }, date)).toBeNull();
  expect(watermark(null, date)).toBeNull();
});
