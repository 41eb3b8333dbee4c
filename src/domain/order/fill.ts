import type { Decimal } from '../money';
import type { VenueMs } from '../units';
import type { OrderId } from './order';

export type Liquidity = 'maker' | 'taker';

/** Why a paper fill is what it is; a live one has none. */
export type FillCause =
  /** It took from a level of the book: what was there, and what this fill left. */
  | { readonly kind: 'level'; readonly shown: Decimal; readonly left: Decimal }
  /** A trade went through the price: everything queued before it was done. */
  | { readonly kind: 'queue'; readonly trade: string; readonly traded: Decimal; readonly ahead: Decimal; readonly displayed?: Displayed }
  /** The book moved through its price while it rested. */
  | { readonly kind: 'crossed'; readonly shown: Decimal; readonly displayed?: Displayed };

/** Base units of an iceberg that stood in the book then; absent: the order showed all of itself. */
type Displayed = Decimal;

/** One execution of an order, known by its id however often it is told. */
export interface Fill {
  readonly id: string;
  readonly order: OrderId;
  readonly at: VenueMs;
  readonly price: Decimal;
  /** Base units. */
  readonly size: Decimal;
  /** In `feeCurrency`; negative is a rebate. */
  readonly fee: Decimal;
  readonly feeCurrency: string;
  /** Its venue has not told its fee, which is not nothing. */
  readonly isFeeUnknown?: true;
  readonly liquidity: Liquidity;
  readonly cause: FillCause | null;
}
