import type { AccountState } from '../domain/account/account-state';
import type { Permissions } from '../domain/account/permissions';
import type { NewOrder } from '../domain/order/order';
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

/** How far a connection to an account has come. `syncing`: let in, and not all of what the account is has been told. */
export type AccountPhase = 'down' | 'greeting' | 'agreeing' | 'signing' | 'entering' | 'syncing' | 'ready' | 'maintenance';

/** All that an account's machine can ask of the world. */
export interface AccountHands {
  /** Whether it left. */
  send(text: string): boolean;
  /** Sign a login; `signed` brings it. */
  sign(): void;
  /** Throw this connection away and make a new one. */
  reopen(why: string): void;
  /** It will not be let in, or must not speak: no connection until the user has done something. */
  stop(why: string): void;
  /** The phase is another. */
  changed(): void;
}

/** The account side of a venue over one socket, as a machine without hands: it is stepped like a venue, each time with the present time. */
export interface AccountMachine {
  readonly phase: AccountPhase;
  /** What the key may do; null: it was not let in yet on this connection. */
  readonly permissions: Permissions | null;
  /** When something came last; null: nothing has. */
  readonly heardAt: LocalMs | null;
  /** The venue was asked to cancel all orders of the account when this connection ends. */
  readonly deadManSwitch: boolean;
  opened(now: LocalMs): void;
  closed(now: LocalMs): void;
  received(text: string, now: LocalMs): void;
  /** The vault's answer; null: it is locked, or would not. */
  signed(login: SignedLogin | null, now: LocalMs): void;
  /** Called at least four times a second. */
  tick(now: LocalMs): void;
  /** What the account has besides and `execution` does not tell of, in the user's words; null: nothing that is known. */
  readonly unseen: string | null;
  /** Why the venue takes no such orders, in the user's words; null: it does. */
  unsupported(orders: readonly NewOrder[]): string | null;
  /** The account of this key, from what its journal adds up to on. There is one. `emit` must not call back. */
  execution(hands: ExecutionHands, earlier: AccountState): Execution;
}

/** Where the accounts of a venue are, and how it is spoken to. */
export interface AccountDoor {
  readonly url: string;
  readonly connectLimit: ConnectLimit;
  /** What speaks to it, fetched when somebody first needs it. */
  load(): Promise<(hands: AccountHands) => AccountMachine>;
}
