import { createHmac, timingSafeEqual } from 'node:crypto';
import type { User } from './user';

const SCOPES = ['orders', 'account', 'funding', 'history', 'wallets', 'withdraw', 'positions', 'ui_withdraw', 'settings'] as const;
export type Scope = (typeof SCOPES)[number];
export interface Permission {
  readonly read: 0 | 1;
  readonly write: 0 | 1;
}
export type Caps = Readonly<Record<Scope, Permission>>;

/** What a careful user gives a key: all to read, orders to write. */
export const USUAL_CAPS: Caps = {
  orders: { read: 1, write: 1 },
  account: { read: 1, write: 0 },
  funding: { read: 1, write: 0 },
  history: { read: 1, write: 0 },
  wallets: { read: 1, write: 0 },
  withdraw: { read: 0, write: 0 },
  positions: { read: 1, write: 1 },
  ui_withdraw: { read: 0, write: 0 },
  settings: { read: 1, write: 0 },
};

export interface ApiKey {
  readonly key: string;
  readonly secret: string;
  readonly user: User;
  caps: Caps;
  /** The older form of the auth reply: a JSON text with "0" and "1". */
  areCapsText: boolean;
  isRevoked: boolean;
  /** Over sockets and REST. */
  lastNonce: bigint;
}

/** Why a signed request is refused. */
export interface KeyRefusal {
  readonly code: number;
  readonly msg: string;
}

const UNKNOWN: KeyRefusal = { code: 10100, msg: 'apikey: invalid' };
const NONCE: KeyRefusal = { code: 10114, msg: 'nonce: small' };
const NONCE_MAX = 9_007_199_254_740_991n;

/** Every key there is. */
export class KeyRing {
  /** So many of the next signed requests are told that their nonce is small. */
  smallNonces = 0;
  private readonly keys = new Map<string, ApiKey>();

  add(key: ApiKey): void {
    if (this.keys.has(key.key)) throw new Error(`there is a key ${key.key} already`);
    this.keys.set(key.key, key);
  }

  /** Throws where there is none. */
  get(key: string): ApiKey {
    const found = this.keys.get(key);
    if (found === undefined) throw new Error(`no key ${key}; there are ${[...this.keys.keys()].join(' ')}`);
    return found;
  }

  /** The key that signed `message`. A nonce is used up by a right signature only. */
  verify(key: unknown, nonce: unknown, message: string, signature: unknown): ApiKey | KeyRefusal {
    const found = typeof key === 'string' ? this.keys.get(key) : undefined;
    if (found === undefined || found.isRevoked) return UNKNOWN;
    if (!isSignature(found.secret, message, signature)) return { code: 10100, msg: 'apikey: digest invalid' };
    const given = /^\d{1,16}$/.test(String(nonce)) ? BigInt(String(nonce)) : 0n;
    if (this.smallNonces > 0) {
      this.smallNonces--;
      return NONCE;
    }
    if (given <= found.lastNonce || given > NONCE_MAX) return NONCE;
    found.lastNonce = given;
    return found;
  }
}

function isSignature(secret: string, message: string, signature: unknown): boolean {
  const expected = createHmac('sha384', secret).update(message).digest('hex');
  if (typeof signature !== 'string' || signature.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}

/** As the auth reply has them. */
export function capsOnWire(key: ApiKey): unknown {
  if (!key.areCapsText) return key.caps;
  return JSON.stringify(key.caps, (_, value: unknown) => (typeof value === 'number' ? String(value) : value));
}
