import type { TopicKey } from '../domain/topic';
import type { LocalMs } from '../domain/units';
import type { Clock } from './clock';
import { makeStoredSnapshot, type StoredSnapshot } from './protocol/stored-snapshot';
import type { Database } from './store/database';
import { loadSnapshots, newestSnapshotAt, saveSnapshots } from './store/snapshots';
import type { TopicEntry } from './topics/topic-entry';
import type { Topics } from './topics/topics';

const SAVE_EVERY_MS = 5_000;

/** Writes what the topics hold every few seconds, and gives it back at the next start. */
export class SnapshotKeeper {
  /** No more writing by itself. */
  readonly stop: () => void;
  /** When the newest snapshot was written, by this engine or an earlier one; null: none is known of. */
  newestAt: LocalMs | null = null;
  private connections = 0;

  constructor(
    private readonly database: Database,
    private readonly topics: Topics,
    private readonly clock: Clock,
  ) {
    this.stop = clock.every(SAVE_EVERY_MS, () => void this.saveAll());
    void this.recall();
  }

  async saveAll(): Promise<void> {
    const { connections } = this.database;
    // The user or the browser may have cleared what was stored: then quiet topics are written again too.
    if (connections !== this.connections) for (const entry of this.topics.all()) entry.isStored = false;
    this.connections = connections;
    await this.save([...this.topics.all()].filter((entry) => !entry.isStored));
  }

  async save(entries: readonly TopicEntry[]): Promise<void> {
    const batch: StoredSnapshot[] = [];
    const written: TopicEntry[] = [];
    for (const entry of entries) {
      const data = entry.fold.content();
      // Only an exchange's market is worth keeping, and only what did not itself come from the store.
      if (data === null || entry.status.source !== 'exchange' || entry.via === 'cache' || entry.dataAt === null) continue;
      entry.isStored = true;
      written.push(entry);
      const { key, dataAt } = entry;
      batch.push(makeStoredSnapshot({ key, dataAt, verifiedAt: entry.status.verifiedAt, data }, this.clock.now()));
    }
    const saved = await saveSnapshots(this.database, batch);
    if (!saved.ok) for (const entry of written) entry.isStored = false;
    else this.newestAt = (batch[0]?.createdAt as LocalMs | undefined) ?? this.newestAt;
  }

  async restore(key: TopicKey): Promise<void> {
    const loaded = await loadSnapshots(this.database, [key]);
    const snapshot = loaded.ok ? loaded.value.snapshots.get(key) : undefined;
    if (snapshot !== undefined) this.topics.restore(snapshot);
  }

  private async recall(): Promise<void> {
    const newest = await newestSnapshotAt(this.database);
    if (newest.ok) this.newestAt ??= newest.value as LocalMs | null;
  }
}
