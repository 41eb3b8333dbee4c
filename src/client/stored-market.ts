import { DATABASE_NAME } from '../worker/protocol/database-name';
import type { StoredSnapshot } from '../worker/protocol/stored-snapshot';
import type { Frame } from './frame';
import { within } from './within';

const LOOK_LIMIT_MS = 1_000;

/** What the engine stored of markets, as a page may read it. */
export interface StoredMarket {
  /** Whether anything of a real market is stored. */
  readonly hasMarket: Promise<boolean>;
  read(key: string): Promise<StoredSnapshot | undefined>;
}

/** On a first visit nothing is stored, and what would read it is not loaded. */
export function openStoredMarket(frame: Pick<Frame, 'after'>): StoredMarket {
  const reader = within(frame, LOOK_LIMIT_MS, hasDatabase()).then(async (has) => {
    if (has !== true) return undefined;
    const { SnapshotReader } = await import('./snapshot-reader');
    return new SnapshotReader(frame);
  });
  // A file that could not be loaded leaves the page as it would be without storage.
  const present = reader.catch(() => undefined);
  return {
    hasMarket: present.then((found) => found?.hasMarket ?? false),
    read: (key) => present.then((found) => found?.read(key)),
  };
}

/** Where the browser does not list its databases there may be one. */
async function hasDatabase(): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true;
  return (await indexedDB.databases()).some(({ name }) => name === DATABASE_NAME);
}
