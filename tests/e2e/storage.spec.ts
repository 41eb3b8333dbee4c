import { claims, claimsBetween, expectSettled, recordClaims } from './support/claims';
import { crash } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingLive, expectTrueBook, picture, strip, stripWords } from './support/screen';
import { clearStorage, expectStored, storedTopics } from './support/storage';

const NOT_SAVED = 'Nothing is being saved';

test.beforeEach(({ context }) => recordClaims(context));

test('S2: clearing the storage of a running page stops nothing, and it is filled again', async ({ openTab, exchange, site }, info) => {
  const page = await openTab();
  await expectSettled(page);
  await expectStored(page);
  const at = Date.now();
  await clearStorage(page, site.url, 'indexeddb');
  await expectStored(page);
  expect((await claimsBetween(page, at)).every((claim) => claim.state === 'live')).toBe(true);
  expect(exchange.running.stats().connections).toBe(1);
  await expect(stripWords(page)).not.toContainText(NOT_SAVED);
  await expectTrueBook(page, exchange);
  await picture(page, info, 'S2');
});

test('S3: while an old window holds the storage the market is live, the strip says that nothing is saved, and it ends by itself', async ({
  context,
  openTab,
  exchange,
  site,
}, info) => {
  const old = await context.newPage();
  await old.goto(`${site.url}/manifest.json`);
  // A deletion waits for the handle that nobody closes, and every later opening waits for the deletion.
  await old.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.open('tapedeck', 1);
        asked.onsuccess = () => {
          Reflect.set(window, 'held', asked.result);
          indexedDB.deleteDatabase('tapedeck').onblocked = () => resolve();
        };
      }),
  );
  const page = await openTab();
  await expectLive(page);
  await expect(stripWords(page)).toContainText(NOT_SAVED);
  await expect(stripWords(page)).toContainText('the browser does not open its storage');
  await expectTrueBook(page, exchange);
  await picture(page, info, 'S3');
  await old.evaluate(() => (Reflect.get(window, 'held') as IDBDatabase).close());
  await expect(stripWords(page)).not.toContainText(NOT_SAVED, { timeout: 40_000 });
  await expectStored(page);
  expect(exchange.running.stats().connections).toBe(1);
});

test('S6: after everything was evicted the app starts as if for the first time', async ({ context, openTab, exchange, site, complaints }, info) => {
  const before = await openTab();
  await expectLive(before);
  await expectStored(before);
  // The engine, which outlives its tabs for minutes, goes with the process.
  await crash(before);
  const page = await context.newPage();
  await clearStorage(page, site.url);
  await exchange.stop();
  await page.goto(site.url);
  await expectNothingLive(page);
  // With nothing stored and nothing reached it is a first start: the simulated market.
  await expect(strip(page)).toHaveAttribute('data-source', 'simulated', { timeout: 10_000 });
  expect((await claims(page)).every((claim) => claim.source === 'simulated' || claim.state === 'offline' || claim.state === 'verifying')).toBe(true);
  await picture(page, info, 'S6');
  await exchange.start();
  expect((await storedTopics(page)).filter((key) => key.includes('simulated'))).toEqual([]);
  expect(complaints.filter((text) => !text.includes('WebSocket'))).toEqual([]);
});

test('S7: a storage that never answers holds nothing up: live within 3 s', { tag: '@timed' }, async ({ context, openTab, exchange }, info) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    navigator.storage.persist = () => new Promise(() => undefined);
    navigator.storage.estimate = () => {
      throw new TypeError('not here');
    };
  });
  const page = await openTab();
  await expectLive(page);
  const started = await page.evaluate(() => performance.timeOrigin);
  const live = (await claims(page)).find((claim) => claim.state === 'live');
  expect((live?.at ?? 0) - started).toBeLessThan(3_000);
  await expectTrueBook(page, exchange);
  await picture(page, info, 'S7');
});
