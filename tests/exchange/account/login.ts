import type { ApiKey, Scope } from './keys';
import type { User } from './user';

/** A frame of channel 0 before it is numbered. */
export interface AccountFrame {
  readonly type: string;
  readonly payload: unknown;
  /** The same for sockets that asked for calculated fields. */
  readonly calculated?: unknown;
  /** Of the market that it is about. */
  readonly symbol?: string;
  /** Of the wallet that it is about: `exchange-BTC`. */
  readonly wallet?: string;
}

/** What one socket logged in as. */
export interface Login {
  readonly key: ApiKey;
  readonly user: User;
  /** Undefined: everything. */
  readonly filter: readonly string[] | undefined;
  readonly isDeadManSwitch: boolean;
  readonly wantsCalculated: boolean;
  nextHeartbeatAt: number;
}

const FAMILY: Readonly<Record<string, { readonly filter: string; readonly scope: Scope | undefined }>> = {
  o: { filter: 'trading', scope: 'orders' },
  p: { filter: 'trading', scope: 'positions' },
  t: { filter: 'trading', scope: 'orders' },
  w: { filter: 'wallet', scope: 'wallets' },
  f: { filter: 'funding', scope: 'funding' },
  n: { filter: 'notify', scope: undefined },
  b: { filter: 'balance', scope: 'wallets' },
  m: { filter: 'trading', scope: 'positions' },
  a: { filter: 'algo', scope: undefined },
};

/** Whether a socket gets frames of this kind, by its filter and by what its key may read. */
export function sees(login: Login, frame: Pick<AccountFrame, 'type' | 'symbol' | 'wallet'>): boolean {
  const family = FAMILY[frame.type.charAt(0)];
  if (family === undefined) return true;
  if (family.scope !== undefined && login.key.caps[family.scope].read === 0) return false;
  if (login.filter === undefined) return true;
  const particular = frame.symbol ?? frame.wallet;
  return login.filter.some((f) => f === family.filter || (particular !== undefined && f === `${family.filter}-${particular}`));
}

/** Whether a socket gets a snapshot of this kind at all: some of its rows, at least. */
export function seesSome(login: Login, type: string): boolean {
  const family = FAMILY[type.charAt(0)];
  if (family === undefined || sees(login, { type })) return true;
  const mayRead = family.scope === undefined || login.key.caps[family.scope].read === 1;
  return mayRead && login.filter?.some((f) => f.startsWith(`${family.filter}-`)) === true;
}
