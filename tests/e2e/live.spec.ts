import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { field, limitBelow, outcome, placeBelow, rows, send, table, ticket } from './support/paper';
import { expectLive, measured, openTicket, picture, stripWords } from './support/screen';
import { lockButton, openVault } from './support/vault';

const PASSPHRASE = 'CANARY phrase seven q4';
const SYMBOL = 'tBTCUSD';

const chosen = (page: Page): Locator => ticket(page).getByRole('combobox', { name: 'Book' });
const action = (page: Page, name: string): Locator => ticket(page).getByRole('button', { name, exact: true });

test('an account of the exchange is unlocked, armed and traded with from two tabs, each press once', async ({ openTab, exchange }, info) => {
  test.setTimeout(120_000);
  const [page, other] = [await openTab(), await openTab()];
  const tabs = [page, other];
  const { control } = exchange.running;
  const framesOf = (key: string): Readonly<Record<string, number>> => exchange.running.stats().accounts.framesByKey[key] ?? {};
  const key = control.account.addKey({ caps: { orders: { read: 1, write: 1 }, wallets: { read: 1, write: 0 } } });
  const someone = control.account.addKey();
  control.account.deposit(key.userId, 'exchange', 'USD', '20000');
  control.account.deposit(someone.userId, 'exchange', 'BTC', '100');
  for (const one of tabs) {
    await expectLive(one);
    await openTicket(one);
  }

  // Paper says nothing to the exchange.
  await page.bringToFront();
  await placeBelow(page, '0.01', 0.97);
  expect(exchange.running.stats().accounts.framesByKey).toEqual({});

  // A key in the vault: its account can be chosen, here and in the other tab.
  const vault = await openVault(page);
  const typed = (name: string): Locator => vault.getByLabel(name, { exact: true });
  await typed('New passphrase').fill(PASSPHRASE);
  await typed('The same again').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Create the vault' }).click();
  await vault.getByRole('button', { name: 'Add a key…' }).click();
  await typed('Name of the account').fill('Main');
  await vault.getByLabel('API key').fill(key.key);
  await vault.getByLabel('API secret').fill(key.secret);
  await typed('Passphrase of the vault').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Try the key and store it' }).click();
  await expect(vault.getByRole('status')).toHaveText(/^“Main” is stored/);
  await page.keyboard.press('Escape');
  await lockButton(page).click();

  // Chosen while it is locked, it asks for the passphrase, and goes on by itself.
  await chosen(page).selectOption('LIVE Main');
  await expect(vault).toContainText('The vault is locked');
  await typed('Passphrase of the vault').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(vault).toHaveCount(0);
  await chosen(other).selectOption('LIVE Main');
  for (const one of tabs) {
    await expect(one).toHaveTitle(/ · LIVE Main · /);
    await expect(ticket(one).locator('.live-row .trust-badge')).toHaveAttribute('data-state', 'live');
    await expect(ticket(one).locator('.ticket-all')).toHaveText('20,000.00 USD');
    await table(one, /^Open orders/).click();
  }

  // Nothing leaves a tab that is not armed, whatever another one is.
  await limitBelow(page, '0.01', 0.97);
  await expect(send(page)).toHaveText('Arm trading first · LIVE Main');
  await send(page).click();
  await expect(action(page, 'Arm trading')).toBeFocused();
  await action(page, 'Arm trading').click();
  await expect(ticket(page).locator('.armed-for')).toHaveText(/^ARMED 1[45]:\d\d$/);
  await expect(send(other)).toHaveText('Arm trading first · LIVE Main');
  expect(framesOf(key.key)['on']).toBeUndefined();

  // The best bid in a book that stands still.
  control.pace({});
  const [best] = exchange.running.bookOf(SYMBOL, 'P0', 25).bids;
  control.account.external(someone.userId, 'on', { type: 'EXCHANGE MARKET', symbol: SYMBOL, amount: String(-(best?.[2] ?? 0)), cid: 1 });
  const price = (exchange.running.bookOf(SYMBOL, 'P0', 25).bids[0]?.[0] ?? 0) + 1;
  await field(page, 'Price').fill(String(price));
  await expect(send(page)).toHaveText(/^Buy 0\.01 BTC .* · LIVE Main$/);
  await send(page).click();
  await expect(outcome(page)).toContainText(/^R-\S+ open/);
  for (const one of tabs) await expect(rows(one)).toContainText([/Buy.*LIVE Main/]);
  control.account.external(someone.userId, 'on', { type: 'EXCHANGE LIMIT', symbol: SYMBOL, amount: '-0.004', price: String(price), cid: 2 });
  for (const one of tabs) await expect(rows(one)).toContainText(['40 % filled']);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'armed');

  // Changed and cancelled from the other tab.
  await rows(other).first().focus();
  await other.keyboard.press('Enter');
  await other.getByRole('textbox', { name: /^New price/ }).fill(String(price - 500));
  await other.keyboard.press('Enter');
  await expect(other.getByRole('tabpanel', { name: /^Open orders/ })).toContainText('Not changed: Trading is not armed in this tab');
  await action(other, 'Arm trading').click();
  await expect(ticket(other).locator('.armed-for')).toBeVisible();
  await other.getByRole('textbox', { name: /^New price/ }).press('Enter');
  for (const one of tabs) await expect(rows(one)).toContainText([(price - 500).toLocaleString('en-US')]);
  await rows(other).first().focus();
  await other.keyboard.press('Delete');
  for (const one of tabs) await expect(rows(one)).toHaveCount(0);
  await expect(outcome(page)).toContainText(/^R-\S+ cancelled, 40 % filled/);
  expect(framesOf(key.key)).toMatchObject({ on: 1, ou: 1, oc: 1 });

  // Stopped, it lets orders through again on the passphrase alone.
  await action(page, 'Stop all').click();
  const stopped = page.getByRole('complementary', { name: 'New orders are stopped' });
  await expect(send(page)).toHaveAttribute('data-ready', 'false');
  await stopped.getByRole('button', { name: 'Let orders through…' }).click();
  const proof = page.getByRole('dialog', { name: 'Let orders through for LIVE Main' });
  await proof.getByLabel('Passphrase of the vault', { exact: true }).fill('another phrase of five');
  await proof.getByRole('button', { name: 'Let orders through', exact: true }).click();
  await expect(proof.getByRole('alert')).toHaveText('The passphrase is wrong.');
  await picture(page, info, 'stopped');
  await proof.getByLabel('Passphrase of the vault', { exact: true }).fill(PASSPHRASE);
  await proof.getByRole('button', { name: 'Let orders through', exact: true }).click();
  await expect(stopped).toHaveCount(0);

  // The only tab is reloaded in the press of an order: it left once or never, and the tab shows just what the exchange has.
  await other.close();
  await field(page, 'Price').fill(String(price - 1_000));
  await expect(send(page)).toHaveText(/^Buy 0\.01 BTC .* · LIVE Main$/);
  await send(page).dispatchEvent('click');
  await page.reload();
  const reloadedAt = Date.now();
  await expectLive(page);
  await openTicket(page);
  await expect(ticket(page).locator('.live-row .trust-badge')).toHaveAttribute('data-state', 'live');
  measured(info, `the account is live again ${Date.now() - reloadedAt} ms after the reload`);
  await table(page, /^Open orders/).click();
  const left = framesOf(key.key)['on'] === 2 ? 1 : 0;
  await expect(rows(page)).toHaveCount(left);
  expect(control.account.openOrders(key.userId).length).toBe(left);

  // Opted in to the dead-man switch, the next login asks for it. A lock disarms, and orders stay for the last time.
  await openVault(page);
  await vault.getByRole('button', { name: 'Dead-man switch of Main' }).click();
  await expect(vault).toContainText('It cancels all open orders of the account');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'dead-man-switch');
  await typed('Passphrase of the vault').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Turn it on' }).click();
  await expect(vault.getByRole('status')).toHaveText('The dead-man switch of “Main” is on from the next login on.');
  await page.keyboard.press('Escape');
  await expect(ticket(page).locator('.live-row')).toContainText('Dead-man switch on from the next login');
  await lockButton(page).click();
  await action(page, 'Unlock the vault…').click();
  await typed('Passphrase of the vault').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(ticket(page).locator('.live-row .trust-badge')).toHaveAttribute('data-state', 'live');
  expect(control.account.openOrders(key.userId).length).toBe(left);
  await expect(stripWords(page)).toContainText(/Dead-man switch on(?! )/);
  await action(page, 'Arm trading').click();
  await placeBelow(page, '0.01', 0.95);
  await picture(page, info, 'dead-man-switch-on');
  expect(control.account.openOrders(key.userId).length).toBe(left + 1);
  await lockButton(page).click();
  await expect.poll(() => control.account.openOrders(key.userId)).toEqual([]);
});
