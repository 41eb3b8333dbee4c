import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, openTicket, picture } from './support/screen';

// No exchange runs: everything here is the simulated market, with no key and no network.

const PAIR = '/?pair=simulated:BTC/USD';
const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const marks = (page: Page): Locator => page.getByRole('list', { name: 'Your orders in the book' }).getByRole('listitem');

async function openDesk(openTab: (path?: string) => Promise<Page>): Promise<Page> {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  return page;
}

async function placeLimit(page: Page, side: 'Buy' | 'Sell', price: string, size: string): Promise<void> {
  await ticket(page).getByRole('button', { name: side, exact: true }).click();
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  await ticket(page).getByRole('textbox', { name: 'Price', exact: true }).fill(price);
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill(size);
  await ticket(page)
    .getByRole('button', { name: /PAPER$/ })
    .click();
  await expect(ticket(page).getByRole('status')).toHaveText(/open$/);
}

/** As coarse as two thousand a row: what stands somewhat away from the market is in view, and does not fill meanwhile. */
async function coarsen(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Precision of the exchange' }).selectOption('P2');
}

test('own orders are marked in the book, several at one level as one; ✕ cancels them in every tab', async ({ openTab }, info) => {
  const [one, other] = [await openDesk(openTab), await openDesk(openTab)];
  for (const page of [one, other]) await coarsen(page);
  await placeLimit(one, 'Buy', '63410', '0.01');
  await placeLimit(one, 'Buy', '63450', '0.02');
  for (const page of [one, other]) await expect(marks(page)).toHaveText(['0.03 ×2']);
  await picture(one, info, 'own-orders');
  await marks(other)
    .getByRole('button', { name: /^Cancel buy 0\.03 BTC at [\d,]+, 2 orders$/ })
    .click();
  await expect(other.getByRole('region', { name: 'Notices' })).toContainText('Cancelled 2 orders');
  for (const page of [one, other]) await expect(marks(page)).toHaveCount(0);
  await expect(one.getByRole('tab', { name: 'Open orders', exact: true })).toBeVisible();
});
