import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { makeLaterBuild } from './support/later-build';
import { limitBelow, outcome, placeBelow, rows, send, table } from './support/paper';
import { E2E_BUILD } from './support/places';
import { expectLive, measured, openTicket, stripWords } from './support/screen';
import { Site } from './support/site';
import { expectNothingSent, expectTrueAccount } from './support/stored-account';

test.use({ serviceWorkers: 'allow' });

test('B4: tabs come and go, some in the press of an order, and each order stands once in the tab that is left', async ({
  openTab,
  exchange,
}, info) => {
  const tabs = process.env['SOAK'] === undefined ? 4 : 50;
  test.setTimeout(60_000 + tabs * 5_000);
  const first = await openTab();
  await expectLive(first);
  await openTicket(first);
  await placeBelow(first, '0.001', 0.99);
  const come = async (i: number): Promise<void> => {
    const tab = await openTab();
    await expectLive(tab);
    await openTicket(tab);
    await limitBelow(tab, '0.001', 0.98 - i / 1_000);
    if (i % 2 === 0) await placed(tab);
    // Gone as the order leaves: it was asked for or it was not.
    else await tab.evaluate(() => document.querySelector<HTMLButtonElement>('.ticket-send')?.click());
    await tab.close();
  };
  for (let i = 0; i < tabs; i += 2) await Promise.all([come(i), come(i + 1)]);
  await expect(stripWords(first)).toContainText(/(^|\D)1 tab/);
  await expectLive(first);
  await table(first, /^Open orders/).click();
  // The first tab's order, and those whose tab waited for them.
  const least = 1 + Math.ceil(tabs / 2);
  await expect.poll(() => rows(first).locator('.col-price').count()).toBeGreaterThanOrEqual(least);
  const prices = await rows(first).locator('.col-price').allInnerTexts();
  measured(info, `${prices.length} orders of ${tabs + 1} presses`);
  expect(new Set(prices).size).toBe(prices.length);
  await expectTrueAccount(first);
  expect(exchange.running.stats().maxOpen).toBe(1);
  expectNothingSent(exchange);
});

async function placed(tab: Page): Promise<void> {
  await send(tab).click();
  await expect(outcome(tab)).toContainText('open');
}

test('B8, S9: an engine of a later version takes the orders over, and of one that slept through it nothing leaves any more', async ({
  browser,
  exchange,
}) => {
  const root = await mkdtemp(join(tmpdir(), 'tapedeck-build-'));
  await cp(E2E_BUILD, root, { recursive: true });
  const site = await Site.open(root);
  // A page that a service worker serves is of the version that it keeps.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const old = await context.newPage();
    await old.goto(site.url);
    await expectLive(old);
    await openTicket(old);
    const stands = await placeBelow(old, '0.01', 0.97);
    // Once it is written down: what is in the middle of writing holds the storage, asleep or not.
    await expectTrueAccount(old);
    await limitBelow(old, '0.01', 0.96);
    const engine = await EngineWorker.attach(context);
    await engine.suspend();
    await send(old).click({ noWaitAfter: true });
    await makeLaterBuild(E2E_BUILD, root);
    const later = await context.newPage();
    await later.goto(site.url);
    // The browser gives its lock to the next one, as when a machine wakes up and finds that it was taken over.
    await later.evaluate(() => void navigator.locks.request('tapedeck-engine', { steal: true }, () => undefined));
    await expectLive(later);
    await openTicket(later);
    await expect(table(later, /^Open orders \(1\)/)).toBeVisible({ timeout: 20_000 });
    const taken = await placeBelow(later, '0.01', 0.95);
    await engine.resume();
    await expect(old.locator('body')).toContainText(/reload/i);
    await expect(outcome(old)).not.toContainText(/open$/);
    await table(later, /^Open orders/).click();
    await expect(rows(later)).toHaveCount(2);
    const prices = (await rows(later).locator('.col-price').allInnerTexts()).map((text) => Number(text.replaceAll(/[^\d.]/g, '')));
    expect(prices.sort()).toEqual([taken, stands].map(Number).sort());
    await expectTrueAccount(later);
    await old.reload();
    await expectLive(old);
    await expect(table(old, /^Open orders \(2\)/)).toBeVisible();
    await expect.poll(() => exchange.running.stats().open).toBe(1);
    expectNothingSent(exchange);
  } finally {
    await context.close();
    await site.stop();
    await rm(root, { recursive: true, force: true });
  }
});
