import { expect, type Page } from '@playwright/test';

/** Topics of which the engine stored a snapshot. */
export function storedTopics(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await indexedDB.databases();
    // Opening what is not there would make it.
    if (!names.some(({ name }) => name === 'tapedeck')) return [];
    return new Promise<string[]>((resolve) => {
      const asked = indexedDB.open('tapedeck');
      asked.onerror = () => resolve([]);
      asked.onsuccess = () => {
        const handle = asked.result;
        const done = (keys: readonly IDBValidKey[]): void => {
          handle.close();
          resolve(keys.map(String));
        };
        if (!handle.objectStoreNames.contains('snapshots')) {
          done([]);
          return;
        }
        const keys = handle.transaction('snapshots').objectStore('snapshots').getAllKeys();
        keys.onsuccess = () => done(keys.result);
        keys.onerror = () => done([]);
      };
    });
  });
}

/** The market of this pair is stored: book, trades, candles and ticker. */
export async function expectStored(page: Page, pair = 'bitfinex:BTC/USD'): Promise<void> {
  const kinds = async (): Promise<string[]> => [
    ...new Set((await storedTopics(page)).filter((key) => key.includes(`:${pair}`)).map((key) => key.slice(0, key.indexOf(':')))),
  ];
  await expect.poll(async () => (await kinds()).sort(), { timeout: 15_000 }).toEqual(['book', 'candles', 'ticker', 'trades']);
}

/** Remove all that this origin stored in the browser. */
export async function clearStorage(page: Page, origin: string, storageTypes = 'all'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await session.detach();
}

/** Kept for opening offline. */
export const expectKept = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))).toBe(true);
};
