import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readBuildRecord } from '../../scripts/build/build-record';
import { expect, test } from './support/fixtures';
import { E2E_BUILD, exchangePlace } from './support/places';
import { expectLive } from './support/screen';
import { isKept, Site } from './support/site';

test.use({ serviceWorkers: 'allow' });

/** What the security policy itself, not the market, has to complain of. */
const breaches = (complaints: readonly string[]): string[] =>
  complaints.filter((text) => /Content Security Policy|Trusted|violates|TypeError/.test(text));

test('page, worker, asset, service worker, manifest and errors all carry the policy of the build', async ({ site }) => {
  const built = async (folder: string): Promise<string[]> => (await readdir(join(E2E_BUILD, folder))).map((name) => `/${folder}/${name}`);
  const paths = ['/', '/sw.js', '/manifest.json', '/nothing', '/proxy/nothing', ...(await built('workers')), ...(await built('assets'))];
  const { ws, rest } = exchangePlace();
  for (const path of paths) {
    const { headers } = await fetch(site.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain(`connect-src 'self' ${new URL(ws).protocol}//${new URL(ws).host} ${rest};`);
    expect(policy, path).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
    expect(policy, path).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    const isHashed = /^\/(assets|workers)\//.test(path);
    expect(headers.get('cache-control'), path).toMatch(isHashed ? /immutable/ : /no-cache|no-store/);
  }
});

test('what is for who builds it alone, the page of all parts and a clock that is stepped, is in no build', async ({ site }) => {
  expect((await fetch(`${site.url}/gallery.html`)).status).toBe(404);
  const files = await readdir(E2E_BUILD, { recursive: true });
  const texts = await Promise.all(files.filter((name) => /\.(js|css|html)$/.test(name)).map((name) => readFile(join(E2E_BUILD, name), 'utf8')));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => /Parts of Tapedeck|gallery|stepped-clock/.test(text))).toEqual([]);
});

test('the app paints and is kept for offline use without a breach of its policy', async ({ openTab, complaints }) => {
  const page = await openTab();
  await expect(page.locator('#app > *').first()).toBeVisible();
  expect(await isKept(page)).toBe(true);
  expect(breaches(complaints)).toEqual([]);
});

test('6: a first visit loads what the size budget counts, each file as its digest says, and nothing else', async ({
  browser,
  site,
  exchange: _running,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(new URL(request.url()).pathname));
  await page.goto(site.url);
  await expectLive(page);
  await page.locator('.chart canvas').first().waitFor();
  await expect.poll(() => [...loaded].some((path) => path.includes('workbox'))).toBe(true);
  const { onDemand } = readBuildRecord(E2E_BUILD);
  const built = (await readdir(join(E2E_BUILD, 'assets'))).map((name) => `/assets/${name}`);
  expect([...loaded].filter((path) => path.startsWith('/assets/')).sort()).toEqual(built.filter((path) => !onDemand.includes(path.slice(1))).sort());
  const html = await (await page.request.get(site.url)).text();
  const tags = html.match(/<(script|link)[^>]*"\/assets\/[^>]*>/g) ?? [];
  expect(tags.map((tag) => /"\/assets\/(\w+)-/.exec(tag)?.[1])).toEqual(expect.arrayContaining(['main', 'start']));
  for (const tag of tags) expect(tag).toMatch(/ integrity="sha384-[\w+/]{64}"/);
  await context.close();
});

test('a first script that is not the one of the build is not run', async ({ browser, site }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route(/\/assets\/main-.*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `document.title = 'another';${await response.text()}` });
  });
  const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
  await page.goto(site.url);
  expect((await refused).type()).toBe('error');
  await expect(page).toHaveTitle('Tapedeck');
  expect(await page.locator('#app > *').count()).toBe(0);
  await context.close();
});

test('markup, scripts and hosts that the build does not know are refused', async ({ openTab, site }) => {
  const page = await openTab();
  const attempt = (code: () => unknown): Promise<string> => page.evaluate(code).then(String, (problem: Error) => problem.message);
  expect(await attempt(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>'))).toMatch(/TrustedHTML/);
  expect(await attempt(() => new SharedWorker('/assets/other.js'))).toMatch(/TrustedScriptURL/);
  expect(await attempt(() => new Worker('data:text/javascript,1'))).toMatch(/TrustedScriptURL/);
  // In a task of the page's own: what the test driver evaluates is let through.
  const evaluated = (): Promise<unknown> =>
    new Promise((resolve, reject) => setTimeout(() => Promise.resolve('1').then(Reflect.get(globalThis, 'eval')).then(resolve, reject)));
  expect(await attempt(evaluated)).toMatch(/eval|Trusted/i);
  expect(await attempt(() => fetch('https://example.com/').then(() => 'reached'))).toMatch(/Failed to fetch/);
  const worker = (await readdir(join(E2E_BUILD, 'workers'))).find((name) => name.startsWith('entry-shared'));
  expect(
    await page.evaluate((path) => new SharedWorker(path, { type: 'module', name: 'another' }) instanceof SharedWorker, `/workers/${worker}`),
  ).toBe(true);
  await page.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, site.url);
  await expect(page.frameLocator('iframe').locator('#app > *')).toHaveCount(0);
});

test('with the server gone, a reload still paints', async ({ openTab, site }) => {
  const page = await openTab();
  await isKept(page);
  await site.stop();
  await page.reload();
  await expect(page.locator('#app > *').first()).toBeVisible();
});

test('the browser finds nothing that keeps the app from being installed', async ({ profile, site }) => {
  const page = await profile.newPage();
  await page.goto(site.url);
  await isKept(page);
  const session = await profile.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});

test('a new version waits until it is asked for, and only the tab that asks reloads', async ({ context }) => {
  const root = await mkdtemp(join(tmpdir(), 'tapedeck-build-'));
  await cp(E2E_BUILD, root, { recursive: true });
  const site = await Site.open(root);
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.url);
    await isKept(page);
    await page.reload(); // from here on the service worker serves it
    await page.evaluate(() => Reflect.set(window, 'mark', 'kept'));
    return page;
  };
  const mark = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'mark'));
  const reload = (page: Page) => page.getByRole('complementary', { name: 'Update' }).getByRole('button', { name: 'Reload' });
  const one = await open();
  const other = await open();
  await writeFile(join(root, 'sw.js'), `${await readFile(join(root, 'sw.js'), 'utf8')}\n// another version`);
  await one.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => undefined));
  for (const page of [one, other]) {
    await expect(reload(page)).toBeVisible();
    expect(await mark(page)).toBe('kept');
  }
  await Promise.all([one.waitForEvent('load'), reload(one).click()]);
  expect(await mark(one)).toBeUndefined();
  await expect(reload(one)).toHaveCount(0);
  expect(await mark(other)).toBe('kept');
  await Promise.all([other.waitForEvent('load'), reload(other).click()]);
  expect(await mark(other)).toBeUndefined();
  await site.stop();
  await rm(root, { recursive: true, force: true });
});

test('the proxy passes what the exchange says to pages of this server only', async ({ openTab, site, exchange }) => {
  const { rest } = exchangePlace();
  const page = await openTab();
  const passed = await page.evaluate(() => fetch('/proxy/bitfinex/v2/platform/status').then((answer) => answer.text()));
  expect(passed).toBe(await fetch(`${rest}/v2/platform/status`).then((answer) => answer.text()));
  await exchange.stop();
  expect(await page.evaluate(() => fetch('/proxy/bitfinex/v2/platform/status').then((answer) => answer.status))).toBe(502);
  const refused = await page.evaluate(() => fetch('/proxy/bitfinex/v2/auth/r/wallets').then((answer) => answer.status));
  expect(refused).toBe(404);
  const elsewhere = await fetch(`${site.url}/proxy/bitfinex/v2/platform/status`, { headers: { origin: 'https://example.com' } });
  expect(elsewhere.status).toBe(403);
});
