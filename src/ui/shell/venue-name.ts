import { type InstrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import { shownWords } from '../words/language';
import { isVenueKnown, VENUE_NAMES } from './known-venues';

/** What the user reads for a venue. Without `t`: the first script has this, and is small. */
export function venueName(venue: VenueId): string {
  const words: Readonly<Record<string, string>> | undefined = shownWords();
  if (!isVenueKnown(venue)) return venue;
  return words?.[VENUE_NAMES[venue]] ?? VENUE_NAMES[venue];
}

export const venueOf = (id: InstrumentId): VenueId => parseInstrumentId(id)?.venue ?? '';
