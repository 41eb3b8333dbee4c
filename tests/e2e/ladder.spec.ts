import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectLive, picture } from './support/screen';

// No exchange runs: the simulated market, and paper.

const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Ladder of BTC\/USD/ });
const told = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });
/** The row of a price, whatever rows are shown. */
const rung = (page: Page, price: string): Locator =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: price, exact: true }) });
const own = (page: Page, price: string): Locator => rung(page, price).locator('.rung-own[data-side="buy"]');

test('the ladder places, moves and cancels orders by mouse and by keys, once it is armed', async ({ openTab }, info) => {
  const page = await openTab('/?pair=simulated:BTC/USD');
  await expectLive(page);
  await page.mouse.move(500, 300);
  await page.getByRole('button', { name: 'Arrange Order book' }).click();
  await page.getByRole('menuitem', { name: 'Add ladder' }).click();
  const ladder = page.getByRole('region', { name: 'Ladder BTC/USD', exact: true });
  await expect(ladder.locator('.rung-size').filter({ hasText: /\d/ }).first()).toBeVisible();
  // Twenty a row: the lowest rows are out of the market's reach.
  await grid(page).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await expect(ladder.getByRole('status')).toHaveText('20');
  await expect(ladder.locator('.rung-size').filter({ hasText: /\d/ }).first()).toBeVisible();
  // Under the pointer the rows stand still.
  const low = grid(page).getByRole('row').nth(-4);
  await low.hover();
  const price = (await low.locator('.rung-number').textContent()) ?? '';
  const lower = String(Number(price.replace(',', '')) - 40).replace(/(\d{3})$/, ',$1');
  const bids = rung(page, price).getByRole('gridcell').nth(1);
  await bids.click();
  await expect(told(page)).toContainText('The ladder is not armed');
  await ladder.getByRole('button', { name: 'Arm the ladder: presses send nothing' }).click();
  await expect(ladder.locator('.ladder-arm')).toHaveText('ARMED');
  await expect(page.locator('footer').getByRole('button', { name: /^ARMED/ })).toBeVisible();

  await bids.click();
  await expect(told(page)).toContainText(`Buy 0.0001 BTC @ ${price} · limit · PAPER`);
  await expect(own(page, price)).toHaveAttribute('data-kind', 'resting');
  await expect(ladder.getByRole('button', { name: 'Cancel 1 bid' })).toBeVisible();
  const [from, to] = [await own(page, price).boundingBox(), await own(page, lower).boundingBox()];
  if (from === null || to === null) throw new Error('a row is not in view');
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + to.height / 2, { steps: 4 });
  await expect(own(page, lower)).toHaveText(/→ 0\.0001/);
  await page.mouse.up();
  await expect(told(page)).toContainText(`Change price ${price} → ${lower}`);
  await expect(own(page, lower)).toHaveAttribute('data-kind', 'resting');
  await expect(own(page, price)).toHaveAttribute('data-kind', 'none');
  await picture(page, info, 'ladder');
  expect(await axeFindings(page)).toEqual([]);
  await own(page, lower).getByRole('button').click();
  await expect(own(page, lower)).toHaveAttribute('data-kind', 'none');

  // The same by keys: from the best bid far down, there and back up one, away.
  await grid(page).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('PageDown');
  // What is said of it follows the keys at once, rows with the next frame.
  const said = (await ladder.locator('[aria-live]').textContent()) ?? '';
  expect(said).toMatch(/^Buy at \d{5}$/);
  const there = said.slice(-5).replace(/(\d{3})$/, ',$1');
  await page.keyboard.press('Enter');
  await expect(own(page, there)).toHaveAttribute('data-kind', 'resting');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText(`Change price ${there} → `);
  await expect(ladder.getByRole('button', { name: 'Cancel 1 bid' })).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(ladder.getByRole('button', { name: 'Cancel 0 bids' })).toBeVisible();
  // Other steps are other prices: none of them is chosen.
  await page.keyboard.press('+');
  await expect(ladder.locator('[aria-live]')).toHaveText('');
});
