import type { Page } from '@playwright/test';
import type { ExchangeStats } from '../exchange/stats';
import { alertOnMove, firstAlert, showAlerts } from './support/alerts';
import { claims, claimsBetween, expectSettled, recordClaims } from './support/claims';
import { crash, EngineWorker, setFrozen } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingLive, expectTrueBook, measured, picture, strip, stripWords } from './support/screen';
import { expectStored } from './support/storage';

const PAIRS = ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'] as const;
const SYMBOLS = ['tBTCUSD', 'tETHUSD', 'tLTCUSD'] as const;

test.beforeEach(({ context }) => recordClaims(context));

/** The proofs of life that tabs hold. */
function tabLocks(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name = '' }) => name).filter((name) => name.startsWith('tab-'));
  });
}

test(
  '1: ten tabs on three pairs share one socket and no channel twice, an alert is told in one of them; nine close, and the right channels stay',
  { tag: '@timed' },
  async ({ openTab, exchange }, info) => {
    test.setTimeout(120_000);
    const tabs: Page[] = [];
    for (let i = 0; i < 10; i++) tabs.push(await openTab(`/?pair=${PAIRS[i % 3]}`));
    for (const tab of tabs) await expectLive(tab, 30_000);
    const { running } = exchange;
    const followed = (): ExchangeStats['sockets'][number]['subscriptions'] => running.stats().sockets[0]?.subscriptions ?? [];
    expect(running.stats().open).toBe(1);
    expect(running.stats().maxOpen).toBe(1);
    expect(running.stats().duplicatesSeen).toBe(0);
    expect(running.stats().sharedNow).toEqual([]);
    const books = followed().filter((s) => s.channel === 'book');
    expect([...new Set(books.map((s) => s.symbol))].sort()).toEqual([...SYMBOLS].sort());
    await expect(stripWords(tabs[0] as Page)).toContainText('10 tabs');
    await picture(tabs[0] as Page, info, 'ten-tabs');
    // A quiet market may trade at one price for longer than is waited for.
    running.control.pace({ framesPerSecond: 100 });
    await alertOnMove(tabs[4] as Page);
    const toldIn = async (): Promise<number[]> => Promise.all(tabs.map((tab) => tab.locator('.toast[data-kind="alert"]').count()));
    await expect.poll(async () => (await toldIn()).reduce((sum, count) => sum + count, 0)).toBe(1);
    // Each has its state, so each has heard of it by now.
    await showAlerts(tabs[9] as Page);
    await expect(firstAlert(tabs[9] as Page)).toContainText('fired');
    expect((await toldIn()).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    running.control.pace({});
    const from = Date.now();
    for (const tab of tabs.slice(1)) await tab.close();
    await expect(stripWords(tabs[0] as Page)).toContainText('1 tab');
    // The last one out leaves a channel open for 10 s.
    const others = (): string[] => [
      ...new Set(
        followed()
          .filter((s) => s.channel !== 'ticker' && s.key?.startsWith('trade:1h') !== true)
          .map((s) => s.symbol ?? s.key ?? ''),
      ),
    ];
    await expect.poll(others, { timeout: 15_000 }).toEqual(['tBTCUSD']);
    expect(Date.now() - from).toBeGreaterThan(9_000);
    // What stays besides is of the watchlist: tickers and sparklines.
    expect(followed().filter((s) => s.channel === 'ticker').length).toBe(3);
    await expectLive(tabs[0] as Page);
    await expectTrueBook(tabs[0] as Page, exchange);
  },
);

test('B3: a tab that crashes is cleaned up within a second, and the others do not notice', { tag: '@timed' }, async ({ openTab, exchange }, info) => {
  const page = await openTab();
  // The tab that came first hosts the engine.
  await expectSettled(page);
  const own = await tabLocks(page);
  const other = await openTab('/?pair=bitfinex:ETH/USD');
  await expectSettled(other);
  await expect(stripWords(page)).toContainText('2 tabs');
  const [lock] = (await tabLocks(page)).filter((name) => !own.includes(name));
  if (lock === undefined) throw new Error('the second tab holds no lock');
  const at = Date.now();
  // Killing a process and writing down its end is the browser's part, and takes it up to a second; ours begins when its lock is free.
  const times = page.evaluate(async (name) => {
    const freed = navigator.locks.request(name, { mode: 'shared' }, () => Date.now());
    const shown = new Promise<number>((resolve) => {
      const timer = setInterval(() => {
        if (!/(^|\D)1 tab/.test(document.querySelector('footer')?.textContent ?? '')) return;
        clearInterval(timer);
        resolve(Date.now());
      }, 20);
    });
    return { freed: await freed, shown: await shown };
  }, lock);
  await crash(other);
  const { freed, shown } = await times;
  measured(info, `shown ${shown - at} ms after the order to crash, ${shown - freed} ms after the browser let go of the tab`);
  expect(shown - freed).toBeLessThan(1_000);
  expect((await claimsBetween(page, at)).filter((claim) => claim.state !== 'live')).toEqual([]);
  expect(exchange.running.stats().connections).toBe(1);
});

test('B1: reloading the only tab shows the last state as such and is live again', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  await expectStored(page);
  await page.reload();
  await expectLive(page);
  const [first] = await claims(page);
  // Nothing is live before this page heard so itself.
  expect(first?.state).not.toBe('live');
  expect(first?.live).toBe(0);
  expect(exchange.running.stats().open).toBe(1);
  await expectTrueBook(page, exchange);
  await picture(page, info, 'B1');
});

test(
  'B2: when the process that hosts the engine dies, the others notice within a second and are live within five',
  { tag: '@timed' },
  async ({ openTab, exchange }, info) => {
    const creator = await openTab();
    await expectLive(creator);
    const page = await openTab('/?pair=bitfinex:ETH/USD');
    await expectSettled(page);
    const at = Date.now();
    await crash(creator);
    await expect.poll(async () => (await claimsBetween(page, at)).some((claim) => claim.state !== 'live'), { timeout: 5_000 }).toBe(true);
    await expectLive(page, 10_000);
    const story = await claimsBetween(page, at);
    const doubt = story.find((claim) => claim.state !== 'live');
    const again = story.find((claim) => claim.at > (doubt?.at ?? 0) && claim.state === 'live');
    measured(info, `noticed after ${(doubt?.at ?? 0) - at} ms, live after ${(again?.at ?? 0) - at} ms`);
    expect((doubt?.at ?? 0) - at).toBeLessThan(1_000);
    expect((again?.at ?? 0) - at).toBeLessThan(5_000);
    expect(doubt?.text).toMatch(/engine/);
    expect(exchange.running.stats().open).toBe(1);
    await expect(stripWords(page)).toContainText('1 tab');
    await expectTrueBook(page, exchange, 'tETHUSD');
    await picture(page, info, 'B2');
  },
);

test('B5: a frozen tab gets one folded state when it goes on, and nothing in between', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  const other = await openTab();
  await expectLive(page);
  await expectLive(other);
  await setFrozen(other, true);
  const before = exchange.running.stats().messagesSent;
  exchange.running.control.pace({ framesPerSecond: 500 });
  await expect.poll(() => exchange.running.stats().messagesSent - before, { timeout: 15_000 }).toBeGreaterThan(3_000);
  const frozenUntil = Date.now();
  await setFrozen(other, false);
  await expectLive(other);
  await expectTrueBook(other, exchange);
  // It did not pass through what it missed: the first claim after it woke is doubt, or the present.
  const story = await claimsBetween(other, frozenUntil);
  expect(story.length).toBeLessThan(12);
  await expectLive(page);
  expect(exchange.running.stats().connections).toBe(1);
  await picture(other, info, 'B5');
});

test('K1: an engine that stood still says how long it slept, holds nothing for live meanwhile, and connects anew', async ({
  openTab,
  exchange,
  context,
}, info) => {
  const page = await openTab();
  await expectSettled(page);
  const engine = await EngineWorker.attach(context);
  const at = Date.now();
  await engine.suspend();
  await expect(strip(page)).toContainText('the engine has not answered');
  await expectNothingLive(page);
  await picture(page, info, 'K1-asleep');
  await expect.poll(() => Date.now() - at, { timeout: 10_000 }).toBeGreaterThan(7_000);
  await engine.resume();
  await expect(stripWords(page)).toContainText(/This machine slept for \d+ s/);
  await expectLive(page);
  await picture(page, info, 'K1-awake');
  expect(exchange.running.stats().connections).toBe(2);
  const [doubt] = (await claimsBetween(page, at)).filter((claim) => claim.state !== 'live');
  measured(info, `not live ${(doubt?.at ?? 0) - at} ms after the engine stopped`);
  await expectTrueBook(page, exchange);
});
