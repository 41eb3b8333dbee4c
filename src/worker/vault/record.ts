import * as v from 'valibot';
import { PROFILE_COLOURS, PROFILE_KINDS } from '../protocol/vault-view';
import { timeSchema } from '../store/order-schemas';
import { isEnough, MOST_MEMORY_KIB, MOST_PASSES } from './kdf-cost';

export const FORMAT = 'tapedeck/vault';
export const VERSION = 1;
export const MOST_PROFILES = 16;
export const MOST_PASSKEYS = 8;
/** Bytes of an exported vault: several times what the fullest one has. */
export const LARGEST_VAULT = 256_000;
export const IDLE_MINUTES = { least: 1, usual: 15, most: 60 } as const;

const hex = (least: number, most = least) => v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/), v.minLength(least * 2), v.maxLength(most * 2));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** AES-GCM: 12 random bytes, and ciphertext with its 16 bytes of proof. */
const sealed = (least: number, most = least) => v.strictObject({ iv: hex(12), data: hex(least + 16, most + 16) });

export type Sealed = v.InferOutput<ReturnType<typeof sealed>>;

export const labelSchema = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => text.trim() === text && text !== '' && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text), 'no label'),
);
export const venueSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,23}$/));
export const profileIdSchema = hex(8);
export const credentialSchema = hex(1, 1_023);
export const prfSaltSchema = hex(32);
export const minutesSchema = whole(IDLE_MINUTES.least, IDLE_MINUTES.most);
export const permissionsSchema = v.pipe(v.string(), v.maxLength(2_000));
/** Characters of a key's two parts. */
export const MOST_KEY = 200;

const kdf = v.pipe(
  v.strictObject({
    name: v.literal('argon2id'),
    memoryKiB: whole(1, MOST_MEMORY_KIB),
    passes: whole(1, MOST_PASSES),
    lanes: v.literal(1),
    salt: hex(16),
  }),
  v.check((cost) => isEnough(cost), 'too cheap to try passphrases on'),
);

const profile = v.strictObject({
  id: profileIdSchema,
  label: labelSchema,
  colour: v.picklist(PROFILE_COLOURS),
  venue: venueSchema,
  kind: v.picklist(PROFILE_KINDS),
  keyFingerprint: hex(8),
  permissions: permissionsSchema,
  addedAt: timeSchema,
  apiKey: sealed(1, MOST_KEY),
  secret: sealed(1, MOST_KEY),
  /** Last, where it is put when it is turned on. */
  deadManSwitch: v.optional(v.literal(true)),
});

const record = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  createdAt: timeSchema,
  id: hex(8),
  /** Where it was made: elsewhere it does not open, save by import. */
  origin: v.pipe(v.string(), v.maxLength(300)),
  autoLockMinutes: minutesSchema,
  kdf,
  /** The data key, by the passphrase. */
  wrap: sealed(32),
  /** The data key again, by each passkey. */
  passkeys: v.pipe(
    v.array(v.strictObject({ credential: credentialSchema, label: labelSchema, prfSalt: prfSaltSchema, wrap: sealed(32) })),
    v.maxLength(MOST_PASSKEYS),
    v.check((all) => new Set(all.map(({ credential }) => credential)).size === all.length, 'a passkey twice'),
  ),
  profiles: v.pipe(
    v.array(profile),
    v.maxLength(MOST_PROFILES),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a profile twice'),
  ),
  /** Proof, by the data key, that all of the above is as this program wrote it. */
  seal: sealed(0),
});

export type VaultRecord = v.InferOutput<typeof record>;
export type Profile = VaultRecord['profiles'][number];
export type Unsealed = Omit<VaultRecord, 'seal'>;

/** A record, or why it is none, in the user's words. Proves its shape alone: the seal needs a key. */
export function readRecord(value: unknown): VaultRecord | string {
  const read = v.safeParse(record, value);
  if (read.success) return read.output;
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (format !== FORMAT) return 'It is no vault of Tapedeck.';
  if (typeof version === 'number' && version > VERSION) return `It is of version ${version}, this program knows ${VERSION}: update it.`;
  const path = v.getDotPath(read.issues[0]);
  return path === null ? 'It is not as this program writes it (the whole).' : `It is not as this program writes it (${path}).`;
}
