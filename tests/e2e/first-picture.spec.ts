import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingLive, picture, shownBook } from './support/screen';

/** Storage keys of the pictures kept. */
const pictures = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tapedeck/picture/')));

for (const [name, viewport] of [
  ['desk', { width: 1366, height: 768 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  test(`4: the market as it was last seen stands there, dated, before the app has come, and says so if it never does, ${name}`, async ({
    browser,
    site,
    exchange,
  }, info) => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
    const before = await context.newPage();
    await before.goto(site.url);
    await expectLive(before);
    await expect.poll(() => pictures(before)).toEqual(['tapedeck/picture/bitfinex:BTC/USD']);
    const places = await placesOf(before, '#app');
    await picture(before, info, `${name}-before`);
    await before.close();
    await exchange.stop();
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.route(/\/assets\/start-.*\.js/, (route) => route.abort());
    await page.goto(site.url);
    await expect(page.locator('.first-picture .strip-state')).toHaveText('Tapedeck could not be loaded. Reload the page to try again.');
    await expect(page.locator('.first-picture .header-price')).toHaveText(/^[\d,]{5,}$/);
    await expect(page.locator('.first-picture .header .trust-badge')).toHaveText(/offline \d+ (s|min)/);
    await expect(page).toHaveTitle(/^\[offline\] [\d,.]+ BTC\/USD · PAPER · Tapedeck$/);
    if (name === 'desk') {
      await expect(page.locator('.first-picture .ladder-bids .ladder-price')).toHaveText(/\d/);
      await expect(page.locator('.first-picture .tape-price')).toHaveText(/\d/);
      expect(await placesOf(page, '.first-picture')).toEqual(places);
    }
    await expectNothingLive(page);
    await picture(page, info, name);
    await context.close();
  });

test('4: the picture leaves once the app shows the same, and what took its place stands where it stood', async ({
  openTab,
  context,
  site,
  exchange: _running,
}) => {
  const before = await openTab();
  await expectLive(before);
  await expect.poll(() => pictures(before)).toHaveLength(1);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('.first-picture') !== null) sessionStorage.setItem('seen', 'yes');
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(site.url);
  await expect(page.locator('.first-picture')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBe('yes');
  expect((await shownBook(page)).bids).toHaveLength(5);
});

/** Where the things stand that the picture shows too. */
const placesOf = (page: Page, within: string): Promise<Record<string, number[]>> =>
  page.evaluate((root) => {
    const places: Record<string, number[]> = {};
    for (const selector of ['.header-price', '.desk-book', '.desk-tape', '.ladder-spread', '.tape-head', '.strip']) {
      const { x, y, height } = document.querySelector(`${root} ${selector}`)?.getBoundingClientRect() ?? { x: -1, y: -1, height: -1 };
      places[selector] = [x, y, height].map(Math.round);
    }
    return places;
  }, within);
