import type { VenueMs } from './units';

/** Too short for any exchange: they are made of trades, and so begin with the oldest trade that was seen. */
export const SHORT_INTERVALS = ['1s', '5s', '15s', '30s'] as const;
export type ShortInterval = (typeof SHORT_INTERVALS)[number];
/** What exchanges serve. */
export const LONG_INTERVALS = ['1m', '5m', '15m', '30m', '1h', '3h', '4h', '6h', '12h', '1D', '1W', '14D', '1M'] as const;
export const INTERVALS = [...SHORT_INTERVALS, ...LONG_INTERVALS] as const;
export type Interval = (typeof INTERVALS)[number];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1440 * MINUTE;
/** Length of an interval; a calendar month has none of its own, so 31 days bound it. */
export const INTERVAL_MS: Readonly<Record<Interval, number>> = {
  '1s': SECOND,
  '5s': 5 * SECOND,
  '15s': 15 * SECOND,
  '30s': 30 * SECOND,
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': 60 * MINUTE,
  '3h': 180 * MINUTE,
  '4h': 240 * MINUTE,
  '6h': 360 * MINUTE,
  '12h': 720 * MINUTE,
  '1D': DAY,
  '1W': 7 * DAY,
  '14D': 14 * DAY,
  '1M': 31 * DAY,
};

export const isShortInterval = (interval: Interval): interval is ShortInterval => (SHORT_INTERVALS as readonly Interval[]).includes(interval);
export const isInterval = (text: string): text is Interval => (INTERVALS as readonly string[]).includes(text);

export interface Candle {
  /** Start of the period. */
  readonly at: VenueMs;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Base units. */
  readonly volume: number;
  /** No trade happened: flat at the previous close, for display only. */
  readonly synthetic?: true;
  /** Periods before this one were missed: what happened in them is not known. */
  readonly gapBefore?: true;
}

/** Put a candle in its place by time, oldest first. A late revision replaces its predecessor, never appends. */
export function upsertCandle(candles: Candle[], candle: Candle): void {
  let i = candles.length;
  while (i > 0 && (candles[i - 1] as Candle).at > candle.at) i--;
  const isRevision = i > 0 && (candles[i - 1] as Candle).at === candle.at;
  candles.splice(isRevision ? i - 1 : i, isRevision ? 1 : 0, candle);
}

/** The start of the next period. Months follow the calendar (UTC), all others are fixed lengths. */
export function nextPeriod(interval: Interval, at: VenueMs): VenueMs {
  if (interval !== '1M') return (at + INTERVAL_MS[interval]) as VenueMs;
  const d = new Date(at);
  return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1) as VenueMs;
}

/**
 * Fill periods without a trade by flat candles at the previous close, marked synthetic.
 * A hole longer than `maxRun` periods is left open: it is a gap in what we know, not a quiet market.
 */
export function fillQuietPeriods(candles: readonly Candle[], interval: Interval, maxRun = 500): Candle[] {
  const filled: Candle[] = [];
  for (const candle of candles) {
    const last = filled.at(-1);
    if (last !== undefined && candle.gapBefore !== true && (candle.at - last.at) / INTERVAL_MS[interval] <= maxRun) {
      for (let at = nextPeriod(interval, last.at); at < candle.at; at = nextPeriod(interval, at)) {
        filled.push({ at, open: last.close, high: last.close, low: last.close, close: last.close, volume: 0, synthetic: true });
      }
    }
    filled.push(candle);
  }
  return filled;
}

/** Longer candles out of shorter ones, aligned to the epoch (`4h` out of `1h`: no venue serves it). */
export function aggregateCandles(candles: readonly Candle[], interval: Interval): Candle[] {
  const length = INTERVAL_MS[interval];
  const out: Candle[] = [];
  for (const c of candles) {
    const at = (c.at - (c.at % length)) as VenueMs;
    const last = out.at(-1);
    if (last === undefined || last.at !== at) out.push({ at, open: c.open, high: c.high, low: c.low, close: c.close, volume: c.volume });
    else
      out[out.length - 1] = {
        at,
        open: last.open,
        high: Math.max(last.high, c.high),
        low: Math.min(last.low, c.low),
        close: c.close,
        volume: last.volume + c.volume,
      };
  }
  return out;
}
