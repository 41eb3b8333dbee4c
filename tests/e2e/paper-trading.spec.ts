import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, expectTakesOrders, measured, openSettings, openTicket, picture } from './support/screen';

// No exchange runs: everything here is the simulated market, with no key and no network.

const PAIR = '/?pair=simulated:BTC/USD';
const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const send = (page: Page): Locator => ticket(page).getByRole('button', { name: /PAPER$/ });
const price = (page: Page): Locator => ticket(page).getByRole('textbox', { name: 'Price', exact: true });
const size = (page: Page): Locator => ticket(page).getByRole('textbox', { name: 'Size', exact: true });
const dockTab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click();
const rows = (page: Page, table: string): Locator => page.getByRole('grid', { name: table }).locator('tbody tr');

/** A limit far from the market: it stays open. */
async function placeFarLimit(page: Page, at: string): Promise<void> {
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  await price(page).fill(at);
  await size(page).fill('0.01');
  await send(page).click();
}

test('5.1: first visit to first paper fill, offline, in under ten actions', async ({ openTab }, info) => {
  const page = await openTab();
  await expectLive(page, 20_000);
  let actions = 0;
  const act = async (doing: Promise<void>): Promise<void> => {
    await doing;
    actions++;
  };
  await act(page.keyboard.press('b'));
  await act(ticket(page).getByRole('button', { name: 'Market', exact: true }).click());
  await act(ticket(page).getByRole('button', { name: '25', exact: true }).click());
  await expect(send(page)).toHaveText(/^Buy 0\.\d+ BTC at market · PAPER$/);
  await act(send(page).click());
  // A quarter of what is available at market is asked about, in the words of the button.
  const confirm = page.getByRole('dialog', { name: 'Confirm the order' });
  await act(confirm.getByRole('button', { name: /^Buy 0\.\d+ BTC at market · PAPER$/ }).click());
  await expect(ticket(page).getByRole('status')).toHaveText(/^P-\S+ filled/);
  await act(dockTab(page, /^Fills/));
  await expect(rows(page, 'Fills').first()).toContainText(/Took 0\.\d+ of the [\d.]+ BTC shown at this price/);
  expect(actions).toBeLessThan(10);
  measured(info, `${actions} actions`);
  await expect(page.getByRole('tab', { name: 'Positions (1)' })).toBeVisible();
  await picture(page, info, 'first-fill');
});

test('an answer that was the last of its kind stands in the settings, and is taken back there', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  const confirm = page.getByRole('dialog', { name: 'Confirm the order' });
  const marketOrder = async (): Promise<void> => {
    await ticket(page).getByRole('button', { name: 'Market', exact: true }).click();
    await ticket(page).getByRole('button', { name: '25', exact: true }).click();
    await send(page).click();
  };
  await marketOrder();
  // Leaving it sends nothing.
  await page.keyboard.press('Escape');
  await expect(confirm).toHaveCount(0);
  await expect(ticket(page).getByRole('status')).toHaveCount(0);
  await send(page).click();
  await confirm.getByRole('checkbox').check();
  await confirm.getByRole('button', { name: /^Buy/ }).click();
  await expect(ticket(page).getByRole('status')).toHaveText(/filled$/);
  await marketOrder();
  await expect(confirm).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Positions (1)' })).toBeVisible();
  const settings = await openSettings(page);
  const choice = settings.getByRole('combobox', { name: 'Market orders above 10 % of what is available, from the ticket' });
  await expect(choice).toHaveValue('none');
  await choice.selectOption('hold');
  await settings.getByRole('button', { name: 'Close' }).click();
  await marketOrder();
  await confirm.getByRole('button', { name: /^Buy/ }).click({ delay: 100 });
  await expect(confirm).toBeVisible();
  await confirm.getByRole('button', { name: /^Buy/ }).click({ delay: 1_200 });
  await expect(confirm).toHaveCount(0);
  await openSettings(page);
  await settings.getByRole('button', { name: 'All as usual (1 changed)' }).click();
  await expect(choice).toHaveValue('dialog');
});

test('an order stands in two tabs alike as it is placed, changed and cancelled', async ({ openTab }) => {
  const [one, other] = [await openTab(PAIR), await openTab(PAIR)];
  for (const page of [one, other]) {
    await expectLive(page);
    await openTicket(page);
    await dockTab(page, /^Open orders/);
  }
  await placeFarLimit(one, '50000');
  for (const page of [one, other]) await expect(rows(page, 'Open orders')).toContainText(['50,000']);
  await rows(other, 'Open orders').first().focus();
  await other.keyboard.press('Enter');
  await other.getByRole('textbox', { name: /^New price/ }).fill('51000');
  await other.keyboard.press('Enter');
  for (const page of [one, other]) await expect(rows(page, 'Open orders')).toContainText(['51,000']);
  // What became of it is told on while one looks, and of an order that is over as well.
  await rows(other, 'Open orders').first().focus();
  await other.keyboard.press('Shift+Enter');
  const story = other.getByRole('dialog', { name: /^What became of P-/ });
  const steps = [
    'Pressed in the ticket',
    'Written down here, then sent',
    'The paper book has it',
    'In the book',
    'Price changed to 51,000; placed at 50,000',
  ];
  await expect(story.getByRole('listitem')).toContainText([...steps, 'Now: open']);
  await one.getByRole('button', { name: 'Cancel BTC/USD (1)' }).click();
  await expect(story.getByRole('listitem')).toContainText([...steps, 'Cancelled']);
  // The row that it was opened from is gone: the focus is at its table.
  await other.keyboard.press('Escape');
  await expect(other.getByRole('grid', { name: 'Open orders' })).toBeFocused();
  for (const page of [one, other]) {
    await expect(rows(page, 'Open orders')).toHaveCount(0);
    await dockTab(page, /^Order history/);
    await expect(rows(page, 'Order history').first()).toContainText('cancelled');
  }
  await rows(other, 'Order history').first().focus();
  // A key that is held opens it once, and does not press what has the focus in it.
  for (let times = 0; times < 3; times++) await other.keyboard.down('Enter');
  await other.keyboard.up('Enter');
  await expect(story.getByRole('listitem')).toContainText([...steps, 'Cancelled']);
  await other.keyboard.press('Enter');
  await expect(story).toHaveCount(0);
  await expect(rows(other, 'Order history').first()).toBeFocused();
});

test('open orders and balances are there after a reload', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await placeFarLimit(page, '50000');
  await expect(ticket(page).getByRole('status')).toHaveText(/open$/);
  await page.reload();
  await expectLive(page);
  await openTicket(page);
  await dockTab(page, /^Open orders \(1\)/);
  await expect(rows(page, 'Open orders').first()).toContainText('50,000');
  await expect(price(page)).toHaveValue('');
  await expect(size(page)).toHaveValue('0.01');
});

test('a second order just like the last one is asked about', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await placeFarLimit(page, '50000');
  await expect(ticket(page).getByRole('status')).toHaveText(/open$/);
  await send(page).click();
  await expect(ticket(page).getByRole('alert')).toContainText('just like this one');
  await expect(size(page)).toHaveValue('0.01');
  await ticket(page).getByRole('button', { name: 'Place another' }).click();
  await dockTab(page, /^Open orders \(2\)/);
  await expect(rows(page, 'Open orders')).toHaveCount(2);
});

test('a press on the book fills price or size and never turns the side', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await page.keyboard.press('s');
  await expect(ticket(page).getByRole('button', { name: 'Sell', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.ladder-bids .ladder-row').nth(2).locator('.ladder-price').click();
  await expect(price(page)).toHaveValue(/^\d{5}$/);
  await expect(size(page)).toHaveValue('');
  await page.locator('.ladder-asks .ladder-row').nth(2).locator('.ladder-size').click();
  await expect(size(page)).toHaveValue(/^\d+(\.\d+)?$/);
  await expect(ticket(page).getByRole('button', { name: 'Sell', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('a ticket that cannot be sent says why, goes to the field, and sends nothing', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await ticket(page)
    .getByRole('button', { name: /^Buy BTC/ })
    .click();
  await expect(price(page)).toBeFocused();
  await price(page).fill('64000');
  await size(page).fill('900');
  await send(page).click();
  await expect(size(page)).toBeFocused();
  await expect(ticket(page)).toContainText('10,000 are available');
  // Enter in a field leads on, and sends nothing.
  await size(page).fill('0.01');
  await price(page).press('Enter');
  await expect(size(page)).toBeFocused();
  await size(page).press('Enter');
  await expect(send(page)).toBeFocused();
  await expect(ticket(page).getByRole('status')).toHaveCount(0);
});

test('another pair takes the price out of the ticket', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await price(page).fill('64000');
  await page.locator('[data-pair="simulated:ETH/USD"]').click();
  await expect(page.getByRole('region', { name: 'Order ETH/USD' }).getByRole('textbox', { name: 'Price', exact: true })).toHaveValue('');
});

test('one key cancels everything and stops new orders until the word is typed', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await placeFarLimit(page, '50000');
  await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();
  await page.getByRole('heading', { name: 'Order book' }).click();
  await page.keyboard.press('Shift+K');
  const stopped = page.getByRole('complementary', { name: 'New orders are stopped' });
  await expect(stopped).toContainText('1 open order was told to cancel');
  await expect(page.getByRole('tab', { name: 'Open orders', exact: true })).toBeVisible();
  await expect(ticket(page)).toContainText('New orders are stopped');
  const word = (await stopped.getByRole('textbox').getAttribute('placeholder')) ?? '';
  await stopped.getByRole('textbox').fill('anything');
  await page.keyboard.press('Enter');
  await expect(stopped.getByRole('alert')).toContainText(word);
  await stopped.getByRole('textbox').fill(word);
  await page.keyboard.press('Enter');
  await expect(stopped).toHaveCount(0);
});

test('the account is opened anew with what is chosen', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await dockTab(page, /^Balances/);
  await page.getByRole('button', { name: 'Open anew…' }).click();
  await page.getByRole('button', { name: '100,000 USD' }).click();
  await page.getByRole('button', { name: 'Open anew with 100,000 USD' }).click();
  await expect(rows(page, 'Balances')).toHaveText([/USD100,000\.00100,000\.000\.00/]);
});

test('on a phone the ticket has its book beside it, and what it placed is one tab away', async ({ openTab }, info) => {
  const page = await openTab(PAIR);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectLive(page);
  await page.getByRole('tab', { name: 'Trade', exact: true }).click();
  // At once, though the ticket may be loaded yet.
  const bid = page.locator('.ladder-bids .ladder-row').nth(4).locator('.ladder-price');
  await expect(bid).toHaveText(/\d/);
  await bid.click();
  await expect(price(page)).toHaveValue(/\d/);
  await size(page).fill('0.01');
  await expectTakesOrders(page);
  await picture(page, info, 'phone-trade');
  await send(page).click();
  await expect(ticket(page).getByRole('status')).toHaveText(/^P-/);
  await page.getByRole('tab', { name: 'Orders', exact: true }).click();
  await page
    .getByRole('tab', { name: /^(Open|History)/ })
    .first()
    .click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
