import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectLive, openTicket, picture } from './support/screen';
import { expectWholeFile } from './support/table-file';

// No exchange runs: everything here is the simulated market.

const PAIR = '/?pair=simulated:BTC/USD';
const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const rows = (page: Page, table: string): Locator => page.getByRole('grid', { name: table }).locator('tbody tr');

test('on margin a position is opened short, closed in part, turned round and guarded, each with the words of its button', async ({
  openTab,
}, info) => {
  test.setTimeout(90_000);
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await ticket(page).getByRole('button', { name: 'Books…' }).click();
  const books = page.getByRole('dialog', { name: /^Paper books/ });
  await books.getByRole('textbox', { name: 'Name' }).fill('Margin');
  await books.getByRole('button', { name: 'Margin 10,000 USD at 10 ×' }).click();
  await books.getByRole('button', { name: 'Open and trade in it' }).click();
  await ticket(page).getByRole('button', { name: 'Market', exact: true }).click();
  await ticket(page).getByRole('button', { name: 'Sell', exact: true }).click();
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.01');
  const preview = ticket(page).getByLabel('Preview');
  await expect(preview).toContainText('Position afterwards−0.01');
  await expect(preview).toContainText(/Liquidation at[\d,.]+/);
  await ticket(page)
    .getByRole('button', { name: /^Sell 0\.01 BTC at market · PAPER$/ })
    .click();
  await page.getByRole('tab', { name: 'Positions (1)' }).click();
  const row = rows(page, 'Positions').first();
  await expect(row).toContainText('−0.01');
  await expect(row.locator('.col-liquidation')).toHaveText(/[\d,.]+ [\d,.]+ %/);
  await expect(page.getByRole('region', { name: 'Account summary' })).toContainText(/Margin level[\d,.]+ %/);

  await row.getByRole('button', { name: 'Close…' }).click();
  const close = page.getByRole('dialog', { name: 'Close BTC/USD' });
  await close.getByRole('button', { name: '50 %' }).click();
  await close.getByRole('button', { name: 'Buy 0.005 BTC at market · reduce-only · PAPER' }).click();
  await expect(close.getByRole('status')).toHaveText(/filled/);
  await expect(row).toContainText('−0.005');
  await close.getByRole('button', { name: 'Reverse' }).click();
  await close.getByRole('button', { name: 'Buy 0.01 BTC at market · PAPER' }).click();
  await expect(row).toContainText('+0.005');
  await page.keyboard.press('Escape');

  await row.getByRole('button', { name: 'TP/SL…' }).click();
  const exits = page.getByRole('dialog', { name: 'Take profit and stop loss of BTC/USD' });
  await exits.getByRole('textbox', { name: /^Take profit at/ }).fill('50000');
  await expect(exits.getByRole('alert')).toHaveText(/^The take profit of a long position is above the price, which is [\d,.]+ now\.$/);
  await exits.getByRole('textbox', { name: /^Take profit at/ }).fill('90000');
  await exits.getByRole('textbox', { name: /^Stop loss at/ }).fill('50000');
  await expect(exits.getByText(/^if closed there \+[\d,.]+ USD$/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'exits');
  await exits.getByRole('button', { name: /^Sell 0\.005 BTC OCO/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Open orders (2)' }).click();
  await expect(rows(page, 'Open orders')).toHaveCount(2);

  // What stands in the tables goes into their files.
  const files = [
    ['Open orders', 'Open orders', 'open-orders', ['Size']],
    ['Positions', 'Positions', 'positions', ['Size', 'Entry']],
    ['Order history', 'Order history', 'order-history', ['Size', 'Filled', 'Average']],
    ['Fills', 'Fills', 'fills', ['Price', 'Size', 'Fee']],
    ['Balances', 'Balances', 'balances', ['Total', 'Available', 'In open orders']],
    ['Performance', 'Results by day', 'results-by-day', ['Net', 'Fees', 'Trades']],
  ] as const;
  for (const [tab, name, file, named] of files) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expectWholeFile(page, name, file, named);
  }

  // Own fills on the chart, by the keyboard.
  await page.getByRole('button', { name: /^Your fills on the chart/ }).focus();
  await expect(page.getByRole('tooltip')).toContainText(/(Bought|Sold) [\d.]+ BTC (at|in) .*fee [\d.]+ USD · taker.*Took [\d.]+ of the/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);

  await page.getByRole('tab', { name: 'Positions (1)' }).click();
  await page.getByRole('button', { name: 'Flatten BTC/USD…' }).click();
  const flatten = page.getByRole('dialog', { name: 'Flatten BTC/USD' });
  await flatten.getByRole('button', { name: 'Cancel 2 orders of BTC/USD · PAPER' }).click();
  await flatten.getByRole('button', { name: 'Sell 0.005 BTC at market · reduce-only · PAPER' }).click();
  await expect(flatten).toContainText('No order of BTC/USD is open, and there is no position.');
  await picture(page, info, 'flat');
  await flatten.getByRole('button', { name: 'Close this window' }).click();
  await expect(page.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();

  // Two of them, closed by one press: an order each, and an answer each.
  for (const pair of ['BTC/USD', 'ETH/USD']) {
    if (pair !== 'BTC/USD') await page.getByRole('region', { name: 'Watchlist' }).getByText(pair).click();
    const order = page.getByRole('region', { name: `Order ${pair}` });
    await order.getByRole('button', { name: 'Market', exact: true }).click();
    await order.getByRole('button', { name: 'Sell', exact: true }).click();
    await order.getByRole('textbox', { name: 'Size', exact: true }).fill('0.01');
    await order.getByRole('button', { name: /^Sell 0\.01 ... at market · PAPER$/ }).click();
    await expect(order.getByText(/filled/).first()).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Positions (2)' }).click();
  await rows(page, 'Positions').first().press('ControlOrMeta+a');
  await page.getByRole('button', { name: 'Close 2…' }).click();
  const several = page.getByRole('dialog', { name: 'Close 2 positions' });
  await expect(several.getByRole('listitem', { name: 'ETH/USD' })).toContainText('Buy 0.01 ETH at market · reduce-only · PAPER');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'close-several');
  await several.getByRole('button', { name: 'Close 2 positions at market · PAPER' }).click();
  for (const pair of ['BTC/USD', 'ETH/USD'])
    await expect(several.getByRole('listitem', { name: pair })).toContainText(/Nothing is held of it\..*filled/);
  await picture(page, info, 'closed-several');
  await several.getByRole('button', { name: 'Close this window' }).click();
  await expect(page.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();
});
