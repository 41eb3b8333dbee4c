import { fromDouble, toDouble } from '../money';
import type { AlertCondition, Crossing } from './condition';
import type { Sighting, Step } from './sighting';

/** Where the price was last: below the level (-1), at it (0), above it (1); null: not seen yet. */
export type Place = -1 | 0 | 1;

export interface PriceMemory {
  readonly place: Place | null;
  /** All trades since then were seen. */
  readonly isUnbroken: boolean;
}

type PriceCondition = Extract<AlertCondition, { kind: 'price' }>;

export const placeOf = (value: number, level: number): Place => (value < level ? -1 : value > level ? 1 : 0);

/** From one place to another, it came to the level or passed it. Leaving the level is no crossing: coming to it was one. */
export function hasCrossed(cross: Crossing, from: Place | null, to: Place): boolean {
  if (from === null || from === 0 || from === to) return false;
  return cross === 'either' || (cross === 'up') === from < 0;
}

/** After a break the other side is no crossing that was seen, but it is said. */
export function stepPrice({ cross, price }: PriceCondition, memory: PriceMemory, sighting: Sighting): Step<PriceMemory> {
  if (sighting.kind === 'break') return { memory: { ...memory, isUnbroken: false }, outcome: null };
  if (sighting.kind !== 'trade') return { memory, outcome: null };
  const place = placeOf(sighting.price, toDouble(price));
  const next = { place, isUnbroken: true };
  if (!hasCrossed(cross, memory.place, place)) return { memory: next, outcome: null };
  return { memory: next, outcome: { what: memory.isUnbroken ? 'fired' : 'passed', value: fromDouble(sighting.price) } };
}
