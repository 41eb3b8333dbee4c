import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, openTicket } from './support/screen';

// No exchange runs: everything here is the simulated market.

const PAIR = '/?pair=simulated:BTC/USD';
const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Do anything' });
const field = (page: Page): Locator => palette(page).getByRole('combobox', { name: 'Pair, action or order' });
const chosen = (page: Page): Locator => palette(page).getByRole('option', { selected: true });
const orders = (page: Page): Locator => page.getByRole('grid', { name: 'Open orders' });
const column = (page: Page, name: string): Locator => page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name, exact: true });
const headings = (page: Page): Promise<string[]> => orders(page).getByRole('columnheader').allTextContents();
const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
};

test('5: by keyboard the palette places an order, columns are chosen and sorted, a key is bound, and a reload keeps it all; widths also by hand', async ({
  openTab,
}) => {
  const page = await openTab(PAIR);
  await expectLive(page, 20_000);
  await openTicket(page);

  // What is typed stands in the ticket and is asked about; nothing leaves by itself.
  await openPalette(page);
  await field(page).fill('buy 0.01 @ 1000.5 eth');
  await expect(palette(page).getByText(/^The price: /)).toBeVisible();
  // Text marked with the mouse past the edge of a dialog closes nothing, a press outside does.
  const typed = await field(page).boundingBox();
  await page.mouse.move((typed?.x ?? 0) + 60, (typed?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move(4, 700, { steps: 3 });
  await page.mouse.up();
  await expect(field(page)).toBeFocused();
  await page.mouse.click(4, 700);
  await expect(palette(page)).toHaveCount(0);
  await openPalette(page);
  await field(page).fill('buy 0.01 @ 20000');
  await expect(chosen(page)).toContainText('▲ Buy 0.01 BTC @ 20000');
  await page.keyboard.press('Enter');
  const ask = page.getByRole('dialog', { name: 'Confirm the order' });
  await expect(ask.getByRole('button', { name: 'Buy 0.01 BTC @ 20,000 · limit · PAPER' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();

  await openPalette(page);
  await field(page).fill('open orders sh');
  await expect(chosen(page)).toContainText('Show open orders');
  await page.keyboard.press('Enter');
  await expect(orders(page).locator('tbody tr')).toHaveCount(1);

  // The list of columns and the headings, by keys.
  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  await expect(column(page, 'Time')).toBeFocused();
  await column(page, 'Id').press('Space');
  await column(page, 'Type').press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await orders(page).getByRole('button', { name: 'Size' }).press('Alt+ArrowLeft');
  await expect(orders(page).getByRole('button', { name: 'Size' })).toBeFocused();
  await page.keyboard.press('Enter');
  const arranged = await headings(page);
  expect(arranged).not.toContain('Type');
  // Others come as there is room.
  expect(arranged.filter((name) => ['Size▼', 'Price', 'Id'].includes(name))).toEqual(['Size▼', 'Price', 'Id']);

  // Another key for the search; its own does nothing any more.
  await openPalette(page);
  await field(page).fill('change keys');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Search a pair: .*Change$/ }).press('Enter');
  await page.keyboard.press('t');
  await expect(page.getByRole('status').getByText('Only one of them is done')).toBeVisible();
  await page.getByRole('button', { name: /^Search a pair: .*Change$/ }).press('Enter');
  await page.keyboard.press('y');
  await page.keyboard.press('Escape');

  // A key right behind the Esc is the page's, though the browser has the focus still in what was closed.
  await openPalette(page);
  await field(page).evaluate((input) => {
    input.closest('dialog')?.close();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Ctrl, held, shows what goes with it.
  await page.keyboard.down('Control');
  await expect(page.locator('.key-hints')).toContainText('Search a pair');
  await page.keyboard.up('Control');
  await expect(page.locator('.key-hints')).toHaveCount(0);

  await page.reload();
  await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('y');
  await expect(page.getByRole('dialog', { name: 'Open a pair' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Open orders (1)' }).click();
  await expect(orders(page).locator('tbody tr')).toHaveCount(1);
  expect(await headings(page)).toEqual(arranged);
  await expect(orders(page).getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending');

  const pair = orders(page).getByRole('columnheader', { name: 'Pair' });
  const width = async (): Promise<number> => (await pair.boundingBox())?.width ?? 0;
  const before = await width();
  await pair.getByRole('button').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(pair.getByRole('button')).toBeFocused();
  expect(await width()).toBeGreaterThan(before + 8);
  const byKeys = await width();
  await expect(page.getByRole('status').filter({ hasText: `Pair: ${Math.round(byKeys)} pixels wide` })).toHaveCount(1);
  const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('tapedeck/tables'));
  const box = await pair.boundingBox();
  const dragBorder = async (): Promise<void> => {
    await page.mouse.move((box?.x ?? 0) + byKeys - 3, (box?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + byKeys + 57, (box?.y ?? 0) + 8);
    expect(await width()).toBeGreaterThan(byKeys + 8);
  };
  // Kept once it is let go of; Esc leaves it.
  const asKept = await kept();
  await dragBorder();
  expect(await kept()).toBe(asKept);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect([await width(), await kept()]).toEqual([byKeys, asKept]);
  await dragBorder();
  await page.mouse.up();
  expect(await width()).toBeGreaterThan(byKeys + 8);
  expect(await kept()).not.toBe(asKept);
  await pair.getByRole('button').press('Shift+Home');
  expect(await width()).toBeCloseTo(before, 0);
});
