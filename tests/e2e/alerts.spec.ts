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
  const price = dialog.getByRole('textbox', { name: 'Price' });
  // What is missing is a mistake once it is sent without.
  await expect(price).toHaveAttribute('aria-invalid', 'false');
  await expect(dialog.locator('.alert-trouble')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  await expect(price).toBeFocused();
  await expect(price).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.locator('.alert-trouble')).toHaveCount(1);
  await price.fill('1000');
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  const line = page.getByRole('slider', { name: /^Alert: Price .* 1,000\./ });
  await line.press('ArrowUp');
  await line.press('Enter');
  await page.getByRole('button', { name: 'Log (1)' }).click();
  await expect(firstAlert(page)).toContainText('1,000.1');
  // Several at once: one that goes by itself meanwhile is not among them any more.
  const chosen = page.getByRole('region', { name: 'Alerts' }).getByRole('status').filter({ hasText: 'chosen' });
  await firstAlert(page).press('ControlOrMeta+a');
  await expect(chosen).toHaveText('2 of 2 chosen');
  await page.getByRole('slider', { name: /^Alert: Price .* 1,000\.1\./ }).press('Delete');
  await expect(page.getByRole('slider', { name: /^Alert/ })).toHaveCount(0);
  await expect(chosen).toHaveText('1 of 1 chosen');
  await page.getByRole('button', { name: 'Remove 1 alert' }).click();
  await expect(firstAlert(page)).toHaveCount(0);

  // A tag in view has bars left free for it, however narrow they are, but not where the user went back.
  const last = Number((await page.locator('.header-price').textContent())?.replaceAll(/[^\d.]/g, ''));
  await page.getByRole('button', { name: 'New alert…' }).click();
  await dialog.getByRole('textbox', { name: 'Price' }).fill(String(Math.round(last * 1.005)));
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  const chart = page.getByRole('application', { name: /^Price chart/ });
  const near = page.getByRole('slider', { name: /^Alert/ });
  const room = (): Promise<number> =>
    page.locator('.alert-lines').evaluate((layer: HTMLElement) => {
      const tag = layer.querySelector('.own-line-tag')?.getBoundingClientRect();
      return (tag?.left ?? Number.NaN) - layer.getBoundingClientRect().left - Number.parseFloat(layer.style.getPropertyValue('--newest-left'));
    });
  await expect.poll(room).toBeGreaterThan(7);
  for (let i = 0; i < 3; i++) await chart.press('ArrowDown');
  await expect.poll(room).toBeLessThan(40);
  expect(await room()).toBeGreaterThan(2);
  await near.press('ArrowUp');
  await expect(near).toContainText('→');
  await expect.poll(room).toBeGreaterThan(2);
  await near.press('Escape');
  // Out of view, however many bars the widest tag had free.
  await chart.press('ArrowLeft');
  await chart.press('Shift+ArrowLeft');
  await chart.press('Shift+ArrowLeft');
  await expect.poll(room).toBeLessThan(-20);
  await near.press('ArrowUp');
  await expect(near).toContainText('→');
  await expect(page.getByRole('button', { name: 'Go to now' })).toBeVisible();
});
