import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPattern, type Pattern } from '../../../src/domain/alert/candle-patterns';
import { isSignal, type SignalCondition } from '../../../src/domain/alert/signals';
import type { Candle } from '../../../src/domain/candle';
import { candle, candles, decimal, outcomes, time } from './sights';

const M = 60_000;
const at = (closes: readonly number[]): Candle[] => closes.map((close, i) => candle(i * M, close));
const bar = (open: number, high: number, low: number, close: number, i = 0): Candle => candle(i * M, close, 1, { open, high, low });
/** Places of the candles that give the signal, each looked at with what came before it alone. */
const signals = (condition: SignalCondition, all: readonly Candle[]): number[] =>
  all.flatMap((_, i) => (isSignal(condition, all.slice(0, i + 1)) ? [i] : []));

const cross: SignalCondition = { kind: 'averages', average: 'sma', interval: '1m', fast: 2, slow: 4, cross: 'either' };
const macd: SignalCondition = { kind: 'macd', interval: '1m', fast: 2, slow: 4, signal: 3, cross: 'either' };
const bands: SignalCondition = { kind: 'bands', interval: '1m', bars: 4, deviations: decimal(1.5), pass: 'out' };

test('a golden cross is the fast average coming over the slow one, a death cross the other way, each once', () => {
  const all = at([8, 7, 6, 5, 9, 10, 11, 5, 3]);
  expect(signals({ ...cross, cross: 'up' }, all)).toEqual([4]);
  expect(signals({ ...cross, cross: 'down' }, all)).toEqual([7]);
  expect(signals(cross, all)).toEqual([4, 7]);
  expect(signals(cross, at([1, 9]))).toEqual([]);
});

test('MACD crosses its signal where its own mean lags behind a turn', () => {
  const all = at([10, 10, 10, 10, 10, 10, 9, 8, 7, 6, 7, 9, 12, 12, 12, 12]);
  expect(signals({ ...macd, cross: 'up' }, all)).toEqual([10]);
  // Too few for the signal: the fourth close begins MACD, the sixth its mean.
  expect(signals(macd, all.slice(0, 6))).toEqual([]);
});

test('a close leaves the bands once, and comes back once', () => {
  const all = at([10, 10.1, 9.9, 10, 10.1, 13, 10.5, 10.4]);
  expect(signals(bands, all)).toEqual([5]);
  expect(signals({ ...bands, pass: 'in' }, all)).toEqual([6]);
  // Farther out is no second time.
  expect(signals(bands, at([10, 10.1, 9.9, 10, 10.1, 13, 17]))).toEqual([5]);
  // A market that stands still has no bands to leave.
  expect(signals(bands, at([5, 5, 5, 5, 5, 5]))).toEqual([]);
});

test.each<[Pattern, string, readonly Candle[], boolean]>([
  ['bullish-engulfing', 'a body that holds the falling one before', [bar(10, 11, 8, 9), bar(8.5, 12, 8, 11)], true],
  ['bullish-engulfing', 'from close to open, and longer below alone', [bar(10, 11, 8, 9), bar(8.9, 12, 8, 10)], true],
  ['bullish-engulfing', 'the very same body', [bar(10, 11, 8, 9), bar(9, 12, 8, 10)], false],
  ['bullish-engulfing', 'after one that rose', [bar(9, 11, 8, 10), bar(8, 12, 8, 11)], false],
  ['bullish-engulfing', 'one that fell', [bar(10, 11, 8, 9), bar(11, 12, 8, 8)], false],
  ['bullish-engulfing', 'a shadow that holds it, not a body', [bar(10, 11, 8, 9), bar(9.2, 12, 7, 9.8)], false],
  ['bearish-engulfing', 'a body that holds the rising one before', [bar(9, 11, 8, 10), bar(10.5, 12, 8, 8.5)], true],
  ['bearish-engulfing', 'after one that fell', [bar(10, 11, 8, 9), bar(11, 12, 8, 8)], false],
])('%s: %s', (pattern, _, all, is) => {
  expect(hasPattern(pattern, all)).toBe(is);
});

test('a hammer has a long handle below a short body on top, at the end of a fall', () => {
  const fall = [bar(20, 21, 18, 18), bar(18, 19, 16, 16), bar(16, 17, 14, 14)];
  const hammer = (last: Candle, before: readonly Candle[] = fall): boolean => hasPattern('hammer', [...before, last]);
  expect(hammer(bar(14, 15, 10, 15))).toBe(true);
  // Its colour does not count.
  expect(hammer(bar(15, 15, 10, 14))).toBe(true);
  expect(hammer(bar(14, 16, 10, 15))).toBe(false);
  expect(hammer(bar(12, 15, 10, 15))).toBe(false);
  expect(hammer(bar(14, 14, 10, 14))).toBe(false);
  expect(hammer(bar(17, 18, 14, 18))).toBe(false);
  expect(hammer(bar(14, 15, 10, 15), fall.slice(1))).toBe(false);
});

const closes = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 12, maxLength: 40 });
const conditions = fc.constantFrom<SignalCondition>(
  cross,
  { ...cross, average: 'ema', cross: 'up' },
  macd,
  bands,
  { ...bands, pass: 'in' },
  { kind: 'pattern', interval: '1m', pattern: 'bullish-engulfing' },
  { kind: 'pattern', interval: '1m', pattern: 'hammer' },
);

test('fed close by close an alert fires on the very candles that give the signal to who has them all', () => {
  fc.assert(
    fc.property(conditions, closes, (condition, drawn) => {
      // Each opens where the one before closed: bodies, and shadows of one below.
      const all = drawn.map((close, i) =>
        bar(drawn[i - 1] ?? close, Math.max(close, drawn[i - 1] ?? close), Math.min(close, drawn[i - 1] ?? close) - (close % 3), close, i),
      );
      const fired: number[] = [];
      const seen = all.flatMap((_, i) => [candles(all.slice(0, i + 1), i * M), time(i * M + 5_000)]);
      for (const [i, outcome] of outcomes(condition, seen).entries()) if (outcome !== null) fired.push(Math.floor(i / 2) - 1);
      // The first candle may have begun before it was seen, and the last one has not closed.
      expect(fired).toEqual(signals(condition, all.slice(0, -1)).filter((place) => place > 0));
    }),
  );
});

test('what the means say does not hang on the size of the price, nor on what comes later', () => {
  fc.assert(
    fc.property(conditions, closes, fc.constantFrom(0.5, 2, 1024), (condition, drawn, times) => {
      const all = at(drawn);
      expect(signals(condition, at(drawn.map((close) => close * times)))).toEqual(signals(condition, all));
      expect(signals(condition, all).filter((place) => place < 10)).toEqual(signals(condition, all.slice(0, 10)));
    }),
  );
});

/** By the book, a value at a time: the first mean is plain. Keyed by the place of its last value. */
function means(values: ReadonlyMap<number, number>, bars: number): Map<number, number> {
  const found = new Map<number, number>();
  const places = [...values.keys()].sort((a, b) => a - b);
  for (const [n, place] of places.entries()) {
    const value = values.get(place) as number;
    if (n === bars - 1) found.set(place, places.slice(0, bars).reduce((sum, one) => sum + (values.get(one) as number), 0) / bars);
    else if (n >= bars) found.set(place, (found.get(place - 1) as number) + (2 / (bars + 1)) * (value - (found.get(place - 1) as number)));
  }
  return found;
}

test('MACD is that of the books from the first close that it can be told of', () => {
  fc.assert(
    fc.property(closes, (drawn) => {
      const all = new Map(drawn.map((close, i) => [i, close]));
      const [fast, slow] = [means(all, 2), means(all, 4)];
      const lines = new Map([...slow].map(([place, mean]) => [place, (fast.get(place) as number) - mean]));
      const above = new Map([...means(lines, 3)].map(([place, mean]) => [place, Math.sign((lines.get(place) as number) - mean)]));
      const crossed = [...above].filter(([place, now]) => (above.get(place - 1) ?? 0) * now < 0 || (now === 0 && (above.get(place - 1) ?? 0) !== 0));
      expect(signals(macd, at(drawn))).toEqual(crossed.map(([place]) => place));
    }),
  );
});

test('up and down are the two parts of either, and never one candle', () => {
  fc.assert(
    fc.property(fc.constantFrom(cross, macd), closes, (condition, drawn) => {
      const [up, down] = (['up', 'down'] as const).map((way) => signals({ ...condition, cross: way } as SignalCondition, at(drawn)));
      expect([...(up ?? []), ...(down ?? [])].sort((a, b) => a - b)).toEqual(signals(condition, at(drawn)));
    }),
  );
});
