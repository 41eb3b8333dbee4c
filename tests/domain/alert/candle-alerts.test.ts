import { expect, test } from 'vitest';
import { averages, rsi } from '../../../src/domain/alert/averages';
import { SETTLE_MS } from '../../../src/domain/alert/candle-close';
import type { AlertCondition } from '../../../src/domain/alert/condition';
import type { Candle } from '../../../src/domain/candle';
import { BREAK, candle, candles, decimal, outcomes, time, values } from './sights';

const M = 60_000;
const above: AlertCondition = { kind: 'close', interval: '1m', side: 'above', price: decimal(100) };
const spike: AlertCondition = { kind: 'volume', interval: '1m', times: decimal(3), bars: 3 };

test('a close counts a moment after the next candle began, as the exchange corrected it meanwhile', () => {
  const sightings = [
    candles([candle(0, 104)], 0),
    candles([candle(0, 105)], 1),
    candles([candle(0, 99), candle(M, 99)], M),
    candles([candle(0, 101), candle(M, 99)], M + 500),
    time(M + SETTLE_MS - 1),
    time(M + SETTLE_MS),
    time(M + SETTLE_MS + 250),
  ];
  expect(values(above, sightings)).toEqual([null, null, null, null, null, '101', null]);
});

test('a candle that had closed before it was first seen is past, and the next one is not', () => {
  const old = [candles([candle(0, 105)], 9 * M), candles([candle(0, 105), candle(9 * M, 106)], 9 * M + 1), time(10 * M)];
  expect(values(above, old)).toEqual([null, null, null]);
  const next = candles([candle(0, 105), candle(9 * M, 106), candle(10 * M, 1)], 10 * M);
  expect(values(above, [...old, next, time(11 * M)])).toEqual([null, null, null, null, '106']);
});

test('a candle above the level that has not closed says nothing, nor does one at it', () => {
  expect(values(above, [candles([candle(0, 105)], 0), time(10 * M)])).toEqual([null, null]);
  const at = [candles([candle(0, 99)], 0), candles([candle(0, 100)], 1), candles([candle(0, 100), candle(M, 100)], M), time(2 * M)];
  expect(values(above, at)).toEqual([null, null, null, null]);
});

test('a close that nobody saw is past', () => {
  const away = [candles([candle(0, 104)], 0), candles([candle(0, 105)], 1), BREAK, candles([candle(0, 105), candle(M, 105)], M), time(2 * M)];
  expect(values(above, away)).toEqual([null, null, null, null, null]);
});

test('a line that is lost just after a close does not take it back', () => {
  const seen = [candles([candle(0, 104)], 0), candles([candle(0, 105)], 1), candles([candle(0, 105), candle(M, 1)], M), BREAK];
  expect(values(above, seen)).toEqual([null, null, null, '105']);
});

test('volume fires once a candle, against the mean of the periods before it', () => {
  const before = [candle(0, 1, 10), candle(M, 1, 20), candle(2 * M, 1, 30)];
  const running = (volume: number) => candles([...before, candle(3 * M, 1, volume)]);
  expect(values(spike, [running(59), running(60), running(70)])).toEqual([null, '60', null]);
  const next = candles([...before, candle(3 * M, 1, 70), candle(4 * M, 1, 500)]);
  // The next candle was seen to begin: it may be high with its first trade.
  expect(values(spike, [running(60), next])).toEqual([null, '500']);
});

test('volume that is high when it is first seen is nothing that happened: a restart does not fire again', () => {
  const all = [candle(0, 1, 10), candle(M, 1, 10), candle(2 * M, 1, 10), candle(3 * M, 1, 90)];
  expect(values(spike, [candles(all), candles(all), BREAK, candles(all)])).toEqual([null, null, null, null]);
});

test('quiet periods count as nothing, missed ones make the mean unknown', () => {
  const quiet = [candle(-M, 1, 1), candle(2 * M, 1, 30)];
  const run = (all: typeof quiet) => values(spike, [candles([...all, candle(3 * M, 1, 5)]), candles([...all, candle(3 * M, 1, 30)])]);
  expect(run(quiet)).toEqual([null, '30']);
  expect(run([candle(-M, 1, 1), candle(2 * M, 1, 30, { gapBefore: true })])).toEqual([null, null]);
  expect(run([candle(M, 1, 1), candle(2 * M, 1, 30)])).toEqual([null, null]);
});

test('a mean and an index are those of the books', () => {
  expect(averages('sma', [1, 2, 3, 4], 2)).toEqual([null, 1.5, 2.5, 3.5]);
  expect(averages('ema', [1, 2, 3, 4], 3)).toEqual([null, null, 2, 3]);
  expect(rsi([1, 2, 3], 2)).toEqual([null, null, 100]);
  expect(rsi([3, 2, 1], 2)).toEqual([null, null, 0]);
  expect(rsi([5, 5, 5], 2)).toEqual([null, null, 50]);
  // Wilder's own example of fourteen days, as StockCharts prints it: 70.53, then 66.32.
  const closes = [
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.614, 46.282, 46.282, 46.0028,
  ];
  const [first, second] = rsi(closes, 14).slice(-2);
  expect(first).toBeCloseTo(70.53, 1);
  expect(second).toBeCloseTo(66.32, 1);
});

test('an average is crossed by the close that stands on its other side, a level by the index', () => {
  const all = [10, 10, 8, 12].map((close, i) => candle(i * M, close));
  const begun = (list: readonly Candle[]) => [candles(list.slice(0, 3), 0), candles(list, 1), candles([...list, candle(4 * M, 12)], M), time(2 * M)];
  const seen = begun(all);
  const average: AlertCondition = { kind: 'average', average: 'sma', interval: '1m', bars: 2, cross: 'up' };
  expect(values(average, seen)).toEqual([null, null, null, '12']);
  expect(values({ ...average, cross: 'down' }, seen)).toEqual([null, null, null, null]);
  const strength: AlertCondition = { kind: 'rsi', interval: '1m', bars: 2, level: decimal(50), cross: 'up' };
  expect(values(strength, seen)).toEqual([null, null, null, '80']);
  // Across a gap the closes are not each other's neighbours.
  const torn = all.map((one, i) => (i === 3 ? { ...one, gapBefore: true as const } : one));
  expect(outcomes(average, begun(torn))[3]).toBeNull();
});
