import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { boxFindings, boxFindingsInEachLook } from './support/box-check';
import { expect, test } from './support/fixtures';
import { expectLive, openSettings, openTicket, picture } from './support/screen';

const SIMULATED = '/?pair=simulated:BTC/USD';
const root = (page: Page) => page.locator('html');

test('all that is set goes into a file and comes back on a press, a broken file changes nothing, own amounts are hidden in every tab, and so is the mood of the simulated market the same', async ({
  openTab,
}, info) => {
  const page = await openTab(SIMULATED);
  await expectLive(page);
  await page.getByRole('button', { name: 'First steps' }).click();
  const steps = page.getByRole('dialog', { name: /^First steps/ });
  await steps.getByRole('button', { name: 'Next' }).click();
  await expect(steps.getByRole('heading', { name: 'Which market' })).toBeVisible();
  await steps.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('button', { name: 'First steps' })).toHaveCount(0);
  const settings = await openSettings(page);
  const file = settings.getByRole('group', { name: 'All settings as a file' });
  const group = (name: string) => settings.getByRole('group', { name, exact: true });
  // One stop for the Tab key, the arrows go round, and nothing is chosen until it is pressed.
  await expect(group('Theme').locator('[tabindex="0"]')).toHaveCount(1);
  await group('Theme').getByRole('button').first().press('ArrowLeft');
  await expect(group('Theme').getByRole('button').last()).toBeFocused();
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await expect(group('Theme').locator('kbd')).toHaveText('T');
  await expect(group('Sounds').getByRole('button', { name: 'Off' })).toHaveAttribute('aria-pressed', 'true');
  await group('Theme').getByRole('button', { name: 'High contrast' }).click();
  await group('Colours').getByRole('button', { name: 'Blue and orange' }).click();
  await group('Up is').getByRole('button', { name: 'Orange' }).click();
  await expect(root(page)).toHaveAttribute('data-theme', 'contrast');
  const [download] = await Promise.all([page.waitForEvent('download'), file.getByRole('button', { name: 'Export to a file' }).click()]);
  const exported = await readFile(await download.path(), 'utf8');
  await expect(file.getByRole('status')).toContainText('Exchange keys are not in it');
  await group('Theme').getByRole('button', { name: 'Light' }).click();
  await group('Colours').getByRole('button', { name: 'Green and red' }).click();

  const give = (content: string): Promise<void> =>
    file.getByLabel('Import…').setInputFiles({ name: 's.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(content) });
  await give(exported.replace('"interval":"1h"', '"interval":"soon"'));
  await expect(file.getByRole('alert')).toHaveText('Nothing was changed. Line 2: preferences.interval is nothing that this version knows.');
  await give(exported);
  const offer = file.getByRole('region', { name: 'What the file changes' });
  await expect(offer).toContainText('theme light → contrast, palette green-red → blue-orange');
  await expect(root(page)).toHaveAttribute('data-theme', 'light');
  await picture(page, info, 'import');
  await offer.getByRole('button', { name: 'Take over' }).click();
  await expect(settings).toHaveCount(0);
  for (const [name, value] of [
    ['theme', 'contrast'],
    ['palette', 'blue-orange'],
    ['up', 'red'],
  ] as const)
    await expect(root(page)).toHaveAttribute(`data-${name}`, value);
  await expectLive(page);
  expect(await axeFindings(page)).toEqual([]);

  // What is set elsewhere is found here, and one dialog takes the place of the other.
  const search = (await openSettings(page)).getByRole('searchbox');
  await search.fill('key');
  await search.fill('');
  await expect(settings.getByRole('group', { name: 'Storage' })).toContainText('used');
  expect(await settings.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  await search.fill('key');
  await page.getByRole('button', { name: 'Change keys…' }).click();
  await expect(settings).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Change keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await openTicket(page);
  const balance = page.getByRole('region', { name: 'Account summary' }).locator('dd').first();
  await expect(balance).toHaveText(/USD$/);
  const mood = (tab: Page) => tab.getByRole('combobox', { name: 'Mood of the simulated market' });
  await mood(page).selectOption('volatile');
  const other = await openTab(SIMULATED);
  await expect(mood(other)).toHaveValue('volatile');
  await other.keyboard.press('m');
  await expect(balance).toHaveText('•••');
  await page.getByRole('button', { name: 'Hide own amounts' }).click();
  await expect(balance).toHaveText(/USD$/);
});

/** Those of whose words a part is out of sight. */
const cutWords = (all: Locator): Promise<(string | null)[]> =>
  all.evaluateAll((elements) => elements.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map((one) => one.textContent));

const SIZES = [
  [2560, 1440],
  [1920, 1080],
  [1366, 768],
  [769, 844],
  [768, 1024],
  [390, 844],
  // A small laptop at 200 %.
  [683, 384],
] as const;

for (const [language, code] of [
  ['English', 'en'],
  ['Svenska', 'sv'],
] as const) {
  test(`no text is cut, no two controls overlap and the page does not scroll, at seven sizes in every theme and density, in ${language}`, async ({
    openTab,
  }) => {
    const page = await openTab(SIMULATED);
    await expectLive(page);
    await page.keyboard.press(',');
    await page.getByRole('button', { name: language, exact: true }).click();
    // Another one than was shown loads the page anew, under the picture of what it last showed.
    await expect(root(page)).toHaveAttribute('lang', code);
    await expect(page.locator('#app .strip-state')).toHaveAttribute('data-state', 'live');
    await expect(page.locator('.first-picture')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => boxFindingsInEachLook(page), { message: `${width} × ${height}` }).toEqual([]);
      // The ticket takes room from all else, or all of it.
      if (width > 768) await page.keyboard.press('o');
      else await page.locator('[data-tab="trade"]').click();
      await expect(page.locator('section.ticket')).toBeVisible();
      // A stop says of most terms why it cannot have them.
      await page.locator('.ticket-type').nth(2).click();
      await expect(page.locator('.ticket-why')).not.toHaveCount(0);
      await expect.poll(() => boxFindings(page), { message: `ticket, ${width} × ${height}` }).toEqual([]);
      expect(await cutWords(page.locator('.ticket-why'))).toEqual([]);
      // As much of a currency with many decimals.
      await page.locator('.ticket-all').evaluate((all) => all.append(' 1,234,567,890.12345678'));
      expect(await cutWords(page.locator('.ticket-all'))).toEqual([]);
      await page.keyboard.press(',');
      await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
      await expect.poll(() => boxFindings(page), { message: `settings, ${width} × ${height}` }).toEqual([]);
      // A choice that is scrolled to is a choice that nobody finds.
      expect(await page.locator('.confirm-matrix').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      if (width > 768) await page.keyboard.press('o');
      if (width > 768) await expect(page.locator('section.ticket')).toHaveCount(0);
    }
  });
}
