/**
 * The service worker of the installed app: it keeps the app itself for opening offline, never market data.
 * A new version is fetched in the background and waits until the user asks for it. Nothing reloads by itself.
 */
import type { Workbox } from 'workbox-window';

const CHECK_EVERY_MS = 3_600_000;

const readers = new Set<() => void>();
let workbox: Workbox | null = null;
let isReady = false;
/** A new version took over while this page still runs the old one: another tab asked for it. */
let isReplaced = false;

/** Start keeping the app for offline use, and look for a new version each hour. Call once; does nothing in development. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // A file of its own: nobody waits for it.
  const { Workbox } = await import('workbox-window');
  const registered = new Workbox('/sw.js');
  workbox = registered;
  registered.addEventListener('waiting', tellReady);
  registered.addEventListener('controlling', (event) => {
    if (event.isUpdate !== true) return;
    isReplaced = true;
    tellReady();
  });
  setInterval(() => void registered.update().catch(() => {}), CHECK_EVERY_MS);
  await registered.register();
}

/** An earlier visit kept the app, and it comes from there. */
export const isKept = (): boolean => navigator.serviceWorker?.controller != null;

/** Calls back once a new version can be had, at once if it already can. Answers the way to stop. */
export function onUpdateReady(reader: () => void): () => void {
  readers.add(reader);
  if (isReady) reader();
  return () => readers.delete(reader);
}

/** Change to the new version: this page reloads when it has taken over. Only ever on the user's word. */
export function applyUpdate(): void {
  if (workbox === null || !isReady) return;
  if (isReplaced) {
    location.reload();
    return;
  }
  workbox.addEventListener('controlling', () => location.reload());
  workbox.messageSkipWaiting();
}

function tellReady(): void {
  isReady = true;
  for (const reader of readers) reader();
}
