import type { Candle } from '../candle';
import { toDouble } from '../money';
import { averages } from './averages';
import { hasPattern } from './candle-patterns';
import type { AlertCondition } from './condition';
import { hasCrossed, type Place, placeOf } from './price-cross';

export type SignalCondition = Extract<AlertCondition, { kind: 'macd' | 'bands' | 'averages' | 'pattern' }>;
type Of<Kind extends SignalCondition['kind']> = Extract<SignalCondition, { kind: Kind }>;

/** Whether the last of these candles, oldest first and without a gap, gives the signal that the one before did not. */
export function isSignal(condition: SignalCondition, candles: readonly Candle[]): boolean {
  if (condition.kind === 'pattern') return hasPattern(condition.pattern, candles);
  const closes = candles.map(({ close }) => close);
  switch (condition.kind) {
    case 'macd': {
      const [before, now] = last(macdPlaces(condition, closes));
      return now !== null && hasCrossed(condition.cross, before, now);
    }
    case 'averages': {
      const [before, now] = last(averagePlaces(condition, closes));
      return now !== null && hasCrossed(condition.cross, before, now);
    }
    case 'bands': {
      const [before, now] = last(bandPlaces(condition, closes));
      if (before === null || now === null) return false;
      return condition.pass === 'out' ? before === 0 && now !== 0 : before !== 0 && now === 0;
    }
  }
}

/** Where MACD (the exponential mean of `fast` closes less that of `slow`) stands of its signal (its own exponential mean of `signal`); null where too few came before. */
function macdPlaces({ fast, slow, signal }: Of<'macd'>, closes: readonly number[]): (Place | null)[] {
  const [quick, calm] = [averages('ema', closes, fast), averages('ema', closes, slow)];
  const from = slow - 1;
  const macd = closes.slice(from).map((_, i) => (quick[from + i] as number) - (calm[from + i] as number));
  const line = averages('ema', macd, signal);
  return closes.map((_, i) => {
    const mean = line[i - from] ?? null;
    return mean === null ? null : placeOf(macd[i - from] as number, mean);
  });
}

/** Where the mean of `fast` closes stands of that of `slow`. */
function averagePlaces({ average, fast, slow }: Of<'averages'>, closes: readonly number[]): (Place | null)[] {
  const [quick, calm] = [averages(average, closes, fast), averages(average, closes, slow)];
  return closes.map((_, i) => (quick[i] == null || calm[i] == null ? null : placeOf(quick[i], calm[i])));
}

/** Below (-1), between (0) or above (1) Bollinger's bands: the mean of the last `bars` closes, this one among them, and `deviations` of their standard deviations (of a whole, not of a sample) around it. On a band is between. */
function bandPlaces({ bars, deviations }: Of<'bands'>, closes: readonly number[]): (Place | null)[] {
  const times = toDouble(deviations);
  const means = averages('sma', closes, bars);
  return closes.map((close, i) => {
    const mean = means[i] ?? null;
    if (mean === null) return null;
    const variance = closes.slice(i - bars + 1, i + 1).reduce((sum, one) => sum + (one - mean) ** 2, 0) / bars;
    const reach = times * Math.sqrt(variance);
    return close > mean + reach ? 1 : close < mean - reach ? -1 : 0;
  });
}

const last = (places: readonly (Place | null)[]): readonly [before: Place | null, now: Place | null] => [
  places.at(-2) ?? null,
  places.at(-1) ?? null,
];
