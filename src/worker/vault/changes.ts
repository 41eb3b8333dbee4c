import { keyWarnings, readPermissionText } from '../../domain/account/permissions';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { NewProfile, PasskeyView, ProfileId, ProfileLook, ProfileView } from '../protocol/vault-view';
import type { DeriveKey } from './derive-over-port';
import { closeProfile, type HeldKey, holdTyped, type LoginOf } from './held-keys';
import { randomHex } from './hex';
import { nextCost } from './kdf-cost';
import type { Verdict } from './key-trial';
import { reboundProfile, rewrapped, unsealed, withPasskey } from './making';
import { changed, type OpenedVault } from './opening';
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

export const viewOf = ({ apiKey: _, secret: __, deadManSwitch, ...rest }: Profile): ProfileView =>
  ({ ...rest, deadManSwitch: deadManSwitch === true }) as ProfileView;
export const noProfile = (): Fault => refuse('no-such-profile', 'The vault holds no such profile.');

export interface NewProfileWorld {
  readonly now: LocalMs;
  readonly loginOf: LoginOf;
  readonly tryOut: (held: HeldKey) => Promise<Verdict>;
  /** Not to be stored before its user has accepted what it is warned about. */
  readonly holdBack: (key: TriedKey) => void;
}

/** A key that the exchange took, with its profile as it is to be stored. */
export interface TriedKey {
  readonly profile: Profile;
  readonly held: HeldKey;
}

/** Null: nothing is stored, and the key held back. */
export async function addProfile(
  record: VaultRecord,
  { dataKey }: OpenedVault,
  typed: NewProfile,
  world: NewProfileWorld,
): Promise<Changed<ProfileView | null>> {
  const scheme = world.loginOf(typed.venue);
  if (scheme === null) return fail(refuse('key-refused', 'This program cannot log in to that venue.'));
  const held = await holdTyped(typed.apiKey, typed.secret, scheme);
  const { keyFingerprint } = held;
  const why = whyNoRoom(record, keyFingerprint);
  if (why !== null) return fail(why);
  const tried = await world.tryOut(held);
  if (!tried.ok) return tried;
  const { label, colour, venue, kind } = typed;
  const { permissions } = tried.value;
  const head = { id: randomHex(8), label, colour, venue, kind, keyFingerprint, permissions, addedAt: world.now };
  const profile = await closeProfile(record, head, typed, dataKey);
  const isWarned = keyWarnings(readPermissionText(permissions)).length > 0;
  return isWarned ? ok({ next: null, value: null, kept: () => world.holdBack({ profile, held }) }) : storeKey(record, { profile, held });
}

export function storeKey(record: VaultRecord, { profile, held }: TriedKey): Changed<ProfileView> {
  const why = whyNoRoom(record, profile.keyFingerprint);
  if (why !== null) return fail(why);
  const next = { ...unsealed(record), profiles: [...record.profiles, profile] };
  return ok({ next, value: viewOf(profile), kept: (keys) => keys.set(profile.id, held) });
}

function whyNoRoom({ profiles }: VaultRecord, keyFingerprint: string): Fault | null {
  if (profiles.length >= MOST_PROFILES) return refuse('too-many', `A vault holds ${MOST_PROFILES} profiles: remove one first.`);
  const known = profiles.find((profile) => profile.keyFingerprint === keyFingerprint);
  return known === undefined ? null : refuse('key-refused', `The profile “${known.label}” has this key already: make one key for each profile.`);
}

/** The key is bound to what it may do, and closed anew. */
export async function changePermissions(record: VaultRecord, { dataKey }: OpenedVault, id: ProfileId, permissions: string): Promise<Changed<null>> {
  const stored = record.profiles.find((profile) => profile.id === id);
  if (stored === undefined) return fail(noProfile());
  const next = await reboundProfile(dataKey, [record, stored], [record, { ...stored, permissions }]);
  if (next === undefined) return fail(changed());
  return ok({ next: { ...unsealed(record), profiles: record.profiles.map((one) => (one === stored ? next : one)) }, value: null });
}

export function changeLook(record: VaultRecord, id: ProfileId, { label, colour }: ProfileLook): Changed<null> {
  const profiles = record.profiles.map((profile) => (profile.id === id ? { ...profile, label, colour } : profile));
  const isThere = record.profiles.some((profile) => profile.id === id);
  return isThere ? ok({ next: { ...unsealed(record), profiles }, value: null }) : fail(noProfile());
}

/** Whether the exchange is to cancel all orders when a connection that is made from now on ends. */
export function setDeadManSwitch(record: VaultRecord, id: ProfileId, isOn: boolean): Changed<null> {
  const isThere = record.profiles.some((profile) => profile.id === id);
  const profiles = record.profiles.map(({ deadManSwitch, ...profile }) =>
    (profile.id === id ? isOn : deadManSwitch === true) ? { ...profile, deadManSwitch: true as const } : profile,
  );
  return isThere ? ok({ next: { ...unsealed(record), profiles }, value: null }) : fail(noProfile());
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
