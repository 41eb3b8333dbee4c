import type { Decimal } from '../money';
import type { VenueMs } from '../units';

/** Money that is offered to be lent, or asked for, at a venue. It is only looked at here. */
export interface FundingOffer {
  readonly id: string;
  readonly side: 'lend' | 'borrow';
  readonly currency: string;
  /** In the currency: asked for at first, and what of it nobody has taken yet. */
  readonly size: Decimal;
  readonly left: Decimal;
  /** For each day, as a fraction: 0.0002 is 0.02 %. */
  readonly rate: Decimal;
  /** The rate is what is added to the venue's own, which moves. */
  readonly isFloating: boolean;
  readonly days: number;
  readonly madeAt: VenueMs;
}
