import { type Figure, median, percentile } from '../figure';
import { RawBrowser } from './raw-browser';
import { buildPages, serveFolder } from './site';
import { sleep, until } from './waiting';

/** Below the account's most orders a minute, and long enough for what is written after the answer. */
const SPACING_MS = 230;
const CANCEL_EVERY = 50;
const WARM_ROUNDS = 10;

/** From the click to the acknowledged order in the tab, against two durable writes and two hops of a port. */
export async function orderInTabFigures(isQuick: boolean): Promise<Figure[]> {
  const site = await serveFolder(await buildPages('ws://127.0.0.1:9'));
  const browser = await RawBrowser.start();
  try {
    const page = await browser.open(`${site.url}/order.html`);
    await until('the page', () => page.evaluate(() => typeof window.orders === 'object', null));
    await until('the account', () => page.evaluate(() => window.orders.isReady(), null));
    if (!(await page.evaluate(() => window.orders.raiseLimits(), null))) throw new Error('the limits were not raised');
    const rounds = isQuick ? 80 : 200;
    const orders: number[] = [];
    const writes: number[] = [];
    for (let round = -WARM_ROUNDS; round < rounds; round++) {
      const n = round + WARM_ROUNDS;
      const placed = await page.evaluate((i) => window.orders.place(i), n);
      await sleep(SPACING_MS / 2);
      const written = await page.evaluate((i) => window.orders.write(i), n);
      await sleep(SPACING_MS / 2);
      if (n % CANCEL_EVERY === CANCEL_EVERY - 1) await page.evaluate(() => window.orders.cancelAll(), null);
      if (round < 0) continue;
      orders.push(placed);
      writes.push(written);
    }
    const absolutes = (of: (values: readonly number[]) => number): Record<string, number> => ({
      'ms, order': of(orders),
      'ms, two writes': of(writes),
    });
    const p95 = (values: readonly number[]): number => percentile(values, 0.95);
    const figure = { unit: '×', target: { atMost: 1.3 }, proof: `${orders.length} orders and as many pairs of writes in turn` } as const;
    const title = 'click to acknowledged in a tab, against two durable writes and two port hops';
    return [
      { ...figure, name: 'clickToAcknowledged', title: `${title}, p50`, value: median(orders) / median(writes), absolutes: absolutes(median) },
      { ...figure, name: 'clickToAcknowledgedP95', title: `${title}, p95`, value: p95(orders) / p95(writes), absolutes: absolutes(p95) },
    ];
  } finally {
    await browser.stop();
    await site.stop();
  }
}
