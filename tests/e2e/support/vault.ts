import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** An authenticator that is at hand, and answers at once. */
export async function addPasskeyDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

export const vaultDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Vault of exchange keys' });
export const lockButton = (page: Page): Locator => page.getByRole('button', { name: 'Lock vault' });

export async function openVault(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Vault of exchange keys/ }).click();
  return vaultDialog(page);
}

/** All that a page keeps and shows, as text: every record of every store with bytes in hex, caches, the small storages, its markup and fields, its address. */
export function allKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const told = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return told(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      }
      if (value instanceof Map || value instanceof Set) return [...value].map(told);
      if (Array.isArray(value)) return value.map(told);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, told(one)]));
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [location.href, document.title, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML];
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select')) kept.push(field.value);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        kept.push([name, store, told(await Promise.all([asked(all.getAllKeys()), asked(all.getAll())]))]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request))?.text());
    }
    return JSON.stringify(kept);
  });
}

/** Names of the files under a folder in which any of the texts stands, as bytes of one or of two a letter. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    if (wanted.some((bytes) => content.includes(bytes))) found.push(entry.name);
  }
  return found;
}

/** A secret in plain, in hex and in base64. */
export function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
}
