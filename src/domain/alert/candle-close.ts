import type { Candle } from '../candle';
import { fromDouble, round, toDouble } from '../money';
import type { LocalMs, VenueMs } from '../units';
import { lastAverages, rsi } from './averages';
import { candleRow } from './candle-row';
import type { AlertCondition } from './condition';
import { hasCrossed, placeOf } from './price-cross';
import { fired, nothing, type Sighting, type Step } from './sighting';
import { isSignal, type SignalCondition } from './signals';

export type CloseCondition = Extract<AlertCondition, { kind: 'close' | 'average' | 'rsi' }> | SignalCondition;

/** An exchange still corrects a candle just after the next one began. */
export const SETTLE_MS = 2_000;

export interface CloseMemory {
  /** The candle that is running; null: not seen since the last break. `isSeen`: it began or changed since, so it had not closed before. */
  readonly running: { readonly candle: Candle; readonly isSeen: boolean } | null;
  /** The candle that was seen to end, with all before it, and when its close counts. */
  readonly settling: { readonly at: VenueMs; readonly due: LocalMs; readonly candles: readonly Candle[] } | null;
}

export const NO_CLOSE: CloseMemory = { running: null, settling: null };

/**
 * Fires on closes whose moment was seen: the candle ran while the market was live, and the next one began. One that closed while the
 * market was away is past. It is told when the next candle begins, since a period without a trade sends none.
 */
export function stepClose(condition: CloseCondition, memory: CloseMemory, sighting: Sighting): Step<CloseMemory> {
  const { running, settling } = memory;
  switch (sighting.kind) {
    case 'break':
      return settled(condition, NO_CLOSE, settling);
    case 'time':
      return settling === null || sighting.at < settling.due ? nothing(memory) : settled(condition, { running, settling: null }, settling);
    case 'candles': {
      const last = sighting.candles.at(-1);
      if (last === undefined) return nothing(memory);
      const upTo = (at: VenueMs): readonly Candle[] => sighting.candles.filter((candle) => candle.at <= at);
      const corrected = settling && { ...settling, candles: upTo(settling.at) };
      if (running === null || last.at <= running.candle.at) {
        const isSeen = running !== null && (running.isSeen || !isAlike(last, running.candle));
        return nothing({ running: { candle: last, isSeen }, settling: corrected });
      }
      const next = { candle: last, isSeen: true };
      if (!running.isSeen) return nothing({ running: next, settling: corrected });
      const { at } = running.candle;
      return settled(condition, { running: next, settling: { at, due: (sighting.at + SETTLE_MS) as LocalMs, candles: upTo(at) } }, settling);
    }
    default:
      return nothing(memory);
  }
}

const isAlike = (a: Candle, b: Candle): boolean => a.close === b.close && a.volume === b.volume;

function settled(condition: CloseCondition, memory: CloseMemory, settling: CloseMemory['settling']): Step<CloseMemory> {
  const candle = settling?.candles.at(-1);
  if (settling === null || candle?.at !== settling.at) return nothing(memory);
  const value = tellingOf(condition, settling.candles, candle);
  return value === null ? nothing(memory) : fired(memory, value);
}

/** What the close is told with; null: it is not what the alert waits for. */
function tellingOf(condition: CloseCondition, all: readonly Candle[], candle: Candle): string | null {
  if (condition.kind === 'close') {
    const level = toDouble(condition.price);
    return (condition.side === 'above' ? candle.close > level : candle.close < level) ? fromDouble(candle.close) : null;
  }
  const candles = candleRow(all, condition.interval);
  if (condition.kind !== 'average' && condition.kind !== 'rsi') return isSignal(condition, candles) ? fromDouble(candle.close) : null;
  const closes = candles.map(({ close }) => close);
  const before = closes.at(-2);
  if (before === undefined) return null;
  if (condition.kind === 'average') {
    const [earlier, mean] = lastAverages(condition.average, closes, condition.bars);
    if (earlier === null || mean === null) return null;
    return hasCrossed(condition.cross, placeOf(before, earlier), placeOf(candle.close, mean)) ? fromDouble(candle.close) : null;
  }
  const [earlier = null, now = null] = rsi(closes, condition.bars).slice(-2);
  if (earlier === null || now === null) return null;
  const level = toDouble(condition.level);
  return hasCrossed(condition.cross, placeOf(earlier, level), placeOf(now, level)) ? round(fromDouble(now), 2, 'half-even') : null;
}
