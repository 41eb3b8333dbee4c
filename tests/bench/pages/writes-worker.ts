/** What an order is compared with: two durable writes of a record like its own, one after the other, and an answer. */
interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const asked = indexedDB.open('bench-writes', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('records');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

function write(database: IDBDatabase, key: string, record: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.objectStore('records').put(record, key);
  });
}

(globalThis as unknown as SharedScope).onconnect = ({ ports }) => {
  const [port] = ports;
  if (port === undefined) return;
  port.onmessage = async ({ data }: MessageEvent<{ readonly key: string; readonly record: object }>) => {
    const database = await opened;
    await write(database, data.key, data.record);
    await write(database, data.key, { ...data.record, sentAt: performance.now() });
    port.postMessage(data.key);
  };
};
