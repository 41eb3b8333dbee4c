import { writeWorkspaces } from '../../../src/ui/layout/read-workspaces';
import { HOME_WORKSPACE } from '../../../src/ui/layout/workspaces';
import { WORKSPACES_KEY } from '../../../src/ui/shell/kept-workspace';
import { PROTOCOL } from '../../../src/worker/protocol/engine-api';
import { furtherListings } from '../../exchange/listing';
import { type Figure, shown } from '../figure';
import { type ExchangeProcess, hasText, openWith, serveApp, startExchangeProcess } from './app';
import { heapMB, type Smooth, watched, watchSmoothness } from './load';
import { callText, RawBrowser, type RawTarget } from './raw-browser';
import { buildPages, serveFolder } from './site';
import { sleep, until } from './waiting';

const PER_SECOND = 5_000;
const WATCHED = 30;
const WINDOW = '--window-size=1920,1080';
const ON_SCREEN = ['.price-ladder', '.tape-price', '.watch-list', '.heat-since'];
const further = furtherListings(WATCHED - 1);
const PAIRS = ['bitfinex:BTC/USD', ...further.map(({ pair }) => `bitfinex:${pair.base}/${pair.quote}`)];
/** What the bare page is sent: the book and the trades that the load falls on. */
const ASKS = [
  { channel: 'trades', symbol: 'tBTCUSD' },
  { channel: 'book', symbol: 'tBTCUSD', prec: 'P0', freq: 'F0', len: '250' },
].map((ask) => JSON.stringify({ event: 'subscribe', ...ask }));

/** The Scalper preset with a watchlist of thirty at 5,000 updates a second, against a bare canvas page at the same rate. */
export async function scalperFigures(isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 10 : 60;
  const exchange = await startExchangeProcess(50, further.length);
  try {
    const bare = await watchBare(exchange, seconds);
    const app = await onScalper(exchange, callText(watchSmoothness, null), (tab) => watched(tab, exchange, seconds));
    const due = seconds * 60;
    const proof = `${seconds} s; the exchange sent ${shown(app.sentPerSecond)} frames/s to the app and ${shown(bare.sentPerSecond)} to the bare page; ${app.frames} and ${bare.frames} frames painted`;
    return [
      {
        name: 'scalperDroppedFrames',
        title: 'Scalper, 5,000 updates/s: dropped frames beyond those of a bare canvas page',
        value: Math.max(0, app.dropped - bare.dropped),
        unit: 'frames',
        target: { atMost: 0.01 * due },
        absolutes: { dropped: app.dropped, 'dropped, bare page': bare.dropped, 'frames due': due },
        proof,
      },
      {
        name: 'scalperLongestTask',
        title: 'Scalper, 5,000 updates/s: longest task on the page',
        value: app.longestTaskMs,
        unit: 'ms',
        target: { atMost: 100 },
        absolutes: { 'ms, bare page': bare.longestTaskMs },
        proof,
      },
    ];
  } finally {
    exchange.stop();
  }
}

/** Heap of page and engine after forced collections, MB, each so often on the Scalper preset under its load. */
export async function scalperHeaps(minutes: number, everyMs: number): Promise<readonly number[]> {
  const exchange = await startExchangeProcess(50, further.length);
  try {
    // Without the record of frames: it grows by 1.7 MB an hour itself.
    return await onScalper(exchange, '', async (tab, worker) => {
      const heaps: number[] = [];
      for (const end = performance.now() + minutes * 60_000; performance.now() < end; await sleep(everyMs))
        heaps.push((await heapMB(tab)) + (await heapMB(worker)));
      return heaps;
    });
  } finally {
    exchange.stop();
  }
}

/** With all that the preset has on the screen, under its load for some seconds before. `script` runs in the page before its own. */
async function onScalper<T>(exchange: ExchangeProcess, script: string, play: (tab: RawTarget, worker: RawTarget) => Promise<T>): Promise<T> {
  const server = await serveApp(exchange);
  const browser = await RawBrowser.start({ args: [WINDOW] });
  const workspaces = writeWorkspaces({ shown: HOME_WORKSPACE.id, all: [{ ...HOME_WORKSPACE, preset: 'scalper' }] });
  const arranged = callText(([key, text]) => localStorage.setItem(key, text), [WORKSPACES_KEY, workspaces] as const);
  try {
    const tab = await openWith(browser, `${server.url}/?pair=bitfinex:BTC/USD`, `${script};${arranged}`);
    await until('the live market', () => hasText(tab, ON_SCREEN));
    await tab.evaluate(watchPairs, [`tapedeck:${PROTOCOL}:ext`, PROTOCOL, PAIRS] as const);
    await until('a price of each pair', () =>
      tab.evaluate(
        (count) => [...document.querySelectorAll('.watch-list [data-pair]')].filter((row) => /\d/.test(row.textContent ?? '')).length === count,
        WATCHED,
      ),
    );
    await until('the drawings', () =>
      tab.evaluate(() => ['.chart canvas', '.heat-canvas'].every((one) => document.querySelector(one) !== null), null),
    );
    const worker = await browser.find('shared_worker');
    await exchange.control('pace', { framesPerSecond: PER_SECOND });
    await sleep(5_000);
    return await play(tab, worker);
  } finally {
    await browser.stop();
    await server.stop();
  }
}

async function watchBare(exchange: ExchangeProcess, seconds: number): Promise<Omit<Smooth, 'heapGrowthMB'>> {
  const site = await serveFolder(await buildPages(exchange.wsUrl));
  const browser = await RawBrowser.start({ args: [WINDOW] });
  try {
    const tab = await openWith(browser, `${site.url}/canvas.html`, callText(watchSmoothness, null));
    await until('the page', () => tab.evaluate(() => typeof window.bench === 'object', null));
    await tab.evaluate(([url, asks]) => window.bench.paint(url, asks), [exchange.wsUrl, ASKS] as const);
    await until('frames', () => tab.evaluate(() => (window.counted?.frames ?? 0) > 20, null));
    await exchange.control('pace', { framesPerSecond: PER_SECOND });
    await sleep(5_000);
    const seen = await watched(tab, exchange, seconds);
    await exchange.control('pace', { framesPerSecond: 50 });
    return seen;
  } finally {
    await browser.stop();
    await site.stop();
  }
}

/** Runs in the page: as another tab would, it has the engine keep these pairs in the watchlist of all. */
async function watchPairs([name, protocol, pairs]: readonly [string, number, readonly string[]]): Promise<void> {
  const tabLock = `tab-${crypto.randomUUID()}`;
  await new Promise<void>((held) => {
    void navigator.locks.request(tabLock, () => {
      held();
      return new Promise(() => undefined);
    });
  });
  const starts = performance.getEntriesByType('resource').filter((one) => /\/assets\/start-[\w-]+\.js$/.test(one.name));
  const text = await fetch(starts[0]?.name ?? '').then((response) => response.text());
  const url = text.match(/\/workers\/entry-shared-[\w-]+\.js/)?.[0] ?? '';
  const worker = new SharedWorker(url, { type: 'module', name, extendedLifetime: true } as WorkerOptions);
  const [calls, stream] = [new MessageChannel(), new MessageChannel()];
  worker.port.postMessage({ kind: 'tapedeck/tab', tabLock }, [calls.port2, stream.port2]);
  const ask = (path: string, value: unknown): Promise<void> =>
    new Promise((resolve) => {
      calls.port1.onmessage = () => resolve();
      calls.port1.postMessage({ id: path, type: 'APPLY', path: [path], argumentList: [{ type: 'RAW', value }] });
    });
  await ask('hello', protocol);
  await ask('changeSettings', { watchlists: { bitfinex: pairs } });
}
