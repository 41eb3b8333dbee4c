import type { Fault } from '../../src/domain/fault';
import { fail, ok, type Result } from '../../src/domain/result';
import { BITFINEX_LOGIN } from '../../src/venues/bitfinex/login';
import type { KdfQuestion } from '../../src/worker/protocol/kdf-message';
import { passphraseComplaint } from '../../src/worker/protocol/passphrase';
import type { NewProfile } from '../../src/worker/protocol/vault-view';
import { Database } from '../../src/worker/store/database';
import { deriveKey } from '../../src/worker/vault/derive-key';
import type { DeriveKey } from '../../src/worker/vault/derive-over-port';
import type { TryKey } from '../../src/worker/vault/key-trial';
import type { Opener } from '../../src/worker/vault/opening';
import { refuse } from '../../src/worker/vault/refuse';
import { Vault } from '../../src/worker/vault/vault';
import type { FakeClock } from './fake-clock';

export const PASSPHRASE = 'five words nobody will guess';
export const ORIGIN = 'https://tapedeck.test';
/** Ms for a run at the usual cost of a usual machine. */
const USUAL_MS = 743;

/** Argon2id at a thousandth of the memory that is asked for; a machine `slowness` times as slow as a usual one says how long it took. */
export const cheapKey =
  (passphrase: string, slowness = 1): DeriveKey =>
  async (cost, salt, isNew) => {
    const complaint = isNew ? passphraseComplaint(passphrase) : null;
    if (complaint !== null) return fail(refuse('weak-passphrase', complaint));
    const ms = (USUAL_MS * slowness * cost.memoryKiB * cost.passes) / (192 * 1024);
    return ok({ key: await deriveKey(passphrase, { ...cost, memoryKiB: Math.ceil(cost.memoryKiB / 1024) }, salt), ms });
  };

export const byPassphrase = (passphrase = PASSPHRASE, slowness = 1): Opener => ({ by: 'passphrase', derive: cheapKey(passphrase, slowness) });
export const byPasskey = (credential: string, byte: number): Opener => ({ by: 'passkey', credential, prf: new Uint8Array(32).fill(byte) });

export const typed = (name: string): NewProfile => ({
  label: `Account ${name}`,
  colour: 'blue',
  venue: 'bitfinex',
  kind: 'live',
  apiKey: `api-key-of-${name}`,
  secret: `secret-of-${name}`,
});

/** The exchange takes any key. */
export const passes: TryKey = async () => ok({ permissions: 'orders: read, write' });

/** A vault of an engine of its own. */
export function makeVault(
  clock: FakeClock,
  origin = ORIGIN,
): { readonly vault: Vault; readonly database: Database; changes: number; heldExits: number } {
  const database = new Database(clock);
  const rig = { database, changes: 0, heldExits: 0 };
  const loginOf = (venue: string) => (venue === 'bitfinex' ? BITFINEX_LOGIN : null);
  const vault = new Vault({ database, clock, origin, loginOf, heldExits: () => rig.heldExits, changed: () => rig.changes++ });
  return Object.assign(rig, { vault });
}

export function granted<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

/** Why a command was refused; null: it was not. */
export const reasonOf = (result: Result<unknown, Fault>): string | null =>
  result.ok ? null : result.error.code === 'vault-refused' ? result.error.reason : result.error.code;

/** One end of a channel to something that stands for a window's worker. */
export function keyPort(passphrase: string): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = async ({ data }: MessageEvent<KdfQuestion>) => {
    const derived = await cheapKey(passphrase)(data.cost, data.salt, data.isNew);
    port2.postMessage(derived.ok ? { ask: data.ask, ...derived.value } : { ask: data.ask, refusal: 'weak-passphrase', why: derived.error.detail });
  };
  return port1;
}
