import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

export async function showAlerts(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Alerts' }).click();
  await expect(page.getByRole('region', { name: 'Alerts' })).toBeVisible();
}

/** The row of the alert that stands first. */
export const firstAlert = (page: Page): Locator => page.getByRole('grid', { name: 'Alerts', exact: true }).locator('tbody tr').first();

/** An alert on any move of the page's pair worth the name: it fires as soon as the market moves. */
export async function alertOnMove(page: Page): Promise<void> {
  await showAlerts(page);
  await page.getByRole('button', { name: 'New alert…' }).click();
  const dialog = page.getByRole('dialog', { name: /^New alert · / });
  await dialog.getByRole('combobox', { name: 'Tell me when' }).selectOption('move');
  await dialog.getByRole('textbox', { name: 'By per cent' }).fill('0.001');
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  await expect(dialog).toHaveCount(0);
}
