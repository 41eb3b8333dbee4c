import { type Candle, fillQuietPeriods, INTERVAL_MS, type Interval } from '../../../../domain/candle';
import type { VenueMs } from '../../../../domain/units';

const DAY = INTERVAL_MS['1D'];

/** Longer candles begin and end with days, or do not know them: a day's close is one of their own figures. */
export const isShorterThanDay = (interval: Interval): boolean => INTERVAL_MS[interval] < DAY;

export interface DayClose {
  /** Start of the day that it closed, UTC. */
  readonly day: VenueMs;
  readonly price: number;
}

/**
 * Close of the UTC day before that of the newest bar, from daily candles, oldest first. A day without a trade closes as the one before it. Null
 * where it is not known: until the newer day has a candle of its own, one of the day before may be of a part of it.
 */
export function closeBefore(daily: readonly Candle[], newestAt: VenueMs | null): DayClose | null {
  const last = daily.at(-1);
  if (last === undefined || newestAt === null || last.gapBefore === true) return null;
  const today = Math.max(last.at, newestAt - (newestAt % DAY));
  const before = fillQuietPeriods(daily.slice(-2), '1D').at(-2);
  return before === undefined || before.at !== today - DAY ? null : { day: before.at, price: before.close };
}
