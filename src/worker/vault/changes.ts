import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { NewProfile, PasskeyView, ProfileId, ProfileView } from '../protocol/vault-view';
import type { DeriveKey } from './derive-over-port';
import { closeProfile, type HeldKey, holdTyped, type LoginOf } from './held-keys';
import { randomHex } from './hex';
import { nextCost } from './kdf-cost';
import type { Verdict } from './key-trial';
import { rewrapped, unsealed, withPasskey } from './making';
import type { OpenedVault } from './opening';
import { MOST_PASSKEYS, MOST_PROFILES, type Profile, type Unsealed, type VaultRecord } from './record';
import { refuse } from './refuse';

/** What a command makes of a vault. */
export interface Change<T> {
  /** Null: it stays as it is. */
  readonly next: Unsealed | null;
  readonly value: T;
  /** What follows for the keys that are held, once it is written. */
  readonly kept?: (keys: Map<ProfileId, HeldKey>) => void;
}

export type Changed<T> = Result<Change<T>, Fault>;

export const viewOf = ({ apiKey: _, secret: __, ...rest }: Profile): ProfileView => rest as ProfileView;
export const noProfile = (): Fault => refuse('no-such-profile', 'The vault holds no such profile.');

export interface NewProfileWorld {
  readonly now: LocalMs;
  readonly loginOf: LoginOf;
  readonly tryOut: (held: HeldKey) => Promise<Verdict>;
}

export async function addProfile(
  record: VaultRecord,
  { dataKey }: OpenedVault,
  typed: NewProfile,
  world: NewProfileWorld,
): Promise<Changed<ProfileView>> {
  const scheme = world.loginOf(typed.venue);
  if (scheme === null) return fail(refuse('key-refused', 'This program cannot log in to that venue.'));
  if (record.profiles.length >= MOST_PROFILES) return fail(refuse('too-many', `A vault holds ${MOST_PROFILES} profiles: remove one first.`));
  const held = await holdTyped(typed.apiKey, typed.secret, scheme);
  const { keyFingerprint } = held;
  const known = record.profiles.find((profile) => profile.keyFingerprint === keyFingerprint);
  if (known !== undefined) return fail(refuse('key-refused', `The profile “${known.label}” has this key already: make one key for each profile.`));
  const tried = await world.tryOut(held);
  if (!tried.ok) return tried;
  const { label, colour, venue, kind } = typed;
  const { permissions } = tried.value;
  const head = { id: randomHex(8), label, colour, venue, kind, keyFingerprint, permissions, addedAt: world.now };
  const profile = await closeProfile(record, head, typed, dataKey);
  const next = { ...unsealed(record), profiles: [...record.profiles, profile] };
  return ok({ next, value: viewOf(profile), kept: (keys) => keys.set(profile.id, held) });
}

export function removeProfile(record: VaultRecord, id: ProfileId): Changed<null> {
  const profiles = record.profiles.filter((profile) => profile.id !== id);
  if (profiles.length === record.profiles.length) return fail(noProfile());
  return ok({ next: { ...unsealed(record), profiles }, value: null, kept: (keys) => keys.delete(id) });
}

export async function changePassphrase(record: VaultRecord, { dataKey, ms }: OpenedVault, derive: DeriveKey): Promise<Changed<null>> {
  const next = await rewrapped(record, dataKey, derive, nextCost(record.kdf, ms), true);
  return next.ok ? ok({ next: next.value, value: null }) : next;
}

/** `prf` is wiped. */
export async function addPasskey(record: VaultRecord, { dataKey }: OpenedVault, passkey: PasskeyView, prf: Uint8Array): Promise<Changed<null>> {
  if (record.passkeys.length >= MOST_PASSKEYS) return fail(refuse('too-many', `A vault has ${MOST_PASSKEYS} passkeys: remove one first.`));
  const isKnown = record.passkeys.some(({ credential }) => credential === passkey.credential);
  if (isKnown) return fail(refuse('too-many', 'This passkey opens the vault already.'));
  return ok({ next: await withPasskey(record, dataKey, passkey, prf), value: null });
}

export function removePasskey(record: VaultRecord, credential: string): Changed<null> {
  const passkeys = record.passkeys.filter((passkey) => passkey.credential !== credential);
  if (passkeys.length === record.passkeys.length) return fail(refuse('no-such-profile', 'The vault has no such passkey.'));
  return ok({ next: { ...unsealed(record), passkeys }, value: null });
}

export const setAutoLock = (record: VaultRecord, autoLockMinutes: number): Changed<null> =>
  ok({ next: { ...unsealed(record), autoLockMinutes }, value: null });
