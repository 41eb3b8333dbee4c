import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectLive, picture } from './support/screen';

test('the heatmap fills from the live book, says since when, and is read by keys', async ({ openTab }, info) => {
  const page = await openTab('/?pair=simulated:BTC/USD');
  await expectLive(page);
  await page.mouse.move(500, 300);
  await page.getByRole('button', { name: 'Arrange Order book' }).click();
  await page.getByRole('menuitem', { name: 'Add heatmap' }).click();
  const panel = page.getByRole('region', { name: 'Heatmap', exact: true });
  await expect(panel).toContainText(/Filled since \d\d:\d\d:\d\d/);
  await panel.getByRole('application', { name: /^Resting size of BTC\/USD over time/ }).focus();
  await page.keyboard.press('ArrowUp');
  const said = panel.locator('[aria-live]');
  await expect(said).toHaveText(/^\d\d:\d\d:\d\d · [\d,]+–[\d,]+ · <?[\d.]+ BTC/);
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(said).toHaveText(/before this map began$/);
  await picture(page, info, 'heatmap');
  expect(await axeFindings(page)).toEqual([]);

  // Trouble on purpose: told as long as it is there, and over with one press.
  await page.getByRole('tab', { name: 'Connection', exact: true }).click();
  await page.getByRole('button', { name: 'Make trouble' }).click();
  const strip = page.getByRole('contentinfo');
  await expect(strip).toContainText(/Trouble on purpose: connection lost, ends in \d+ s/);
  await expect(strip.getByRole('status', { name: 'Connection' })).not.toHaveAttribute('data-state', 'live');
  await picture(page, info, 'trouble');
  await strip.getByRole('button', { name: 'End it' }).click();
  await expect(strip).not.toContainText('Trouble');
  await expectLive(page);
});
