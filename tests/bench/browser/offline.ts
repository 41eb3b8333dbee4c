import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median, medianRatio } from '../figure';
import { hasText, openWith, serveApp, startExchangeProcess } from './app';
import { callText, RawBrowser } from './raw-browser';
import { buildTrivial, serveFolder } from './site';
import { sleep, until } from './waiting';

/** A price in the book and one on the tape. */
const APP_ROWS = ['.ladder-price', '.tape-price'];
const TRIVIAL_ROWS = ['.row'];
const WINDOW = '--window-size=1440,900';

interface Visited {
  readonly profile: string;
  readonly url: string;
  readonly rows: readonly string[];
}

/** Offline start to snapshot painted, against a trivial page of the same toolchain. */
export async function offlineFigures(isQuick: boolean): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  try {
    const app = await visitApp(join(folder, 'app'));
    const trivial = await visitTrivial(join(folder, 'trivial'));
    const ours: number[] = [];
    const theirs: number[] = [];
    let title = '';
    for (let round = -1; round < (isQuick ? 3 : 9); round++) {
      const first = await startOffline(app);
      const second = await startOffline(trivial);
      if (round < 0) continue;
      ours.push(first.paintedMs);
      theirs.push(second.paintedMs);
      title = first.title;
    }
    return [
      {
        name: 'offlineStart',
        title: 'offline start to snapshot painted, against a trivial page of the same toolchain',
        value: medianRatio(ours, theirs),
        unit: '×',
        target: { atMost: 1.7 },
        absolutes: { ms: median(ours), 'ms, trivial page': median(theirs) },
        proof: `servers stopped, browser just launched; book and tape on the screen, the title says “${title}”`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function visitApp(profile: string): Promise<Visited> {
  const exchange = await startExchangeProcess(200);
  const server = await serveApp(exchange);
  const url = `${server.url}/`;
  const browser = await RawBrowser.start({ profile, args: [WINDOW] });
  try {
    const tab = await browser.open(url);
    await until('the live market', () => hasText(tab, APP_ROWS));
    await tab.evaluate(() => navigator.serviceWorker.ready.then(() => true), null);
    // The engine writes what it holds every few seconds.
    await sleep(12_000);
  } finally {
    await browser.stop();
    await server.stop();
    exchange.stop();
  }
  return { profile, url, rows: APP_ROWS };
}

async function visitTrivial(profile: string): Promise<Visited> {
  const site = await serveFolder(await buildTrivial());
  const browser = await RawBrowser.start({ profile, args: [WINDOW] });
  const url = `${site.url}/`;
  try {
    const tab = await browser.open(url);
    await until('the row', () => hasText(tab, TRIVIAL_ROWS));
    await tab.evaluate(() => navigator.serviceWorker.ready.then(() => true), null);
    await sleep(3_000);
  } finally {
    await browser.stop();
    await site.stop();
  }
  return { profile, url, rows: TRIVIAL_ROWS };
}

async function startOffline({ profile, url, rows }: Visited): Promise<{ paintedMs: number; title: string }> {
  const browser = await RawBrowser.start({ profile, args: [WINDOW] });
  try {
    // What the browser itself does at its start is over.
    await sleep(1_500);
    const tab = await openWith(browser, url, callText(watchPainting, rows));
    await until('the snapshot', () => tab.evaluate(() => typeof window.paintedMs === 'number', null));
    return await tab.evaluate(() => ({ paintedMs: window.paintedMs ?? Number.NaN, title: document.title }), null);
  } finally {
    await browser.stop();
  }
}

/** Runs in the page, before its own scripts: notes when the frame with text in all of these had been painted. */
function watchPainting(selectors: readonly string[]): void {
  const isThere = (selector: string): boolean => [...document.querySelectorAll(selector)].some((el) => (el.textContent ?? '').trim() !== '');
  const observer = new MutationObserver(() => {
    if (!selectors.every(isThere)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.paintedMs = performance.now();
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
