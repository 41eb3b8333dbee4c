import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { EngineWorker } from './support/devtools';
import { test, expect as usually } from './support/fixtures';
import { action, addKey, createVault, PASSPHRASE, prove } from './support/live';
import { field, limitBelow, outcome, placeBelow, rows, send, table, ticket } from './support/paper';
import { expectLive, measured, openTicket, picture, strip, stripWords } from './support/screen';
import { lockButton, openVault } from './support/vault';
import { setWallClock } from './support/wall-clock';

/** A passphrase is seconds of work for a machine that does other things as well. */
const expect = usually.configure({ timeout: 30_000 });
test.use({ actionTimeout: 20_000 });

const SYMBOL = 'tBTCUSD';

const chosen = (page: Page): Locator => ticket(page).getByRole('combobox', { name: 'Book' });
const badge = (page: Page): Locator => ticket(page).locator('.live-row .trust-badge');

test('an account of the exchange is unlocked, armed and traded with from two tabs, each press once', async ({ openTab, exchange, context }, info) => {
  test.setTimeout(240_000);
  const [page, other] = [await openTab(), await openTab()];
  const tabs = [page, other];
  const { control } = exchange.running;
  const framesOf = (key: string): Readonly<Record<string, number>> => exchange.running.stats().accounts.framesByKey[key] ?? {};
  const key = control.account.addKey({ caps: { orders: { read: 1, write: 1 }, wallets: { read: 1, write: 0 } } });
  const viewing = control.account.addKey({ caps: { orders: { read: 1, write: 0 }, wallets: { read: 1, write: 0 } } });
  // Of real money, whatever its user takes it for.
  const played = control.account.addKey({ caps: { orders: { read: 1, write: 1 }, wallets: { read: 1, write: 0 } } });
  control.account.deposit(played.userId, 'exchange', 'USD', '20000');
  const someone = control.account.addKey();
  control.account.deposit(key.userId, 'exchange', 'USD', '20000');
  control.account.deposit(key.userId, 'margin', 'USD', '15000');
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
  const vault = await createVault(page);
  await addKey(page, 'Main', key);
  await addKey(page, 'Play', played, 'Paper account of the exchange');
  await addKey(page, 'Viewer', viewing);
  await page.keyboard.press('Escape');
  await lockButton(page).click();
  await expect(lockButton(page)).toHaveCount(0);

  // Chosen while it is locked, it asks for the passphrase, and goes on by itself.
  await chosen(page).selectOption('LIVE Main');
  await expect(vault).toContainText('The vault is locked');
  await prove(page, 'Unlock');
  await expect(vault).toHaveCount(0);
  await chosen(other).selectOption('LIVE Main');
  for (const one of tabs) {
    await expect(one).toHaveTitle(/ · LIVE Main · /);
    await expect(badge(one)).toHaveAttribute('data-state', 'live');
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
  for (const one of tabs) await expect(rows(one)).toContainText([/Buy.*open/]);
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

  // What was bought is sold, by key and in the words of the button.
  await page.keyboard.press('f');
  const flatten = page.getByRole('dialog', { name: 'Flatten BTC/USD' });
  await expect(flatten).toContainText('also BTC that was not bought here');
  await flatten.getByRole('button', { name: /^Sell 0\.00\d+ BTC at market · LIVE Main$/ }).click();
  await expect(flatten.locator('.ticket-outcome')).toContainText(/^R-\S+ filled/);
  await expect(flatten).toContainText(/^.*No order of BTC\/USD is open, and /);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'flat');
  await flatten.getByRole('button', { name: 'Close this window' }).click();

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

  // So does letting more through.
  await action(page, 'Limits…').click();
  const limits = page.getByRole('dialog', { name: 'LIVE Main', exact: true });
  await limits.getByRole('button', { name: 'Scalper' }).click();
  await limits.getByRole('button', { name: 'Set scalper limits…' }).click();
  const raise = page.getByRole('dialog', { name: 'Raise the limits of LIVE Main' });
  await raise.getByLabel('Passphrase of the vault', { exact: true }).fill(PASSPHRASE);
  await raise.getByRole('button', { name: 'Set scalper limits', exact: true }).click();
  await expect(limits.getByRole('button', { name: 'Scalper · now' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(limits).toHaveCount(0);

  // One that was lost on its way is unknown until its user has looked, and nobody sends it again.
  control.account.loseRequest('on', 'before');
  await field(page, 'Price').fill(String(price - 800));
  await expect(send(page)).toHaveText(/^Buy 0\.01 BTC .* · LIVE Main$/);
  await send(page).click();
  await expect(rows(page)).toContainText(['unknown: it is not among the open orders']);
  // One tab was told, and is told of it no more than it lasts.
  const doubts = async (): Promise<number> => {
    const told = tabs.map((one) => one.getByRole('region', { name: 'Notices' }).getByRole('listitem').filter({ hasText: 'Unknown' }).count());
    return (await Promise.all(told)).reduce((all, count) => all + count, 0);
  };
  await expect.poll(doubts).toBe(1);
  const sent = framesOf(key.key)['on'] ?? 0;
  await picture(page, info, 'unknown');
  await rows(page)
    .getByRole('button', { name: /^Take note of buy 0\.01/ })
    .click();
  const note = page.getByRole('dialog', { name: /^Take note of R-/ });
  await expect(note).toContainText('Look at the exchange itself first');
  expect(await axeFindings(page)).toEqual([]);
  await note.getByRole('button', { name: 'I have looked: take note' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(outcome(page)).toContainText('ended, not known how');
  await expect.poll(doubts).toBe(0);
  const away = ticket(page).locator('.away');
  await away.locator('summary').click();
  await expect(away).toContainText('probably it was never placed');
  await away.getByRole('button', { name: 'I have read it' }).click();
  await expect(away).toHaveCount(0);

  // What happened while nobody was connected is listed once that is over.
  control.account.next('drop-before', 'wu');
  control.account.deposit(key.userId, 'exchange', 'USD', '1000');
  await expect(away).toContainText(/USD [\d,.]+ → [\d,.]+/);
  await away.locator('summary').click();
  await picture(page, info, 'away');
  await expect(badge(page)).toHaveAttribute('data-state', 'live');

  // The only tab is reloaded in the press of an order: it left once or never, and the tab shows just what the exchange has.
  await other.close();
  await field(page, 'Price').fill(String(price - 1_000));
  await expect(send(page)).toHaveText(/^Buy 0\.01 BTC .* · LIVE Main$/);
  await send(page).dispatchEvent('click');
  await page.reload();
  const reloadedAt = Date.now();
  await expectLive(page);
  await openTicket(page);
  await expect(badge(page)).toHaveAttribute('data-state', 'live');
  measured(info, `the account is live again ${Date.now() - reloadedAt} ms after the reload`);
  await table(page, /^Open orders/).click();
  const left = (framesOf(key.key)['on'] ?? 0) - sent;
  // One that was written down and did not leave any more stands as unknown.
  await expect(rows(page).filter({ hasNotText: /unknown/i })).toHaveCount(left);
  expect(control.account.openOrders(key.userId).length).toBe(left);

  // The margin wallet of the same key is an account beside it: a short is opened there, is as the exchange says, and is closed.
  await chosen(page).selectOption('LIVE MARGIN Main');
  await expect(page).toHaveTitle(/ · LIVE MARGIN Main · /);
  await expect(badge(page)).toHaveAttribute('data-state', 'live');
  await expect(ticket(page).locator('.ticket-all')).toHaveText('15,000.00 USD');
  await action(page, 'Arm trading').click();
  await expect(ticket(page).locator('.armed-for')).toBeVisible();
  // Its row says whose it is as far as the cell goes, and in full to the pointer.
  await placeBelow(page, '0.01', 0.97);
  const tag = rows(page).first().locator('.account-tag');
  await expect(tag).toHaveText('LIVE M Main');
  await expect(tag).toHaveAttribute('title', 'LIVE MARGIN Main');
  expect(await tag.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await rows(page).first().press('Delete');
  await expect(rows(page)).toHaveCount(0);
  await action(page, 'Market').click();
  await action(page, 'Sell').click();
  await field(page, 'Size').fill('0.01');
  await expect(send(page)).toHaveText('Sell 0.01 BTC at market · LIVE MARGIN Main');
  await send(page).click();
  // How much of what is available that takes only the exchange knows.
  await page
    .getByRole('dialog', { name: 'Confirm the order' })
    .getByRole('button', { name: /^Sell 0\.01/ })
    .click();
  await table(page, 'Positions (1)').click();
  await expect(rows(page)).toContainText(['−0.01']);
  await expect(rows(page).locator('.col-liquidation')).toHaveText(/[\d,.]+ [\d,.]+ %/);
  const figures = page.getByRole('region', { name: 'Account summary' });
  await expect(figures).toContainText(/The exchange reckons\s*\d\d:\d\d:\d\d/);
  await expect(figures).toContainText(/Margin balance\s*1[45],\d{3}\.\d\d USD/);
  await picture(page, info, 'short');
  await rows(page).getByRole('button', { name: 'Close…' }).click();
  const close = page.getByRole('dialog', { name: 'Close BTC/USD' });
  await close.getByRole('button', { name: 'Buy 0.01 BTC at market · reduce-only · LIVE MARGIN Main' }).click();
  await expect(table(page, 'Positions')).toHaveText('Positions');
  await page.keyboard.press('Escape');

  await chosen(page).selectOption('LIVE Main');
  await expect(badge(page)).toHaveAttribute('data-state', 'live');
  await action(page, 'Buy').click();
  await table(page, /^Open orders/).click();

  // Exits are held by this browser, whose last tab asks before it goes, until their entry is filled; then by the exchange.
  await action(page, 'Arm trading').click();
  await limitBelow(page, '0.01', 1);
  await field(page, 'Price').fill(String(price));
  await ticket(page).getByLabel('Take profit / stop').check();
  await ticket(page).getByRole('combobox', { name: 'Exits in' }).selectOption('r');
  await field(page, 'Take profit').fill('1');
  await field(page, 'Stop').fill(String(price - 2_000));
  await expect(ticket(page)).toContainText('Held by this browser, and gone with it');
  await expect(send(page)).toHaveText(new RegExp(`^Buy 0\\.01 BTC .*take profit ${(price + 2_000).toLocaleString('en-US')}, stop .* · LIVE Main$`));
  await send(page).click();
  const exits = rows(page).filter({ hasText: /Sell/ });
  await expect(exits).toContainText(['held by this browser, dies with it', 'held by this browser, dies with it']);
  await picture(page, info, 'exits-held');
  // A phone stops what is in the background without a question: it is said before.
  const desk = page.viewportSize() ?? { width: 1366, height: 768 };
  const held = page.getByRole('complementary', { name: 'Exits held here' });
  await expect(held).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(held).toHaveText('Keep this page in front: 2 exits are held here, and a page in the background may be stopped.');
  // Beside what is armed there is little room: the connection is said in fewer words there, and whole.
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(page.locator('.arm-account')).toBeVisible();
    await expect(strip(page)).toHaveText('Bitfinex live');
    expect(
      await strip(page).evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight - clientHeight,
      ]),
    ).toEqual([0, 0]);
  }
  await picture(page, info, 'exits-held-on-a-phone');
  await page.setViewportSize(desk);
  await lockButton(page).click();
  await expect(page.getByRole('alert')).toContainText(['Lock? 2 exits then wait here. Press again']);
  await field(page, 'Price').focus();
  await expect(lockButton(page)).toContainText('Lock vault');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  expect(control.account.openOrders(key.userId).length).toBe(left + 1);
  control.account.external(someone.userId, 'on', { type: 'EXCHANGE LIMIT', symbol: SYMBOL, amount: '-0.01', price: String(price), cid: 3 });
  await expect(exits).toContainText(['open, held by the exchange', 'waiting for its trigger, held by the exchange']);
  expect(control.account.openOrders(key.userId).length).toBe(left + 2);
  await picture(page, info, 'exits-at-the-exchange');
  await exits.first().focus();
  await page.keyboard.press('Shift+Enter');
  const story = page.getByRole('dialog', { name: /^What became of R-/ });
  const steps = [
    'Pressed in the ticket',
    'Written down here, and held by this browser',
    'Size changed',
    'Sent',
    'The exchange has it',
    'In the book',
    'Now: open',
  ];
  await expect(story.getByRole('listitem')).toContainText(steps);
  await picture(page, info, 'what-became-of-an-exit');
  control.maintenance(true);
  await expect(story.getByRole('listitem').last()).toContainText('Not live. Last known: open');
  control.maintenance(false);
  await expect(story.getByRole('listitem').last()).toContainText('Now: open');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(exits).toHaveCount(0);
  await ticket(page).getByLabel('Take profit / stop').uncheck();

  // Opted in to the dead-man switch, the next login asks for it. A lock disarms, and orders stay for the last time.
  await openVault(page);
  await vault.getByRole('button', { name: 'Dead-man switch of Main' }).click();
  await expect(vault).toContainText('It cancels all open orders of the account');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, info, 'dead-man-switch');
  await prove(page, 'Turn it on');
  await expect(vault.getByRole('status')).toHaveText('The dead-man switch of “Main” is on from the next login on.');
  await vault.getByLabel('Lock after no use for').selectOption('5 min');
  await prove(page, 'Lock after 5 min');
  await expect(vault.getByRole('status')).toHaveText('The vault locks after 5 min without use.');
  await page.keyboard.press('Escape');
  await expect(ticket(page).locator('.live-row')).toContainText('Dead-man switch on from the next login');
  await lockButton(page).click();
  await action(page, 'Unlock the vault…').click();
  await prove(page, 'Unlock');
  await expect(badge(page)).toHaveAttribute('data-state', 'live');
  expect(control.account.openOrders(key.userId).length).toBe(left);
  await expect(stripWords(page)).toContainText(/Dead-man switch on(?! )/);
  await action(page, 'Arm trading').click();
  await placeBelow(page, '0.01', 0.95);
  await picture(page, info, 'dead-man-switch-on');
  expect(control.account.openOrders(key.userId).length).toBe(left + 1);

  // An account of play money takes no real pair, whatever the key behind it is of; a key that may only look trades nothing.
  await chosen(page).selectOption('EXCHANGE PAPER Play');
  await expect(badge(page)).toHaveAttribute('data-state', 'live');
  await action(page, 'Arm trading').click();
  await limitBelow(page, '0.01', 0.95);
  await send(page).click();
  await expect(outcome(page)).toContainText('it trades pairs of TEST currencies, and BTC/USD is none');
  await picture(page, info, 'exchange-paper');
  await chosen(page).selectOption('LIVE Viewer');
  await expect(ticket(page).locator('.live-row')).toContainText('Its key may only look');
  await expect(ticket(page).locator('.ticket-gate')).toContainText('may only look');
  await picture(page, info, 'viewer');
  expect([framesOf(played.key)['on'], framesOf(viewing.key)['on']]).toEqual([undefined, undefined]);

  // Left alone the vault locks by itself, and the dead-man switch takes the orders along.
  await setWallClock(page, await EngineWorker.attach(context), 299_000);
  await expect(lockButton(page)).toHaveCount(0);
  await expect.poll(() => control.account.openOrders(key.userId)).toEqual([]);
  await openVault(page);
  await expect(vault).toContainText('It was locked after 5 min without use.');
});
