import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { arm, chooseLive, expectAccountLive, openLiveAccount, openPrices } from './support/live';
import { limitBelow, outcome, rows, send, table } from './support/paper';
import { E2E_BUILD } from './support/places';
import { expectLive, expectNotLive, openDock, openTicket, showTicket } from './support/screen';
import { isKept, Site } from './support/site';

test.use({ serviceWorkers: 'allow' });

test('B7, B9, B10, B11, B14: real orders while a new version waits, files are gone, no worker is to be had, tabs start at once, the engine hangs', async ({
  context,
  exchange,
}) => {
  // Each of them with paper orders, or below the browser, is in every run; all of them with real orders take a minute.
  test.skip(process.env['SOAK'] === undefined, 'with SOAK=1');
  test.setTimeout(120_000);
  const root = await mkdtemp(join(tmpdir(), 'tapedeck-build-'));
  await cp(E2E_BUILD, root, { recursive: true });
  const site = await Site.open(root);
  const { control } = exchange.running;
  const key = control.account.addKey();
  control.account.deposit(key.userId, 'exchange', 'USD', '20000');
  const sent = (): number => exchange.running.stats().accounts.framesByKey[key.key]?.['on'] ?? 0;
  const shown = async (page: Page): Promise<number> => {
    await table(page, /^Open orders/).click();
    return rows(page).count();
  };
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await isKept(page);
    await page.reload(); // from here on the service worker serves it
    await expectLive(page);
    await openTicket(page);
    await openLiveAccount(page, key);
    await arm(page);

    // B9: a new version is not offered while the exchange has not said that it has the order.
    const update = page.getByRole('complementary', { name: 'Update' });
    await limitBelow(page, '0.001', 0.97);
    control.account.loseRequest('on', 'after', 'nothing');
    await send(page).click();
    await expect(outcome(page)).toContainText('sent');
    await writeFile(join(root, 'sw.js'), `${await readFile(join(root, 'sw.js'), 'utf8')}\n// another version`);
    const seen = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (registration.waiting === null) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [document.querySelector('.ticket-outcome')?.textContent, document.querySelector('.band-update') === null];
    });
    expect(seen).toEqual([expect.stringContaining('sent'), true]);
    await expect(outcome(page)).toContainText('open', { timeout: 20_000 });
    await expect(update).toBeVisible();
    await update.getByRole('button', { name: 'Later' }).click();

    // B10: the host has the files of another version only. What was kept goes on, parts that were never opened too.
    await rm(join(root, 'assets'), { recursive: true });
    await openDock(page, 'About');
    await limitBelow(page, '0.001', 0.96);
    await send(page).click();
    await expect(outcome(page)).toContainText(/^R-\S+ open/);
    expect(sent()).toBe(2);

    // B11: a browser that does not make the engine's worker is told so, and shows nothing as live.
    const refused = await context.newPage();
    await refused.addInitScript(() => {
      Object.defineProperty(window, 'SharedWorker', {
        value: class {
          constructor() {
            throw new Error('refused');
          }
        },
      });
    });
    await refused.goto(site.url);
    await expect(refused.getByRole('complementary', { name: 'Engine' })).toContainText(/engine|Tapedeck/);
    await expectNotLive(refused);
    await refused.close();

    // B14: two tabs that start in the same moment share the engine that there is.
    const tabs = [await context.newPage(), await context.newPage()];
    await Promise.all(tabs.map((tab) => tab.goto(site.url)));
    for (const tab of tabs) {
      await expectLive(tab);
      await showTicket(tab);
      await chooseLive(tab);
      await expectAccountLive(tab);
      await expect.poll(() => shown(tab)).toBe(2);
    }
    // One, but for the seconds in which the lost answer is looked for on a second connection.
    await expect.poll(() => exchange.running.stats().accounts.sockets[key.userId]?.now).toBe(1);

    // B7: an engine that stands still in the press. The tab says that nothing is live; the order leaves once, when it goes on.
    await page.bringToFront();
    await limitBelow(page, '0.001', 0.95);
    const engine = await EngineWorker.attach(context);
    await engine.suspend();
    await send(page).click({ noWaitAfter: true });
    await expectNotLive(page);
    await expect(outcome(page)).toContainText(/no answer|not answer|look/i);
    expect(sent()).toBe(2);
    await engine.resume();
    await expectAccountLive(page);
    await expect.poll(() => shown(page)).toBe(openPrices(exchange, key.userId).length);
    expect(sent()).toBe(openPrices(exchange, key.userId).length);
    expect(sent()).toBeLessThanOrEqual(3);
  } finally {
    await context.close();
    await site.stop();
    await rm(root, { recursive: true, force: true });
  }
});
