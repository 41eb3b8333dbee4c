import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

// The simulated market: it moves by itself.

const PAIR = '/?pair=simulated:BTC/USD';
const showAlerts = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Alerts' }).click();
  await expect(page.getByRole('region', { name: 'Alerts' })).toBeVisible();
};

test('an alert that is made in one of two tabs fires once, is told in one of them, and is in the log after a reload', async ({ openTab }) => {
  const pages = [await openTab(PAIR), await openTab(PAIR)];
  const [page] = pages as [Page, Page];
  await showAlerts(page);
  await page.getByRole('button', { name: 'New alert…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New alert · BTC/USD' });
  await dialog.getByRole('combobox', { name: 'Tell me when' }).selectOption('move');
  await dialog.getByRole('textbox', { name: 'By per cent' }).fill('0.001');
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole('grid', { name: 'Alerts', exact: true }).locator('tbody tr');
  await expect(row).toContainText('Price moves 0.001 % within 15 min');
  await expect(row.locator('.col-state')).toHaveText('fired');
  const notices = async (): Promise<number> => {
    const counts = await Promise.all(pages.map((one) => one.locator('.toast[data-kind="alert"]').count()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  await expect.poll(notices).toBe(1);
  await page.reload();
  await showAlerts(page);
  await page.getByRole('button', { name: 'Log (1)' }).click();
  await expect(page.getByRole('grid', { name: 'Log of alerts' }).locator('tbody tr')).toContainText(['fired']);

  // One at a price is a line of the chart, which a hand moves to another price.
  await page.getByRole('button', { name: 'New alert…' }).click();
  await dialog.getByRole('textbox', { name: 'Price' }).fill('1000');
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  const line = page.getByRole('slider', { name: /^Alert: Price .* 1,000\./ });
  await line.press('ArrowUp');
  await line.press('Enter');
  await page.getByRole('button', { name: 'Log (1)' }).click();
  await expect(page.getByRole('grid', { name: 'Alerts', exact: true }).locator('tbody tr').first()).toContainText('1,000.1');
  await page.getByRole('slider', { name: /^Alert: Price .* 1,000\.1\./ }).press('Delete');
  await expect(page.getByRole('slider', { name: /^Alert/ })).toHaveCount(0);
});
