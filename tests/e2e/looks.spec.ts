import { readFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../scripts/chromium';
import { shoot } from '../../scripts/screens/shoot';
import { GALLERY_THEMES, shootGallery } from '../../scripts/screens/shoot-gallery';
import { PRESET_SHOTS } from '../../scripts/screens/shots';
import { SAME_PIXELS, startSteppedApp } from '../../scripts/screens/stepped-app';
import type { AppServer } from '../../scripts/serve/app-server';
import { expect, test } from './support/fixtures';

// `npm run screens` takes the pictures anew where a change of the look was meant.

/** The same browser draws the same pixels, but for a few at edges; another version may draw the edges of all glyphs otherwise. */
const ALIKE = { threshold: 0.15, maxDiffPixels: 60 };
const ALIKE_IN_ANOTHER = { threshold: 0.15, maxDiffPixelRatio: 0.001 };

async function pictured<T>(
  take: (browser: Browser) => Promise<T>,
): Promise<{ readonly taken: T; readonly alike: typeof ALIKE | typeof ALIKE_IN_ANOTHER }> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...TEST_FLAGS, ...SAME_PIXELS], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const isSame = readFileSync('docs/screens/browser.txt', 'utf8').trim() === `Chromium ${browser.version()}`;
    return { taken: await take(browser), alike: isSame ? ALIKE : ALIKE_IN_ANOTHER };
  } finally {
    await browser.close();
  }
}

let app: AppServer;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startSteppedApp();
});
test.afterAll(() => app.stop());

for (const shot of PRESET_SHOTS) {
  test(`5: ${shot.name} looks as in its picture`, async () => {
    const { taken, alike } = await pictured((browser) => shoot(browser, app.url, shot));
    expect(taken).toMatchSnapshot(`${shot.name}.png`, alike);
  });
}

test('5: the parts look as in the pictures of the gallery, in every theme', async () => {
  const { taken, alike } = await pictured(shootGallery);
  for (const theme of GALLERY_THEMES) expect.soft(taken.get(theme)).toMatchSnapshot(`gallery-${theme}.png`, alike);
});
