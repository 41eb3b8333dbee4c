import type { Page } from '@playwright/test';
import { crash, EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { field, limitBelow, marketOrder, outcome, placeBelow, rows, send, table, ticket } from './support/paper';
import { expectLive, expectNotLive, figure, measured, openDock, openTicket, retryNow } from './support/screen';
import { expectNothingSent, expectTrueAccount, storedAccount } from './support/stored-account';

/** The whole of an account as its tables show it. */
async function books(page: Page): Promise<Record<string, string[]>> {
  const out: Record<string, string[]> = {};
  // After a reload the account is there when it has balances, and then all of it is.
  await table(page, /^Balances/).click();
  await expect(rows(page).first()).toContainText('USD');
  for (const name of ['Open orders', 'Order history', 'Fills', 'Balances']) {
    await table(page, new RegExp(`^${name}`)).click();
    await expect(page.locator('.dock-body tbody tr, .dock-body .data-empty').first()).toBeVisible();
    await expect(page.getByText('Reading the history.')).toHaveCount(0);
    const shown = await rows(page).allInnerTexts();
    // What a balance is worth moves with the market.
    out[name] = name === 'Balances' ? shown.map((row) => row.split('\t').slice(0, 4).join(' ')) : shown;
  }
  return out;
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
      const began = performance.now();
      // What is pressed two seconds after it is another order.
      for (let i = 0; i < 50 && performance.now() - began < 1_000; i++) {
        button?.click();
        await new Promise((resolve) => setTimeout(resolve, 6));
      }
    });
  await Promise.all([storm(one), storm(two)]);
  await expect(table(one, /^Open orders \(2\)/)).toBeVisible();
  await table(one, /^Open orders/).click();
  await expect(rows(one)).toHaveCount(2);
  await expectTrueAccount(one);
});

test('U2, U3, U5, U6, U4: what leaves is what was shown, of this market, in numbers that are read one way; what must not leave is told why', async ({
  openTab,
  exchange,
}) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  const price = await limitBelow(page, '0.01', 0.97);
  const intents = async (account?: string) => (await storedAccount(page, account)).intents;
  for (const [typed, words] of [
    ['1.000,5', /between thousands are not read\. Type 1000\.5/],
    ['1,000', /can be 1\.000 or 1000\. Type one of the two/],
    ['1e-3', /Powers of ten are not read/],
    ['０.01', /“０” is not read in a number/],
    ['-0', /has no sign here/],
    ['0'.repeat(70), /70 characters are too many/],
  ] as const) {
    await field(page, 'Size').fill(typed);
    await send(page).click();
    await expect(ticket(page)).toContainText(words);
  }
  await field(page, 'Size').fill('1');
  await send(page).click();
  await expect(ticket(page)).toContainText(/10,000(\.00)? (USD )?are available/);
  await field(page, 'Price').fill(String(Math.round(Number(price) * 1.15)));
  await field(page, 'Size').fill('0.01');
  await send(page).click();
  await expect(ticket(page)).toContainText(/5 % is allowed/);
  expect(await intents()).toEqual([]);
  // Whatever happens to the ticket below it, the dialog sends what it shows.
  await marketOrder(page, '0.05');
  await send(page).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm the order' });
  await expect(dialog).toContainText('0.05 BTC');
  await field(page, 'Size').evaluate((input: HTMLInputElement) => {
    input.value = '0.5';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await dialog.getByRole('button', { name: /^Buy 0\.05 BTC/ }).click();
  await expect(table(page, /^Positions \(1\)/)).toBeVisible();
  expect((await intents()).map(({ terms }) => [terms['side'], terms['size'], terms['instrument']])).toEqual([['buy', '0.05', 'bitfinex:BTC/USD']]);
  await expectTrueAccount(page);
  // Another market has a ticket and an account of its own.
  await page.goto(`${new URL(page.url()).origin}/?pair=simulated:BTC/USD`);
  await expectLive(page);
  await openTicket(page);
  await expect(table(page, 'Positions')).toHaveText(/^Positions$/);
  await marketOrder(page, '0.001');
  await send(page).click();
  await expect(outcome(page)).toContainText('filled');
  expect([(await intents()).length, (await intents('paper:simulated:main')).length]).toEqual([1, 1]);
  expectNothingSent(exchange);
  await page.goto(`${new URL(page.url()).origin}/?pair=bitfinex:BTC/USD`);
  await expectLive(page);
  await openTicket(page);
  await marketOrder(page, '0.01');
  await ticket(page).getByLabel('Take profit / stop').check();
  await field(page, 'Stop').fill(price);
  const loss = ticket(page).locator('.exit-result').last();
  await expect(loss).toHaveText(/−[\d.,]+ USD$/);
  await exchange.stop();
  await expect(ticket(page).locator('.ticket-gate')).toContainText(/not live|not connected|stale|offline/i);
  // What follows from a book that is not live claims no direction.
  await expect(loss).toHaveAttribute('data-live', 'false');
  await send(page).click();
  expect(await intents()).toHaveLength(1);
  // What is reckoned at old prices says so; what was traded stays as it is.
  const summary = page.getByRole('region', { name: 'Account summary' });
  const old = summary.locator('dt', { has: page.locator('+ dd[data-live="false"]') });
  await expect(old).toHaveText(['Equity', 'Unrealised P&L']);
  await expect(ticket(page).locator('.ticket-preview')).toHaveAttribute('data-live', 'false');
});

test('B2: when the process that hosts the engine dies, orders, fills and money are as they were', async ({ openTab, exchange: _running }) => {
  const host = await openTab();
  await expectLive(host);
  await openTicket(host);
  await marketOrder(host, '0.01');
  await send(host).click();
  await expect(outcome(host)).toContainText('filled');
  await placeBelow(host, '0.01', 0.97);
  const before = await books(host);
  expect(before['Open orders']).toHaveLength(1);
  expect(before.Fills?.length).toBeGreaterThan(0);
  const other = await openTab();
  await expectLive(other);
  await crash(host);
  await expectLive(other, 10_000);
  await expect(table(other, /^Open orders \(1\)/)).toBeVisible();
  expect(await books(other)).toEqual(before);
  await expectTrueAccount(other);
});

test('B1: however a reload falls around the press, an order is there once or was never placed', async ({ openTab, exchange: _running }, info) => {
  const page = await openTab();
  await expectLive(page);
  // Two hundred where there is time for them; that many in the engine alone are in tests/worker/orders/crash.test.ts.
  const presses = process.env['SOAK'] === undefined ? 4 : 200;
  test.setTimeout(60_000 + presses * 10_000);
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
  await expectTrueAccount(page);
});

test('U8: the kill switch works without a connection, the loss of which is told, and holds when it is back', async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await placeBelow(page, '0.01', 0.97);
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
  await retryNow(page);
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
  // It cost the market nothing: no frame was lost or dropped for it, and the order left once.
  await expectLive(page);
  await openDock(page, 'Connection');
  await expect(figure(page, 'Resyncs')).toHaveText('none');
  await expect(figure(page, 'Faults')).toHaveText('none');
  expect(exchange.running.stats().connections).toBe(1);
  await expectTrueAccount(page);
  const engine = await EngineWorker.attach(context);
  await engine.suspend();
  await expectNotLive(page, 20_000);
  await engine.resume();
  await expectLive(page, 20_000);
  await table(page, /^Open orders \(1\)/).click();
  await expect(rows(page)).toHaveCount(1);
});
