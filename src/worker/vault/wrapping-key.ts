import { fromHex, utf8 } from './hex';

export const WRAPPING: readonly KeyUsage[] = ['wrapKey', 'unwrapKey'];

/** The key of what a passkey answered. The bytes handed in are wiped. */
export async function passkeyKey(prf: Uint8Array, prfSalt: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(prf);
  prf.fill(0);
  try {
    const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: fromHex(prfSalt), info: utf8('tapedeck/vault passkey') };
    return await crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, WRAPPING);
  } finally {
    bytes.fill(0);
  }
}

/** A window may hand over anything: whether it is a key as `deriveKey` makes them. */
export function isWrappingKey(value: unknown): value is CryptoKey {
  if (!(value instanceof CryptoKey) || value.extractable) return false;
  const { name, length } = value.algorithm as AesKeyAlgorithm;
  return name === 'AES-GCM' && length === 256 && value.usages.length === WRAPPING.length && WRAPPING.every((use) => value.usages.includes(use));
}
