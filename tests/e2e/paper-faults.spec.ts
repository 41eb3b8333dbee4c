import type { Locator, Page } from '@playwright/test';
import { crash, EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, expectNotLive, measured, openTicket, stripWords } from './support/screen';

const ticket = (page: Page): Locator => page.getByRole('region', { name: /^Order \S+\// });
const send = (page: Page): Locator => ticket(page).locator('.ticket-send');
const outcome = (page: Page): Locator => ticket(page).locator('.ticket-outcome');
const table = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });

/** The whole of an account as its tables show it. */
async function books(page: Page): Promise<Record<string, string[]>> {
  const out: Record<string, string[]> = {};
  // After a reload the account is there when it has balances, and then all of it is.
  await table(page, /^Balances/).click();
  await expect(page.locator('.dock-body tbody tr').first()).toContainText('USD');
  for (const name of ['Open orders', 'Order history', 'Fills', 'Balances']) {
    await table(page, new RegExp(`^${name}`)).click();
    await expect(page.locator('.dock-body tbody tr, .dock-body .data-empty').first()).toBeVisible();
    await expect(page.getByText('Reading the history.')).toHaveCount(0);
    const rows = await page.locator('.dock-body tbody tr').allInnerTexts();
    // What a balance is worth moves with the market.
    out[name] = name === 'Balances' ? rows.map((row) => row.split('\t').slice(0, 4).join(' ')) : rows;
  }
  return out;
}

async function limitBelow(page: Page, size: string, part: number): Promise<string> {
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  await ticket(page).getByRole('button', { name: 'Bid', exact: true }).click();
  const bid = Number(await ticket(page).getByLabel('Price', { exact: true }).inputValue());
  const price = String(Math.round(bid * part));
  await ticket(page).getByLabel('Price', { exact: true }).fill(price);
  await ticket(page).getByLabel('Size', { exact: true }).fill(size);
  return price;
}

test('U1: fifty clicks in a moment, and as many in another tab, place one order each', async ({ openTab, exchange: _running }) => {
  const [one, two] = [await openTab(), await openTab()];
  await expectLive(one);
  for (const [page, part] of [
    [one, 0.97],
    [two, 0.96],
  ] as const) {
    await openTicket(page);
    await limitBelow(page, '0.01', part);
  }
  const storm = (page: Page): Promise<void> =>
    page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>('.ticket-send');
      for (let i = 0; i < 50; i++) {
        button?.click();
        await new Promise((resolve) => setTimeout(resolve, 6));
      }
    });
  await Promise.all([storm(one), storm(two)]);
  await expect(table(one, /^Open orders \(2\)/)).toBeVisible();
  await table(one, /^Open orders/).click();
  await expect(one.locator('.dock-body tbody tr')).toHaveCount(2);
});

test('U4: on a book that is no longer live nothing is sent, and the ticket says why', async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await ticket(page).getByRole('button', { name: 'Market', exact: true }).click();
  await ticket(page).getByLabel('Size', { exact: true }).fill('0.01');
  await exchange.stop();
  await expect(ticket(page).locator('.ticket-gate')).toContainText(/not live|not connected|stale|offline/i);
  await send(page).click();
  await table(page, /^Order history/).click();
  await expect(page.locator('.dock-body tbody tr')).toHaveCount(0);
});

test('B2: when the process that hosts the engine dies, orders, fills and money are as they were', async ({ openTab, exchange: _running }) => {
  const host = await openTab();
  await expectLive(host);
  await openTicket(host);
  await ticket(host).getByRole('button', { name: 'Market', exact: true }).click();
  await ticket(host).getByLabel('Size', { exact: true }).fill('0.01');
  await send(host).click();
  await expect(outcome(host)).toContainText('filled');
  await limitBelow(host, '0.01', 0.97);
  await send(host).click();
  await expect(outcome(host)).toContainText('open');
  const before = await books(host);
  expect(before['Open orders']).toHaveLength(1);
  expect(before.Fills?.length).toBeGreaterThan(0);
  const other = await openTab();
  await expectLive(other);
  await crash(host);
  await expectLive(other, 10_000);
  await expect(table(other, /^Open orders \(1\)/)).toBeVisible();
  expect(await books(other)).toEqual(before);
});

test('B1: however a reload falls around the press, an order is there once or was never placed', async ({ openTab, exchange: _running }, info) => {
  const page = await openTab();
  await expectLive(page);
  // Two hundred where there is time for them; that many in the engine alone are in tests/worker/orders/crash.test.ts.
  const presses = process.env['SOAK'] === undefined ? 12 : 200;
  test.setTimeout(60_000 + presses * 4_000);
  for (let i = 0; i < presses; i++) {
    await openTicket(page);
    await limitBelow(page, '0.0005', 0.75 + i / 1_000);
    await send(page).click({ noWaitAfter: true });
    // From before the intent is written to after the answer has come, which on a busy machine may be long: the last one is waited for.
    if (i === presses - 1) await expect(outcome(page)).toContainText('open');
    else await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), (i * 37) % 60);
    await page.reload();
    await expectLive(page);
  }
  const kept = await books(page);
  const placed = (kept['Open orders'] ?? []).length;
  const refused = (kept['Order history'] ?? []).filter((row) => /not placed/.test(row)).length;
  measured(info, `${placed} working, ${refused} not placed, of ${presses}`);
  expect(placed + refused).toBeLessThanOrEqual(presses);
  expect(placed).toBeGreaterThan(0);
  expect(new Set(kept['Open orders']).size).toBe(placed);
});

test('S1: with no room left in the storage an order is not sent, it is said why, and the market stays live', async ({
  openTab,
  exchange: _running,
  context,
}) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await limitBelow(page, '0.01', 0.97);
  const engine = await EngineWorker.attach(context);
  // A quota that is overridden is not felt by small writes for a while: the browser has counted ahead.
  const full = `globalThis.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`;
  await engine.send('Runtime.evaluate', { expression: full });
  await send(page).click();
  await expect(ticket(page)).toContainText(/could not be written down .*storage is full.*not sent/);
  await expectLive(page);
  await engine.send('Runtime.evaluate', { expression: 'IDBObjectStore.prototype.put = globalThis.put' });
  await send(page).click();
  await expect(table(page, /^Open orders \(1\)/)).toBeVisible();
});

test('U8: the kill switch works without a connection, the loss of which is told, and holds when it is back', async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await limitBelow(page, '0.01', 0.97);
  await send(page).click();
  await expect(table(page, /^Open orders \(1\)/)).toBeVisible();
  await exchange.stop();
  await expectNotLive(page);
  await page.getByRole('heading', { name: 'Order book' }).click();
  await page.keyboard.press('Shift+K');
  const stopped = page.getByRole('complementary', { name: 'New orders are stopped' });
  await expect(stopped).toContainText('1 open order was told to cancel');
  await expect(table(page, 'Open orders')).toHaveText(/^Open orders$/);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByRole('listitem').filter({ hasText: 'Market lost: Bitfinex' })).toBeVisible({ timeout: 8_000 });
  await exchange.start();
  // By itself it may take a minute: sockets that never opened make the engine patient.
  await stripWords(page).getByRole('button', { name: 'Retry now' }).click();
  await expectLive(page, 30_000);
  await expect(notices).toContainText(/Market back: Bitfinex.*not live for \d+ s/);
  await expect(notices).not.toContainText('Market lost');
  await expect(ticket(page)).toContainText('New orders are stopped');
});

test('E19, K1: an order goes out at 5,000 messages a second, and stands after the engine stood still', async ({
  openTab,
  exchange,
  context,
}, info) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await limitBelow(page, '0.01', 0.97);
  const before = exchange.running.stats().messagesSent;
  exchange.running.control.pace({ framesPerSecond: 5_000 });
  await expect.poll(() => exchange.running.stats().messagesSent - before).toBeGreaterThan(5_000);
  const tookMs = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector<HTMLButtonElement>('.ticket-send')?.click();
    while (!/open/.test(document.querySelector('.ticket-outcome')?.textContent ?? '')) {
      if (performance.now() - began > 10_000) throw new Error('the order is not open after 10 s');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return performance.now() - began;
  });
  measured(info, `from the click to an open order in ${Math.round(tookMs)} ms`);
  exchange.running.control.pace({ framesPerSecond: 100 });
  const engine = await EngineWorker.attach(context);
  await engine.suspend();
  await expectNotLive(page, 20_000);
  await engine.resume();
  await expectLive(page, 20_000);
  await table(page, /^Open orders \(1\)/).click();
  await expect(page.locator('.dock-body tbody tr')).toHaveCount(1);
});
