import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../scripts/chromium';
import { axeFindings } from './support/axe';
import { test, expect as usually } from './support/fixtures';
import { arm, chooseLive, PASSPHRASE } from './support/live';
import { limitBelow, send } from './support/paper';
import { expectLive, picture, showTicket } from './support/screen';
import { addPasskeyDevice, allKept, filesWith, lockButton, openVault, spellings } from './support/vault';

test.use({ serviceWorkers: 'allow' });

/** A passphrase is seconds of work for a machine that does other things as well. */
const expect = usually.configure({ timeout: 30_000 });
const NEXT = 'CANARY phrase eight w7';
const HOSTILE = '<img src=x onerror=hacked=1>';
/** Stored readable, so that the search is seen to find what is there. */
const READABLE = 'CANARY laptop';

test.setTimeout(120_000);

/** A profile on disk, and all that its pages and workers said. */
async function startBrowser(folder: string): Promise<{ context: BrowserContext; said: string[] }> {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(folder, {
    args: TEST_FLAGS,
    viewport: { width: 1366, height: 768 },
    ...(executablePath === null ? {} : { executablePath }),
  });
  const said: string[] = [];
  context.on('console', (message) => said.push(message.text()));
  context.on('weberror', (error) => said.push(String(error.error())));
  context.on('request', (request) => said.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  return { context, said };
}

test('M6: a vault is made, locked, unlocked by passphrase and passkey, signs for an account, is exported, deleted, brought back and changed, and no secret is found anywhere', async ({
  site,
  exchange,
}, info) => {
  const folder = await mkdtemp(join(tmpdir(), 'tapedeck-vault-'));
  const { context, said } = await startBrowser(folder);
  // A passkey belongs to a host name, which an address is not.
  const url = `${site.url.replace('127.0.0.1', 'localhost')}/?pair=simulated:BTC/USD`;
  const open = async (page: Page): Promise<Page> => {
    await page.goto(url);
    return page;
  };
  const page = await open(await context.newPage());
  await addPasskeyDevice(page);
  const vault = await openVault(page);
  const field = (name: string) => vault.getByLabel(name, { exact: true });
  const button = (name: string) => vault.getByRole('button', { name, exact: true });
  const kept: string[] = [];

  // Made.
  await field('New passphrase').fill('too short');
  await expect(vault).toContainText('A passphrase has at least 12 characters');
  await field('New passphrase').fill(PASSPHRASE);
  await field('The same again').fill(`${PASSPHRASE}!`);
  await button('Create the vault').click();
  await expect(vault.getByRole('alert')).toHaveText(/not the same/);
  expect(await axeFindings(page)).toEqual([]);
  await field('The same again').fill(PASSPHRASE);
  await button('Create the vault').click();
  await expect(vault).toContainText('The vault is unlocked');
  await expect(vault).toContainText('No key is in the vault yet');

  // A passkey beside the passphrase.
  await button('Add a passkey…').click();
  await field('Name of the passkey').fill(READABLE);
  await field('Passphrase of the vault').fill(PASSPHRASE);
  await button('Add a passkey').click();
  await expect(vault).toContainText(`“${READABLE}” opens the vault from now on.`);
  // The form is gone, the keyboard is still in the dialog.
  expect(await vault.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);

  // A key that may withdraw is refused, one that may move funds is stored once its user has accepted that.
  const { account } = exchange.running.control;
  const greedy = account.addKey({ caps: { withdraw: { read: 1, write: 1 } } });
  const good = account.addKey({ caps: { orders: { read: 1, write: 1 }, wallets: { read: 1, write: 1 } } });
  await button('Add a key…').click();
  await field('Name of the account').fill('Main');
  await vault.getByLabel('API key').fill('half');
  await expect(vault).toContainText('That is too short');
  const paste = async ({ key, secret }: typeof good): Promise<void> => {
    await vault.getByLabel('API key').fill(`  ${key}\n`);
    await vault.getByLabel('API secret').fill(secret);
    await expect(vault).toContainText(`Pasted: ${secret.length} characters`);
  };
  await paste(greedy);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'add-a-key');
  kept.push(await allKept(page));
  await button('Use a passkey').click();
  await expect(vault.getByRole('alert').filter({ hasText: 'This key may withdraw funds, so it is not stored.' })).toBeVisible();
  kept.push(await allKept(page));
  await paste(good);
  await button('Use a passkey').click();
  const warning = vault.getByRole('alert').filter({ hasText: '“Main” is not stored yet.' });
  await expect(warning).toContainText('It may move funds between wallets. Tapedeck never does');
  await expect(vault).toContainText('No key is in the vault yet');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'warned-key');
  kept.push(await allKept(page));
  await button('Use a passkey').click();
  await expect(vault.getByRole('status')).toHaveText(/^“Main” is stored. Its key may move funds between wallets, place, change and cancel orders/);
  await expect(vault.getByRole('region', { name: 'Accounts' })).toContainText('It may move funds between wallets. Tapedeck never does');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'accounts');
  kept.push(await allKept(page));
  await page.keyboard.press('Escape');

  // Another tab sees it open, and a reload does not lock it. The button locks it for both.
  const other = await open(await context.newPage());
  await expect(lockButton(other)).toBeVisible();
  await page.bringToFront();
  await page.reload();
  await lockButton(page).click();
  for (const one of [page, other]) await expect(lockButton(one)).toHaveCount(0);
  await openVault(page);
  await expect(vault).toContainText('It was locked by you.');

  // Wrong ones make wait, longer each time; the right one opens.
  for (let i = 0; i < 3; i++) {
    await field('Passphrase of the vault').fill(`wrong ${i}`);
    await button('Unlock').click();
    await expect(vault.getByRole('alert')).toHaveText('The passphrase is wrong.');
    await expect(field('Passphrase of the vault')).toHaveValue('');
  }
  await expect(vault).toContainText(/the next one can be tried in \d s/);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'wrong-passphrase');
  await expect(vault).not.toContainText('the next one can be tried');
  await field('Passphrase of the vault').fill(PASSPHRASE);
  await button('Unlock').click();
  await expect(lockButton(other)).toBeVisible();
  await button('Lock now').click();
  await button('Use a passkey').click();
  await expect(button('Lock now')).toBeVisible();

  // It signs: logins, requests over REST through the server, and the login of a second connection, which a lost order is looked for on.
  const { userId } = good;
  account.deposit(userId, 'exchange', 'USD', '20000');
  account.loseRequest('on', 'before');
  await other.bringToFront();
  await other.goto(url.replace('simulated', 'bitfinex'));
  await expectLive(other);
  await showTicket(other);
  await chooseLive(other);
  await arm(other);
  await limitBelow(other, '0.001', 0.97);
  await send(other).click();
  await expect.poll(() => exchange.running.stats().accounts.sockets[userId]).toEqual({ now: 1, most: 2 });
  await expect.poll(() => exchange.running.stats().restRequests).toContainEqual(expect.stringMatching(/^\/v2\/auth\/r\//));
  kept.push(await allKept(other));
  // The exchange is told which key it is, and neither the secret nor the passphrase.
  const { clientFrames, restRequests } = exchange.running.stats();
  const toldThere = JSON.stringify([clientFrames, restRequests]);
  expect(toldThere).toContain(good.key);
  expect([PASSPHRASE, good.secret].flatMap(spellings).filter((secret) => toldThere.includes(secret))).toEqual([]);
  await other.goto(url);
  await page.bringToFront();

  // Out as a file, gone, and back out of the file.
  const [download] = await Promise.all([page.waitForEvent('download'), button('Export the vault').click()]);
  const file = await download.path();
  const exported = await readFile(file, 'utf8');
  kept.push(exported);
  const { salt } = (JSON.parse(exported) as { kdf: { salt: string } }).kdf;
  expect(await allKept(page)).toContain(salt);
  await button('Delete the vault…').click();
  await field('Type DELETE').fill('delete');
  await button('Delete the vault').click();
  await expect(vault.getByRole('alert')).toHaveText('Type DELETE, in capitals.');
  await field('Type DELETE').fill('DELETE');
  await button('Delete the vault').click();
  await expect(vault.getByRole('status')).toHaveText(
    new RegExp(
      `^Deleted: 1 account \\(Main\\) and 1 passkey \\(${READABLE}\\)\\. Storage was read again: 0 records of the vault are left\\. The last login number of`,
    ),
  );
  expect(await allKept(page)).not.toContain(salt);
  await vault
    .getByLabel('Import a vault…')
    .setInputFiles({ name: 'tapedeck-vault.json', mimeType: 'application/json', buffer: Buffer.from(exported) });
  await field('Passphrase of that vault').fill(PASSPHRASE);
  await button('Import it').click();
  await expect(vault.getByRole('status')).toHaveText('The vault is imported, and unlocked.');
  await expect(vault).toContainText(READABLE);
  await expect(lockButton(other)).toBeVisible();

  // Renamed, whatever the name is; with another passphrase; without the passkey; without the key.
  const done = vault.getByRole('status');
  await button('Rename Main').click();
  await expect(field('Name of the account')).toHaveValue('Main');
  await field('Name of the account').fill(HOSTILE);
  await vault.getByLabel('Colour').selectOption('Red');
  await picture(page, info, 'rename');
  await button('Use a passkey').click();
  await expect(done).toHaveText(`The account is called “${HOSTILE}”.`);
  expect(await page.evaluate(() => [Reflect.get(window, 'hacked'), document.querySelectorAll('img').length])).toEqual([undefined, 0]);
  await button('Change the passphrase…').click();
  await field('New passphrase').fill(NEXT);
  await field('The same again').fill(NEXT);
  await button('Use a passkey').click();
  await expect(done).toHaveText('The passphrase is changed. Files that were exported before open with the old one.');
  await button(`Remove the passkey ${READABLE}`).click();
  await button('Use a passkey').click();
  await expect(done).toHaveText(`“${READABLE}” opens the vault no more. Remove it in the settings of your device as well.`);
  await button(`Remove ${HOSTILE}`).click();
  await expect(button('Use a passkey')).toHaveCount(0);
  await field('Passphrase of the vault').fill(NEXT);
  await button('Remove the key').click();
  await expect(done).toHaveText(`“${HOSTILE}” is removed. The key is still good at the exchange.`);
  await expect(vault).toContainText('No key is in the vault yet');
  kept.push(await allKept(page), await allKept(other));
  await context.close();

  // What was typed and pasted is nowhere; what is stored readable is found by the same search.
  const secrets = [PASSPHRASE, NEXT, greedy.key, greedy.secret, good.key, good.secret].flatMap(spellings);
  const told = [...kept, ...said].join('\n');
  expect(told).toContain(READABLE);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect((await filesWith(folder, [READABLE])).length).toBeGreaterThan(0);
  expect(await filesWith(folder, secrets)).toEqual([]);
  expect(said.filter((text) => /violates|Trusted|TypeError/.test(text))).toEqual([]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
