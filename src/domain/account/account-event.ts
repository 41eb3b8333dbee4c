import type { InstrumentId, VenueId } from '../instrument';
import type { Decimal } from '../money';
import type { NewOrder, OrderEvent, OrderId } from '../order/order';
import type { VenueMs } from '../units';
import type { AccountId } from './account-id';

/** Fees as fractions of what is received: 0.001 is 0.1 %. */
export interface FeeSchedule {
  readonly maker: Decimal;
  readonly taker: Decimal;
}

interface CommonInfo {
  readonly id: AccountId;
  /** The venue whose book it fills against. */
  readonly feed: VenueId;
  /** What the user calls it. */
  readonly label: string;
  readonly fees: FeeSchedule;
  /** Ms between the engine's sending and the order's arrival at the book. */
  readonly latencyMs: number;
}

/** It trades what it holds. */
export interface SpotInfo extends CommonInfo {
  readonly kind: 'spot';
}

export const MOST_LEVERAGE = 100;

/** It trades on margin, long and short: all its positions stand on one collateral, and only what is quoted and settled in it is traded. */
export interface MarginInfo extends CommonInfo {
  readonly kind: 'margin';
  readonly collateral: string;
  /** Value of a position for each unit of margin it takes, a whole number from 1 to 100. The initial margin is `1 / leverage` of the value. */
  readonly leverage: number;
  /** Least equity, as a fraction of the positions' value at the mark: at it or below, they are closed by force. */
  readonly maintenanceRate: Decimal;
}

/** It trades on margin, long and short, at a venue that keeps it: that alone reckons what it takes, what is free and when it closes by force. */
export interface VenueMarginInfo extends CommonInfo {
  readonly kind: 'venue-margin';
}

/** An account on one market source, paper or kept by that venue. Another source is another account: they never mix. */
export type AccountInfo = SpotInfo | MarginInfo | VenueMarginInfo;

/** Long or short, whoever reckons its margin. */
export const isOnMargin = ({ kind }: Pick<AccountInfo, 'kind'>): boolean => kind !== 'spot';

/** All that ever happens to an account. The whole of it follows from these, in their order. */
export type AccountEvent =
  | { readonly kind: 'opened'; readonly at: VenueMs; readonly info: AccountInfo; readonly balances: Readonly<Record<string, Decimal>> }
  /**
   * The venue took an order in. `reserved` is what it holds back: quote units of a buy, base units of a sell; on margin, collateral.
   * `isHeld`: the venue knows nothing of it, and will not before `sent` is said of it.
   */
  | { readonly kind: 'placed'; readonly at: VenueMs; readonly order: NewOrder; readonly reserved: Decimal; readonly isHeld?: true }
  /** Something was said of it; `reserved` is what it holds back from now on. */
  | { readonly kind: 'order'; readonly at: VenueMs; readonly id: OrderId; readonly event: OrderEvent; readonly reserved: Decimal }
  /** Nothing was said of an open order, but from now on it holds back another amount: orders that share did so anew. */
  | { readonly kind: 'reserved'; readonly at: VenueMs; readonly id: OrderId; readonly reserved: Decimal }
  | FundingPaid
  /** Of an account that its venue keeps: what that says of these currencies. Of the others it says nothing new. */
  | { readonly kind: 'held'; readonly at: VenueMs; readonly balances: Readonly<Record<string, Held>> }
  | PositionTold
  /** Nothing is held any more and more was lost than there was: what is missing is made up, so that nothing is owed. */
  | { readonly kind: 'covered'; readonly at: VenueMs; readonly amount: Decimal };

/** What a venue says that an account holds of a currency. */
export interface Held {
  readonly total: Decimal;
  /** Null: it has not reckoned it, which is not nothing. */
  readonly available: Decimal | null;
}

/** What a venue says of a position that it keeps. */
export interface VenuePosition {
  /** Base units; negative is short. */
  readonly size: Decimal;
  /** Quote units that a base unit of it came for on average. */
  readonly price: Decimal;
  /** What was paid for what is borrowed. */
  readonly funding: Decimal;
  /** At this price it is closed by force. Null: not reckoned, or there is no such price. */
  readonly liquidation: Decimal | null;
  /** Null: not reckoned. */
  readonly leverage: Decimal | null;
}

/** Of an account on margin that its venue keeps: what that says of one of its positions. */
export interface PositionTold {
  readonly kind: 'position';
  readonly at: VenueMs;
  readonly instrument: InstrumentId;
  /** Null: there is none. */
  readonly told: VenuePosition | null;
  /** No fill is on its way any more: what they came to is this, also where some were not heard of. */
  readonly isSettled: boolean;
}

/** Longs and shorts of a perpetual paid each other. A period counts once, however often it is told. */
export interface FundingPaid {
  readonly kind: 'funding';
  readonly at: VenueMs;
  readonly instrument: InstrumentId;
  /** The funding time. */
  readonly period: VenueMs;
  /** A fraction of the value; above 0 longs pay. */
  readonly rate: Decimal;
  readonly mark: Decimal;
  /** Base units held then; negative is short. */
  readonly size: Decimal;
  /** Collateral that left the account; negative: that came in. */
  readonly paid: Decimal;
}
