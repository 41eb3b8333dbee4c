/**
 * `npm run screens`: pictures of the real app on the simulated market, into `docs/screens`. Seed, clock and zone are fixed,
 * so that the same browser makes the same bytes each time; which one made them is in `browser.txt` beside them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';
import { shoot } from './screens/shoot';
import { startAppServer } from './serve/app-server';

const BUILD = '.cache/screens';
const FOLDER = process.env.TAPEDECK_SCREENS ?? 'docs/screens';
/** One hue a pixel for one brightness, and glyphs drawn alike wherever they stand. */
const SAME_PIXELS = ['--force-color-profile=srgb', '--disable-lcd-text', '--font-render-hinting=none', '--disable-partial-raster'];
const SIZES = [
  { name: 'desk-1366', width: 1366, height: 768, scale: 1 },
  { name: 'desk-1920', width: 1920, height: 1080, scale: 1 },
  { name: 'desk-2560', width: 2560, height: 1440, scale: 1 },
  { name: 'phone-390', width: 390, height: 844, scale: 2 },
] as const;
const THEMES = ['dark', 'light', 'contrast'] as const;

const env = { ...process.env, TAPEDECK_OUT: BUILD, TAPEDECK_CLOCK: 'stepped' };
execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const server = await startAppServer({ root: BUILD, port: 0 });
mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) if (name.endsWith('.png')) rmSync(`${FOLDER}/${name}`);

for (const size of SIZES) {
  for (const theme of THEMES) {
    // A browser of its own for each: a shared worker, and with it the market, begins anew.
    const browser: Browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS, ...SAME_PIXELS] });
    writeFileSync(`${FOLDER}/browser.txt`, `Chromium ${browser.version()}\n`);
    writeFileSync(`${FOLDER}/${size.name}-${theme}.png`, await shoot(browser, server.url, size, theme));
    await browser.close();
  }
}
await server.stop();
