import type { AlertCondition } from '../../../src/domain/alert/condition';
import type { Outcome, Sighting } from '../../../src/domain/alert/sighting';
import { freshMemory, stepCondition } from '../../../src/domain/alert/step-condition';
import type { Candle } from '../../../src/domain/candle';
import type { Decimal } from '../../../src/domain/money';
import type { LocalMs, VenueMs } from '../../../src/domain/units';

export const BREAK: Sighting = { kind: 'break' };
export const trade = (price: number, at = 0): Sighting => ({ kind: 'trade', price, at: at as LocalMs });
export const decimal = (text: string | number): Decimal => String(text) as Decimal;

export const candle = (at: number, close: number, volume = 1, more: Partial<Candle> = {}): Candle => ({
  at: at as VenueMs,
  open: close,
  high: close,
  low: close,
  close,
  volume,
  ...more,
});
export const candles = (all: readonly Candle[], at = 0): Sighting => ({ kind: 'candles', candles: all, at: at as LocalMs });
export const time = (at: number, more: Partial<Extract<Sighting, { kind: 'time' }>> = {}): Sighting => ({
  kind: 'time',
  at: at as LocalMs,
  isLive: true,
  isWanted: true,
  reason: null,
  ...more,
});

/** What came of each sighting, from the start. */
export function outcomes(condition: AlertCondition, sightings: readonly Sighting[]): (Outcome | null)[] {
  let memory = freshMemory(null);
  return sightings.map((sighting) => {
    const step = stepCondition(condition, memory, sighting);
    memory = step.memory;
    return step.outcome;
  });
}

/** Only what they were told with. */
export const values = (condition: AlertCondition, sightings: readonly Sighting[]): (string | null)[] =>
  outcomes(condition, sightings).map((outcome) => outcome?.value ?? null);
