import { type InstrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';

const NAMES: Readonly<Record<VenueId, string>> = { bitfinex: 'Bitfinex', simulated: 'Simulated' };

/** What the user reads for a venue. */
export const venueName = (venue: VenueId): string => NAMES[venue] ?? venue;

export const venueOf = (id: InstrumentId): VenueId => parseInstrumentId(id)?.venue ?? '';
