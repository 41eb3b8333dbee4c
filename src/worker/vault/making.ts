import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { PasskeyView } from '../protocol/vault-view';
import type { DeriveKey } from './derive-over-port';
import { randomHex } from './hex';
import { costFor, LEAST_COST } from './kdf-cost';
import { changed, PASSPHRASE, passkeyOpener } from './opening';
import { FORMAT, IDLE_MINUTES, type Profile, type Unsealed, type VaultRecord, VERSION } from './record';
import { decrypt, encrypt, fieldPlace, makeDataKey, seal, wrapDataKey, wrapPlace } from './sealing';
import { passkeyKey } from './wrapping-key';

/** Without its seal: what every change starts from. */
export function unsealed({ seal: _, ...rest }: VaultRecord): Unsealed {
  return rest;
}

/** An empty vault that opens by this passphrase, at a cost that suits this machine. */
export async function makeVault(origin: string, createdAt: LocalMs, derive: DeriveKey): Promise<Result<VaultRecord, Fault>> {
  // The first run of a worker is the slowest: its code is not compiled yet.
  const cold = await derive(LEAST_COST, randomHex(16), true);
  if (!cold.ok) return cold;
  const warm = await derive(LEAST_COST, randomHex(16), true);
  if (!warm.ok) return warm;
  const closed = await closeBy(derive, costFor(LEAST_COST, Math.min(cold.value.ms, warm.value.ms)));
  if (!closed.ok) return closed;
  const { key, kdf } = closed.value;
  const dataKey = await makeDataKey();
  const id = randomHex(8);
  const wrap = await wrapDataKey(dataKey, key, wrapPlace({ origin, id }, PASSPHRASE));
  const head = { format: FORMAT, version: VERSION, createdAt, id, origin, autoLockMinutes: IDLE_MINUTES.usual } as const;
  return ok(await seal({ ...head, kdf, wrap, passkeys: [], profiles: [] }, dataKey));
}

/** The same vault behind another passphrase, or behind the same at another cost. */
export async function rewrapped(
  record: VaultRecord,
  dataKey: CryptoKey,
  derive: DeriveKey,
  cost: { readonly memoryKiB: number; readonly passes: number },
  isNew: boolean,
): Promise<Result<Unsealed, Fault>> {
  const closed = await closeBy(derive, cost, isNew);
  if (!closed.ok) return closed;
  const { key, kdf } = closed.value;
  return ok({ ...unsealed(record), kdf, wrap: await wrapDataKey(dataKey, key, wrapPlace(record, PASSPHRASE)) });
}

/** With one passkey more that opens it. The bytes handed in are wiped. */
export async function withPasskey(
  record: VaultRecord,
  dataKey: CryptoKey,
  { credential, label, prfSalt }: PasskeyView,
  prf: Uint8Array,
): Promise<Unsealed> {
  const wrap = await wrapDataKey(dataKey, await passkeyKey(prf, prfSalt), wrapPlace(record, passkeyOpener(credential)));
  return { ...unsealed(record), passkeys: [...record.passkeys, { credential, label, prfSalt, wrap }] };
}

/** The same vault for another origin: all that was bound to the old one is closed anew. Passkeys stay behind, since they know no other origin. */
export async function moved(record: VaultRecord, dataKey: CryptoKey, wrapping: CryptoKey, origin: string): Promise<Result<VaultRecord, Fault>> {
  const home = { origin, id: record.id };
  const profiles: Profile[] = [];
  for (const profile of record.profiles) {
    const rebound = await reboundProfile(dataKey, [record, profile], [home, profile]);
    if (rebound === undefined) return fail(changed());
    profiles.push(rebound);
  }
  const wrap = await wrapDataKey(dataKey, wrapping, wrapPlace(home, PASSPHRASE));
  return ok(await seal({ ...unsealed(record), origin, wrap, passkeys: [], profiles }, dataKey));
}

type Whereabouts = readonly [Pick<Unsealed, 'origin' | 'id'>, Profile];

/** The second profile with the key of the first, which is bound to where it stands and closed anew for that; undefined: it was changed. */
export async function reboundProfile(dataKey: CryptoKey, from: Whereabouts, to: Whereabouts): Promise<Profile | undefined> {
  const open = (field: 'apiKey' | 'secret') => decrypt(from[1][field], dataKey, fieldPlace(...from, field));
  const [apiKey, secret] = await Promise.all([open('apiKey'), open('secret')]);
  if (apiKey === undefined || secret === undefined) return undefined;
  const close = (bytes: Uint8Array<ArrayBuffer>, field: 'apiKey' | 'secret') => encrypt(bytes, dataKey, fieldPlace(...to, field));
  return { ...to[1], apiKey: await close(apiKey, 'apiKey'), secret: await close(secret, 'secret') };
}

async function closeBy(
  derive: DeriveKey,
  { memoryKiB, passes }: { readonly memoryKiB: number; readonly passes: number },
  isNew = true,
): Promise<Result<{ readonly key: CryptoKey; readonly kdf: Unsealed['kdf'] }, Fault>> {
  const salt = randomHex(16);
  const derived = await derive({ memoryKiB, passes }, salt, isNew);
  return derived.ok ? ok({ key: derived.value.key, kdf: { name: 'argon2id', memoryKiB, passes, lanes: 1, salt } }) : derived;
}
