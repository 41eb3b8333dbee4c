import { fromDouble, round, toDouble } from '../money';
import type { AlertCondition } from './condition';
import { fired, nothing, type Sighting, type Step } from './sighting';

/** Null: it was not seen since the last break. */
export interface SpreadMemory {
  readonly isWide: boolean | null;
}

export const NO_SPREAD: SpreadMemory = { isWide: null };

export function stepSpread({ percent }: Extract<AlertCondition, { kind: 'spread' }>, memory: SpreadMemory, sighting: Sighting): Step<SpreadMemory> {
  if (sighting.kind === 'break') return nothing(NO_SPREAD);
  if (sighting.kind !== 'top') return nothing(memory);
  const { bid, ask } = sighting;
  const spread = ((ask - bid) / ((ask + bid) / 2)) * 100;
  const isWide = spread > toDouble(percent);
  return isWide && memory.isWide === false ? fired({ isWide }, round(fromDouble(spread), 4, 'half-even')) : nothing({ isWide });
}
