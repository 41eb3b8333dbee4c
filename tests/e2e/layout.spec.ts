import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingOpen, picture, stripWords } from './support/screen';

const panel = (page: Page, kind: string): Locator => page.locator(`.dock-panel.desk-${kind}`);
const bar = (page: Page, name: string): Locator => page.getByRole('separator', { name });
const said = (page: Page): Locator => page.getByRole('status', { name: 'Arrangement' });

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(of: Locator): Promise<Box> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}

/** Press there, move to a part of a panel, and let go. */
async function drag(page: Page, from: Locator, to: Locator, part: readonly [x: number, y: number]): Promise<void> {
  const [start, end] = [await boxOf(from), await boxOf(to)];
  await page.mouse.move(start.x + 8, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width * part[0], end.y + end.height * part[1], { steps: 4 });
  await expect(page.locator('.dock-drop')).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.dock-drop')).toHaveCount(0);
}

test('5: a desk is arranged by mouse and by keyboard, said to readers, taken back, kept over a reload, and put back', async ({
  openTab,
  exchange,
}, info) => {
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.pace({});
  // What moves panels is loaded at the first sign of a hand.
  await page.mouse.move(600, 300);
  await expect(bar(page, 'Between Watchlist and Chart')).toBeVisible();

  // Another table is seen, and higher: what else there is stays as it is, with what was typed into it.
  const book = await panel(page, 'book').locator('section').elementHandle();
  const before = await boxOf(panel(page, 'chart'));
  await page.getByRole('tab', { name: 'About' }).click();
  await expect.poll(async () => (await boxOf(panel(page, 'chart'))).height).toBeLessThan(before.height);
  expect(await book?.evaluate((element) => element.isConnected)).toBe(true);
  await page.getByRole('tab', { name: 'Depth' }).click();

  // By mouse: a tab to a side of the chart, the boundary before it, a panel alone and back.
  await drag(page, page.getByRole('tab', { name: 'Depth' }), panel(page, 'chart'), [0.95, 0.5]);
  await expect(said(page)).toHaveText('Depth is now right of Chart');
  await expect(page.getByRole('tab', { name: 'Depth' })).toBeFocused();
  const [chart, depth] = [await boxOf(panel(page, 'chart')), await boxOf(panel(page, 'depth'))];
  expect(Math.abs(chart.width - depth.width)).toBeLessThan(3);
  const middle = bar(page, 'Between Chart and Depth');
  const line = await boxOf(middle);
  await page.mouse.move(line.x, line.y + 100);
  await page.mouse.down();
  await page.mouse.move(line.x + 60, line.y + 100, { steps: 3 });
  await expect.poll(async () => Math.round((await boxOf(panel(page, 'chart'))).width - chart.width)).toBe(60);
  await page.mouse.up();
  await panel(page, 'tape').getByRole('heading', { name: 'Trades' }).dblclick();
  await expect(panel(page, 'book')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(panel(page, 'book')).toBeVisible();

  // By keyboard: the boundary, from panel to panel, a panel past another, and all of it taken back.
  await middle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(middle).toHaveAttribute('aria-valuenow', String(Math.round(chart.width) + 1 + 60 - 16));
  await page.getByRole('button', { name: 'Arrange Order book' }).focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Arrange Trades' })).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(said(page)).toHaveText('Trades is now above Order book');
  expect((await boxOf(panel(page, 'tape'))).y).toBeLessThan((await boxOf(panel(page, 'book'))).y);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(panel(page, 'tape'))).y).toBeGreaterThan((await boxOf(panel(page, 'book'))).y);
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(said(page)).toHaveText('Trades is now above Order book');
  await picture(page, info, 'arranged');

  // The same after a reload; from the menu of a panel it is as it was at first.
  const places = (): Promise<Box[]> => Promise.all(['chart', 'depth', 'book', 'tape', 'watch'].map((kind) => boxOf(panel(page, kind))));
  const kept = await places();
  await page.reload();
  await expectLive(page);
  expect(await places()).toEqual(kept);
  await page.getByRole('button', { name: 'Arrange Chart' }).click();
  const menu = page.getByRole('menu', { name: 'Arrange Chart' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  // By letters, and under the pointer: never two that look chosen. Its button says that it is open.
  await expect(page.getByRole('button', { name: 'Arrange Chart', expanded: true })).toHaveCount(1);
  await page.keyboard.type('w');
  await expect(menu.getByRole('menuitem', { name: 'Workspaces…' })).toBeFocused();
  await menu.getByRole('menuitem', { name: 'Another one like it' }).hover();
  await expect(menu.getByRole('menuitem', { name: 'Another one like it' })).toBeFocused();
  await menu.getByRole('menuitem', { name: 'As it was at first' }).click();
  await expect(page.getByRole('tab', { name: 'Depth' })).toHaveAttribute('aria-selected', 'true');
  const tables = page.getByRole('tablist', { name: 'Open orders and beside it' }).getByRole('tab');
  await expect(tables).toHaveCount(10);
  await tables.first().press('End');
  await expect(tables.last()).toBeFocused();
  await expect(tables.last()).toHaveAttribute('aria-selected', 'true');
  await tables.last().press('Home');
  await expect(tables.first()).toBeFocused();
});

test('5: workspaces are made, named, locked, exported and imported; the address opens one; a broken file is refused with its line', async ({
  openTab,
  context,
  exchange: _running,
}, info) => {
  test.setTimeout(120_000);
  const page = await openTab();
  await expectLive(page);
  await page.mouse.move(600, 300);
  await page.getByRole('button', { name: 'Workspaces: Standard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  const said = dialog.getByRole('status').or(dialog.getByRole('alert'));
  await dialog.getByRole('button', { name: 'New' }).click();
  await dialog.getByRole('button', { name: 'Rename Standard 2' }).click();
  await dialog.getByRole('textbox', { name: 'Name of Standard 2' }).fill('Evening');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Evening', exact: true })).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Arrange Trades' }).click();
  await page.getByRole('menuitem', { name: 'Close it' }).click();
  await expect(panel(page, 'tape')).toHaveCount(0);

  await page.getByRole('button', { name: 'Workspaces: Evening' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Export all' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const give = (content: string): Promise<void> =>
    dialog.getByLabel('Import…').setInputFiles({ name: 'w.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  const line = text.split('\n').findIndex((one) => one.includes('"kind": "chart"')) + 1;
  await give(text.replace('"kind": "chart"', '"kind": "spaceship"'));
  await expect(said).toContainText(`Not imported. Line ${line}: `);
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await give(text);
  await expect(said).toHaveText('Imported: 2 workspaces.');
  await expect(dialog.getByRole('listitem')).toHaveCount(4);
  await dialog.getByRole('button', { name: 'Lock Evening', exact: true }).click();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'workspaces');
  await dialog.getByRole('button', { name: 'Standard', exact: true }).click();
  await expect(panel(page, 'tape')).toBeVisible();

  // Another preset: each chart has candles and indicators of its own, over a reload as well.
  await dialog.getByRole('combobox', { name: 'Kind of a new workspace' }).selectOption('Four charts');
  await dialog.getByRole('button', { name: 'New' }).click();
  await page.keyboard.press('Escape');
  const intervals = page.locator('.chart-intervals [aria-pressed="true"]');
  await expect(intervals).toHaveText(['5m', '1h', '4h', '1D']);
  const second = page.locator('[data-panel="chart-2"]');
  await second.hover();
  await page.keyboard.press('3');
  await expect(intervals).toHaveText(['5m', '15m', '4h', '1D']);
  await second.getByRole('button', { name: 'Indicators', exact: true }).click();
  await page.getByRole('button', { name: /^RSI/ }).click();
  await page.keyboard.press('Escape');
  await expectNothingOpen(page);
  await page.reload();
  await expect(intervals).toHaveText(['5m', '15m', '4h', '1D']);
  await expect(page.getByRole('list', { name: 'Indicators' })).toHaveCount(1);
  await expect(second.getByRole('list', { name: 'Indicators' })).toContainText('RSI 14');

  // The crosshair of one goes along on the others: the candle of four hours that the one under the pointer is in.
  const opened = page.locator('[data-panel="chart-3"] .chart-legend > span').nth(1);
  const newest = (await opened.textContent()) ?? '';
  await second.getByRole('application').hover();
  await expect(opened).not.toHaveText(newest);
  await page.getByRole('contentinfo').hover();
  await expect(opened).toHaveText(newest);
  await picture(page, info, 'four-charts');

  const other = await context.newPage();
  await other.goto(`${new URL(page.url()).origin}/?pair=bitfinex:ETH/USD&workspace=evening`);
  await expectLive(other);
  await expect(other).toHaveTitle(/ETH\/USD/);
  await expect(panel(other, 'book')).toBeVisible();
  await expect(panel(other, 'tape')).toHaveCount(0);
  await other.mouse.move(600, 300);
  await expect(other.getByRole('button', { name: 'Workspaces: Evening' })).toBeVisible();
  await expect(other.getByRole('separator', { name: /^Between / })).toHaveCount(0);
});

test('5: panels of a colour show one market in every window; a panel leaves for a window of its own, and nothing comes back when that is closed', async ({
  openTab,
  context,
  exchange,
}, info) => {
  test.setTimeout(120_000);
  const page = await openTab();
  await expectLive(page);
  await page.mouse.move(600, 300);
  const shows = (title: string): Locator => page.getByRole('button', { name: new RegExp(`^${title} shows `) });
  const find = async (title: string, pair: string): Promise<void> => {
    await shows(title).click();
    await page.getByRole('menuitem', { name: 'Another pair…' }).click();
    await page.getByRole('combobox', { name: 'Pair' }).fill(pair);
    await expect(page.getByRole('listbox', { name: 'Pairs' }).getByRole('option').first()).toContainText(pair);
    await page.keyboard.press('Enter');
  };

  // Linked by mouse and by keyboard; the page and what goes with it stay.
  await shows('Chart').click();
  await page.getByRole('menuitemradio', { name: 'With all that are red' }).click();
  await shows('Order book').press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'With the page' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await find('Chart', 'ETH/USD');
  await expect(shows('Order book')).toHaveAccessibleName('Order book shows ETH/USD, with all that are red');
  await expect(shows('Trades')).toHaveAccessibleName('Trades shows BTC/USD, with the page');
  await expect(page).toHaveTitle(/ BTC\/USD /);
  await expectLive(page);
  await picture(page, info, 'linked');

  // By keyboard into a window of its own, which goes with its colour, on the same engine.
  await page.getByRole('button', { name: 'Arrange Chart' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Show it alone' })).toBeFocused();
  for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  const [own] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await expect(said(page)).toHaveText('Chart is in a window of its own');
  await expect(panel(page, 'chart')).toHaveCount(0);
  await expectLive(own);
  await expect(own.locator('.dock-panel')).toHaveCount(1);
  await expect(own).toHaveTitle(/ ETH\/USD /);
  await expect(stripWords(page)).toContainText('2 tabs');
  expect(exchange.running.stats().open).toBe(1);
  await find('Order book', 'LTC/USD');
  await expect(own).toHaveTitle(/ LTC\/USD /);
  await expectNothingOpen(own);
  await own.reload();
  await expectLive(own);
  await expect(own.getByRole('application', { name: /^Price chart LTC\/USD/ })).toBeVisible();
  expect(await axeFindings(own)).toEqual([]);
  await picture(own, info, 'own-window');

  await own.close();
  await expect(stripWords(page)).toContainText('1 tab');
  await expect(panel(page, 'chart')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('application', { name: /^Price chart LTC\/USD/ })).toBeVisible();
});
