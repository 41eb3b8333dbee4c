import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { DeriveKey } from './derive-over-port';
import type { Sealed, VaultRecord } from './record';
import { refuse } from './refuse';
import { isSealed, unwrapDataKey, wrapPlace } from './sealing';
import { passkeyKey } from './wrapping-key';

/** How a vault is to be opened. `prf` is wiped when the command is over. */
export type Opener =
  | { readonly by: 'passphrase'; readonly derive: DeriveKey }
  | { readonly by: 'passkey'; readonly credential: string; readonly prf: Uint8Array };

export const PASSPHRASE = 'passphrase';
export const passkeyOpener = (credential: string): string => `passkey:${credential}`;

interface Wrapping {
  readonly key: CryptoKey;
  readonly wrap: Sealed;
  readonly opener: string;
  /** How long the passphrase took; null: it was none. */
  readonly ms: number | null;
}

export interface OpenedVault {
  readonly dataKey: CryptoKey;
  /** What wraps the data key. */
  readonly wrapping: CryptoKey;
  readonly ms: number | null;
}

/** When the passphrase and passkeys may be tried, and that one is. */
export interface AttemptLimit {
  retryAt(): Promise<Result<LocalMs | null, Fault>>;
  count(): Promise<Result<LocalMs, Fault>>;
  forget(): Promise<Result<null, Fault>>;
}

/** Wrong keys are counted before they are tried, and make wait. `isToWrap`: whether the data key will be wrapped anew, going by how long the passphrase took. */
export async function openVault(
  record: VaultRecord,
  opener: Opener,
  limit: AttemptLimit,
  isToWrap: (ms: number | null) => boolean,
): Promise<Result<OpenedVault, Fault>> {
  const until = await limit.retryAt();
  if (!until.ok) return until;
  if (until.value !== null) return fail(refuse('too-soon', 'Several wrong ones were tried: wait until the time shown.'));
  const wrapping = await wrappingOf(record, opener);
  if (!wrapping.ok) return wrapping;
  const counted = await limit.count();
  if (!counted.ok) return counted;
  const { key, wrap, opener: name, ms } = wrapping.value;
  const dataKey = await unwrapDataKey(wrap, key, wrapPlace(record, name), isToWrap(ms));
  if (dataKey === undefined) return fail(wrong(opener));
  await limit.forget();
  return (await isSealed(record, dataKey)) ? ok({ dataKey, wrapping: key, ms }) : fail(changed());
}

async function wrappingOf(record: VaultRecord, opener: Opener): Promise<Result<Wrapping, Fault>> {
  if (opener.by === 'passphrase') {
    const derived = await opener.derive(record.kdf, record.kdf.salt, false);
    return derived.ok ? ok({ ...derived.value, wrap: record.wrap, opener: PASSPHRASE }) : derived;
  }
  const passkey = record.passkeys.find(({ credential }) => credential === opener.credential);
  if (passkey === undefined) return fail(refuse('wrong-key', 'This passkey does not belong to this vault: use the passphrase.'));
  const key = await passkeyKey(opener.prf, passkey.prfSalt);
  return ok({ key, wrap: passkey.wrap, opener: passkeyOpener(passkey.credential), ms: null });
}

const wrong = ({ by }: Opener): Fault =>
  by === 'passphrase'
    ? refuse('wrong-key', 'The passphrase is wrong.')
    : refuse('wrong-key', 'The passkey does not open this vault: use the passphrase.');

export const changed = (): Fault =>
  refuse('damaged', 'The vault was changed by something else than this program and stays closed: delete it, and import an export of it.');
