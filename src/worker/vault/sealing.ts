import { fromHex, toHex, utf8 } from './hex';
import { FORMAT, type Profile, type Sealed, type Unsealed, VERSION } from './record';

const DATA_KEY: AesKeyGenParams = { name: 'AES-GCM', length: 256 };
const DATA_USES: readonly KeyUsage[] = ['encrypt', 'decrypt', 'unwrapKey'];

/** What a ciphertext belongs to. Elsewhere (another origin, vault, profile, field, version) it does not open. */
export type Place = readonly (string | number)[];

type Home = Pick<Unsealed, 'origin' | 'id'>;
const placeOf = ({ origin, id }: Home, ...rest: Place): Place => [FORMAT, VERSION, origin, id, ...rest];

export const wrapPlace = (home: Home, opener: string): Place => placeOf(home, 'data-key', opener);

export const fieldPlace = (
  home: Home,
  { id, venue, kind, keyFingerprint, permissions }: Omit<Profile, 'apiKey' | 'secret'>,
  field: 'apiKey' | 'secret',
): Place => placeOf(home, field, id, venue, kind, keyFingerprint, permissions);

/** A record's own schema gives its fields one order: this text is the only one for its content. */
const sealPlace = (unsealed: Unsealed): Place => placeOf(unsealed, 'seal', JSON.stringify(unsealed));

/** 96 random bits for each encryption. */
const gcm = (iv: Uint8Array<ArrayBuffer>, place: Place): AesGcmParams => ({ name: 'AES-GCM', iv, additionalData: utf8(JSON.stringify(place)) });
const freshIv = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(12));

/** The one kind of data key that can be wrapped: it is let go of at once. */
export const makeDataKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(DATA_KEY, true, DATA_USES);

export async function wrapDataKey(dataKey: CryptoKey, by: CryptoKey, place: Place): Promise<Sealed> {
  const iv = freshIv();
  return { iv: toHex(iv), data: toHex(new Uint8Array(await crypto.subtle.wrapKey('raw', dataKey, by, gcm(iv, place)))) };
}

/** Undefined: `by` is another key, or the place or the ciphertext another one. `isToWrap`: it will be wrapped anew. */
export async function unwrapDataKey({ iv, data }: Sealed, by: CryptoKey, place: Place, isToWrap: boolean): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.unwrapKey('raw', fromHex(data), by, gcm(fromHex(iv), place), DATA_KEY, isToWrap, DATA_USES);
  } catch {
    return undefined;
  }
}

/** The bytes handed in are wiped. */
export async function encrypt(bytes: Uint8Array<ArrayBuffer>, dataKey: CryptoKey, place: Place): Promise<Sealed> {
  const iv = freshIv();
  try {
    return { iv: toHex(iv), data: toHex(new Uint8Array(await crypto.subtle.encrypt(gcm(iv, place), dataKey, bytes))) };
  } finally {
    bytes.fill(0);
  }
}

/** Undefined: it was changed, or is in another's place. */
export async function decrypt({ iv, data }: Sealed, dataKey: CryptoKey, place: Place): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(fromHex(iv), place), dataKey, fromHex(data)));
  } catch {
    return undefined;
  }
}

/** A secret becomes a key that signs and cannot be read, without a byte of it in this program's hands. */
export async function unwrapSecret({ iv, data }: Sealed, dataKey: CryptoKey, place: Place, hash: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.unwrapKey('raw', fromHex(data), dataKey, gcm(fromHex(iv), place), { name: 'HMAC', hash }, false, ['sign']);
  } catch {
    return undefined;
  }
}

export async function seal(unsealed: Unsealed, dataKey: CryptoKey): Promise<Unsealed & { readonly seal: Sealed }> {
  return { ...unsealed, seal: await encrypt(new Uint8Array(0), dataKey, sealPlace(unsealed)) };
}

export async function isSealed({ seal, ...unsealed }: Unsealed & { readonly seal: Sealed }, dataKey: CryptoKey): Promise<boolean> {
  return (await decrypt(seal, dataKey, sealPlace(unsealed))) !== undefined;
}
