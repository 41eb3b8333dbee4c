import type { Candle } from '../candle';
import { toDouble } from '../money';
import { averages, lastAverages } from './averages';
import { hasPattern } from './candle-patterns';
import type { AlertCondition } from './condition';
import { hasCrossed, type Place, placeOf } from './price-cross';

export type SignalCondition = Extract<AlertCondition, { kind: 'macd' | 'bands' | 'averages' | 'pattern' }>;
type Of<Kind extends SignalCondition['kind']> = Extract<SignalCondition, { kind: Kind }>;

/** Whether the last of these candles, oldest first and without a gap, gives the signal that the one before did not. */
export function isSignal(condition: SignalCondition, candles: readonly Candle[]): boolean {
  if (condition.kind === 'pattern') return hasPattern(condition.pattern, candles);
  const closes = candles.map(({ close }) => close);
  const [before, now] = placesOf(condition, closes);
  if (condition.kind !== 'bands') return now !== null && hasCrossed(condition.cross, before, now);
  if (before === null || now === null) return false;
  return condition.pass === 'out' ? before === 0 && now !== 0 : before !== 0 && now === 0;
}

/** At the last two closes; null where too few came before. */
type Places = readonly [before: Place | null, now: Place | null];

function placesOf(condition: Exclude<SignalCondition, { kind: 'pattern' }>, closes: readonly number[]): Places {
  switch (condition.kind) {
    case 'macd':
      return macdPlaces(condition, closes);
    case 'averages':
      return averagePlaces(condition, closes);
    case 'bands':
      return bandPlaces(condition, closes);
  }
}

const placeOfBoth = (value: number | null, level: number | null): Place | null => (value === null || level === null ? null : placeOf(value, level));

/** Where MACD (the exponential mean of `fast` closes less that of `slow`) stands of its signal (its own exponential mean of `signal`). */
function macdPlaces({ fast, slow, signal }: Of<'macd'>, closes: readonly number[]): Places {
  const [quick, calm] = [averages('ema', closes, fast), averages('ema', closes, slow)];
  const from = slow - 1;
  const macd = closes.slice(from).map((_, i) => (quick[from + i] as number) - (calm[from + i] as number));
  const [before, now] = lastAverages('ema', macd, signal);
  return [placeOfBoth(macd.at(-2) ?? null, before), placeOfBoth(macd.at(-1) ?? null, now)];
}

/** Where the mean of `fast` closes stands of that of `slow`. */
function averagePlaces({ average, fast, slow }: Of<'averages'>, closes: readonly number[]): Places {
  const [quick, calm] = [lastAverages(average, closes, fast), lastAverages(average, closes, slow)];
  return [placeOfBoth(quick[0], calm[0]), placeOfBoth(quick[1], calm[1])];
}

/** Below (-1), between (0) or above (1) Bollinger's bands: the mean of the last `bars` closes, this one among them, and `deviations` of their standard deviations (of a whole, not of a sample) around it. On a band is between. */
function bandPlaces({ bars, deviations }: Of<'bands'>, closes: readonly number[]): Places {
  const times = toDouble(deviations);
  const placeIn = (window: readonly number[]): Place | null => {
    const close = window.at(-1);
    if (close === undefined || window.length < bars) return null;
    const mean = window.reduce((sum, one) => sum + one, 0) / bars;
    const variance = window.reduce((sum, one) => sum + (one - mean) ** 2, 0) / bars;
    const reach = times * Math.sqrt(variance);
    return close > mean + reach ? 1 : close < mean - reach ? -1 : 0;
  };
  return [placeIn(closes.slice(-bars - 1, -1)), placeIn(closes.slice(-bars))];
}
