import type { Candle } from '../../../../src/domain/candle';

// Indicators as the books define them, of a whole series at a time: plain, slow, and nobody else's code.

export type Series = readonly (number | null)[];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

export const sma = (values: readonly number[], n: number): Series => values.map((_, i) => (i < n - 1 ? null : mean(values.slice(i - n + 1, i + 1))));

/** From the first value on. */
export const ema = (values: readonly number[], n: number): number[] => {
  let last: number | null = null;
  return values.map((value) => {
    last = last === null ? value : (2 * value + (n - 1) * last) / (n + 1);
    return last;
  });
};

/** Wilder's: the first is a plain mean. */
export const wilder = (values: readonly number[], n: number): Series => {
  let last: number | null = null;
  return values.map((value, i) => {
    if (i === n - 1) last = mean(values.slice(0, n));
    else if (last !== null) last = (value + (n - 1) * last) / n;
    return last;
  });
};

export const rsi = (values: readonly number[], n: number): Series => {
  const changes = values.slice(1).map((value, i) => value - (values[i] as number));
  const gains = wilder(
    changes.map((change) => Math.max(change, 0)),
    n,
  );
  const losses = wilder(
    changes.map((change) => Math.max(-change, 0)),
    n,
  );
  return [null, ...gains.map((gain, i) => (gain === null ? null : (100 * gain) / (gain + (losses[i] as number))))];
};

export const atr = (bars: readonly Candle[], n: number): Series =>
  wilder(
    bars.map(({ high, low }, i) => {
      const before = bars[i - 1]?.close;
      return before === undefined ? high - low : Math.max(high, before) - Math.min(low, before);
    }),
    n,
  );

export const bands = (values: readonly number[], n: number, k: number): (readonly number[] | null)[] =>
  values.map((_, i) => {
    if (i < n - 1) return null;
    const part = values.slice(i - n + 1, i + 1);
    const middle = mean(part);
    const spread = k * Math.sqrt(mean(part.map((value) => (value - middle) ** 2)));
    return [middle + spread, middle, middle - spread];
  });
