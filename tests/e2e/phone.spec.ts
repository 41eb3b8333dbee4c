import type { Locator, Page } from '@playwright/test';
import { claimsBetween, expectSettled, recordClaims } from './support/claims';
import { EngineWorker, setFrozen } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingOpen, expectTakesOrders, expectTrueBook, measured, picture, stripWords } from './support/screen';
import { holdFinger, smallTargets, swipe } from './support/touch';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name, exact: true });
const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const question = (page: Page): Locator => page.getByRole('dialog', { name: 'Confirm the order' });

/** What is in view is made for fingers. */
async function expectForFingers(page: Page): Promise<void> {
  expect(await smallTargets(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}

/** What was asked to be drawn is drawn. */
const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** It stands where it came to. */
const expectStill = (page: Page): Promise<void> =>
  page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => undefined));

/** A sheet is drawn down by its head, so many px. */
async function drawDown(page: Page, sheet: Locator, px: number): Promise<void> {
  await expect(sheet).toBeVisible();
  await expectStill(page);
  const box = await sheet.boundingBox();
  if (box === null) throw new Error('there is no sheet');
  await swipe(page, [160, box.y + 20], [160, box.y + 20 + px]);
  await expectStill(page);
}

/** Px along the slide of the question, in its middle. */
async function alongSlide(page: Page): Promise<(part: number) => readonly [x: number, y: number]> {
  await expectStill(page);
  const box = await question(page).locator('.confirm-slide').boundingBox();
  if (box === null) throw new Error('there is no slide');
  return (part) => [box.x + 28 + part * (box.width - 56), box.y + box.height / 2];
}

test('a first visit by touch alone: a swipe sends nothing, an order is slid, seen and cancelled, and back takes away what is open', async ({
  context,
  openTab,
}, info) => {
  // Limits are asked about too, to be held: on a phone that is slid as well.
  await context.addInitScript(() => localStorage.setItem('tapedeck/confirmations', '{"limit small ticket":"hold"}'));
  const page = await openTab('/?pair=simulated:BTC/USD');
  await expectLive(page);
  await page.locator('.chart canvas').first().waitFor();
  await expect(page.getByRole('group', { name: 'Length of a candle' }).getByRole('button', { pressed: true })).toBeInViewport({ ratio: 0.9 });
  await expectForFingers(page);

  // The ticket comes up over the chart. Its head draws it away, what is in it scrolls, and what was typed into it stays.
  const sheet = page.getByRole('dialog', { name: 'Order ticket' });
  const open = (side: 'Buy' | 'Sell'): Promise<void> => page.getByRole('group', { name: 'Order ticket' }).getByRole('button', { name: side }).tap();
  await open('Sell');
  await expectTakesOrders(page);
  await ticket(page).getByRole('textbox', { name: 'Price', exact: true }).fill('50000');
  await expectForFingers(page);
  await swipe(page, [200, 640], [200, 480]);
  await expect
    .poll(() =>
      ticket(page)
        .locator('.ticket-body')
        .evaluate((body) => body.scrollTop),
    )
    .toBeGreaterThan(50);
  await picture(page, info, 'sheet');
  await drawDown(page, sheet, 60);
  await expect(ticket(page).getByRole('button', { name: 'Sell', pressed: true })).toHaveCount(1);
  await drawDown(page, sheet, 300);
  await expect(sheet).toHaveCount(0);
  await open('Buy');
  const typed = ticket(page).getByRole('textbox', { name: 'Price', exact: true });
  await expect(typed).toHaveValue('50000');
  await expect(ticket(page).getByRole('button', { name: 'Buy', pressed: true })).toHaveCount(1);
  await typed.press('Escape');
  await expect(sheet).toHaveCount(0);
  await open('Sell');
  await typed.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('.pocket-side[data-side="sell"]')).toBeFocused();
  await open('Buy');
  await expect(typed).toHaveValue('50000');
  await page.goBack();
  await expect(sheet).toHaveCount(0);
  await expect(tab(page, 'Chart')).toHaveAttribute('aria-selected', 'true');
  // The Tab key stays in it, either way round: what it lies over cannot be seen.
  await open('Buy');
  for (const key of ['Shift+Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    expect(await sheet.evaluate((one) => one !== document.activeElement && one.contains(document.activeElement)), key).toBe(true);
  }
  await sheet.getByRole('button', { name: 'Close the ticket' }).tap();
  await expect(sheet).toHaveCount(0);

  await tab(page, 'Book').tap();
  await tab(page, 'Ladder').tap();
  const prices = page.locator('.rung-number');
  await expect(prices.first()).toHaveText(/\d/);
  await page.getByRole('button', { name: 'Arm the ladder: presses send nothing' }).tap();
  await expect(page.getByRole('button', { name: 'ARMED: presses on the ladder' })).toBeVisible();
  await expectForFingers(page);
  const rows = await page.locator('.rungs').boundingBox();
  const middle = (rows?.y ?? 0) + (rows?.height ?? 0) / 2;
  await swipe(page, [150, middle], [150, middle - 60]);
  await nextFrame(page);
  // From the first swipe on the rows stay where the finger takes them, whatever the market does.
  const before = await prices.allTextContents();
  await swipe(page, [150, middle], [150, middle - 100]);
  await expect(prices.first()).toHaveText(before[2] as string);
  await picture(page, info, 'ladder');
  await expect(page.getByRole('button', { name: 'Cancel all 0' })).toBeVisible();
  await tab(page, 'Heatmap').tap();
  await expect(page.locator('.heat-canvas')).toBeVisible();
  await expectForFingers(page);

  await tab(page, 'Trade').tap();
  await expectTakesOrders(page);
  const bid = page.locator('.ladder-bids .ladder-row').nth(8).locator('.ladder-price');
  await bid.tap();
  const price = ticket(page).getByRole('textbox', { name: 'Price', exact: true });
  await expect(price).toHaveValue(/\d/);
  await price.fill('50000');
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.001');
  await swipe(page, [320, 400], [320, 250]);
  await expect(price).toHaveValue('50000');
  await expectForFingers(page);
  await ticket(page).locator('.ticket-send').tap();
  await expect(question(page)).toBeVisible();
  await expectForFingers(page);
  await picture(page, info, 'slide');
  const at = await alongSlide(page);
  await page.touchscreen.tap(...at(0));
  await page.touchscreen.tap(...at(1));
  await swipe(page, at(0), at(0.7));
  await swipe(page, at(0.3), at(1));
  await expect(question(page)).toBeVisible();
  await page.goBack();
  await expect(question(page)).toHaveCount(0);
  await expect(tab(page, 'Trade')).toHaveAttribute('aria-selected', 'true');
  await expect(ticket(page).getByRole('status')).toHaveCount(0);
  await ticket(page).locator('.ticket-send').tap();
  await expect(question(page)).toBeVisible();
  await expectStill(page);
  await swipe(page, at(0), at(1));
  await expect(ticket(page).getByRole('status')).toHaveText(/^P-\S+ open$/);

  await price.fill('50001');
  await ticket(page).locator('.ticket-send').tap();
  await expect(question(page)).toBeVisible();
  await expectStill(page);
  await swipe(page, at(0), at(1));
  await expect(question(page)).toHaveCount(0);

  // A finger that rests on an order begins to choose: from then on a tap takes one, or lets go of it.
  await tab(page, 'Orders').tap();
  const orders = page.getByRole('grid', { name: 'Open orders' }).locator('tbody tr');
  const [first, second] = [orders.nth(0).locator('td').first(), orders.nth(1).locator('td').first()];
  const said = page.getByRole('status').filter({ hasText: 'chosen' });
  await expect(orders).toHaveCount(2);
  await expectForFingers(page);
  await first.tap();
  const row = await first.boundingBox();
  await holdFinger(page, [(row?.x ?? 0) + 20, (row?.y ?? 0) + 10]);
  await expect(said).toHaveText('1 of 2 chosen');
  await second.tap();
  await expect(said).toHaveText('2 of 2 chosen');
  await expectForFingers(page);
  await picture(page, info, 'chosen');
  await second.tap();
  await expect(said).toHaveText('1 of 2 chosen');
  await page.getByRole('button', { name: 'Cancel 1 order' }).tap();
  await expect(orders).toHaveCount(1);
  await page.getByRole('button', { name: 'Cancel buy 0.001 BTC/USD' }).tap();
  await expect(page.getByText('No open order.')).toBeVisible();
  await page.goBack();
  await expect(tab(page, 'Trade')).toHaveAttribute('aria-selected', 'true');

  // What stands in the address is what is shown, though the entry that is gone back to was of another pair.
  await tab(page, 'Watch').tap();
  await page.getByRole('button', { name: /ETH\/USD/ }).tap();
  await expect(tab(page, 'Chart')).toHaveAttribute('aria-selected', 'true');
  await expectNothingOpen(page);
  expect(page.url()).toContain('simulated:ETH/USD');
  await tab(page, 'Tape').tap();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await page.getByRole('button', { name: 'Settings', exact: true }).tap();
  await swipe(page, [200, 500], [200, 700]);
  await drawDown(page, settings, 60);
  await expect(settings).toBeVisible();
  await drawDown(page, settings, 400);
  await expect(settings).toHaveCount(0);
  await page.getByRole('button', { name: 'Settings', exact: true }).tap();
  await expect.poll(() => page.evaluate(() => history.state)).toEqual({ depth: 2 });
  await page.reload();
  await expectNothingOpen(page);
  expect(page.url()).toContain('simulated:ETH/USD');
});

test('5: taken out again after a while, nothing on a phone is live before it was verified anew', async ({ openTab, exchange, context }, info) => {
  await recordClaims(context);
  const page = await openTab();
  await expectSettled(page);
  await tab(page, 'Book').tap();
  await expectSettled(page);
  const engine = await EngineWorker.attach(context);
  const asleep = Date.now();
  await setFrozen(page, true);
  await engine.suspend();
  await expect.poll(() => Date.now() - asleep, { timeout: 10_000 }).toBeGreaterThan(7_000);
  const awake = Date.now();
  await setFrozen(page, false);
  await engine.resume();
  await expect(stripWords(page)).toContainText(/This machine slept for \d+ s/);
  await picture(page, info, 'resumed');
  await expectLive(page);
  await expectTrueBook(page, exchange);
  // What it claimed as it fell asleep is not claimed when it is taken out; what is live then is of the new connection.
  const [, woken] = await claimsBetween(page, awake);
  measured(info, `not live ${(woken?.at ?? 0) - awake} ms after it was taken out`);
  expect([woken?.state, woken?.live]).toEqual([expect.not.stringMatching('live'), 0]);
  expect((woken?.at ?? 0) - awake).toBeLessThan(2_000);
  expect(exchange.running.stats().connections).toBe(2);
});
