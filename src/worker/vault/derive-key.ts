import { argon2id } from '@noble/hashes/argon2.js';
import type { KdfCost } from '../protocol/kdf-message';
import { plainPassphrase } from '../protocol/passphrase';
import { fromHex, utf8 } from './hex';
import { WRAPPING } from './wrapping-key';

/** The key of a passphrase: it wraps and unwraps with AES-GCM and cannot be read. Takes the time that `cost` says, on this thread. */
export async function deriveKey(passphrase: string, cost: KdfCost, salt: string): Promise<CryptoKey> {
  const text = utf8(plainPassphrase(passphrase));
  const bytes = argon2id(text, fromHex(salt), { m: cost.memoryKiB, t: cost.passes, p: 1, dkLen: 32 });
  text.fill(0);
  try {
    return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, WRAPPING);
  } finally {
    bytes.fill(0);
  }
}
