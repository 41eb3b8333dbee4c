/** `npm run screens`: pictures of the real app on the loopback exchange, into `docs/screens`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startExchange } from '../tests/exchange/exchange';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';
import { startAppServer } from './serve/app-server';

const BUILD = '.cache/screens';
const FOLDER = 'docs/screens';
const STATUS = '[role="status"][aria-label="Connection"]';
const SIZES = [
  { name: 'desk-1366', width: 1366, height: 768, scale: 1 },
  { name: 'desk-1920', width: 1920, height: 1080, scale: 1 },
  { name: 'phone-390', width: 390, height: 844, scale: 2 },
] as const;

const exchange = await startExchange({ rate: 200, seed: 7 });
const env = {
  ...process.env,
  TAPEDECK_OUT: BUILD,
  TAPEDECK_BITFINEX_WS: exchange.wsUrl,
  TAPEDECK_BITFINEX_AUTH_WS: exchange.wsUrl,
  TAPEDECK_BITFINEX_REST: exchange.restUrl,
};
execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const server = await startAppServer({ root: BUILD, port: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
mkdirSync(FOLDER, { recursive: true });

for (const size of SIZES) {
  for (const theme of ['dark', 'light'] as const) {
    await shoot(`${size.name}-${theme}-live`, size, theme, async (page) => {
      await page.locator(`${STATUS}[data-state="live"]`).waitFor();
      // Until the first checksum of the book has passed.
      await page
        .getByText(/verified/)
        .first()
        .waitFor({ state: 'attached', timeout: 20_000 });
    });
  }
}
await exchange.stop();
for (const size of SIZES) {
  await shoot(`${size.name}-dark-simulated`, size, 'dark', async (page) => {
    await page.locator(`${STATUS}[data-source="simulated"][data-state="live"]`).waitFor({ timeout: 20_000 });
  });
}
await browser.close();
await server.stop();

/** A picture of a fresh visit once it has come as far as `ready` says. */
async function shoot(name: string, size: (typeof SIZES)[number], theme: 'dark' | 'light', ready: (page: Page) => Promise<void>): Promise<void> {
  const context = await (browser as Browser).newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.scale,
    colorScheme: theme,
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(server.url);
  await ready(page);
  if (theme === 'light') {
    await page.keyboard.press('t');
    await page.locator(':root[data-theme="light"]').waitFor();
  }
  await page.locator('canvas').first().waitFor();
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}
