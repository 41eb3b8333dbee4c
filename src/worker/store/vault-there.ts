import type { Database } from './database';

export const VAULT_RECORD = 'record';

/** Whether there is a vault, of whatever kind: without the code that reads one. False where storage does not answer. */
export async function hasVault(database: Database): Promise<boolean> {
  const there = await database.run((handle) => handle.count('vault', VAULT_RECORD));
  return there.ok && there.value > 0;
}
