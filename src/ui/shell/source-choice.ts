import { type InstrumentId, instrumentId, parseInstrumentId } from '../../domain/instrument';

/** How long a first start waits for the real market before it shows the simulated one. */
export const FIRST_START_PATIENCE_MS = 5_000;
export const SIMULATED_VENUE = 'simulated';
export const HOME_VENUE = 'bitfinex';
export const HOME_PAIR: InstrumentId = 'bitfinex:BTC/USD';
export const SIMULATED_PAIR: InstrumentId = 'simulated:BTC/USD';

export const isSimulated = (id: InstrumentId): boolean => id.startsWith(`${SIMULATED_VENUE}:`);

export interface StartFacts {
  readonly selected: InstrumentId;
  /** Whether a real market of an earlier time is stored here; null: not known yet. */
  readonly hasStoredMarket: boolean | null;
  /** The exchange has given a sign of life. One that refuses the pair is reached all the same. */
  readonly hasAnswered: boolean;
  /** The user has chosen what to see, or went back: nothing is decided for them any more. */
  readonly hasChosen: boolean;
  readonly elapsedMs: number;
}

/**
 * Whether to show the simulated market instead of nothing. Only on a first start, which has nothing to show: who has
 * a stored market sees that, with its date.
 */
export function shouldSimulate(facts: StartFacts): boolean {
  return (
    !isSimulated(facts.selected) &&
    !facts.hasChosen &&
    !facts.hasAnswered &&
    facts.hasStoredMarket === false &&
    facts.elapsedMs >= FIRST_START_PATIENCE_MS
  );
}

/** The simulated market that stands in. */
export const standIn = (): InstrumentId => SIMULATED_PAIR;

/** Where "back" leads: the pair that was left, or the same pair at home. */
export function wayBack(simulated: InstrumentId, left: InstrumentId | null): InstrumentId {
  if (left !== null) return left;
  const parts = parseInstrumentId(simulated);
  return parts === undefined ? HOME_PAIR : instrumentId({ ...parts, venue: HOME_VENUE });
}
