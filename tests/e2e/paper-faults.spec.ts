import type { Locator, Page } from '@playwright/test';
import { crash } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, measured, openTicket } from './support/screen';

const ticket = (page: Page): Locator => page.getByRole('region', { name: /^Order \S+\// });
const send = (page: Page): Locator => ticket(page).locator('.ticket-send');
const outcome = (page: Page): Locator => ticket(page).locator('.ticket-outcome');
const table = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });

/** The whole of an account as its tables show it. */
async function books(page: Page): Promise<Record<string, string[]>> {
  const out: Record<string, string[]> = {};
  for (const name of ['Open orders', 'Order history', 'Fills', 'Balances']) {
    await table(page, new RegExp(`^${name}`)).click();
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
  const presses = 12;
  for (let i = 0; i < presses; i++) {
    await openTicket(page);
    await limitBelow(page, '0.001', 0.9 + i / 1_000);
    await send(page).click({ noWaitAfter: true });
    // From before the intent is written to after the answer has come.
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), (i * 37) % 60);
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
