import { expect, type Locator, type Page } from '@playwright/test';

export const ticket = (page: Page): Locator => page.getByRole('region', { name: /^Order \S+\// });
export const send = (page: Page): Locator => ticket(page).locator('.ticket-send');
export const outcome = (page: Page): Locator => ticket(page).locator('.ticket-outcome');
export const table = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });
export const rows = (page: Page): Locator => page.locator('.dock-body tbody tr');
export const field = (page: Page, name: string): Locator => ticket(page).getByLabel(name, { exact: true });

/** What is pressed before the account has come is not sent. */
const expectAccount = (page: Page): Promise<void> => expect(ticket(page).locator('.ticket-all')).toContainText(/\d/, { timeout: 20_000 });

/** Fill in a limit order to buy at that part of the best bid. Answers its price. */
export async function limitBelow(page: Page, size: string, part: number): Promise<string> {
  await expectAccount(page);
  await ticket(page).getByRole('button', { name: 'Limit', exact: true }).click();
  await ticket(page).getByRole('button', { name: 'Bid', exact: true }).click();
  const price = String(Math.round(Number(await field(page, 'Price').inputValue()) * part));
  await field(page, 'Price').fill(price);
  await field(page, 'Size').fill(size);
  return price;
}

/** Place such an order and wait until it stands. */
export async function placeBelow(page: Page, size: string, part: number): Promise<string> {
  const price = await limitBelow(page, size, part);
  await send(page).click();
  await expect(outcome(page)).toContainText('open');
  return price;
}

export async function marketOrder(page: Page, size: string): Promise<void> {
  await expectAccount(page);
  await ticket(page).getByRole('button', { name: 'Market', exact: true }).click();
  await field(page, 'Size').fill(size);
}
