import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectLive, openTicket, picture } from './support/screen';

// No exchange runs: everything here is the simulated market.

const PAIR = '/?pair=simulated:BTC/USD';
const ticket = (page: Page): Locator => page.getByRole('region', { name: 'Order BTC/USD' });
const chosen = (page: Page): Locator => ticket(page).getByRole('combobox', { name: 'Book' });
const books = (page: Page): Locator => page.getByRole('dialog', { name: /^Paper books/ });
const openBooks = (page: Page): Promise<void> => ticket(page).getByRole('button', { name: 'Books…' }).click();

async function buyAtMarket(page: Page): Promise<void> {
  await ticket(page).getByRole('button', { name: 'Market', exact: true }).click();
  // Less than is asked about before it leaves.
  await ticket(page).getByRole('textbox', { name: 'Size', exact: true }).fill('0.01');
  await ticket(page)
    .getByRole('button', { name: /PAPER$/ })
    .click();
  await expect(ticket(page).getByRole('status')).toHaveText(/filled/);
}

test('a further book is opened, traded in apart from the main one, offered in the other tab, and kept over a reload', async ({ openTab }, info) => {
  const [page, other] = [await openTab(PAIR), await openTab(PAIR)];
  for (const tab of [page, other]) {
    await expectLive(tab);
    await openTicket(tab);
  }
  await openBooks(page);
  await books(page).getByRole('textbox', { name: 'Name' }).fill('Swing');
  await books(page).getByRole('button', { name: '100,000 USD', exact: true }).click();
  await picture(page, info, 'books');
  await books(page).getByRole('button', { name: 'Open and trade in it' }).click();
  await expect(chosen(page).locator('option:checked')).toHaveText('Swing');
  await expect(ticket(page).getByText('100,000.00 USD').first()).toBeVisible();
  await expect(page).toHaveTitle(/PAPER Swing/);
  await buyAtMarket(page);
  await expect(chosen(other).locator('option')).toHaveText(['Paper', 'Swing']);
  await expect(other.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();
  await page.reload();
  await expect(chosen(page).locator('option:checked')).toHaveText('Swing');
  await expect(page.getByRole('tab', { name: 'Positions (1)' })).toBeVisible();
});

test('a book goes into a file and comes back as another one; a file that is none says where', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await buyAtMarket(page);
  await openBooks(page);
  const download = page.waitForEvent('download');
  await books(page).getByRole('button', { name: 'Export this book' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('tapedeck-paper.jsonl');
  const text = await readFile(await file.path(), 'utf8');
  const bring = (name: string, content: string): Promise<void> =>
    books(page)
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/x-ndjson', buffer: Buffer.from(content) });
  await bring('torn.jsonl', text.trimEnd().split('\n').slice(0, -1).join('\n'));
  await expect(books(page).getByRole('alert')).toHaveText(/^The file was not taken: it ends after \d+ of \d+ entries: it is not whole\.$/);
  // M7: whatever else stands in a file, it is a book or it is refused with its line, and nothing of it becomes markup or trades.
  const lines = text.trimEnd().split('\n');
  const filled = lines.findIndex((line) => line.includes('"kind":"filled"'));
  const crafted = (line: string): string => lines.with(filled, line).join('\n');
  const entry = lines[filled] ?? '';
  for (const [content, words] of [
    [crafted(entry.replace(/"size":"[^"]+"/, '"size":"-5"')), `line ${filled + 1} is no entry of a paper book.`],
    [crafted(entry.replace(/"price":"[^"]+"/, '"price":"1e5"')), `line ${filled + 1} is no entry of a paper book.`],
    [crafted(`{"__proto__":{"isReady":true},${entry.slice(1)}`), `line ${filled + 1} is no entry of a paper book.`],
    [crafted('<img src=x onerror=alert(1)>'), `line ${filled + 1} is no entry of a paper book.`],
    [text.replace(/"events":\d+/, '"events":2'), 'it has more than the 2 entries that its first line names.'],
    ['{"layout":"desk"}', 'its first line does not say that it is a paper book of Tapedeck.'],
  ] as const) {
    await bring('crafted.jsonl', content);
    await expect(books(page).getByRole('alert')).toHaveText(`The file was not taken: ${words}`);
  }
  await expect(books(page).locator('img')).toHaveCount(0);
  await bring('paper.jsonl', text);
  await expect(chosen(page).locator('option:checked')).toHaveText('Paper 2');
  await expect(page.getByRole('tab', { name: 'Positions (1)' })).toBeVisible();
});

test('careful limits hold at once, and letting more through again takes the typed word', async ({ openTab }) => {
  const page = await openTab(PAIR);
  await expectLive(page);
  await openTicket(page);
  await openBooks(page);
  await books(page).getByRole('button', { name: 'Careful' }).click();
  await books(page).getByRole('button', { name: 'Set careful limits' }).click();
  await expect(books(page).getByRole('button', { name: 'Careful · now' })).toBeVisible();
  await books(page).getByRole('button', { name: 'Standard' }).click();
  await books(page).getByRole('button', { name: 'Set standard limits' }).click();
  await expect(books(page).getByRole('alert')).toContainText('Type RAISE');
  await books(page)
    .getByRole('textbox', { name: /type RAISE/ })
    .fill('raise');
  await books(page).getByRole('button', { name: 'Set standard limits' }).click();
  await expect(books(page).getByRole('button', { name: 'Standard · now' })).toBeVisible();
});
