import * as v from 'valibot';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { Database } from '../store/database';
import { refuse } from './refuse';
import { NONCE } from './vault-store';

const schema = v.object({
  format: v.literal('tapedeck/nonce'),
  version: v.literal(1),
  last: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/**
 * A number above all that were given for this key, in microseconds of the clock where it did not go back, and written down
 * before anybody has it: a crash loses numbers and repeats none. One source for a key, whatever profiles use it, also after
 * they are deleted.
 */
export async function nextNonce(database: Database, keyFingerprint: string, now: LocalMs): Promise<Result<number, Fault>> {
  const given = await database.run(async (handle) => {
    const tx = handle.transaction('vault', 'readwrite', { durability: 'strict' });
    const read = v.safeParse(schema, await tx.store.get(NONCE + keyFingerprint));
    // One that makes no sense is no floor: the exchange refuses a number that is too small, and tells.
    const next = Math.max(read.success ? read.output.last + 1 : 0, Math.floor(now * 1_000));
    if (!Number.isSafeInteger(next)) return null;
    tx.store.put({ format: 'tapedeck/nonce', version: 1, last: next }, NONCE + keyFingerprint).catch(() => undefined);
    await tx.done;
    return next;
  });
  if (!given.ok) return given;
  if (given.value === null) return fail(refuse('no-nonce', 'The clock of this device is wrong: no login number above the last one is left.'));
  return ok(given.value);
}
