import { type InstrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';

const NAMES: Readonly<Record<VenueId, string>> = { bitfinex: 'Bitfinex', simulated: 'Simulated' };

/** A pair of another venue may stand in an address or a file: this program cannot show it. */
export const isVenueKnown = (venue: VenueId): boolean => Object.hasOwn(NAMES, venue);

/** What the user reads for a venue. */
export const venueName = (venue: VenueId): string => NAMES[venue] ?? venue;

export const venueOf = (id: InstrumentId): VenueId => parseInstrumentId(id)?.venue ?? '';
