import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, chromium, type Page } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../../scripts/chromium';
import { ExchangeHost } from './exchange-host';
import { Site } from './site';

interface WorkerFixtures {
  /** The app, served as `npm start` does. A test that stops it need not start it again. */
  siteProcess: Site;
  exchangeHost: ExchangeHost;
}

interface TestFixtures {
  /** The production server, running when the test begins. */
  site: Site;
  /** The loopback exchange, running and without faults when the test begins; each test gets a new one. */
  exchange: ExchangeHost;
  /** Another tab of the same browser profile, with the app loaded. */
  openTab: (path?: string) => Promise<Page>;
  /** All that a tab complained of so far: errors on its console, uncaught errors, breaches of its security policy. */
  complaints: string[];
  /** A browser with a profile on disk, as users have; the usual context of a test is like a private window. */
  profile: BrowserContext;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  siteProcess: [
    async ({}, use) => {
      const site = await Site.open();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  exchangeHost: [
    async ({}, use) => {
      const exchange = new ExchangeHost();
      await use(exchange);
      await exchange.stop();
    },
    { scope: 'worker' },
  ],
  site: async ({ siteProcess }, use) => {
    await siteProcess.start();
    await use(siteProcess);
  },
  exchange: async ({ exchangeHost }, use) => {
    await exchangeHost.start();
    await use(exchangeHost);
    await exchangeHost.stop();
  },
  complaints: async ({ context }, use) => {
    const complaints: string[] = [];
    listen(context, complaints);
    await use(complaints);
  },
  openTab: async ({ context, site, complaints: _listening }, use) => {
    await use(async (path = '/') => {
      const page = await context.newPage();
      await page.goto(site.url + path);
      return page;
    });
  },
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'tapedeck-profile-'));
    const executablePath = findChromium();
    const context = await chromium.launchPersistentContext(folder, { args: TEST_FLAGS, ...(executablePath === null ? {} : { executablePath }) });
    await use(context);
    await context.close();
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
}
