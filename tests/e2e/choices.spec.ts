import type { Locator, Page } from '@playwright/test';
import { writeWorkspaces } from '../../src/ui/layout/read-workspaces';
import { HOME_WORKSPACE } from '../../src/ui/layout/workspaces';
import { WORKSPACES_KEY } from '../../src/ui/shell/kept-workspace';
import { boxFindings } from './support/box-check';
import { expect, test } from './support/fixtures';
import { numberFindings } from './support/number-check';
import { expectLive, openSettings, picture, shownBook } from './support/screen';

// Nine hours before UTC without summer time: the two never agree by chance.
test.use({ timezoneId: 'Pacific/Gambier' });

const clock = (page: Page): Locator => page.getByRole('button', { name: /\d\d:\d\d:\d\d UTC/ });
/** Hour of a time of day on the screen, and of now on either clock. */
const hourOf = async (text: Locator): Promise<number> => Number(((await text.textContent()) ?? '').slice(0, 2));
const hours = (): { local: number; utc: number } => {
  const utc = new Date().getUTCHours();
  return { utc, local: (utc + 24 - 9) % 24 };
};

test('a press on the clock puts every time on the page on UTC, another on local time, and a reload keeps it, and the indicators and drawings of the chart', async ({
  openTab,
  exchange,
}, info) => {
  const page = await openTab();
  await expectLive(page);
  // No trade comes to write a row anew.
  exchange.running.control.pace({});
  const newest = page.locator('.tape-time').first();
  const legend = page.locator('.chart-legend');
  await expect(newest).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/);
  await expect(clock(page)).toContainText('UTC−9');
  expect(await hourOf(newest)).toBe(hours().local);
  await expect(legend).toContainText('1h');
  await expect(legend).not.toContainText('UTC');
  await clock(page).click();
  await expect(clock(page)).toHaveText(/^\d\d:\d\d:\d\d UTC$/);
  await expect.poll(() => hourOf(newest)).toBe(hours().utc);
  expect(await hourOf(clock(page))).toBe(hours().utc);
  await expect(page.locator('.tape-head')).toContainText('Time UTC');
  await expect(legend).toContainText('1h UTC');
  const scale = page.getByRole('button', { name: 'Scale in per cent' });
  await scale.click();
  await page.getByRole('button', { name: 'Indicators', exact: true }).click();
  await page.getByRole('button', { name: /^SMA/ }).click();
  await page.getByRole('textbox', { name: 'Length' }).fill('9');
  await page.getByRole('button', { name: /^RSI/ }).click();
  await page.getByRole('textbox', { name: 'Pair to compare with' }).fill('ethusd');
  await page.getByRole('button', { name: 'ETH/USD', exact: true }).click();
  const dayClose = page.getByRole('checkbox', { name: /^Close of the UTC day before/ });
  const dailies = (): number => exchange.running.stats().clientFrames.filter(({ text }) => text.includes('trade:1D:')).length;
  expect(dailies()).toBe(0);
  await dayClose.press('Space');
  await expect.poll(dailies).toBe(1);
  await page.keyboard.press('Escape');
  const indicators = page.getByRole('list', { name: 'Indicators' });
  await expect(indicators).toContainText(/SMA 9\s*\d/);
  await expect(indicators).toContainText(/ETH\/USD[+−]?\d+\.\d\d %/);
  await expect(indicators).toContainText(/Close of the day before[\d,]+ \w{3} \d+ UTC/);
  await expect(scale).toBeDisabled();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a picture of the chart' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^BTC-USD 1h \d{4}-\d\d-\d\d \d\d-\d\d-\d\d UTC\.png$/);
  const drawn = page.getByRole('list', { name: 'Drawings' }).getByRole('button');
  const openDrawings = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.getByRole('button', { name: 'List of drawings' }).click();
  };
  await openDrawings();
  await page.getByRole('button', { name: 'Trend line' }).click();
  const chart = page.getByRole('application', { name: /^Price chart/ });
  for (const position of [
    { x: 300, y: 100 },
    { x: 400, y: 180 },
  ])
    await chart.click({ position });
  await expect(drawn).toHaveText(/^Trend line/);
  // The press that drew it has given the chart its keys.
  const before = (await drawn.textContent()) ?? '';
  await page.keyboard.press('Shift+ArrowUp');
  await expect(drawn).not.toHaveText(before);
  await page.keyboard.press('Control+z');
  await expect(drawn).toHaveText(before);
  await picture(page, info, 'utc');
  await page.reload();
  await expectLive(page);
  await expect(clock(page)).toHaveText(/UTC$/);
  await expect(newest).toHaveText(/:/);
  expect(await hourOf(newest)).toBe(hours().utc);
  await page.keyboard.press('u');
  await expect(clock(page)).toContainText('UTC−9');
  await expect.poll(() => hourOf(newest)).toBe(hours().local);
  await expect(legend).not.toContainText('UTC');
  await expect(indicators).toContainText(/SMA 9\s*\d.*RSI 14/);
  await indicators.getByRole('button', { name: 'Remove Close of the day before' }).click();
  await expect(scale).toHaveAttribute('aria-pressed', 'true');
  await indicators.getByRole('button', { name: 'Remove SMA 9' }).click();
  await indicators.getByRole('button', { name: 'Compare no more with ETH/USD' }).click();
  await expect(indicators).toHaveText(/^RSI 14[^/]*$/);
  await expect(scale).toBeEnabled();
  await openDrawings();
  await expect(drawn).toHaveText(before);
  await drawn.focus();
  await page.keyboard.press('Delete');
  await expect(drawn).toHaveCount(0);
});

/** Rows of bids in the book, and the height of one. */
const bookRows = (page: Page): Promise<{ count: number; height: number }> =>
  page.locator('.ladder-bids .ladder-row').evaluateAll((rows) => ({ count: rows.length, height: rows[0]?.getBoundingClientRect().height ?? 0 }));

/** The next emphasis of the last price in the book: as it begins, and as it is a moment after its end. */
const nextEmphasis = (page: Page): Promise<{ digits: string; ground: string; width: number; lastedMs: number; widthAfter: number }> =>
  page.locator('.spread-last').evaluate(
    (price) =>
      new Promise((resolve) => {
        const changed = price.querySelector<HTMLElement>('.changed-digits');
        const width = (): number => price.getBoundingClientRect().width;
        let begun: { at: number; digits: string; ground: string; width: number } | null = null;
        const observer = new MutationObserver(() => {
          if (changed === null) return;
          const isOn = changed.dataset.went !== undefined;
          if (isOn && begun === null)
            begun = { at: performance.now(), digits: changed.textContent, ground: getComputedStyle(changed).backgroundColor, width: width() };
          if (isOn || begun === null) return;
          observer.disconnect();
          resolve({ ...begun, lastedMs: performance.now() - begun.at, widthAfter: width() });
        });
        observer.observe(price, { subtree: true, attributes: true });
      }),
  );

test('compact rows stand closer and are more, all filled, and a reload keeps them; a price emphasises for a moment the digits that changed', async ({
  openTab,
  exchange: _running,
}, info) => {
  const page = await openTab();
  await expectLive(page);
  const moving = await nextEmphasis(page);
  expect(moving.digits).toMatch(/^\d[\d,.]*$/);
  expect(moving.ground).not.toBe('rgba(0, 0, 0, 0)');
  expect(moving.widthAfter).toBe(moving.width);
  expect(moving.lastedMs).toBeLessThan(1_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect((await nextEmphasis(page)).ground).toBe('rgba(0, 0, 0, 0)');
  const before = await bookRows(page);
  await page.keyboard.press('d');
  await expect.poll(async () => (await bookRows(page)).count).toBeGreaterThan(before.count);
  const compact = await bookRows(page);
  expect(compact.height).toBeLessThan(before.height);
  await expect(page.locator('.ladder-bids .ladder-price').last()).toHaveText(/\d/);
  await expect(page.locator('.tape-time').last()).toHaveText(/\d/);
  await picture(page, info, 'compact');
  await page.reload();
  await expectLive(page);
  expect(await bookRows(page)).toEqual(compact);
  const settings = await openSettings(page);
  const rows = settings.getByRole('group', { name: 'Rows' });
  await expect(rows.getByRole('button', { name: 'Compact' })).toHaveAttribute('aria-pressed', 'true');
  await rows.getByRole('button', { name: 'Comfortable' }).click();
  await expect.poll(async () => (await bookRows(page)).height).toBe(before.height);
});

test('a pair keeps its grouping and its filter of sizes over a reload, another pair has its own, and how trades are shown holds for all', async ({
  openTab,
  exchange: _running,
}) => {
  const page = await openTab();
  await expectLive(page);
  const step = page.getByTitle('Price step of a row');
  const least = page.getByRole('textbox', { name: 'Smallest size shown' });
  await expect(step).toHaveText('1');
  await page.keyboard.press('+');
  await expect(step).toHaveText('2');
  await least.fill('0.2');
  await page.locator('[data-pair="bitfinex:ETH/USD"]').click();
  await expect(step).toHaveText('0.1');
  await expect(least).toHaveValue('');
  const shown = page.getByRole('button', { name: 'How trades are shown' });
  await shown.click();
  await page.getByRole('menuitemradio', { name: /A row for each taker/ }).click();
  await page.locator('[data-pair="bitfinex:BTC/USD"]').click();
  await expect(step).toHaveText('2');
  await page.reload();
  await expectLive(page);
  await expect(step).toHaveText('2');
  await expect(least).toHaveValue('0.2');
  await shown.click();
  await expect(page.getByRole('menuitemradio', { name: /A row for each taker/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.locator('.tape-size').first()).toHaveText(/\d/);
  const sizes = await page.locator('.tape-size').allTextContents();
  expect(sizes.filter((text) => text !== '' && Number(text.replaceAll(',', '')) < 0.2)).toEqual([]);
  // A perpetual has its funding in the head.
  const funding = page.locator('.header-funding');
  await expect(funding).toHaveCount(0);
  await page.goto(new URL('/?pair=bitfinex:BTC/USDT:USDT', page.url()).href);
  await expect(funding).toHaveText(/^Funding \/ next in0\.0000 % \/ \d/);
  await expect(funding).toHaveAttribute('data-live', 'true');
  // With all that a mouse brings, its head has room in the narrowest window of a desk.
  await page.setViewportSize({ width: 769, height: 768 });
  await page.mouse.move(300, 300);
  await expect(page.getByRole('button', { name: /^Workspaces/ })).toBeVisible();
  expect(await page.locator('.header').evaluate((head) => head.scrollWidth - head.clientWidth)).toBe(0);
  expect(await boxFindings(page)).toEqual([]);
  // On the narrowest phone its name is whole, with the sign that it can be pressed.
  await page.setViewportSize({ width: 320, height: 640 });
  const name = page.locator('.header-pair-name');
  await expect(name).toHaveText('BTC/USDT perp');
  expect(await name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await expect(page.locator('.header-pair-button .icon')).toBeInViewport({ ratio: 1 });
});

test('numbers of a market with long prices and large sizes are whole and apart, at 900 px in the ladder and the tape, on a phone beside the ticket', async ({
  context,
  openTab,
  exchange: _running,
}, info) => {
  const scalper = writeWorkspaces({ shown: HOME_WORKSPACE.id, all: [{ ...HOME_WORKSPACE, preset: 'scalper' }] });
  await context.addInitScript(([key, text]) => localStorage.setItem(key, text), [WORKSPACES_KEY, scalper] as const);
  const page = await openTab('/?pair=bitfinex:TINY/USD');
  await page.setViewportSize({ width: 900, height: 768 });
  await expect(page.locator('.rung-size').filter({ hasText: /^\d\.\d\dM$/ })).not.toHaveCount(0);
  await expect(page.locator('.tape-price').first()).toHaveText(/^0\.0{6}\d\d$/);
  await expect.poll(() => numberFindings(page)).toEqual([]);
  await picture(page, info, 'long-prices');
  // Tabs that have no room are scrolled to by a wheel, and the chosen one is in view.
  const tabs = page.locator('.dock-head').getByRole('tablist');
  await expect(tabs).toHaveAttribute('data-more', 'right');
  await tabs.hover();
  await page.mouse.wheel(0, 2_000);
  await expect(tabs).toHaveAttribute('data-more', 'left');
  await page.getByRole('tab', { name: 'About' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Open orders', selected: true })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('[data-tab="trade"]').click();
  await expect(page.locator('.ladder-size').filter({ hasText: /[KM]$/ })).not.toHaveCount(0);
  await expect.poll(() => numberFindings(page)).toEqual([]);
});

test('R0 shows the exchange’s orders one by one, each a row', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  await page.getByLabel('Precision of the exchange').selectOption('R0');
  await expect(page.getByTitle('A row is an order', { exact: true })).toHaveText('order');
  await expectLive(page);
  exchange.running.control.pace({});
  const orders = exchange.running.bookOf('tBTCUSD', 'R0', 25).bids.slice(0, 8);
  await expect.poll(async () => (await shownBook(page, 8)).bids).toEqual(orders.map(([, price]) => price));
  await picture(page, info, 'orders');
});
