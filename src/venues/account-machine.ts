import type { Wallet } from '../domain/account/account-id';
import type { AccountState } from '../domain/account/account-state';
import type { FundingOffer } from '../domain/account/funding-offer';
import type { Permissions } from '../domain/account/permissions';
import type { VenueMargin, VenueWorth } from '../domain/account/venue-figures';
import type { Fault } from '../domain/fault';
import type { NewOrder } from '../domain/order/order';
import type { Result } from '../domain/result';
import type { LocalMs } from '../domain/units';
import type { Execution, ExecutionHands } from './execution';
import type { ConnectLimit } from './venue';

/** A login that the vault has signed. It says nothing of the secret. */
export interface SignedLogin {
  readonly apiKey: string;
  readonly nonce: number;
  readonly payload: string;
  readonly signature: string;
  /** The venue is to cancel all orders of the account when the connection that this opens ends, for whatever reason. */
  readonly deadManSwitch?: boolean;
}

/** `none`: the vault is locked, or would not. `not-now`: what it must write down first could not be written. */
export type NoLogin = 'none' | 'not-now';

/** How far a connection to an account has come. `syncing`: let in, and not all of what the account is has been told. */
export type AccountPhase = 'down' | 'greeting' | 'agreeing' | 'signing' | 'entering' | 'syncing' | 'ready' | 'maintenance';

/** One of an account's connections. While it is read anew there are two. */
export type LineId = number;

/** All that an account's machine can ask of the world. */
export interface AccountHands {
  /** Whether it left. */
  send(line: LineId, text: string): boolean;
  /** Sign a login; `signed` brings it. */
  sign(line: LineId): void;
  /** Throw this connection away and make a new one. */
  reopen(line: LineId, why: string): void;
  /** Ask over REST, signed, where there is a way; `replied` brings the answer. The body goes as it is. */
  request(id: number, path: string, body: string): void;
  /** One more connection, beside the one there is. */
  open(line: LineId): void;
  /** This one is not needed any more. */
  close(line: LineId): void;
  /** It will not be let in, or must not speak: no connection until the user has done something. */
  stop(why: string): void;
  /** The phase is another, or the account was read anew. */
  changed(): void;
}

/** The account side of a venue, as a machine without hands: it is stepped like a venue, each time with the present time. */
export interface AccountMachine {
  /** The connection that it is spoken to over. There is one from the beginning. */
  readonly line: LineId;
  readonly phase: AccountPhase;
  /** What the key may do; null: it was not let in yet on this connection. */
  readonly permissions: Permissions | null;
  /** When something came last; null: nothing has. */
  readonly heardAt: LocalMs | null;
  /** No connection can be had, and the account is read over REST: nothing can be placed. */
  readonly isPolling: boolean;
  /** It would be read over REST, and the venue takes no requests from this address for now: none is made before that is over. */
  readonly isHeldBack: boolean;
  /** When all of the account was read last; null: not on this connection. */
  readonly readAt: LocalMs | null;
  /** What is emitted just now is what a snapshot told anew. */
  readonly isReading: boolean;
  /** So many times in a row a second connection was told something else of the account than the first. */
  readonly differences: number;
  /** The venue was asked to cancel all orders of the account when this connection ends. */
  readonly deadManSwitch: boolean;
  opened(line: LineId, now: LocalMs): void;
  closed(line: LineId, now: LocalMs): void;
  received(line: LineId, text: string, now: LocalMs): void;
  /** The vault's answer. */
  signed(line: LineId, login: SignedLogin | NoLogin, now: LocalMs): void;
  /** The answer to a request, or why there is none. */
  replied(id: number, reply: Result<unknown, Fault>, now: LocalMs): void;
  /** Called at least four times a second. */
  tick(now: LocalMs): void;
  /** Let in, and all of this wallet's account has been told on this connection. */
  isRead(wallet: Wallet): boolean;
  /** Funding that is offered, as it was told last. */
  readonly offers: readonly FundingOffer[];
  /** What the venue reckons the margin wallet, and all wallets together, to come to; null: it has not said. */
  readonly margin: VenueMargin | null;
  readonly worth: VenueWorth | null;
  /** What there is besides the account of this wallet, in the user's words; null: nothing that is known. */
  unseen(wallet: Wallet): string | null;
  /** Why the venue takes no such orders from this wallet, in the user's words; null: it does. */
  unsupported(orders: readonly NewOrder[], wallet: Wallet): string | null;
  /** The account of one wallet, from what its journal adds up to on. There is one of each. `emit` must not call back. */
  execution(wallet: Wallet, hands: ExecutionHands, earlier: AccountState): Execution;
}

/** Where the accounts of a venue are, and how it is spoken to. */
export interface AccountDoor {
  readonly url: string;
  readonly connectLimit: ConnectLimit;
  /** What speaks to it, fetched when somebody first needs it. */
  load(): Promise<(hands: AccountHands) => AccountMachine>;
}
