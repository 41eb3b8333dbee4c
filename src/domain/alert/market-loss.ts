import type { LocalMs } from '../units';
import type { AlertCondition } from './condition';
import { fired, nothing, type Sighting, type Step } from './sighting';

export interface LossMemory {
  /** It was live since the start: what never was cannot be lost. */
  readonly wasLive: boolean;
  /** Since when it is not; null: it is. */
  readonly downAt: LocalMs | null;
  readonly isTold: boolean;
}

export const NO_LOSS: LossMemory = { wasLive: false, downAt: null, isTold: false };

export function stepLoss({ afterMs }: Extract<AlertCondition, { kind: 'loss' }>, memory: LossMemory, sighting: Sighting): Step<LossMemory> {
  if (sighting.kind !== 'time') return nothing(memory);
  const { at, isLive, isWanted, reason } = sighting;
  if (!isWanted) return nothing(NO_LOSS);
  if (isLive) return nothing({ wasLive: true, downAt: null, isTold: false });
  if (!memory.wasLive || memory.isTold) return nothing(memory);
  // The clock may have been set back.
  const downAt = Math.min(memory.downAt ?? at, at) as LocalMs;
  if (at - downAt < afterMs) return nothing({ ...memory, downAt });
  return fired({ ...memory, downAt, isTold: true }, reason ?? 'not live');
}
