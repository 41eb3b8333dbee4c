import { claimsBetween, expectSettled, recordClaims } from './support/claims';
import { expect, test } from './support/fixtures';
import {
  expectLive,
  expectNothingLive,
  expectTrueBook,
  figure,
  liveClaims,
  measured,
  openDock,
  picture,
  shownBook,
  strip,
  stripWords,
} from './support/screen';

const BOOK = 'Order book';

test.beforeEach(({ context }) => recordClaims(context));

test('E1: numbers left out of the sequence make everything be asked for anew, and the cause is counted', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectSettled(page);
  await openDock(page, 'Connection');
  const at = Date.now();
  exchange.running.control.next('skip', 3);
  await expect.poll(() => exchange.running.stats().connections).toBe(2);
  await expectLive(page);
  const doubts = (await claimsBetween(page, at)).filter((claim) => claim.state !== 'live');
  expect(doubts.length).toBeGreaterThan(0);
  expect(doubts.some((claim) => claim.live === 0)).toBe(true);
  await expect(figure(page, 'Resyncs')).toContainText('sequence-gap 1');
  await expectTrueBook(page, exchange);
  await picture(page, info, 'E1');
});

test('E2: after a wrong checksum the book alone is rebuilt, and is live again at once', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectSettled(page);
  await openDock(page, 'Connection');
  const at = Date.now();
  // The deep book of the depth panel, which was there a moment ago, is followed yet: each of the two gets one.
  exchange.running.control.wrongChecksum(2, 'tBTCUSD');
  await expect(figure(page, 'Resyncs')).toContainText('checksum-mismatch 2');
  await expectLive(page);
  const doubt = (await claimsBetween(page, at)).find((claim) => claim.state !== 'live');
  expect(doubt?.text).toMatch(/BTC\/USD order book/);
  expect(exchange.running.stats().connections).toBe(1);
  await expectTrueBook(page, exchange);
  await picture(page, info, 'E2-once');
});

test('E2: after three wrong checksums the book is said to be unavailable, and not asked for in a loop', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.wrongChecksum('always', 'tBTCUSD');
  const book = page.getByRole('region', { name: BOOK });
  await expect(book).toContainText(/not available: the exchange says -?\d+, our book gives -?\d+; next try in a minute/, { timeout: 25_000 });
  await expect(strip(page)).not.toHaveAttribute('data-state', 'live');
  expect(await book.locator('[data-state="live"]').count()).toBe(0);
  await picture(page, info, 'E2-thrice');
  // The ladder and the depth chart read two channels of it: each was asked for three times.
  const asks = exchange.running.stats().clientFrames.filter(({ text }) => text.includes('"subscribe"') && text.includes('"book"'));
  expect(asks.length).toBe(6);
  // The other panels have nothing to do with it.
  expect(await page.getByRole('region', { name: 'Trades' }).locator('[data-state="live"]').count()).toBeGreaterThan(0);
});

test('E3: a book whose sides overlap for over a second is not live until they do no more', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.cross('tBTCUSD', true);
  const book = page.getByRole('region', { name: BOOK });
  await expect(book).toContainText('bids and asks overlap');
  await expect(strip(page)).not.toHaveAttribute('data-state', 'live');
  expect(await book.locator('[data-state="live"]').count()).toBe(0);
  await picture(page, info, 'E3-crossed');
  exchange.running.control.uncross('tBTCUSD');
  await expectLive(page, 20_000);
  await expectTrueBook(page, exchange);
});

test('E3: a book with an empty side says so and stays true', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  const { running } = exchange;
  running.control.pace({});
  // The last changes are checked now, or a checksum would find out what is done to them next.
  running.control.tick('checksum');
  const books = running.stats().sockets[0]?.subscriptions.filter(({ channel }) => channel === 'book') ?? [];
  expect(books.length).toBeGreaterThan(0);
  for (const { chanId, len } of books) {
    const { asks } = running.bookOf('tBTCUSD', 'P0', len as 25 | 100 | 250);
    for (const [price] of asks) running.control.sendData(chanId, `[${price},0,-1]`);
  }
  await expect.poll(async () => (await shownBook(page)).asks).toEqual([]);
  expect((await shownBook(page)).bids.length).toBeGreaterThan(0);
  await expect(page.locator('.ladder-spread')).not.toContainText('%');
  await picture(page, info, 'E3-empty');
});

test('E4: a stream that is frozen while its heartbeats go on shows how old its data is', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  await expect(stripWords(page)).toContainText('book verified');
  exchange.running.control.freeze(true);
  await expect(stripWords(page)).toContainText(/data (9|1\d) s ago/, { timeout: 20_000 });
  await expect(stripWords(page)).toContainText(/proof [0-5] s ago/);
  await expect(stripWords(page)).toContainText(/book verified \d+ s ago/);
  await picture(page, info, 'E4');
  exchange.running.control.freeze(false);
  // What was lost meanwhile must not pass for the truth.
  await expect(stripWords(page)).toContainText(/data [0-2] s ago/);
});

test('E13: maintenance is called that, nothing is live in it, and its end brings everything back', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.maintenance(true);
  await expect(strip(page)).toHaveAttribute('data-state', 'maintenance');
  await expect(strip(page)).toContainText('in maintenance');
  await expect(page).toHaveTitle(/^\[maintenance\] /);
  await expectNothingLive(page);
  await picture(page, info, 'E13');
  exchange.running.control.maintenance(false);
  await expectLive(page);
  expect(exchange.running.stats().connections).toBe(1);
  await expectTrueBook(page, exchange);
});

test('E13: a server that restarts (20051) is left before it closes', async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectSettled(page);
  const at = Date.now();
  exchange.running.control.restart(30_000);
  await expect.poll(() => exchange.running.stats().connections).toBe(2);
  await expectLive(page);
  const doubts = (await claimsBetween(page, at)).filter((claim) => claim.state !== 'live');
  expect(doubts.some((claim) => claim.live === 0)).toBe(true);
  expect(Date.now() - at).toBeLessThan(30_000);
  await expectTrueBook(page, exchange);
});

test('E14: unknown events and further fields are counted or ignored, and change nothing', async ({ openTab, exchange, complaints }, info) => {
  const page = await openTab();
  await expectSettled(page);
  await openDock(page, 'Connection');
  const at = Date.now();
  const { control } = exchange.running;
  control.pace({});
  control.sendRaw('{"event":"weather","msg":"sunny"}');
  control.sendRaw('{"event":{"a":1},"code":"x"}');
  control.sendRaw('{"__proto__":{"polluted":true},"event":"constructor","constructor":{"prototype":{"polluted":true}}}');
  control.sendRaw('{"event":"pong","ts":1,"cid":-5,"future":{"a":[1]}}');
  const ticker = exchange.running.stats().sockets[0]?.subscriptions.find((s) => s.channel === 'ticker' && s.symbol === 'tBTCUSD');
  control.sendData(ticker?.chanId ?? 0, '[70000,1,70001,1,5,0.01,70123,10,71000,69000,"future",[1,2],null]');
  await expect(page.locator('.header-facts')).toContainText('71,000');
  await expect(figure(page, 'Faults')).toContainText('frame-malformed 3');
  control.pace({ framesPerSecond: 100 });
  expect((await claimsBetween(page, at)).every((claim) => claim.state === 'live')).toBe(true);
  expect(exchange.running.stats().connections).toBe(1);
  expect(await liveClaims(page)).not.toEqual([]);
  expect(complaints).toEqual([]);
  await picture(page, info, 'E14');
});

test('E19: at 5,000 messages a second the page stays live, true and quick', { tag: '@timed' }, async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectSettled(page);
  await openDock(page, 'Connection');
  const from = Date.now();
  const before = exchange.running.stats().messagesSent;
  exchange.running.control.pace({ framesPerSecond: 5_000 });
  await expect.poll(() => exchange.running.stats().messagesSent - before, { timeout: 30_000 }).toBeGreaterThan(25_000);
  const sent = exchange.running.stats().messagesSent - before;
  const row = page.getByRole('region', { name: 'Figures' }).getByRole('row', { name: /Exchange to screen/ });
  const figures = (await row.textContent()) ?? '';
  measured(info, `${sent} messages in ${Date.now() - from} ms; ${figures}`);
  await picture(page, info, 'E19');
  exchange.running.control.pace({ framesPerSecond: 100 });
  await expect(figure(page, 'Resyncs')).toHaveText('none');
  expect((await claimsBetween(page, from)).every((claim) => claim.state === 'live')).toBe(true);
  expect(exchange.running.stats().connections).toBe(1);
  await expectTrueBook(page, exchange);
});
