import type { AccountInfo } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Balance } from '../../domain/account/account-state';
import type { FundingOffer } from '../../domain/account/funding-offer';
import type { PastFunding } from '../../domain/account/journal-sum';
import type { Position } from '../../domain/account/position';
import type { VenueMargin, VenueWorth } from '../../domain/account/venue-figures';
import type { InstrumentId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import type { GroupRole, Order, OrderId, Origin } from '../../domain/order/order';
import type { OrderTerms } from '../../domain/order/terms';
import type { LimitsPreset } from '../../domain/risk/limits-preset';
import type { LocalMs, Side } from '../../domain/units';
import type { ProfileColour, ProfileId, ProfileKind } from './vault-view';

/** Whether orders may leave, as the engine has it; it is asked again when one does. */
export interface GateState {
  readonly isReady: boolean;
  /** Why not, in the user's words. Null when ready, and when nothing but the kill switch stands in the way. */
  readonly why: string | null;
  /** The kill switch was pulled, and when. New orders are refused until it is armed again. */
  readonly killedAt: LocalMs | null;
  /** Why it counts as pulled though nobody did, in the user's words; null: somebody did, or it was not. */
  readonly heldFor: string | null;
  /** Word to type to arm it again: null when it was not pulled. */
  readonly rearmWord: string | null;
}

/** A fill with what its order said, which may be forgotten before it. */
export interface AccountFill extends Fill {
  readonly instrument: InstrumentId;
  readonly side: Side;
}

/** Funding of a perpetual that it paid, or got where `paid` is below 0. */
export type AccountFunding = Omit<PastFunding, 'place'>;

/** Why an account cannot be used that was never opened in this profile. */
export const NO_SUCH_BOOK = 'there is no such paper book here; choose another one';

/** Begins why an account cannot be used whose record makes no sense from some entry on. */
export const DAMAGED = 'the record of this account is damaged at entry';

/** A paper book among those of one market. */
export interface BookName {
  readonly id: AccountId;
  readonly label: string;
  readonly kind: AccountInfo['kind'];
}

/** What a new paper book begins with. */
export type OpeningTerms =
  | { readonly kind: 'spot'; readonly balances: Readonly<Record<string, Decimal>> }
  | { readonly kind: 'margin'; readonly collateral: string; readonly amount: Decimal; readonly leverage: number };

/** A new paper book: its name among the others, and what it begins with. */
export type Opening = OpeningTerms & { readonly label: string };

interface AwayOf<Kind extends string> {
  readonly kind: Kind;
  /** By the clock of the exchange, or of this machine where it did not say. */
  readonly at: number;
}
interface AwayOrder<Kind extends string> extends AwayOf<Kind> {
  readonly order: OrderId;
  /** What shows it. */
  readonly evidence: string;
}
/** Something that was told of an account when it was read anew, and that was not known before. */
export type AwayLine =
  | (AwayOf<'held'> & { readonly currency: string; readonly from: string; readonly to: Decimal })
  /** Base units; negative is short. */
  | (AwayOf<'position'> & { readonly instrument: InstrumentId; readonly from: string; readonly to: Decimal })
  | (AwayOrder<'placed'> & { readonly terms: OrderTerms })
  | (AwayOrder<'filled'> & { readonly size: Decimal; readonly price: Decimal })
  /** So much is filled in all; the fills themselves happened unseen. */
  | (AwayOrder<'progress'> & { readonly size: Decimal })
  | (AwayOrder<'cancelled' | 'expired' | 'rejected' | 'doubted'> & { readonly reason: string })
  /** An order of which nothing was certain is there. */
  | AwayOrder<'found'>
  | AwayOrder<'amended'>;

/** What was new when the account was read anew: after a time without a connection to it, or beside one. */
export interface AwayReport {
  /** When the exchange was last heard of before: as it was read where it was heard all along; null: not in this engine. */
  readonly since: LocalMs | null;
  readonly until: LocalMs;
  readonly lines: readonly AwayLine[];
  /** Further ones that are not listed. */
  readonly more: number;
}

/** What only an account has that its venue keeps. */
export interface LiveView {
  readonly profile: ProfileId;
  readonly label: string;
  readonly colour: ProfileColour;
  /** `exchange-paper`: the venue's own play money. */
  readonly kind: ProfileKind;
  /** False: its key may only look. Null: not let in yet. */
  readonly mayTrade: boolean | null;
  readonly isLocked: boolean;
  /** What was new the last time that the account was read anew; null: nothing was. */
  readonly away: AwayReport | null;
  /** What there is at the exchange and is not shown here, in words; null: nothing that is known. */
  readonly unseen: string | null;
  /** What the exchange itself reckons the account to come to; null: it has not said, or it is not on margin. */
  readonly margin: VenueMargin | null;
  /** What the exchange reckons all wallets together to be worth; null: it has not said. */
  readonly worth: VenueWorth | null;
  /** Funding that is offered there, to be looked at only. */
  readonly offers: readonly FundingOffer[];
  /** All orders of the account are cancelled by the exchange when this connection ends. The profile says what the next one will be. */
  readonly deadManSwitch: boolean;
}

/** An account as a tab shows it. */
export interface AccountView {
  readonly info: AccountInfo;
  /** Null: it is paper, and this program's own. */
  readonly live: LiveView | null;
  /** All books on the same market, this one among them, the main one first. */
  readonly books: readonly BookName[];
  readonly gate: GateState;
  /** What its orders are held to: `LIMITS` has the figures. */
  readonly limits: LimitsPreset;
  readonly balances: readonly Balance[];
  readonly positions: readonly Position[];
  /** Positions on margin whose price is not live just now: until it is, nothing is liquidated. */
  readonly unwatched: readonly InstrumentId[];
  /** Open ones and the last closed ones, newest first. */
  readonly orders: readonly Order[];
  /** The last ones, newest first. */
  readonly fills: readonly AccountFill[];
  readonly funding: readonly AccountFunding[];
}

/** One order of a request. */
export interface RequestedOrder {
  readonly terms: OrderTerms;
  /** Null where it stands by itself. */
  readonly role: GroupRole | null;
}

/** What a ticket asks for, exactly as it showed it. */
export interface OrderRequest {
  readonly account: AccountId;
  /** Made by the ticket for this one press: a second request with it is a duplicate, from whichever tab. */
  readonly nonce: string;
  readonly origin: Origin;
  readonly group: 'oco' | 'bracket' | 'scaled' | null;
  readonly orders: readonly RequestedOrder[];
  /** The user has read the warning about an order like one of the last two seconds, and wants another. */
  readonly isAnother: boolean;
}

export interface OrderReceipt {
  readonly ids: readonly OrderId[];
  /** This press had been taken before: nothing new was placed. Information, not a failure. */
  readonly isDuplicate: boolean;
}

/** Which orders to cancel. */
export type CancelScope =
  | { readonly kind: 'order'; readonly id: OrderId }
  /** At one moment: one that another of them takes along counts as well. */
  | { readonly kind: 'orders'; readonly ids: readonly OrderId[] }
  | { readonly kind: 'instrument'; readonly instrument: InstrumentId }
  | { readonly kind: 'side'; readonly instrument: InstrumentId; readonly side: Side }
  | { readonly kind: 'all' };
