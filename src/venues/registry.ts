import type { Source } from '../domain/freshness';
import { type Instrument, type InstrumentId, parseInstrumentId, type VenueId } from '../domain/instrument';
import type { AccountDoor } from './account-machine';
import { HOSTS as BITFINEX } from './bitfinex/hosts';
import { BITFINEX_LOGIN } from './bitfinex/login';
import { BitfinexMarket } from './bitfinex/machine';
import { bitfinexInstruments } from './bitfinex/symbols';
import type { LoginScheme } from './login-scheme';
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
  /** Null: it has no accounts that a key opens. */
  readonly accounts: AccountDoor | null;
  readonly defaultWatchlist: readonly InstrumentId[];
  /** How one logs in there; null: nobody does. */
  readonly login: LoginScheme | null;
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
    accounts: {
      url: BITFINEX.authWs,
      connectLimit: { attempts: 5, perMs: 15_000 },
      load: async () => (await import('./bitfinex/account/machine')).makeAccountMachine,
    },
    defaultWatchlist: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'],
    login: BITFINEX_LOGIN,
  },
  {
    id: 'simulated',
    source: 'simulated',
    make: (hands) => makeSimulatedVenue(hands, { seed: SIMULATION_SEED }),
    instruments: simulatedInstruments,
    hosts: [],
    restHost: null,
    accounts: null,
    defaultWatchlist: ['simulated:BTC/USD', 'simulated:ETH/USD', 'simulated:LTC/USD'],
    login: null,
  },
];

/** Where a pair is not in its venue's list: what most venues do. */
const USUAL_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;
const listed = new Map<VenueId, ReadonlyMap<InstrumentId, Instrument>>();

/** An instrument as its venue lists it, or what can be said of one that it does not list; undefined where it is of another venue. */
export function instrumentOf(venue: VenueEntry, id: InstrumentId): Instrument | undefined {
  const parts = parseInstrumentId(id);
  if (parts === undefined || parts.venue !== venue.id) return undefined;
  const list = listed.get(venue.id) ?? new Map(venue.instruments().map((instrument) => [instrument.id, instrument]));
  listed.set(venue.id, list);
  return list.get(id) ?? { id, ...parts, priceRule: USUAL_RULE };
}
