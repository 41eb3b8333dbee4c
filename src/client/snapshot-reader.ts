import { type IDBPDatabase, openDB } from 'idb';
import type { TopicKey } from '../domain/topic';
import { DATABASE_NAME } from '../worker/protocol/database-name';
import { readStoredSnapshot, SNAPSHOT_STORE, type StoredSnapshot } from '../worker/protocol/stored-snapshot';
import type { Frame } from './frame';
import { within } from './within';

export const READ_LIMIT_MS = 1_000;

/** Looks into the engine's storage, and never creates, upgrades or holds up anything there. Whatever fails, there is no snapshot. */
export class SnapshotReader {
  /** Whether anything of a real market is stored. */
  readonly hasMarket: Promise<boolean>;
  private readonly handle: Promise<IDBPDatabase | undefined>;

  constructor(private readonly frame: Pick<Frame, 'after'>) {
    this.handle = within(frame, READ_LIMIT_MS, openExisting());
    this.hasMarket = within(frame, READ_LIMIT_MS, this.askForMarket()).then((has) => has === true);
  }

  read(key: TopicKey): Promise<StoredSnapshot | undefined> {
    return within(this.frame, READ_LIMIT_MS, this.get(key));
  }

  private async get(key: TopicKey): Promise<StoredSnapshot | undefined> {
    const snapshot = readStoredSnapshot(await (await this.handle)?.get(SNAPSHOT_STORE, key));
    return snapshot?.key === key ? snapshot : undefined;
  }

  private async askForMarket(): Promise<boolean> {
    const keys = (await (await this.handle)?.getAllKeys(SNAPSHOT_STORE)) ?? [];
    return keys.some((key) => typeof key === 'string' && !/^[a-z]+:simulated(:|$)/.test(key));
  }
}

/** Without a version: the present one, whichever it is. An upgrade would mean that there was none, so it is undone. */
async function openExisting(): Promise<IDBPDatabase | undefined> {
  const handle = await openDB(DATABASE_NAME, undefined, {
    upgrade(_fresh, _from, _to, tx) {
      tx.done.catch(() => undefined);
      tx.abort();
    },
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  if (handle.objectStoreNames.contains(SNAPSHOT_STORE)) return handle;
  handle.close();
  return undefined;
}
