import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { type Database, storageFault } from '../store/database';
import { VAULT_RECORD } from '../store/vault-there';
import type { VaultRecord } from './record';

export const ATTEMPTS = 'attempts';
export const NONCE = 'nonce:';

/** As it lies there: unproven. Undefined: there is none. */
export const loadRecord = (database: Database): Promise<Result<unknown, Fault>> => database.run((handle) => handle.get('vault', VAULT_RECORD));

/** Put `next` in the place of `before` (null: of none), strictly, and only if that is what lies there: another engine may have come since. */
export async function replaceRecord(database: Database, before: VaultRecord | null, next: VaultRecord): Promise<Result<null, Fault>> {
  const replaced = await database.run(async (handle) => {
    const tx = handle.transaction('vault', 'readwrite', { durability: 'strict' });
    const there = JSON.stringify((await tx.store.get(VAULT_RECORD)) ?? null);
    // A connection can be lost after all was written: what lies there then is `next`.
    const isOurs = there === JSON.stringify(before) || there === JSON.stringify(next);
    if (isOurs) tx.store.put(next, VAULT_RECORD).catch(() => undefined);
    await tx.done;
    return isOurs;
  });
  if (!replaced.ok) return replaced;
  return replaced.value ? ok(null) : fail(storageFault('the vault was changed by another engine; reload'));
}

/** All but the login numbers, and then looked for. `left`: what of it was found after all. */
export async function deleteRecords(database: Database): Promise<Result<{ readonly left: number; readonly noncesKept: number }, Fault>> {
  const deleted = await database.run(async (handle) => {
    const tx = handle.transaction('vault', 'readwrite', { durability: 'strict' });
    for (const key of [VAULT_RECORD, ATTEMPTS]) tx.store.delete(key).catch(() => undefined);
    await tx.done;
    return null;
  });
  if (!deleted.ok) return deleted;
  return database.run(async (handle) => {
    const keys = await handle.getAllKeys('vault');
    const noncesKept = keys.filter((key) => key.startsWith(NONCE)).length;
    return { left: keys.length - noncesKept, noncesKept };
  });
}
