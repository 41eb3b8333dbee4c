import type { Figure } from '../figure';
import { startExchangeProcess } from './app';
import { RawBrowser } from './raw-browser';
import { buildPages, serveFolder } from './site';
import { sleep, until } from './waiting';

const PER_SECOND = 1_000;
const KEYS = [
  'book:bitfinex:BTC/USD:P0:25',
  'trades:bitfinex:BTC/USD',
  'candles:bitfinex:BTC/USD:1m',
  ...['BTC/USD', 'ETH/USD', 'LTC/USD'].map((pair) => `ticker:bitfinex:${pair}`),
];

/** What the product promises of time, by the engine's own metrics on the loopback exchange. */
export async function latencyFigures(isQuick: boolean): Promise<Figure[]> {
  const exchange = await startExchangeProcess(PER_SECOND);
  const site = await serveFolder(await buildPages(exchange.wsUrl));
  const browser = await RawBrowser.start();
  try {
    const page = await browser.open(`${site.url}/engine.html`);
    await until('the page', () => page.evaluate(() => typeof window.bench === 'object', null));
    await page.evaluate((keys) => window.bench.follow(keys), KEYS);
    const isLive = (): Promise<boolean> =>
      page.evaluate(() => [...window.bench.states.values()].filter((state) => state === 'live').length === 6, null);
    await until('all live', isLive);
    await sleep(isQuick ? 5_000 : 20_000);
    const { exchangeToPaint, workerToPaint, messages } = await page.evaluate(() => window.bench.metrics(), null);
    const reconnectMs: number[] = [];
    for (let round = 0; round < (isQuick ? 2 : 5); round++) {
      await exchange.control('refuse', true);
      await exchange.control('drop');
      await until('the loss to be seen', async () => !(await isLive()));
      await sleep(500);
      await exchange.control('forgiveConnections');
      await exchange.control('refuse', false);
      const began = performance.now();
      await page.evaluate(() => window.bench.retryNow().then(() => null), null);
      await until('all live again', isLive);
      reconnectMs.push(performance.now() - began);
    }
    const proof = `${messages} messages, ${exchangeToPaint.count} and ${workerToPaint.count} paintings measured`;
    return [
      {
        name: 'exchangeToScreen',
        title: 'exchange to screen at 1,000 messages/s, p99',
        value: exchangeToPaint.p99 ?? Number.NaN,
        unit: 'ms',
        target: { atMost: 100 },
        absolutes: { 'ms p50': exchangeToPaint.p50 ?? Number.NaN, 'ms p95': exchangeToPaint.p95 ?? Number.NaN },
        proof,
      },
      {
        name: 'dataToPainted',
        title: 'data in the engine to painted, p99',
        value: workerToPaint.p99 ?? Number.NaN,
        unit: 'ms',
        target: { atMost: 50 },
        absolutes: { 'ms p50': workerToPaint.p50 ?? Number.NaN, 'ms p95': workerToPaint.p95 ?? Number.NaN },
        proof,
      },
      {
        name: 'reconnect',
        title: 'everything live again, after the exchange is back and an attempt is allowed: longest',
        value: Math.max(...reconnectMs),
        unit: 'ms',
        target: { atMost: 2_000 },
        absolutes: Object.fromEntries(reconnectMs.map((ms, i) => [`ms, ${i + 1}`, ms])),
        proof: `${reconnectMs.length} times: sockets reset and connecting refused, then allowed`,
      },
    ];
  } finally {
    await browser.stop();
    await site.stop();
    exchange.stop();
  }
}
