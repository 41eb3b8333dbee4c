import type { InstrumentId } from '../../../domain/instrument';

/** What a venue's list holds before the user changed it. */
const FIRST_PAIRS = ['BTC/USD', 'ETH/USD', 'LTC/USD'] as const;

export function watchedAt(venue: string, watchlists: Readonly<Record<string, readonly InstrumentId[]>> | undefined): readonly InstrumentId[] {
  return watchlists?.[venue] ?? FIRST_PAIRS.map((pair): InstrumentId => `${venue}:${pair}`);
}

/** At the end, once. */
export const withPair = (list: readonly InstrumentId[], id: InstrumentId): readonly InstrumentId[] => (list.includes(id) ? list : [...list, id]);

export const withoutPair = (list: readonly InstrumentId[], id: InstrumentId): readonly InstrumentId[] => list.filter((other) => other !== id);

/** Put a pair at a place of the list it is in; places past the ends are the ends. */
export function movedTo(list: readonly InstrumentId[], id: InstrumentId, place: number): readonly InstrumentId[] {
  if (!list.includes(id)) return list;
  const rest = withoutPair(list, id);
  const at = Math.min(Math.max(place, 0), rest.length);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}
