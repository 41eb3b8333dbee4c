/**
 * `npm run screens`: pictures of the real app on the simulated market, and of the gallery of its parts, into `docs/screens`.
 * Seed, clock and zone are fixed, so that the same browser makes the same bytes each time; which one made them is in
 * `browser.txt` beside them.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';
import { shoot } from './screens/shoot';
import { shootGallery } from './screens/shoot-gallery';
import { ALL_SHOTS } from './screens/shots';
import { SAME_PIXELS, startSteppedApp } from './screens/stepped-app';

const FOLDER = process.env.TAPEDECK_SCREENS ?? 'docs/screens';
const launch = (): Promise<Browser> => chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS, ...SAME_PIXELS] });

const app = await startSteppedApp();
mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) if (name.endsWith('.png')) rmSync(`${FOLDER}/${name}`);

for (const shot of ALL_SHOTS) {
  // A browser of its own for each: a shared worker, and with it the market, begins anew.
  const browser = await launch();
  writeFileSync(`${FOLDER}/${shot.name}.png`, await shoot(browser, app.url, shot));
  await browser.close();
}
await app.stop();

const browser = await launch();
for (const [theme, picture] of await shootGallery(browser)) writeFileSync(`${FOLDER}/gallery-${theme}.png`, picture);
writeFileSync(`${FOLDER}/browser.txt`, `Chromium ${browser.version()}\n`);
await browser.close();
