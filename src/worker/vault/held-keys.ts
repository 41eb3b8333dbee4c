import type { VenueId } from '../../domain/instrument';
import type { LoginScheme } from '../../venues/login-scheme';
import type { ProfileId } from '../protocol/vault-view';
import { toHex, utf8 } from './hex';
import type { Profile, VaultRecord } from './record';
import { decrypt, encrypt, fieldPlace, unwrapSecret } from './sealing';

/** What one profile logs in with. The key signs and cannot be read. */
export interface HeldKey {
  readonly apiKey: string;
  readonly keyFingerprint: string;
  readonly key: CryptoKey;
  readonly scheme: LoginScheme;
}

/** All that the vault lends: good for one login or one request, and nothing else. */
export interface Login {
  readonly apiKey: string;
  readonly nonce: number;
  readonly payload: string;
  /** Lower-case hex. */
  readonly signature: string;
  /** Its user wants all orders cancelled when the connection ends; absent: it was not asked. */
  readonly deadManSwitch?: boolean;
}

export type LoginOf = (venue: VenueId) => LoginScheme | null;

export async function fingerprint(apiKey: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(apiKey))).subarray(0, 8));
}

/** A key as the user typed it: its text cannot be wiped, its bytes are. */
export async function holdTyped(apiKey: string, secret: string, scheme: LoginScheme): Promise<HeldKey> {
  const bytes = utf8(secret);
  try {
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: scheme.hash }, false, ['sign']);
    return { apiKey, keyFingerprint: await fingerprint(apiKey), key, scheme };
  } finally {
    bytes.fill(0);
  }
}

/** The keys of all profiles whose venue this build can log in to; undefined: one of them was changed. */
export async function holdStored(record: VaultRecord, dataKey: CryptoKey, loginOf: LoginOf): Promise<Map<ProfileId, HeldKey> | undefined> {
  const held = new Map<ProfileId, HeldKey>();
  for (const profile of record.profiles) {
    const scheme = loginOf(profile.venue);
    if (scheme === null) continue;
    const apiKey = await decrypt(profile.apiKey, dataKey, fieldPlace(record, profile, 'apiKey'));
    const key = await unwrapSecret(profile.secret, dataKey, fieldPlace(record, profile, 'secret'), scheme.hash);
    if (apiKey === undefined || key === undefined) return undefined;
    held.set(profile.id, { apiKey: new TextDecoder().decode(apiKey), keyFingerprint: profile.keyFingerprint, key, scheme });
    apiKey.fill(0);
  }
  return held;
}

/** A profile with its key as ciphertext. */
export async function closeProfile(
  record: VaultRecord,
  profile: Omit<Profile, 'apiKey' | 'secret'>,
  typed: { readonly apiKey: string; readonly secret: string },
  dataKey: CryptoKey,
): Promise<Profile> {
  const close = (field: 'apiKey' | 'secret') => encrypt(utf8(typed[field]), dataKey, fieldPlace(record, profile, field));
  return { ...profile, apiKey: await close('apiKey'), secret: await close('secret') };
}

/** What a request asks for. */
export interface RequestWish {
  readonly path: string;
  readonly body: string;
}

/** What is signed for a login, or for this request; null: this program makes no such request. */
export const payloadOf = ({ scheme }: HeldKey, nonce: number, request: RequestWish | null): string | null =>
  request === null ? scheme.payload(nonce) : scheme.request(request.path, nonce, request.body);

export async function sign({ apiKey, key }: HeldKey, nonce: number, payload: string): Promise<Login> {
  return { apiKey, nonce, payload, signature: toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(payload)))) };
}
