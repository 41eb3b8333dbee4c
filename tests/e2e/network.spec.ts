import { claimsBetween, expectSettled, recordClaims } from './support/claims';
import { expect, test } from './support/fixtures';
import {
  expectLive,
  expectNothingLive,
  expectNotLive,
  expectTrueBook,
  figure,
  liveClaims,
  measured,
  openDock,
  picture,
  retryNow,
  strip,
  stripWords,
  venueCard,
} from './support/screen';

test.beforeEach(({ context }) => recordClaims(context));

test(
  'N1: after a TCP reset the screen is not live within a second, says so, and comes back by itself',
  { tag: '@timed' },
  async ({ openTab, exchange }, info) => {
    const page = await openTab();
    await expectSettled(page);
    const at = Date.now();
    exchange.running.control.drop();
    await expectNotLive(page, 1_000);
    await picture(page, info, 'N1');
    await expectLive(page);
    const { connectedAt, connections } = exchange.running.stats();
    expect(connections).toBe(2);
    const claims = await claimsBetween(page, at);
    const firstDoubt = claims.find((claim) => claim.state !== 'live');
    expect(firstDoubt?.at).toBeLessThan(at + 1_000);
    expect(firstDoubt?.text).toMatch(/stale|not connected/i);
    // Without a socket nothing may say live.
    expect(claims.filter((c) => c.at >= (firstDoubt?.at ?? 0) && c.at < (connectedAt[1] ?? 0)).every((c) => c.live === 0)).toBe(true);
    await expectTrueBook(page, exchange);
  },
);

test('N2: a black hole is noticed within 15 s and replaced without waiting for the old socket to close', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectSettled(page);
  const { control } = exchange.running;
  const [old] = exchange.running.stats().sockets;
  const at = Date.now();
  control.blackHole(true, old?.id);
  await expectNotLive(page, 15_000);
  await picture(page, info, 'N2');
  await expectLive(page);
  const stats = exchange.running.stats();
  // The exchange still holds the old socket: nobody waited for it.
  expect(stats.sockets.map((socket) => socket.id)).toContain(old?.id);
  expect(stats.open).toBe(2);
  const doubt = (await claimsBetween(page, at)).find((claim) => claim.state !== 'live');
  expect(doubt?.at).toBeLessThan(at + 15_000);
  measured(info, `not live ${(doubt?.at ?? 0) - at} ms after the last byte`);
});

test('N5: a handshake that is never answered is given up after 10 s, and tried again', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  const { control } = exchange.running;
  control.handshake({ kind: 'never' });
  control.drop();
  await expectNotLive(page);
  await openDock(page, 'Connection');
  await expect(venueCard(page)).toContainText('no connection within 10 s', { timeout: 14_000 });
  await expectNothingLive(page);
  await picture(page, info, 'N5');
  control.handshake({ kind: 'normal' });
  await expectLive(page);
});

test('N7: an exchange that answers 429 is left alone for a minute, and the user reads why and when', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  const { control } = exchange.running;
  control.tooManyRequests(true);
  control.drop();
  await openDock(page, 'Connection');
  await expect.poll(() => exchange.running.stats().refused, { timeout: 10_000 }).toBe(3);
  await expect(stripWords(page)).toContainText(/next try in (1 min|5\d s)/);
  await expect(venueCard(page)).toContainText(/limit|refus/i);
  await expect(stripWords(page)).toContainText(/limiting connections/);
  await expectNothingLive(page);
  await picture(page, info, 'N7');
  expect(exchange.running.stats().refused).toBe(3);
  control.tooManyRequests(false);
  await retryNow(page);
  await expectLive(page);
});

test('N8: frames in pieces of one byte change nothing', async ({ openTab, exchange }) => {
  const { control } = exchange.running;
  control.slice(1);
  control.pace({ framesPerSecond: 20 });
  const page = await openTab();
  await expectLive(page);
  await openDock(page, 'Connection');
  const before = exchange.running.stats().messagesSent;
  await expect.poll(() => exchange.running.stats().messagesSent - before, { timeout: 15_000 }).toBeGreaterThan(100);
  await expect(figure(page, 'Resyncs')).toHaveText('none');
  await expect(figure(page, 'Faults')).toHaveText('none');
  await expectLive(page);
  await expectTrueBook(page, exchange, 'tBTCUSD', 20);
});

test('N9: with 5 s of latency the round trip is shown, and nothing reconnects for it', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.latency(5_000, 500);
  await openDock(page, 'Connection');
  await expect(stripWords(page)).toContainText(/5[.,\d]* s|[56][.,   ]?\d{3} ms/, { timeout: 25_000 });
  await picture(page, info, 'N9');
  expect(exchange.running.stats().connections).toBe(1);
  exchange.running.control.latency(0);
  await expectLive(page, 20_000);
});

test('N10: duplicated and reordered frames are a reason to resynchronise, never a wrong book', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectLive(page);
  await openDock(page, 'Connection');
  for (const fault of ['duplicate', 'reorder'] as const) {
    const { connections } = exchange.running.stats();
    const at = Date.now();
    exchange.running.control.next(fault, 3);
    await expect.poll(() => exchange.running.stats().connections).toBe(connections + 1);
    await expectLive(page);
    expect((await claimsBetween(page, at)).some((claim) => claim.state !== 'live')).toBe(true);
    await expectTrueBook(page, exchange);
  }
  await expect(figure(page, 'Resyncs')).toContainText('sequence-gap 2');
  await picture(page, info, 'N10');
});

for (const [what, status] of [
  ['refuses connections', null],
  ['answers with a page of HTML, as a captive portal does', 200],
] as const) {
  test(`N11: an exchange that ${what} gives a plain cause and a next try`, async ({ openTab, exchange }, info) => {
    const page = await openTab();
    await expectLive(page);
    const { control } = exchange.running;
    if (status === null) await control.refuse(true);
    else control.handshake({ kind: 'status', status });
    control.drop();
    await openDock(page, 'Connection');
    await expect(venueCard(page)).toContainText(/could not be reached/);
    await expect(stripWords(page)).toContainText(/could not be reached.*next try in \d+ s/);
    await expectNothingLive(page);
    await picture(page, info, `N11-${status ?? 'refused'}`);
    await control.clear();
    await expectLive(page);
  });
}

test('N11: on a phone, too, the cause is read in full, beside the next try', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectLive(page);
  await exchange.running.control.refuse(true);
  exchange.running.control.drop();
  const cause = stripWords(page).getByText(/could not be reached/);
  await expect(cause).toBeVisible();
  expect(await cause.evaluate((element) => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight)).toBe(true);
  await expect(stripWords(page).getByText(/next try in \d+ s/)).toBeVisible();
  await picture(page, info, 'N11-phone');
  await exchange.running.control.clear();
  await retryNow(page);
  await expectLive(page);
});

test('N12: what the browser says of being online or offline blocks nothing by itself', { tag: '@timed' }, async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectSettled(page);
  const at = Date.now();
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    for (let i = 0; i < 20; i++) window.dispatchEvent(new Event(i % 2 === 0 ? 'offline' : 'online'));
    window.dispatchEvent(new Event('offline'));
  });
  const before = exchange.running.stats().messagesSent;
  await expect.poll(() => exchange.running.stats().messagesSent - before, { timeout: 30_000 }).toBeGreaterThan(200);
  await expectLive(page);
  expect((await claimsBetween(page, at)).every((claim) => claim.state === 'live')).toBe(true);
  expect(exchange.running.stats().connections).toBe(1);
});

test('N14: what an old socket still delivers is ignored while a new one is in use', { tag: '@timed' }, async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await expectSettled(page);
  const { control } = exchange.running;
  const [old] = exchange.running.stats().sockets;
  control.blackHole(true, old?.id);
  await openDock(page, 'Connection');
  await venueCard(page).getByRole('button', { name: 'Disconnect' }).click();
  await expectNothingLive(page);
  await venueCard(page).getByRole('button', { name: 'Connect', exact: true }).click();
  await expectSettled(page);
  expect(exchange.running.stats().open).toBe(2);
  // What was held comes all at once, with news that the new socket had long ago.
  const at = Date.now();
  control.blackHole(false, old?.id);
  await expectTrueBook(page, exchange);
  await expectLive(page);
  expect((await claimsBetween(page, at)).every((claim) => claim.state === 'live')).toBe(true);
  expect(await liveClaims(page)).not.toEqual([]);
  await expect(figure(page, 'Resyncs')).toHaveText('none');
  await picture(page, info, 'N14');
});

test('the title carries price and pair, and the state in brackets when it is not live', async ({ openTab, exchange }) => {
  const page = await openTab();
  await expectLive(page);
  await expect(page).toHaveTitle(/^[\d,.\s]+ BTC\/USD · PAPER · Tapedeck$/);
  await exchange.stop();
  await expect(page).toHaveTitle(/^\[(stale|offline)\] [\d,.\s]+ BTC\/USD · PAPER · Tapedeck$/);
  await expect(strip(page)).not.toHaveAttribute('data-state', 'live');
});
