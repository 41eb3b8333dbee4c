import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastAverages } from '../../../src/domain/alert/averages';
import { candleLack, candleRow } from '../../../src/domain/alert/candle-row';
import type { AlertCondition } from '../../../src/domain/alert/condition';
import type { Candle } from '../../../src/domain/candle';
import { candle, candles, decimal, outcomes, time, values } from './sights';

const M = 60_000;

test('candles in a row have their quiet periods, and nothing from before a gap', () => {
  const gap = candle(2 * M, 2, 1, { gapBefore: true });
  const row = candleRow([candle(0, 1), gap, candle(5 * M, 5)], '1m');
  expect(row.map(({ at, close }) => [at / M, close])).toEqual([
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 5],
  ]);
  expect(candleRow([], '1m')).toEqual([]);
});

test('candles made of trades are in a row however long it was quiet; what lies too far back to count is left out', () => {
  expect(candleRow([candle(0, 1), candle(900_000, 2)], '1s')).toHaveLength(901);
  expect(candleRow([candle(0, 1), candle(900 * M, 2)], '1m')).toHaveLength(2);
  expect(candleRow([candle(0, 1), candle(3_000 * M, 2), candle(3_001 * M, 2)], '1m')).toHaveLength(2);
});

test('a mean over quiet periods is that of the chart: the close before, as often as nothing was traded', () => {
  const mean: AlertCondition = { kind: 'average', average: 'sma', interval: '1m', bars: 5, cross: 'up' };
  // After three quiet minutes at 8 a close at 9 is over their mean. Among closes alone it would be under one with 20 and 10 in it.
  const all = [...[9, 9, 20, 10, 8].map((close, i) => candle(i * M, close)), candle(8 * M, 9)];
  const seen = [candles(all.slice(0, 5), 0), candles(all, 8 * M), candles([...all, candle(9 * M, 9)], 9 * M), time(10 * M)];
  expect(values(mean, seen)).toEqual([null, null, null, '9']);
});

const CONDITIONS: readonly AlertCondition[] = [
  { kind: 'average', average: 'sma', interval: '1m', bars: 3, cross: 'either' },
  { kind: 'average', average: 'ema', interval: '1m', bars: 4, cross: 'either' },
  { kind: 'rsi', interval: '1m', bars: 3, level: decimal(50), cross: 'either' },
  { kind: 'averages', average: 'sma', interval: '1m', fast: 2, slow: 4, cross: 'either' },
  { kind: 'averages', average: 'ema', interval: '1m', fast: 2, slow: 5, cross: 'either' },
  { kind: 'macd', interval: '1m', fast: 2, slow: 3, signal: 3, cross: 'either' },
  { kind: 'bands', interval: '1m', bars: 4, deviations: decimal(1), pass: 'out' },
  { kind: 'pattern', interval: '1m', pattern: 'bearish-engulfing' },
  { kind: 'pattern', interval: '1m', pattern: 'hammer' },
];
const figure = fc.integer({ min: 1, max: 12 });
const bars = fc
  .array(fc.tuple(figure, figure, fc.constantFrom(0, 1, 6)), { minLength: 10, maxLength: 10 })
  .map((drawn) =>
    drawn.map(([open, close, tail], i): Candle => candle(i * M, close, 1, { open, high: Math.max(open, close), low: Math.min(open, close) - tail })),
  );
/** The place of the first candle that fires; infinite where none does. */
function firstFired(condition: AlertCondition, all: readonly Candle[]): number {
  const seen = all.flatMap((_, i) => [candles(all.slice(0, i + 1), i * M), time(i * M + 5_000)]);
  const fired = outcomes(condition, seen).findIndex((outcome) => outcome !== null);
  return fired < 0 ? Number.POSITIVE_INFINITY : Math.floor(fired / 2) - 1;
}

test.each(CONDITIONS.map((condition) => [`${condition.kind} ${'pattern' in condition ? condition.pattern : ''}`, condition] as const))(
  '%s comes true with as many candles as it needs in some market, and with fewer in none',
  (_, condition) => {
    const earliest = Math.min(...fc.sample(bars, { numRuns: 3_000, seed: 5 }).map((all) => firstFired(condition, all)));
    const row = (count: number) => Array.from({ length: count }, (__, i) => candle(i * M, 1));
    expect(candleLack(condition, row(earliest + 1))).toBeNull();
    expect(candleLack(condition, row(earliest))).toEqual({ needed: earliest + 1, here: earliest });
  },
);

test('volume needs the periods that it takes the mean of, quiet ones among them; a level needs none', () => {
  const volume: AlertCondition = { kind: 'volume', interval: '1m', times: decimal(3), bars: 3 };
  expect(candleLack(volume, [candle(0, 1), candle(3 * M, 1)])).toBeNull();
  expect(candleLack(volume, [candle(0, 1), candle(2 * M, 1)])).toEqual({ needed: 4, here: 3 });
  expect(candleLack({ kind: 'price', cross: 'up', price: decimal(1) }, [])).toBeNull();
  expect(candleLack({ kind: 'averages', average: 'sma', interval: '4h', fast: 50, slow: 200, cross: 'up' }, [candle(0, 1)])).toEqual({
    needed: 201,
    here: 1,
  });
});

test('the last two plain means are made of their own values alone', () => {
  let reads = 0;
  const counted = new Proxy(
    Array.from({ length: 500 }, (_, i) => i),
    {
      get: (target, name, receiver) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) reads++;
        return Reflect.get(target, name, receiver);
      },
    },
  );
  expect(lastAverages('sma', counted, 200)).toEqual([398.5, 399.5]);
  expect(reads).toBeLessThan(1_000);
});
