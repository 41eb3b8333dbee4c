import { type Figure, shown } from '../figure';
import { type ExchangeProcess, hasText, openWith, serveApp, startExchangeProcess } from './app';
import { callText, RawBrowser, type RawTarget } from './raw-browser';
import { buildPages, serveFolder } from './site';
import { sleep, until } from './waiting';

const PER_SECOND = 20_000;
const WINDOW = '--window-size=1440,900';
const ON_SCREEN = ['.ladder-price', '.tape-price', '.watch-list'];
const FRAME_MS = 1000 / 60;
/** What the app follows with its defaults. */
const ASKS = [
  ...['tBTCUSD', 'tETHUSD', 'tLTCUSD'].map((symbol) => ({ channel: 'ticker', symbol })),
  ...['tBTCUSD', 'tETHUSD', 'tLTCUSD'].map((symbol) => ({ channel: 'candles', key: `trade:1h:${symbol}` })),
  { channel: 'trades', symbol: 'tBTCUSD' },
  { channel: 'book', symbol: 'tBTCUSD', prec: 'P0', freq: 'F0', len: '25' },
].map((ask) => JSON.stringify({ event: 'subscribe', ...ask }));

/** What was painted in so many seconds. */
export interface Smooth {
  readonly frames: number;
  readonly dropped: number;
  readonly longestTaskMs: number;
  readonly heapGrowthMB: number;
  readonly sentPerSecond: number;
}

/** 20,000 updates a second with the whole terminal on the screen, against a bare page that paints the same rows. */
export async function loadFigures(isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 5 : 30;
  const exchange = await startExchangeProcess(200);
  try {
    const bare = await watchBare(exchange, seconds);
    const app = await watchApp(exchange, seconds);
    const proof = `${seconds} s; the exchange sent ${shown(app.sentPerSecond)} frames/s to the app and ${shown(bare.sentPerSecond)} to the bare page; ${app.frames} and ${bare.frames} frames painted`;
    const allowed = bare.dropped + 0.01 * seconds * 60;
    return [
      {
        name: 'droppedFrames',
        title: '20,000 updates/s: dropped frames beyond those of a bare page painting the same rows',
        value: Math.max(0, app.dropped - bare.dropped),
        unit: 'frames',
        target: { atMost: allowed - bare.dropped },
        absolutes: { dropped: app.dropped, 'dropped, bare page': bare.dropped, 'frames due': seconds * 60 },
        proof,
      },
      {
        name: 'longestTask',
        title: '20,000 updates/s: longest task on the page',
        value: app.longestTaskMs,
        unit: 'ms',
        target: { atMost: 100 },
        absolutes: { 'ms, bare page': bare.longestTaskMs },
        proof,
      },
      {
        name: 'heapGrowth',
        title: '20,000 updates/s: heap after a forced collection, beyond the start, page and worker',
        value: app.heapGrowthMB,
        unit: 'MB',
        target: { atMost: 10 },
        absolutes: { 'MB, bare page': bare.heapGrowthMB },
        proof,
      },
    ];
  } finally {
    exchange.stop();
  }
}

async function watchApp(exchange: ExchangeProcess, seconds: number): Promise<Smooth> {
  const server = await serveApp(exchange);
  const browser = await RawBrowser.start({ args: [WINDOW] });
  try {
    const tab = await openWith(browser, `${server.url}/`, callText(watchSmoothness, null));
    await until(
      'the live market',
      async () => (await hasText(tab, ON_SCREEN)) && (await tab.evaluate(() => document.querySelector('canvas') !== null, null)),
    );
    return await underLoad(exchange, browser, tab, seconds);
  } finally {
    await browser.stop();
    await server.stop();
  }
}

async function watchBare(exchange: ExchangeProcess, seconds: number): Promise<Smooth> {
  const site = await serveFolder(await buildPages(exchange.wsUrl));
  const browser = await RawBrowser.start({ args: [WINDOW] });
  try {
    const tab = await openWith(browser, `${site.url}/painting.html`, callText(watchSmoothness, null));
    await until('the page', () => tab.evaluate(() => typeof window.bench === 'object', null));
    await tab.evaluate(([url, asks]) => window.bench.paint(url, asks), [exchange.wsUrl, ASKS] as const);
    await until('frames', () => tab.evaluate(() => (window.counted?.frames ?? 0) > 20, null));
    return await underLoad(exchange, browser, tab, seconds);
  } finally {
    await browser.stop();
    await site.stop();
  }
}

async function underLoad(exchange: ExchangeProcess, browser: RawBrowser, tab: RawTarget, seconds: number): Promise<Smooth> {
  const worker = await browser.find('shared_worker');
  await exchange.control('pace', { framesPerSecond: PER_SECOND });
  await sleep(4_000);
  const heapBefore = (await heapMB(tab)) + (await heapMB(worker));
  const seen = await watched(tab, exchange, seconds);
  const heapAfter = (await heapMB(tab)) + (await heapMB(worker));
  await exchange.control('pace', { framesPerSecond: 200 });
  return { ...seen, heapGrowthMB: heapAfter - heapBefore };
}

/** What a tab that `watchSmoothness` runs in painted in so many seconds from now, and what it was sent meanwhile. */
export async function watched(tab: RawTarget, exchange: ExchangeProcess, seconds: number): Promise<Omit<Smooth, 'heapGrowthMB'>> {
  await tab.evaluate(() => {
    window.smoothness.frames.length = 0;
    window.smoothness.longTasks.length = 0;
  }, null);
  const [sentBefore, began] = [await exchange.sent(), performance.now()];
  await sleep(seconds * 1000);
  const { frames, longTasks } = await tab.evaluate(() => window.smoothness, null);
  const sentPerSecond = ((await exchange.sent()) - sentBefore) / ((performance.now() - began) / 1000);
  return { frames: frames.length, dropped: droppedOf(frames), longestTaskMs: Math.max(0, ...longTasks), sentPerSecond };
}

/** After a forced collection. */
export async function heapMB(target: RawTarget): Promise<number> {
  await target.send('HeapProfiler.enable');
  await target.send('HeapProfiler.collectGarbage');
  const { usedSize } = await target.send('Runtime.getHeapUsage');
  return (usedSize as number) / 1e6;
}

/** Frames that were due between those that were painted. */
function droppedOf(frames: readonly number[]): number {
  let dropped = 0;
  for (let i = 1; i < frames.length; i++) dropped += Math.max(0, Math.round(((frames[i] ?? 0) - (frames[i - 1] ?? 0)) / FRAME_MS) - 1);
  return dropped;
}

/** Runs in the page, before its own scripts. */
export function watchSmoothness(): void {
  const kept: { frames: number[]; longTasks: number[] } = { frames: [], longTasks: [] };
  window.smoothness = kept;
  const next = (at: number): void => {
    kept.frames.push(at);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}
