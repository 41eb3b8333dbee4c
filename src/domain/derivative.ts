import type { InstrumentId } from './instrument';
import type { VenueMs } from './units';

/** State of a perpetual. Unknown is null. */
export interface DerivativeStatus {
  readonly at: VenueMs;
  readonly lastPrice: number | null;
  readonly indexPrice: number | null;
  readonly markPrice: number | null;
  /** Rate of the present period, a fraction. */
  readonly fundingRate: number | null;
  readonly nextFundingAt: VenueMs | null;
  /** Accrued so far towards the next event, a fraction. */
  readonly nextFundingAccrued: number | null;
  /** Contracts, in base units. */
  readonly openInterest: number | null;
  readonly clampMin: number | null;
  readonly clampMax: number | null;
}

/** A forced closing. One position is reported when triggered and again when executed. */
export interface Liquidation {
  /** Unique a report: position, phase and time. */
  readonly id: string;
  readonly at: VenueMs;
  /** Absent where the venue's symbol is not one we can name. */
  readonly instrument: InstrumentId | null;
  /** Signed size of the position: positive was long. */
  readonly amount: number;
  readonly entryPrice: number | null;
  readonly price: number | null;
  readonly isExecuted: boolean;
}
