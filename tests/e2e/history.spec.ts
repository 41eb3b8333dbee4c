import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { watchLongTasks, writeLongHistory } from './support/long-history';
import { expectLive, measured, openTicket, picture } from './support/screen';

const PAIR = '/?pair=simulated:BTC/USD';
/** `TAPEDECK_FILLS=100000` is the whole of it, and takes minutes to write. */
const FILLS = Number(process.env['TAPEDECK_FILLS'] ?? 2_000);
const dockTab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click();
const table = (page: Page, name: string): Locator => page.getByRole('grid', { name });
const range = (page: Page, panel: string): Locator => page.getByRole('region', { name: panel }).getByLabel('Range, in UTC days');

/** The lines on the clipboard. The page itself may not read it. */
async function pasted(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  const field = page.locator('body > textarea');
  await field.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text.trimEnd().split('\n');
}

test('5.5: six months of history open, filter and chart without a long task over 100 ms', async ({ page, site, openTab }, info) => {
  test.setTimeout(300_000);
  await page.goto(`${site.url}/manifest.json`);
  await writeLongHistory(page, { account: 'paper:simulated:main', pair: 'simulated:BTC/USD', orders: FILLS / 10, days: 182, now: Date.now() });
  await page.close();

  const first = await openTab(PAIR);
  await expectLive(first);
  await openTicket(first);
  let began = Date.now();
  await dockTab(first, /^Fills/);
  await expect(table(first, 'Fills').locator('tbody tr').first()).toContainText('BTC/USD', { timeout: 240_000 });
  measured(info, `${FILLS} fills: the journal of an older build was read through in ${Date.now() - began} ms`);

  began = Date.now();
  await first.reload();
  await expectLive(first);
  await dockTab(first, /^Balances/);
  await expect(table(first, 'Balances').locator('tbody tr').first()).toContainText('USD');
  measured(info, `a start from the summary took ${Date.now() - began} ms to the balances`);

  const longTasks = await watchLongTasks(first);
  await dockTab(first, /^Fills/);
  await range(first, 'Fills').selectOption('6 months');
  const rows = table(first, 'Fills').locator('tbody tr:not(.data-space tr)');
  await expect(rows.first()).toContainText('BTC/USD');
  const scroller = first.locator('.data-scroll', { has: table(first, 'Fills') });
  // Pages come as one scrolls; drawn are those in view. The headings count as a row.
  for (let pages = 1; pages <= 5; pages++) {
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(async () => Number(await table(first, 'Fills').getAttribute('aria-rowcount'))).toBeGreaterThan(pages * 200 + 1);
  }
  expect(await rows.count()).toBeLessThan(100);
  await first.getByRole('button', { name: 'BTC/USD only' }).click();
  await expect(rows.first()).toContainText('BTC/USD');
  // What another stretch begins with is in sight, however far one had scrolled.
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(0);
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await range(first, 'Fills').selectOption('7 days');
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(0);
  const newest = table(first, 'Fills').locator('[aria-rowindex="2"]');
  await expect(newest).toContainText('BTC/USD');
  const [download] = await Promise.all([first.waitForEvent('download'), first.getByRole('button', { name: 'CSV' }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  // More than a page of it, and all of the seven days.
  expect(lines.length).toBeGreaterThan((FILLS / 182) * 5);
  expect(new Set(lines).size).toBe(lines.length);
  // The newest two of an order of ten: each is 0.01 and its fee 0.1, as they were written.
  await newest.press('Space');
  await first.keyboard.press('Shift+ArrowDown');
  await expect(first.getByRole('status').filter({ hasText: /^2 of \d+ chosen$/ })).toBeVisible();
  await expect(first.getByRole('list', { name: 'What the chosen rows come to' })).toHaveText(
    /^Sold 0\.02 BTC for [\d,.]+ USD, average [\d,.]+Fees 0\.2 USD$/,
  );
  await picture(first, info, 'chosen-fills');
  await first.keyboard.press('ControlOrMeta+c');
  await expect(first.getByRole('region', { name: 'Notices' })).toContainText('Copied 2 rows');
  const copied = await pasted(first);
  expect(copied).toHaveLength(3);
  const [some] = await Promise.all([first.waitForEvent('download'), first.getByRole('button', { name: 'CSV of these' }).click()]);
  // Prices have no comma in them, and nor has what is said of why.
  expect((await readFile(await some.path(), 'utf8')).trimEnd().split('\r\n')).toEqual(copied.map((line) => line.replaceAll('\t', ',')));
  await rows.nth(1).press('Escape');
  await expect(first.getByRole('list', { name: 'What the chosen rows come to' })).toHaveCount(0);
  // A row that is scrolled out of view takes the focus no farther than to its table: the next arrow goes on from there.
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  const third = table(first, 'Fills').locator('[aria-rowindex="4"]');
  await third.focus();
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(table(first, 'Fills')).toBeFocused();
  await first.keyboard.press('ArrowDown');
  await expect(third).toBeFocused();
  await dockTab(first, /^Order history/);
  await range(first, 'Order history').selectOption('6 months');
  await expect(table(first, 'Order history').locator('tbody tr').first()).toContainText('filled');
  await dockTab(first, /^Performance/);
  const figures = first.getByRole('region', { name: 'Performance' });
  await expect(figures.locator('dl')).toContainText(`Trades${FILLS / 2}`);
  await expect(figures.getByRole('img', { name: /^Curve/ })).toBeVisible();
  await figures.getByLabel('Pair', { exact: true }).selectOption('BTC/USD');
  await figures.getByRole('button', { name: 'By pair' }).click();
  await expect(table(first, 'Results by pair').locator('tbody tr')).toHaveCount(1);
  await figures.getByRole('button', { name: 'By day' }).click();
  await picture(first, info, 'performance');
  // The engine has written it down since it was started, from live prices.
  await figures.getByRole('button', { name: 'Equity' }).click();
  await expect(figures.getByRole('img', { name: /^Curve: Equity, unrealised included/ })).toBeVisible();
  await expect(table(first, 'Equity').locator('tbody tr').first()).toContainText(/^\d{4}-\d\d-\d\d[\d,]+\.\d\d/);
  const { told, mostWorked } = await longTasks();
  measured(info, `long tasks, ms: ${told.map(Math.round).join(', ') || 'none'}; the longest worked ${Math.round(mostWorked)} ms`);
  // What waits for a processor that others have is not the page's work.
  expect(mostWorked).toBeLessThan(100);
});
