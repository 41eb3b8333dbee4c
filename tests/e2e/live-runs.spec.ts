import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { randomOf } from '../exchange/pace';
import { crash } from './support/devtools';
import { expect, test } from './support/fixtures';
import { makeLaterBuild } from './support/later-build';
import { arm, armAnyhow, chooseLive, lock, openLiveAccount, openPrices } from './support/live';
import { limitBelow, outcome, rows, send, table } from './support/paper';
import { E2E_BUILD } from './support/places';
import { expectLive, expectTakesOrders, measured, showTicket } from './support/screen';
import { Site } from './support/site';
import { lockButton } from './support/vault';

// What a usual run of the tests has no time for: `SOAK=1 npx playwright test --project=others live-runs`.
const RUNS = 30;
const FIRST_SEED = 20_261_126;
const ENDS = ['placed', 'closed', 'reloaded', 'crashed'] as const;
const TROUBLES = ['none', 'drop', 'lost answer', 'lost request', 'lock', 'later version'] as const;

for (let run = 0; run < (process.env['SOAK'] === undefined ? 0 : RUNS); run++) {
  // One run has as many tabs as a desk may have in a day.
  const tabs = run === 0 ? 50 : 4;
  test(`I1–I5: run ${run + 1} of ${RUNS}, with ${tabs} tabs that end anyhow, no order leaves twice or is lost`, async ({
    browser,
    exchange,
  }, info) => {
    test.setTimeout(120_000 + tabs * 30_000);
    const random = randomOf(FIRST_SEED + run);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const root = await mkdtemp(join(tmpdir(), 'tapedeck-runs-'));
    await cp(E2E_BUILD, root, { recursive: true });
    const site = await Site.open(root);
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(site.url);
      await expectLive(page, 30_000);
      await showTicket(page);
      return page;
    };
    const { control } = exchange.running;
    const key = control.account.addKey();
    control.account.deposit(key.userId, 'exchange', 'USD', '20000');
    const told: string[] = [];
    let isLater = false;
    let presses = 1;
    try {
      const first = await open();
      await expectTakesOrders(first);
      await openLiveAccount(first, key);
      await arm(first);
      await limitBelow(first, '0.001', 0.95);
      await send(first).click();
      await expect(outcome(first)).toContainText(/^R-\S+ open/);
      for (let i = 0; i < tabs; i++) {
        const tab = await open();
        await chooseLive(tab);
        await armAnyhow(tab);
        await limitBelow(tab, '0.001', 0.94 - i / 1_000);
        const [end, trouble] = [pick(ENDS), pick(TROUBLES)];
        told.push(`${end} ${trouble}`);
        if (trouble === 'lost answer') control.account.loseRequest('on', 'after', 'drop');
        if (trouble === 'lost request') control.account.loseRequest('on', 'before', 'drop');
        if (trouble === 'drop') control.drop();
        if (trouble === 'later version' && !isLater) {
          isLater = true;
          await makeLaterBuild(E2E_BUILD, root);
        }
        // The connection may be gone by the press, which then sends nothing.
        const isReady = await tab.evaluate(() => {
          const button = document.querySelector<HTMLButtonElement>('.ticket-send');
          button?.click();
          return button?.dataset['ready'] === 'true';
        });
        presses++;
        if (end === 'placed' && isReady) await expect(outcome(tab)).not.toHaveText('', { timeout: 20_000 });
        if (end === 'crashed') await crash(tab);
        else {
          if (end === 'reloaded') {
            await tab.reload();
            await expectLive(tab, 30_000);
          }
          await tab.close();
        }
        control.account.clear();
        if (trouble === 'later version') {
          // As it asks for: the engine is of that version now.
          await first.reload();
          await showTicket(first);
        }
        if (trouble === 'lock' && (await lockButton(first).isVisible())) await lock(first);
      }
      await armAnyhow(first);
      await table(first, /^Open orders/).click();
      const shown = async (): Promise<number[]> => {
        const working = rows(first).filter({ hasNotText: /unknown/i });
        const prices = await working.locator('.col-price').allInnerTexts();
        return prices.map((text) => Number(text.replaceAll(/[^\d.]/g, ''))).sort((a, b) => a - b);
      };
      const isTrue = async (): Promise<boolean> => String(await shown()) === String(openPrices(exchange, key.userId));
      await expect.poll(isTrue, { timeout: 30_000 }).toBe(true);
      const { sentByCid, acceptedByCid, sockets } = exchange.running.stats().accounts;
      measured(info, `${Object.keys(acceptedByCid).length} orders of ${presses} presses; ${told.join(', ')}; ${JSON.stringify(sockets)}`);
      expect(Object.values(sentByCid).filter((count) => count > 1)).toEqual([]);
      expect(Object.keys(sentByCid).length).toBeLessThanOrEqual(presses);
      expect(Object.values(acceptedByCid).filter((count) => count > 1)).toEqual([]);
      expect(openPrices(exchange, key.userId).length).toBe(Object.keys(acceptedByCid).length);
    } finally {
      await context.close();
      await site.stop();
      await rm(root, { recursive: true, force: true });
    }
  });
}
