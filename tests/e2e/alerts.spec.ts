import type { Page } from '@playwright/test';
import { alertOnMove, firstAlert, showAlerts } from './support/alerts';
import { expect, test } from './support/fixtures';

// The simulated market: it moves by itself.

const PAIR = '/?pair=simulated:BTC/USD';
test('an alert that is made in one of two tabs fires once, is told in one of them, and is in the log after a reload', async ({ openTab }) => {
  const pages = [await openTab(PAIR), await openTab(PAIR)];
  const [page] = pages as [Page, Page];
  await alertOnMove(page);
  await expect(firstAlert(page)).toContainText('Price moves 0.001 % within 15 min');
  await expect(firstAlert(page).locator('.col-state')).toHaveText('fired');
  const notices = async (): Promise<number> => {
    const counts = await Promise.all(pages.map((one) => one.locator('.toast[data-kind="alert"]').count()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  await expect.poll(notices).toBe(1);
  await page.reload();
  await showAlerts(page);
  await page.getByRole('button', { name: 'Log (1)' }).click();
  await expect(page.getByRole('grid', { name: 'Log of alerts' }).locator('tbody tr')).toContainText(['fired']);

  const dialog = page.getByRole('dialog', { name: 'New alert · BTC/USD' });
  // One at a price is a line of the chart, which a hand moves to another price.
  await page.getByRole('button', { name: 'New alert…' }).click();
  await dialog.getByRole('textbox', { name: 'Price' }).fill('1000');
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  const line = page.getByRole('slider', { name: /^Alert: Price .* 1,000\./ });
  await line.press('ArrowUp');
  await line.press('Enter');
  await page.getByRole('button', { name: 'Log (1)' }).click();
  await expect(firstAlert(page)).toContainText('1,000.1');
  await page.getByRole('slider', { name: /^Alert: Price .* 1,000\.1\./ }).press('Delete');
  await expect(page.getByRole('slider', { name: /^Alert/ })).toHaveCount(0);
});
