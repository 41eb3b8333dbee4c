import type { Locator, Page } from '@playwright/test';
import { claims, claimsBetween, recordClaims } from './support/claims';
import { crash } from './support/devtools';
import { expect, test } from './support/fixtures';
import {
  expectLive,
  expectNothingLive,
  expectNotLive,
  expectTrueBook,
  measured,
  openDock,
  picture,
  strip,
  stripWords,
  venueCard,
} from './support/screen';
import { expectKept, expectStored } from './support/storage';

test.use({ serviceWorkers: 'allow' });

test.beforeEach(({ context }) => recordClaims(context));

const band = (page: Page): Locator => page.getByRole('complementary', { name: 'Simulated market' });
/** Numbers stand in book and tape. */
async function expectPainted(page: Page): Promise<void> {
  await expect(page.locator('.ladder-bids .ladder-price').first()).toHaveText(/\d/);
  await expect(page.locator('.tape-price').first()).toHaveText(/\d/);
}

const today = (): string => new Date().toISOString().slice(0, 10);

test('4: with exchange and network gone, a reload paints what was last known with its age, and nothing says live', async ({
  openTab,
  exchange,
  site,
}, info) => {
  const page = await openTab();
  await expectLive(page);
  await expectKept(page);
  await expectStored(page);
  await exchange.stop();
  await site.stop();
  await page.reload();
  await expectPainted(page);
  await expect(stripWords(page)).toContainText(/data \d+ (s|min) ago/);
  await expectNothingLive(page);
  expect((await claims(page)).every((claim) => claim.live === 0 && claim.state !== 'live')).toBe(true);
  await picture(page, info, 'reloaded');
});

test(
  '4: after the browser lost everything but its storage, the snapshot stands there with its date until "Retry now" brings the market back',
  { tag: '@timed' },
  async ({ context, openTab, exchange, site }, info) => {
    const before = await openTab();
    await expectLive(before);
    await expectKept(before);
    await expectStored(before);
    // A reload would find the engine of before, which outlives its tabs for minutes.
    await crash(before);
    await exchange.stop();
    await site.stop();
    const page = await context.newPage();
    await page.goto(site.url);
    await expect(strip(page)).toHaveAttribute('data-via', 'cache');
    await expectPainted(page);
    await expect(page).toHaveTitle(/^\[offline\] [\d,.]+ BTC\/USD · PAPER · Tapedeck$/);
    await expect(page.getByRole('region', { name: 'Chart' })).toContainText(`OFFLINE SNAPSHOT ${today()}`);
    await expect(stripWords(page)).toContainText(/data \d+ (s|min) ago/);
    await expect(strip(page)).toContainText(/offline|stored/);
    await expectNothingLive(page);
    // A first visit would get the simulated market; this device knows better.
    await expect(stripWords(page)).toContainText(/next try in/);
    await expect.poll(async () => Date.now() - ((await claims(page)).at(0)?.at ?? Date.now())).toBeGreaterThan(6_000);
    expect(
      (await claims(page)).every((claim) => claim.live === 0 && claim.state !== 'live' && claim.source === 'exchange' && claim.via === 'cache'),
    ).toBe(true);
    await picture(page, info, 'offline');
    await exchange.start();
    const at = Date.now();
    await stripWords(page).getByRole('button', { name: 'Retry now' }).click();
    await expectLive(page);
    const live = (await claimsBetween(page, at)).find((claim) => claim.state === 'live');
    measured(info, `live ${(live?.at ?? 0) - at} ms after "Retry now"`);
    expect((live?.at ?? 0) - at).toBeLessThan(2_000);
    await expectTrueBook(page, exchange);
  },
);

test('4: when the exchange is back, the next try that was announced finds it by itself', { tag: '@timed' }, async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  await exchange.stop();
  await expectNotLive(page);
  await expect(stripWords(page)).toContainText(/next try in \d+ (s|min)/);
  const announced = Date.now() + 1_000 * Number(/next try in (\d+) s/.exec((await stripWords(page).textContent()) ?? '')?.[1] ?? 60);
  await exchange.start();
  await expectLive(page, 75_000);
  const [connectedAt = 0] = exchange.running.stats().connectedAt;
  const story = await claims(page);
  const liveAt = story.find((claim) => claim.at > connectedAt && claim.state === 'live')?.at ?? 0;
  measured(info, `live ${liveAt - connectedAt} ms after the try, ${liveAt - announced} ms after the time announced for it`);
  expect(liveAt - connectedAt).toBeLessThan(2_000);
});

test(
  '5: a first start that reaches no exchange shows the simulated market within 6 s, labelled, and never mixes it with the real one',
  { tag: '@timed' },
  async ({ openTab, exchange }, info) => {
    await exchange.stop();
    const page = await openTab();
    await expect(strip(page)).toHaveAttribute('data-source', 'simulated', { timeout: 8_000 });
    const started = await page.evaluate(() => performance.timeOrigin);
    const shown = (await claims(page)).find((claim) => claim.source === 'simulated');
    measured(info, `simulated ${Math.round((shown?.at ?? 0) - started)} ms after the start`);
    expect((shown?.at ?? 0) - started).toBeLessThan(6_000);
    await expect(band(page)).toContainText('SIMULATED MARKET — not real prices');
    await expect(page).toHaveTitle(/^(\[\w+\] )?SIM [\d,.]+ BTC\/USD · PAPER · Tapedeck$/);
    await expect(page.getByRole('region', { name: 'Chart' })).toContainText('SIMULATED');
    await expect(page.getByRole('banner')).toContainText('SIMULATED');
    const pairs = (): Promise<string[]> => page.locator('[data-pair]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-pair') ?? ''));
    expect((await pairs()).length).toBeGreaterThan(0);
    expect((await pairs()).every((pair) => pair.startsWith('simulated:'))).toBe(true);
    await expectLive(page);
    expect((await claims(page)).every((claim) => claim.source === 'simulated' || claim.state !== 'live')).toBe(true);
    await picture(page, info, 'simulated');

    await exchange.start();
    await openDock(page, 'Connection');
    await venueCard(page).getByRole('button', { name: 'Retry now' }).click();
    await expect(band(page)).toContainText('Bitfinex is reachable again.');
    await band(page)
      .getByRole('button', { name: /back to Bitfinex/i })
      .click();
    await expect(strip(page)).toHaveAttribute('data-source', 'exchange');
    await expectLive(page);
    await expect(band(page)).toHaveCount(0);
    await expect(page).toHaveTitle(/^[\d,.]+ BTC\/USD · PAPER · Tapedeck$/);
    expect((await pairs()).every((pair) => pair.startsWith('bitfinex:'))).toBe(true);
    await expect(page.locator('.chart-watermark')).toHaveCount(0);
    await expectTrueBook(page, exchange);
    await picture(page, info, 'back');
  },
);

test('the title of a simulated market begins with SIM', async ({ openTab }) => {
  const page = await openTab('/?pair=simulated:ETH/USD');
  await expectLive(page);
  await expect(page).toHaveTitle(/^SIM [\d,.]+ ETH\/USD · PAPER · Tapedeck$/);
});

test('5: a pair that the exchange refuses is no reason to say that it cannot be reached', async ({ context, openTab, exchange }) => {
  expect(exchange.running.stats().open).toBe(0);
  // A phone follows nothing but the pair itself.
  context.on('page', (page) => void page.setViewportSize({ width: 390, height: 844 }));
  const page = await openTab('/?pair=bitfinex:ZZZ/QQQ');
  await expect(strip(page)).toContainText('refuses ZZZ/QQQ');
  await expect(page.getByText('No candles: the exchange says 10300', { exact: false })).toBeVisible();
  expect(await strip(page).evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  // The choice is made 5 s after the start.
  await expect.poll(() => page.evaluate(() => performance.now()), { timeout: 10_000 }).toBeGreaterThan(6_500);
  await expect(strip(page)).toHaveAttribute('data-source', 'exchange');
});
