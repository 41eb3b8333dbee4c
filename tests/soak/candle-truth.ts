import type { Candle } from '../../src/domain/candle';
import type { CandleRow } from '../exchange/market';

const PERIOD_MS = 60_000;
/** The exchange's last word on a period comes with the first update after its end. */
const LATE_MS = 2_000;

/** What is wrong with candles of a minute, in words; null: nothing. `truth` is the exchange's own, newest first; periods that ended a moment ago do not count. */
export function wrongInCandles(candles: readonly Candle[], truth: readonly CandleRow[], now: number): string | null {
  const closed = truth.filter(([at]) => at + PERIOD_MS + LATE_MS <= now);
  const byTime = new Map(closed.map((row) => [row[0], row]));
  const shown = new Map(candles.map((candle) => [candle.at as number, candle]));
  for (const { at, open, high, low, close, volume } of candles) {
    const row = byTime.get(at);
    if (row !== undefined && row.slice(1).join() !== [open, close, high, low, volume].join()) return `the candle of ${at} is not the exchange's`;
  }
  const first = candles[0]?.at ?? Number.POSITIVE_INFINITY;
  const missing = closed.find(([at]) => at > first && !shown.has(at) && candles.find((c) => c.at > at)?.gapBefore !== true);
  if (missing !== undefined) return `the candle of ${missing[0]} is missing, and no gap is marked`;
  const oldest = truth.at(-1)?.[0] ?? 0;
  const invented = candles.find((c) => c.at > oldest && c.at + PERIOD_MS + LATE_MS <= now && !byTime.has(c.at));
  return invented === undefined ? null : `the exchange has no candle of ${invented.at}`;
}
