import { type Candle, INTERVAL_MS } from '../candle';
import { fromDouble, toDouble } from '../money';
import type { VenueMs } from '../units';
import type { AlertCondition } from './condition';
import { fired, nothing, type Sighting, type Step } from './sighting';

type VolumeCondition = Extract<AlertCondition, { kind: 'volume' }>;

/** Of the candle that was running when it was looked at last; null: not since the last break. */
export type VolumeMemory = { readonly at: VenueMs; readonly isHigh: boolean } | null;

/** Fires once a candle: when it is seen to become high, and at once where the candle itself was seen to begin. */
export function stepVolume(condition: VolumeCondition, memory: VolumeMemory, sighting: Sighting): Step<VolumeMemory> {
  if (sighting.kind === 'break') return nothing(null);
  const running = sighting.kind === 'candles' ? sighting.candles.at(-1) : undefined;
  if (sighting.kind !== 'candles' || running === undefined) return nothing(memory);
  const mean = meanVolume(condition, sighting.candles, running.at);
  if (mean === null) return nothing(null);
  const isHigh = running.volume >= mean * toDouble(condition.times);
  const was = memory === null || (memory.at === running.at && memory.isHigh);
  const next = { at: running.at, isHigh: isHigh || (memory?.at === running.at && memory.isHigh) };
  return isHigh && !was ? fired(next, fromDouble(running.volume)) : nothing(next);
}

/** Of the periods before a candle, quiet ones with nothing. Null: not all of them are known, or nothing was traded in them. */
function meanVolume({ bars, interval }: VolumeCondition, candles: readonly Candle[], at: VenueMs): number | null {
  const from = at - bars * INTERVAL_MS[interval];
  const [first] = candles;
  if (first === undefined || first.at > from) return null;
  if (candles.some((candle) => candle.gapBefore === true && candle.at > from && candle.at <= at)) return null;
  const sum = candles.reduce((total, candle) => (candle.at >= from && candle.at < at ? total + candle.volume : total), 0);
  return sum > 0 ? sum / bars : null;
}
