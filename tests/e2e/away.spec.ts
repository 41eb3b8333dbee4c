import { chromium, type Page } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../scripts/chromium';
import { BareBrowser } from './support/bare-browser';
import { claims, recordClaims } from './support/claims';
import { expect, test } from './support/fixtures';
import { expectLive, expectTrueBook, measured, picture } from './support/screen';

const STATE = `document.querySelector('[role="status"][aria-label="Connection"]')?.dataset.state`;
const BOOK = `[...document.querySelectorAll('.ladder-row')].map((row) => row.textContent).join(' ')`;
/** Counts what comes in over message ports: the engine's news. */
const COUNT_NEWS = `
  window.news = 0;
  const own = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...own,
    set(handler) { own.set.call(this, (event) => { if (event.data?.topics !== undefined) window.news++; handler(event); }); },
  });`;

test('B12: a hidden tab is sent nothing, and has the present state at once when it is shown', async ({ site, exchange }, info) => {
  const browser = await BareBrowser.start();
  try {
    const tab = await browser.open(site.url, COUNT_NEWS);
    await expect.poll(() => browser.evaluate(tab, STATE), { timeout: 20_000 }).toBe('live');
    expect(await browser.evaluate<number>(tab, 'window.news')).toBeGreaterThan(0);
    await browser.open('about:blank');
    await expect.poll(() => browser.evaluate(tab, 'document.visibilityState')).toBe('hidden');
    // Hidden indeed: a whole second passes without a frame.
    const frames = `new Promise((resolve) => { let n = 0; const count = () => { n++; requestAnimationFrame(count); }; requestAnimationFrame(count); setTimeout(() => resolve(n), 1_000); })`;
    expect(await browser.evaluate<number>(tab, frames)).toBe(0);
    const news = await browser.evaluate<number>(tab, 'window.news');
    const book = await browser.evaluate<string>(tab, BOOK);
    const before = exchange.running.stats().messagesSent;
    exchange.running.control.pace({ framesPerSecond: 500 });
    await expect.poll(() => exchange.running.stats().messagesSent - before, { timeout: 20_000 }).toBeGreaterThan(2_000);
    expect(await browser.evaluate<number>(tab, 'window.news')).toBe(news);
    expect(await browser.evaluate<string>(tab, BOOK)).toBe(book);
    exchange.running.control.pace({});
    const best = exchange.running.bookOf('tBTCUSD', 'P0', 25).bids[0]?.[0] ?? 0;
    await browser.show(tab);
    await expect.poll(() => browser.evaluate(tab, STATE)).toBe('live');
    const shown = `Number(document.querySelector('.ladder-bids .ladder-price')?.textContent?.replaceAll(/[^\\d.]/g, ''))`;
    await expect.poll(() => browser.evaluate<number>(tab, shown)).toBe(best);
    const caughtUp = (await browser.evaluate<number>(tab, 'window.news')) - news;
    measured(info, `${exchange.running.stats().messagesSent - before} frames of the exchange while hidden came in ${caughtUp} messages`);
    expect(caughtUp).toBeLessThan(60);
  } finally {
    await browser.stop();
  }
});

for (const isAlone of [true, false]) {
  test(`B6: back from the back/forward cache, ${isAlone ? 'the only tab' : 'beside another tab'} claims nothing until it has heard anew, then is live`, async ({
    site,
    exchange,
  }, info) => {
    const executablePath = findChromium();
    const options = { args: TEST_FLAGS, ignoreDefaultArgs: ['--disable-back-forward-cache'] };
    const browser = await chromium.launch({ ...options, ...(executablePath === null ? {} : { executablePath }) });
    try {
      const context = await browser.newContext();
      await recordClaims(context);
      await context.addInitScript(() => {
        window.addEventListener('pageshow', (event) => Reflect.set(window, 'shown', { at: Date.now(), isRestored: event.persisted }));
      });
      const page = await context.newPage();
      await page.goto(site.url);
      await expectLive(page);
      let other: Page | null = null;
      if (!isAlone) {
        other = await context.newPage();
        await other.goto(site.url);
        await expectLive(other);
      }
      // Another site, as in most lives of a tab.
      await page.goto(exchange.running.restUrl.replace('127.0.0.1', 'localhost'));
      const before = exchange.running.stats().messagesSent;
      // Alone, the engine may stand still meanwhile: then the exchange's frames go nowhere, or its channels are let go.
      await expect.poll(() => exchange.running.stats().messagesSent - before).toBeGreaterThan(isAlone ? -1 : 50);
      await page.goBack({ waitUntil: 'commit' });
      await expectLive(page);
      const shown = await page.evaluate(() => Reflect.get(window, 'shown') as { at: number; isRestored: boolean });
      const first = (await claims(page)).find((claim) => claim.at >= shown.at);
      measured(info, `${shown.isRestored ? 'restored' : 'loaded anew'}, first claim ${first?.state}`);
      if (shown.isRestored) expect(first?.state).not.toBe('live');
      await expectTrueBook(page, exchange);
      if (other !== null) await expectLive(other);
      expect(exchange.running.stats().open).toBe(1);
      await picture(page, info, `B6-${isAlone ? 'alone' : 'beside'}`);
    } finally {
      await browser.close();
    }
  });
}
