import * as v from 'valibot';
import type { CallSchemas } from '../guarded-endpoint';
import type { VaultApi } from '../protocol/vault-api';
import { PROFILE_COLOURS, PROFILE_KINDS } from '../protocol/vault-view';
import { credentialSchema, labelSchema, MOST_KEY, minutesSchema, permissionsSchema, prfSaltSchema, profileIdSchema, venueSchema } from './record';

const port = v.instance(MessagePort);
const prf = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length === 32, 'not what a passkey answers'),
);
const by = v.variant('by', [
  v.strictObject({ by: v.literal('passphrase'), port }),
  v.strictObject({ by: v.literal('passkey'), credential: credentialSchema, prf }),
]);
/** As it is pasted: with space around it. */
const key = v.pipe(v.string(), v.maxLength(2 * MOST_KEY), v.trim(), v.maxLength(MOST_KEY), v.regex(/^[\x21-\x7e]{8,}$/));
const look = { label: labelSchema, colour: v.picklist(PROFILE_COLOURS) };
const profile = v.strictObject({
  ...look,
  venue: venueSchema,
  kind: v.picklist(PROFILE_KINDS),
  apiKey: key,
  secret: key,
});
const passkey = v.strictObject({ credential: credentialSchema, label: labelSchema, prfSalt: prfSaltSchema });

/** The shape of each call's arguments, to stand beside those of `call-schemas.ts`. */
export const VAULT_CALL_SCHEMAS = {
  readVault: v.strictTuple([]),
  createVault: v.strictTuple([port]),
  unlockVault: v.strictTuple([by]),
  proveVault: v.strictTuple([by]),
  lockVault: v.strictTuple([]),
  vaultUsed: v.strictTuple([]),
  addProfile: v.strictTuple([by, profile]),
  acceptKey: v.strictTuple([by, profileIdSchema, permissionsSchema]),
  acceptPermissions: v.strictTuple([by, profileIdSchema, permissionsSchema]),
  dropKey: v.strictTuple([]),
  changeLook: v.strictTuple([by, profileIdSchema, v.strictObject(look)]),
  setDeadManSwitch: v.strictTuple([by, profileIdSchema, v.boolean()]),
  removeProfile: v.strictTuple([by, profileIdSchema]),
  changePassphrase: v.strictTuple([by, port]),
  addPasskey: v.strictTuple([by, passkey, prf]),
  removePasskey: v.strictTuple([by, credentialSchema]),
  setAutoLock: v.strictTuple([by, minutesSchema]),
  exportVault: v.strictTuple([]),
  importVault: v.strictTuple([v.instance(Blob), by]),
  deleteVault: v.strictTuple([]),
} satisfies Record<keyof VaultApi, CallSchemas[string]>;
