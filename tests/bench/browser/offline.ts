import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median, medianRatio } from '../figure';
import { hasText, openWith, serveApp, startExchangeProcess } from './app';
import { callText, RawBrowser } from './raw-browser';
import { buildTrivial, serveFolder } from './site';
import { sleep, until } from './waiting';

/** A price in the book and one on the tape: first of the picture that is kept of them, then of the panels themselves. */
const APP_ROWS = ['.ladder-price', '.tape-price'];
const PANEL_ROWS = ['#app .ladder-price', '#app .tape-price'];
const TRIVIAL_ROWS = ['.row'];
const WINDOW = '--window-size=1440,900';

interface Visited {
  readonly profile: string;
  readonly url: string;
  readonly rows: readonly string[];
  /** What stands there when all is there. */
  readonly whole: readonly string[];
}

/** Offline start to snapshot painted, against a trivial page of the same toolchain. */
export async function offlineFigures(isQuick: boolean): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  try {
    const app = await visitApp(join(folder, 'app'));
    const trivial = await visitTrivial(join(folder, 'trivial'));
    const ours: number[] = [];
    const theirs: number[] = [];
    const whole: number[] = [];
    let title = '';
    for (let round = -1; round < (isQuick ? 3 : 9); round++) {
      const first = await startOffline(app);
      const second = await startOffline(trivial);
      if (round < 0) continue;
      ours.push(first.paintedMs);
      theirs.push(second.paintedMs);
      whole.push(first.wholeMs);
      title = first.title;
    }
    return [
      {
        name: 'offlineStart',
        title: 'offline start to snapshot painted, against a trivial page of the same toolchain',
        value: medianRatio(ours, theirs),
        unit: '×',
        target: { atMost: 1.7 },
        absolutes: { ms: median(ours), 'ms, trivial page': median(theirs), 'ms until the panels themselves stand there': median(whole) },
        proof: `servers stopped, browser just launched; the picture of book and tape painted, the title says “${title}”`,
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
  return { profile, url, rows: APP_ROWS, whole: PANEL_ROWS };
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
  return { profile, url, rows: TRIVIAL_ROWS, whole: TRIVIAL_ROWS };
}

async function startOffline({ profile, url, rows, whole }: Visited): Promise<{ paintedMs: number; wholeMs: number; title: string }> {
  const browser = await RawBrowser.start({ profile, args: [WINDOW] });
  try {
    // What the browser itself does at its start is over.
    await sleep(1_500);
    const tab = await openWith(browser, url, callText(watchPainting, { rows, whole }));
    await until('the snapshot', () => tab.evaluate(() => typeof window.paintedMs === 'number' && typeof window.wholeMs === 'number', null));
    return await tab.evaluate(
      () => ({ paintedMs: window.paintedMs ?? Number.NaN, wholeMs: window.wholeMs ?? Number.NaN, title: document.title }),
      null,
    );
  } finally {
    await browser.stop();
  }
}

/** Runs in the page, before its own scripts: notes when the frame with text in all of these had been painted, the first few and all of them. */
function watchPainting({ rows, whole }: { readonly rows: readonly string[]; readonly whole: readonly string[] }): void {
  const isThere = (selector: string): boolean => [...document.querySelectorAll(selector)].some((el) => (el.textContent ?? '').trim() !== '');
  const note = (selectors: readonly string[], painted: (ms: number) => void): void => {
    const observer = new MutationObserver(() => {
      if (!selectors.every(isThere)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted(performance.now());
        port2.postMessage(null);
      });
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  };
  note(rows, (ms) => {
    window.paintedMs = ms;
  });
  note(whole, (ms) => {
    window.wholeMs = ms;
  });
}
