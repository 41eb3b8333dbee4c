import { DATABASE_NAME } from '../../src/worker/protocol/database-name';

export interface StoredRecord {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

/** Stores whose records lie beside their keys. */
type StoredIn = 'journal' | 'intents' | 'accounts' | 'counters' | 'account-snapshots' | 'vault' | 'alerts';

/** All records of a store by its keys' order, read with the browser's own calls and none of the program's. `after`: only those behind this key. */
export async function storedRecords(store: StoredIn, after?: IDBValidKey): Promise<StoredRecord[]> {
  const handle = await answer(indexedDB.open(DATABASE_NAME));
  try {
    const records = handle.transaction(store).objectStore(store);
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const [keys, values] = await Promise.all([answer(records.getAllKeys(range)), answer(records.getAll(range))]);
    return keys.map((key, i) => ({ key, value: values[i] }));
  } finally {
    handle.close();
  }
}

/** All that is stored, and the way to put it back as it was, whatever was written since. */
export async function remember(): Promise<() => Promise<void>> {
  const handle = await answer(indexedDB.open(DATABASE_NAME));
  const stores = [...handle.objectStoreNames];
  const kept = stores.map((store) => {
    const records = handle.transaction(store).objectStore(store);
    return Promise.all([store, answer(records.getAllKeys()), answer(records.getAll())] as const);
  });
  const dump = await Promise.all(kept);
  handle.close();
  return async () => {
    const again = await answer(indexedDB.open(DATABASE_NAME));
    for (const [store, keys, values] of dump) {
      const records = again.transaction(store, 'readwrite').objectStore(store);
      await Promise.all([
        answer(records.clear()),
        ...keys.map((key, i) => answer(records.keyPath === null ? records.put(values[i], key) : records.put(values[i]))),
      ]);
    }
    again.close();
  };
}

/** Put a record in its place behind the program's back; undefined takes it out. */
export async function tamper(store: StoredIn, key: IDBValidKey, value: unknown): Promise<void> {
  const handle = await answer(indexedDB.open(DATABASE_NAME));
  try {
    const records = handle.transaction(store, 'readwrite').objectStore(store);
    if (value === undefined) await answer(records.delete(key));
    else await answer(records.put(value, key));
  } finally {
    handle.close();
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
