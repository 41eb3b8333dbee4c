import type { Source } from '../domain/freshness';
import type { Instrument, InstrumentId, VenueId } from '../domain/instrument';
import { HOSTS as BITFINEX } from './bitfinex/hosts';
import { BitfinexMarket } from './bitfinex/machine';
import { bitfinexInstruments } from './bitfinex/symbols';
import { simulatedInstruments } from './simulated/instruments';
import { makeSimulatedVenue } from './simulated/venue';
import type { Hands, Venue } from './venue';

/** A venue as the engine finds it. */
export interface VenueEntry {
  readonly id: VenueId;
  readonly source: Source;
  make(hands: Hands): Venue;
  instruments(): readonly Instrument[];
  /** Addresses compiled into this build, for the user to see. Empty: it needs no network. */
  readonly hosts: readonly string[];
  readonly restHost: string | null;
  readonly defaultWatchlist: readonly InstrumentId[];
}

const SIMULATION_SEED = 20_261_121;

export const VENUES: readonly VenueEntry[] = [
  {
    id: 'bitfinex',
    source: 'exchange',
    make: (hands) => new BitfinexMarket(hands),
    instruments: bitfinexInstruments,
    hosts: [BITFINEX.publicWs, BITFINEX.authWs, BITFINEX.rest],
    restHost: BITFINEX.rest,
    defaultWatchlist: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'],
  },
  {
    id: 'simulated',
    source: 'simulated',
    make: (hands) => makeSimulatedVenue(hands, { seed: SIMULATION_SEED }),
    instruments: simulatedInstruments,
    hosts: [],
    restHost: null,
    defaultWatchlist: ['simulated:BTC/USD', 'simulated:ETH/USD', 'simulated:LTC/USD'],
  },
];
