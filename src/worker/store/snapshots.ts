import type { Fault } from '../../domain/fault';
import { ok, type Result } from '../../domain/result';
import type { TopicKey } from '../../domain/topic';
import { readStoredSnapshot, type StoredSnapshot } from '../protocol/stored-snapshot';
import { type Database, type Handle, writeTo } from './database';

/** Topics kept; the ones saved longest ago go first. */
export const KEPT_TOPICS = 60;

export interface LoadedSnapshots {
  readonly snapshots: ReadonlyMap<TopicKey, StoredSnapshot>;
  /** Records that made no sense. They have been deleted. */
  readonly quarantined: readonly TopicKey[];
}

/** Relaxed: after a loss of power an older snapshot will do. */
export async function saveSnapshots(database: Database, batch: readonly StoredSnapshot[]): Promise<Result<null, Fault>> {
  if (batch.length === 0) return ok(null);
  return database.run(async (handle) => {
    await writeTo(handle, 'snapshots', 'relaxed', (store) => batch.map((snapshot) => store.put(snapshot, snapshot.key)));
    await prune(handle);
    return null;
  });
}

export async function loadSnapshots(database: Database, keys: readonly TopicKey[]): Promise<Result<LoadedSnapshots, Fault>> {
  return database.run(async (handle) => {
    const { store } = handle.transaction('snapshots');
    const records = await Promise.all(keys.map((key) => store.get(key)));
    const snapshots = new Map<TopicKey, StoredSnapshot>();
    const quarantined: TopicKey[] = [];
    for (const [i, record] of records.entries()) {
      const key = keys[i] as TopicKey;
      if (record === undefined) continue;
      const snapshot = readStoredSnapshot(record);
      if (snapshot !== undefined && snapshot.key === key) snapshots.set(key, snapshot);
      else quarantined.push(key);
    }
    if (quarantined.length > 0) await writeTo(handle, 'snapshots', 'relaxed', (bad) => quarantined.map((key) => bad.delete(key)));
    return { snapshots, quarantined };
  });
}

/** When the newest snapshot was saved, null where there is none. */
export function newestSnapshotAt(database: Database): Promise<Result<number | null, Fault>> {
  return database.run(async (handle) => {
    const cursor = await handle.transaction('snapshots').store.index('createdAt').openKeyCursor(null, 'prev');
    return cursor === null ? null : cursor.key;
  });
}

async function prune(handle: Handle): Promise<void> {
  const { store } = handle.transaction('snapshots');
  const oldestFirst = await store.index('createdAt').getAllKeys();
  const surplus = oldestFirst.slice(0, Math.max(0, oldestFirst.length - KEPT_TOPICS));
  if (surplus.length > 0) await writeTo(handle, 'snapshots', 'relaxed', (kept) => surplus.map((key) => kept.delete(key)));
}
