import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, openSettings, openTicket, picture } from './support/screen';

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

test('own orders are marked in the book, several at one level as one; ✕ cancels them in every tab; several rows of the table go at once', async ({
  openTab,
}, info) => {
  const [one, other] = [await openDesk(openTab), await openDesk(openTab)];
  for (const page of [one, other]) await coarsen(page);
  await one.bringToFront();
  await placeLimit(one, 'Buy', '63410', '0.01');
  await placeLimit(one, 'Buy', '63450', '0.02');
  for (const page of [one, other]) await expect(marks(page)).toHaveText(['0.03 ×2']);
  await picture(one, info, 'own-orders');
  await other.bringToFront();
  await marks(other)
    .getByRole('button', { name: /^Cancel buy 0\.03 BTC at [\d,]+, 2 orders$/ })
    .click();
  await expect(other.getByRole('region', { name: 'Notices' })).toContainText('Cancelled 2 orders');
  for (const page of [one, other]) await expect(marks(page)).toHaveCount(0);
  await expect(one.getByRole('tab', { name: 'Open orders', exact: true })).toBeVisible();

  // A table without rows that has the focus keeps it as they come.
  await other.getByRole('tab', { name: 'Open orders', exact: true }).click();
  const grid = other.getByRole('grid', { name: 'Open orders' });
  await other.locator('.data-scroll').focus();
  await one.bringToFront();
  for (const price of ['60000', '60001', '60002']) await placeLimit(one, 'Buy', price, '0.01');
  await other.bringToFront();
  await expect(other.getByRole('tab', { name: 'Open orders (3)' })).toBeVisible();
  await expect(grid).toBeFocused();

  // What comes while rows are chosen moves them, and takes neither their place nor the focus.
  const [rows, chosen] = [grid.locator('tbody tr'), grid.getByRole('row', { selected: true })];
  const said = other.getByRole('region', { name: 'Open orders' }).getByRole('status').filter({ hasText: /./ });
  await rows.first().press('Space');
  await other.keyboard.press('Shift+ArrowDown');
  await expect(said).toHaveText('2 of 3 chosen');
  await one.bringToFront();
  await placeLimit(one, 'Buy', '60003', '0.01');
  await other.bringToFront();
  await expect(said).toHaveText('2 of 4 chosen');
  await expect(chosen).toContainText(['60,002', '60,001']);
  await expect(rows.nth(2)).toBeFocused();
  await rows.nth(3).click({ modifiers: ['ControlOrMeta'] });
  await picture(other, info, 'chosen-orders');
  await other.getByRole('button', { name: 'Cancel 3 orders' }).click();
  await expect(other.getByRole('region', { name: 'Notices' })).toContainText('Cancelled 3 orders');
  await expect(rows).toHaveText([/60,003/]);
  await expect(said).toHaveCount(0);
  // A key meant for a row that went does nothing to another.
  await expect(grid).toBeFocused();
  await other.keyboard.press('Delete');
  await other.keyboard.press('ArrowDown');
  await expect(rows).toBeFocused();
  await other.keyboard.press('ControlOrMeta+a');
  await expect(said).toHaveText('1 of 1 chosen');
  await other.keyboard.press('Escape');
  await expect(said).toHaveCount(0);

  // In the narrowest window of a desk the tools above the rows have two lines, and stand on nothing.
  await other.setViewportSize({ width: 769, height: 844 });
  await expect(other.getByRole('button', { name: 'Cancel BTC/USD (1)' })).toBeVisible();
  const cut = await other
    .locator('.table-tools > .tool')
    .evaluateAll((tools) => tools.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent));
  expect(cut).toEqual([]);
});

/** Take a line by its tag and move it by so many px. */
async function drag(page: Page, line: Locator, by: number): Promise<void> {
  const box = await line.boundingBox();
  if (box === null) throw new Error('the line is not in view');
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 8, box.y + box.height / 2 + by, { steps: 4 });
}

test('a line that is dragged on the chart changes its order once the user says so; Esc and a refusal leave it', async ({ openTab }, info) => {
  const page = await openDesk(openTab);
  await placeLimit(page, 'Buy', '63000', '0.158');
  const line = page.getByRole('slider', { name: /^Buy limit 0\.158 BTC\/USD/ });
  await expect(line).toHaveAttribute('aria-valuenow', '63000');
  await drag(page, line, 40);
  await expect(line).toHaveText(/^Change price 63,000 → 6[12],\d{3} −\d\.\d\d %$/);
  await page.keyboard.press('Escape');
  await page.mouse.move(400, 300);
  await page.mouse.up();
  await expect(line).toHaveText(/^Buy limit 0\.158 −/);
  await drag(page, line, 40);
  await page.mouse.up();
  const asked = Number(await line.getAttribute('aria-valuenow'));
  expect(asked).toBeLessThan(63_000);
  await picture(page, info, 'asked');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(line).toHaveText(/^Buy limit 0\.158 −/);
  await expect(line).toHaveAttribute('aria-valuenow', String(asked));
  // By keys: ten ticks up and one down.
  await line.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(line).toHaveText(/^Buy limit 0\.158 −/);
  await expect(line).toHaveAttribute('aria-valuenow', String(asked + 9));
  // More than the account can pay for: it snaps back and says why.
  await drag(page, line, -75);
  await page.mouse.up();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/Not changed: Buy limit 0\.158It stays at/);
  await expect(line).toHaveAttribute('aria-valuenow', String(asked + 9));
  await page.getByRole('button', { name: 'Cancel Buy limit 0.158' }).click();
  await expect(line).toHaveCount(0);
});

test('a press at a price of the chart fills the ticket and sends nothing', async ({ openTab }) => {
  const page = await openDesk(openTab);
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  const chart = page.getByRole('application', { name: /^Price chart/ });
  await chart.click({ button: 'right', position: { x: 200, y: 330 } });
  const menu = page.getByRole('menu', { name: /^At [\d,]+$/ });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  // By letters, and round by the arrows.
  await page.keyboard.press('c');
  await expect(menu.getByRole('menuitem', { name: /^Copy/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: /Buy limit at/ })).toBeFocused();
  await menu.getByRole('menuitem', { name: /Buy limit at/ }).click();
  await expect(menu).toHaveCount(0);
  await expect(ticket(page).getByRole('textbox', { name: 'Price', exact: true })).toHaveValue(/^\d{5}$/);
  await expect(ticket(page).getByRole('button', { name: 'Buy', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('tab', { name: 'Open orders', exact: true })).toBeVisible();
  await chart.click({ button: 'right', position: { x: 200, y: 330 } });
  await menu.getByRole('menuitem', { name: /Sell stop at/ }).click();
  await expect(ticket(page).getByRole('button', { name: 'Stop', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(ticket(page).getByRole('textbox', { name: /^Trigger/ })).toHaveValue(/^\d{5}$/);
  await chart.click({ button: 'right', position: { x: 200, y: 330 } });
  // A key goes where the focus is: until the menu has it, it is the page's.
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  // The market goes on, and the menu stays under the hand.
  const title = await page.title();
  await expect.poll(() => page.title()).not.toBe(title);
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
});

test('5: orders are placed from the chart, from the book and by keys, and one from the chart is dragged there', async ({ openTab }) => {
  const page = await openDesk(openTab);
  const told = page.getByRole('region', { name: 'Notices' });
  const send = ticket(page).getByRole('button', { name: /PAPER$/ });
  const price = ticket(page).getByRole('textbox', { name: 'Price', exact: true });
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.011');

  await page.getByRole('application', { name: /^Price chart/ }).click({ button: 'right', position: { x: 200, y: 330 } });
  await page.getByRole('menuitem', { name: /Buy limit at/ }).click();
  await expect(price).toHaveValue(/^\d{5}$/);
  await send.click();
  await expect(ticket(page).getByRole('status')).toHaveText(/open$/);
  const line = page.getByRole('slider', { name: /^Buy limit 0\.011 BTC\/USD/ });
  const before = Number(await line.getAttribute('aria-valuenow'));
  await drag(page, line, 20);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(line).toHaveText(/^Buy limit 0\.011 −/);
  expect(Number(await line.getAttribute('aria-valuenow'))).toBeLessThan(before);

  // Two thousand a row: the fifth bid is far from the market.
  await coarsen(page);
  const bids = page.locator('.ladder-bids .ladder-row');
  await expect(bids.nth(4)).toContainText(/\d/);
  await price.fill('');
  await bids.nth(4).locator('.ladder-price').click();
  await expect(price).toHaveValue(/^\d{5}$/);
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.012');
  await send.click();
  await expect(page.getByRole('tab', { name: 'Open orders (2)' })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('application', { name: /^Price chart/ }).focus();
  await page.keyboard.press('Shift+B');
  await expect(told).toContainText('Hotkeys are not armed');
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Shift+B');
  // At the best bid it may be filled at once, and that is told then.
  await expect(told).toContainText(/Buy 0\.012 BTC @ [\d,]+ · limit · PAPER|Bought 0\.012 BTC at/);
  await page.keyboard.press('Shift+C');
  await expect(page.getByRole('tab', { name: 'Open orders', exact: true })).toBeVisible();
});

/** Counts the tones that a page begins to sound. */
async function countTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.set(window, 'tones', 0);
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(...args) {
      Reflect.set(window, 'tones', (Reflect.get(window, 'tones') as number) + 1);
      begin.apply(this, args);
    };
  });
}
const tones = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(window, 'tones') as number);

test('a fill is told and heard once, whatever tabs are open', async ({ context, site }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  for (const page of [one, other]) {
    await countTones(page);
    await page.goto(site.url + PAIR);
    await expectLive(page);
    await openTicket(page);
  }
  const settings = await openSettings(one);
  await settings.getByRole('group', { name: 'Sounds' }).getByRole('button', { name: 'On', exact: true }).click();
  await settings.getByRole('button', { name: 'Close' }).click();
  // A page sounds after a press in it; the choice has reached the other tab meanwhile.
  for (const page of [one, other]) await page.getByRole('heading', { name: 'Order book' }).click();
  const filled = (page: Page): Locator => page.getByRole('region', { name: 'Notices' }).getByRole('listitem').filter({ hasText: 'Bought 0.01 BTC' });
  await ticket(one).getByRole('button', { name: 'Market', exact: true }).click();
  await ticket(one).getByRole('textbox', { name: 'Size', exact: true }).fill('0.01');
  await ticket(one)
    .getByRole('button', { name: /PAPER$/ })
    .click();
  await expect(ticket(one).getByRole('status')).toHaveText(/filled$/);
  // The tab that came into view last is told.
  await expect(filled(other)).toHaveCount(1);
  await expect(filled(one)).toHaveCount(0);
  expect([await tones(one), await tones(other)]).toEqual([0, 2]);
  await other.close();
  await ticket(one).getByRole('button', { name: 'Sell', exact: true }).click();
  await ticket(one)
    .getByRole('button', { name: /PAPER$/ })
    .click();
  await expect(one.getByRole('region', { name: 'Notices' })).toContainText('Sold 0.01 BTC');
  expect(await tones(one)).toBe(2);
});

test('keys send and cancel orders only where they were armed, with the way back on the notice', async ({ openTab }, info) => {
  const page = await openDesk(openTab);
  const heading = page.getByRole('heading', { name: 'Order book' });
  const told = page.getByRole('region', { name: 'Notices' });
  const openOrders = (count: number): Locator => page.getByRole('tab', { name: count === 0 ? 'Open orders' : `Open orders (${count})`, exact: true });
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.001');
  await heading.click();
  await page.keyboard.press('Shift+B');
  await expect(told).toContainText('Hotkeys are not armed');
  await page.keyboard.press('Shift+A');
  const armed = page.locator('footer').getByRole('button', { name: /^(ARMED|Keys off)/ });
  await expect(armed).toHaveAttribute('aria-pressed', 'true');
  await expect(armed).toHaveText('ARMED');
  await page.keyboard.press('Shift+S');
  await expect(told).toContainText(/Sell 0\.001 BTC @ [\d,]+ · limit · PAPER|Sold 0\.001 BTC at/);
  await picture(page, info, 'armed');
  await page.keyboard.press('Shift+C');
  await expect(openOrders(0)).toBeVisible();
  // Letters are letters in a field.
  const size = ticket(page).getByRole('textbox', { name: 'Size', exact: true });
  await size.fill('0.002');
  await size.press('Shift+B');
  await size.fill('0.002');
  await expect(openOrders(0)).toBeVisible();
  await page.keyboard.press('Escape');
  await heading.click();
  await page.keyboard.press('Escape');
  await expect(armed).toHaveText('Keys off');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Armed: buy limit at the best bid');
});
