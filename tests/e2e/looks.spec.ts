import { chromium } from '@playwright/test';
import { findChromium, TEST_FLAGS } from '../../scripts/chromium';
import { shoot } from '../../scripts/screens/shoot';
import { GALLERY_THEMES, shootGallery } from '../../scripts/screens/shoot-gallery';
import { PRESET_SHOTS } from '../../scripts/screens/shots';
import { SAME_PIXELS, startSteppedApp } from '../../scripts/screens/stepped-app';
import type { AppServer } from '../../scripts/serve/app-server';
import { expect, test } from './support/fixtures';

// `npm run screens` takes the pictures anew where a change of the look was meant.

/** What another version of the browser may draw otherwise: edges of glyphs, not a word that moved. */
const ALIKE = { threshold: 0.15, maxDiffPixelRatio: 0.001 };

const launch = () => {
  const executablePath = findChromium();
  return chromium.launch({ args: [...TEST_FLAGS, ...SAME_PIXELS], ...(executablePath === null ? {} : { executablePath }) });
};

let app: AppServer;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startSteppedApp();
});
test.afterAll(() => app.stop());

for (const shot of PRESET_SHOTS) {
  test(`5: ${shot.name} looks as in its picture`, async () => {
    const browser = await launch();
    const picture = await shoot(browser, app.url, shot);
    await browser.close();
    expect(picture).toMatchSnapshot(`${shot.name}.png`, ALIKE);
  });
}

test('5: the parts look as in the pictures of the gallery, in every theme', async () => {
  const browser = await launch();
  const pictures = await shootGallery(browser);
  await browser.close();
  for (const theme of GALLERY_THEMES) expect.soft(pictures.get(theme)).toMatchSnapshot(`gallery-${theme}.png`, ALIKE);
});
