import type { Decimal } from '../money';
import type { LocalMs } from '../units';

/** What a venue itself reckons an account on margin to come to, in US dollars. */
export interface VenueMargin {
  /** Of the positions. */
  readonly profit: Decimal;
  /** Owed for what is borrowed. */
  readonly swaps: Decimal;
  readonly balance: Decimal;
  /** With profit and what is owed. */
  readonly net: Decimal;
  /** Null: not told. */
  readonly required: Decimal | null;
  /** When it was told. */
  readonly at: LocalMs;
}

/** What a venue reckons all wallets of a user together to be worth, in US dollars. */
export interface VenueWorth {
  readonly total: Decimal;
  /** Less what is borrowed. */
  readonly net: Decimal;
  readonly at: LocalMs;
}
