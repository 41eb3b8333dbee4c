/** `npx tsx scripts/icons.ts`: draws the PNG icons of `public/` from its favicon, in Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './chromium';

const drawing = readFileSync('public/favicon.svg', 'utf8');
const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium to draw with.');
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
for (const { name, size, isMaskable } of [
  { name: 'icon-192.png', size: 192, isMaskable: false },
  { name: 'icon-512.png', size: 512, isMaskable: false },
  { name: 'icon-maskable-512.png', size: 512, isMaskable: true },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  // A mask may cut everything outside the inner 80 %, so the drawing shrinks and its ground fills the corners.
  const scale = isMaskable ? 0.72 : 1;
  await page.setContent(`<body style="margin:0;background:${isMaskable ? '#0d0f12' : 'transparent'};display:grid;place-items:center;height:100vh">
    <div style="width:${scale * 100}%;height:${scale * 100}%">${drawing.replace('<svg ', '<svg width="100%" height="100%" ')}</div></body>`);
  writeFileSync(`public/${name}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
