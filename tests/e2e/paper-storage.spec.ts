import { crash, EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { MortalBrowser } from './support/mortal-browser';
import { limitBelow, marketOrder, outcome, placeBelow, rows, send, table, ticket } from './support/paper';
import { expectLive, measured, openTicket, showTicket } from './support/screen';
import { clearStorage } from './support/storage';
import { expectTrueAccount, storedAccount } from './support/stored-account';

test('S1, S2: what cannot be written down is not sent, a connection that breaks costs nothing, and a cleared storage is not traded on', async ({
  openTab,
  exchange: _running,
  context,
  site,
}) => {
  const page = await openTab();
  await expectLive(page);
  await openTicket(page);
  await limitBelow(page, '0.01', 0.97);
  const engine = await EngineWorker.attach(context);
  const inEngine = (expression: string): Promise<unknown> => engine.send('Runtime.evaluate', { expression });
  // A quota that is overridden is not felt by small writes for a while: the browser has counted ahead.
  await inEngine(`globalThis.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`);
  await send(page).click();
  await expect(ticket(page)).toContainText(/could not be written down .*storage is full.*not sent/);
  await expectLive(page);
  expect((await storedAccount(page)).intents).toEqual([]);
  // With room again, the first writing finds its connection broken.
  await inEngine(`IDBObjectStore.prototype.put = globalThis.put;
    globalThis.begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...parts) {
      IDBDatabase.prototype.transaction = globalThis.begin;
      this.close();
      return globalThis.begin.apply(this, parts);
    };`);
  await send(page).click();
  await expect(table(page, /^Open orders \(1\)/)).toBeVisible();
  await expectTrueAccount(page);
  await clearStorage(page, site.url, 'indexeddb');
  await limitBelow(page, '0.01', 0.96);
  await send(page).click();
  await expect(ticket(page)).toContainText(/what was stored has been cleared.*not sent/);
  await expect(table(page, /^Open orders \(1\)/)).toBeVisible();
  await expectLive(page);
  const { journal, intents } = await storedAccount(page);
  expect([journal, intents.filter(({ sentAt }) => sentAt !== null)]).toEqual([[], []]);
});

test('S4: a browser that is killed in the press of an order, or once it stands, has it once or never, and loses none that stood', async ({
  site,
  exchange: _running,
}, info) => {
  const kills = process.env['SOAK'] === undefined ? 1 : 40;
  test.setTimeout(60_000 + kills * 10_000);
  const browser = await MortalBrowser.make();
  try {
    let page = await browser.start(site.url);
    const stood: string[] = [];
    const pressed: string[] = [];
    for (let i = 0; i < kills; i++) {
      await expectLive(page, 30_000);
      await openTicket(page);
      stood.push(await placeBelow(page, '0.001', 0.97 - i / 500));
      // The screen is a moment ahead of the disk.
      const id = /P-\S+/.exec((await outcome(page).textContent()) ?? '')?.[0] ?? 'none';
      await expect.poll(async () => JSON.stringify((await storedAccount(page)).journal)).toContain(`"${id}"`);
      await browser.kill();
      page = await browser.start(site.url);
      await expectLive(page, 30_000);
      await openTicket(page);
      pressed.push(await limitBelow(page, '0.001', 0.969 - i / 500));
      await page.evaluate(
        (ms) => {
          document.querySelector<HTMLButtonElement>('.ticket-send')?.click();
          return new Promise((resolve) => setTimeout(resolve, ms));
        },
        (i * 7) % 30,
      );
      await browser.kill();
      page = await browser.start(site.url);
    }
    await expectLive(page, 30_000);
    await expectTrueAccount(page);
    await table(page, /^Open orders/).click();
    await expect(rows(page).first()).toBeVisible();
    const prices = (await rows(page).locator('.col-price').allInnerTexts()).map((text) => text.replaceAll(/[^\d.]/g, ''));
    const open = (price: string): number => prices.filter((one) => Number(one) === Number(price)).length;
    expect(stood.map(open)).toEqual(stood.map(() => 1));
    measured(info, `${pressed.filter((price) => open(price) > 0).length} of ${pressed.length} presses that were cut short stand`);
    expect(pressed.filter((price) => open(price) > 1)).toEqual([]);
    expect(prices.length).toBe(stood.length + pressed.filter((price) => open(price) > 0).length);
  } finally {
    await browser.remove();
  }
});

test('S5: an account whose record is damaged is not traded on and says where, the market stays live, and it can be opened anew', async ({
  openTab,
  context,
  site,
  exchange: _running,
}) => {
  const before = await openTab();
  await expectLive(before);
  await openTicket(before);
  await marketOrder(before, '0.01');
  await send(before).click();
  await expect(outcome(before)).toContainText('filled');
  // The engine, which outlives its tabs for minutes, goes with the process.
  await crash(before);
  const page = await context.newPage();
  await page.goto(`${site.url}/manifest.json`);
  const place = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const asked = indexedDB.open('tapedeck');
        asked.onsuccess = () => {
          const tx = asked.result.transaction(['journal', 'account-snapshots'], 'readwrite');
          tx.objectStore('account-snapshots').clear();
          const at = tx.objectStore('journal').openCursor(null, 'prev');
          let damaged = 0;
          at.onsuccess = () => {
            const cursor = at.result;
            if (cursor?.value.event?.kind !== 'filled') return cursor?.continue();
            damaged = (cursor.key as [string, number])[1] + 1;
            cursor.update({ ...cursor.value, event: { ...cursor.value.event, fill: { ...cursor.value.event.fill, size: '-5' } } });
          };
          tx.oncomplete = () => {
            asked.result.close();
            resolve(damaged);
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
  );
  expect(place).toBeGreaterThan(0);
  await page.goto(site.url);
  await expectLive(page);
  await showTicket(page);
  await expect(ticket(page)).toContainText(`damaged at entry ${place} and nothing after it can be believed`);
  await table(page, /^Balances/).click();
  await page.getByRole('button', { name: 'Open anew' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Open anew with/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await placeBelow(page, '0.01', 0.97);
  await expect(table(page, /^Open orders \(1\)/)).toBeVisible();
  await expectTrueAccount(page);
});
