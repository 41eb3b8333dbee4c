import { expect, type Locator, type Page } from '@playwright/test';
import type { ExchangeHost } from './exchange-host';
import { ticket } from './paper';
import { lockButton, openVault, vaultDialog } from './vault';

export const PASSPHRASE = 'CANARY phrase seven q4';

const typed = (page: Page, name: string): Locator => vaultDialog(page).getByLabel(name, { exact: true });
export const action = (page: Page, name: string): Locator => ticket(page).getByRole('button', { name, exact: true });

export interface TestKey {
  readonly key: string;
  readonly secret: string;
  readonly userId: number;
}

/** Opens the vault's dialog and makes a vault there. */
export async function createVault(page: Page): Promise<Locator> {
  const vault = await openVault(page);
  await typed(page, 'New passphrase').fill(PASSPHRASE);
  await typed(page, 'The same again').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Create the vault' }).click();
  return vault;
}

/** The passphrase once more, in the vault's dialog, and the button that it is for. */
export async function prove(page: Page, button: string): Promise<void> {
  await typed(page, 'Passphrase of the vault').fill(PASSPHRASE);
  await vaultDialog(page).getByRole('button', { name: button, exact: true }).click();
}

/** Puts a key into the vault whose dialog is open. */
export async function addKey(page: Page, name: string, { key, secret }: TestKey, kind = 'Live: real money'): Promise<void> {
  const vault = vaultDialog(page);
  await vault.getByRole('button', { name: 'Add a key…' }).click();
  await typed(page, 'Name of the account').fill(name);
  await vault.getByRole('combobox', { name: 'Account' }).selectOption(kind);
  await vault.getByLabel('API key').fill(key);
  await vault.getByLabel('API secret').fill(secret);
  await prove(page, 'Try the key and store it');
  await expect(vault.getByRole('status')).toHaveText(new RegExp(`^“${name}” is stored`), { timeout: 30_000 });
}

/** A vault with one key in it, and the key's account chosen in this tab, whose ticket is open. */
export async function openLiveAccount(page: Page, key: TestKey): Promise<void> {
  await createVault(page);
  await addKey(page, 'Main', key);
  await page.keyboard.press('Escape');
  await chooseLive(page);
  await expectAccountLive(page);
}

/** The account is chosen in this tab, be the vault locked or not. */
export async function chooseLive(page: Page): Promise<void> {
  await ticket(page).getByRole('combobox', { name: 'Book' }).selectOption('LIVE Main');
  await expect(ticket(page).locator('.live-row')).toBeVisible();
}

const accountBadge = (page: Page): Locator => ticket(page).locator('.live-row .trust-badge');

export async function expectAccountLive(page: Page): Promise<void> {
  await expect(accountBadge(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
}

/** Unlocks the vault where it is locked, and arms trading in this tab. */
export async function arm(page: Page): Promise<void> {
  await expect(action(page, 'Unlock the vault…').or(action(page, 'Arm trading')).or(action(page, 'Disarm'))).toBeVisible({ timeout: 30_000 });
  if (await action(page, 'Unlock the vault…').isVisible()) {
    // To choose an account asks for its key by itself.
    if (!(await vaultDialog(page).isVisible())) await action(page, 'Unlock the vault…').click();
    await prove(page, 'Unlock');
    await expect(vaultDialog(page)).toHaveCount(0);
  }
  await expectAccountLive(page);
  if (await action(page, 'Disarm').isVisible()) return;
  await action(page, 'Arm trading').click();
  await expect(ticket(page).locator('.armed-for')).toBeVisible();
}

/**
 * The same where another tab has just crashed or locked, and may take the engine along between any two presses: what
 * stands there is pressed, as its user would, until this tab is armed.
 */
export async function armAnyhow(page: Page): Promise<void> {
  const soon = { timeout: 10_000 };
  const press = async (button: Locator): Promise<boolean> => {
    if (await button.isVisible()) await button.click(soon).catch(() => undefined);
    return false;
  };
  const isArmed = async (): Promise<boolean> => {
    if (await ticket(page).locator('.armed-for').isVisible()) return true;
    if (!(await vaultDialog(page).isVisible())) return press(action(page, 'Unlock the vault…').or(action(page, 'Arm trading')));
    const form = vaultDialog(page).getByRole('region', { name: 'Unlock' }).locator('form[aria-busy=false]');
    if (!(await form.isVisible())) return false;
    await form
      .getByLabel('Passphrase of the vault')
      .fill(PASSPHRASE, soon)
      .catch(() => undefined);
    return press(form.getByRole('button', { name: 'Unlock', exact: true }));
  };
  await expect.poll(isArmed, { timeout: 90_000 }).toBe(true);
  await expectAccountLive(page);
}

/** And wait until this tab knows of it: what is pressed before is pressed on an open one. */
export async function lock(page: Page): Promise<void> {
  await lockButton(page).click();
  await expect(lockButton(page)).toHaveCount(0);
}

/** Prices of the account's open orders at the exchange, sorted. */
export const openPrices = (exchange: ExchangeHost, userId: number): number[] =>
  exchange.running.control.account
    .openOrders(userId)
    .map((row) => Number(row[16]))
    .sort((a, b) => a - b);
