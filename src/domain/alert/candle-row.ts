import { type Candle, fillQuietPeriods, INTERVAL_MS, type Interval, isShortInterval } from '../candle';
import { HAMMER_CANDLES } from './candle-patterns';
import type { AlertCondition } from './condition';

/** A mean of the most candles that a condition takes hangs on nothing older than so many periods. */
const MOST_PERIODS = 2_000;

/**
 * The candles that follow on one another, as a chart has them: quiet periods are filled in. Those before the last gap are left out:
 * what is counted over one would be of candles that are not there.
 */
export function candleRow(candles: readonly Candle[], interval: Interval): readonly Candle[] {
  const newest = candles.at(-1);
  if (newest === undefined) return [];
  const gap = candles.findLastIndex((candle) => candle.gapBefore === true);
  const from = newest.at - MOST_PERIODS * INTERVAL_MS[interval];
  const row = candles.slice(Math.max(gap, 0)).filter(({ at }) => at >= from);
  // Candles under a minute are made of trades that were all seen: no length of quiet is a gap in them.
  return isShortInterval(interval) ? fillQuietPeriods(row, interval, MOST_PERIODS) : fillQuietPeriods(row, interval);
}

/** A condition cannot come true before there are more candles in a row, the running one among them. */
export interface CandleLack {
  readonly needed: number;
  readonly here: number;
}

export function candleLack(condition: AlertCondition, candles: readonly Candle[]): CandleLack | null {
  if (!('interval' in condition)) return null;
  const needed = candlesNeeded(condition);
  const here = candleRow(candles, condition.interval).length;
  return here < needed ? { needed, here } : null;
}

/** In a row up to the one that closes, or is watched as it runs. A crossing is told of two places. */
function candlesNeeded(condition: Extract<AlertCondition, { interval: Interval }>): number {
  switch (condition.kind) {
    case 'close':
      return 1;
    case 'volume':
    case 'average':
    case 'bands':
      return condition.bars + 1;
    case 'rsi':
      return condition.bars + 2;
    case 'averages':
      return condition.slow + 1;
    case 'macd':
      return condition.slow + condition.signal;
    case 'pattern':
      return condition.pattern === 'hammer' ? HAMMER_CANDLES : 2;
  }
}
