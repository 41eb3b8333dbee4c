import type { VenueId } from '../../domain/instrument';

/** What each is called. */
export const VENUE_NAMES = { bitfinex: 'Bitfinex', simulated: 'Simulated' } as const satisfies Readonly<Record<VenueId, string>>;

/** A pair of another venue may stand in an address or a file: this program cannot show it. */
export const isVenueKnown = (venue: VenueId): venue is keyof typeof VENUE_NAMES => Object.hasOwn(VENUE_NAMES, venue);
