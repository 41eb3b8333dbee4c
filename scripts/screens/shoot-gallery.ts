import type { Browser } from 'playwright-core';
import { createServer } from 'vite';

export const GALLERY_THEMES = ['dark', 'light', 'contrast'] as const;

/** Pictures of the gallery of parts, which no build has, by theme. */
export async function shootGallery(browser: Browser): Promise<ReadonlyMap<(typeof GALLERY_THEMES)[number], Buffer>> {
  const server = await createServer({ configLoader: 'runner', logLevel: 'silent', server: { host: '127.0.0.1', port: 0, hmr: false, watch: null } });
  await server.listen();
  const context = await browser.newContext({ viewport: { width: 1366, height: 2400 }, reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(new URL('gallery.html', server.resolvedUrls?.local[0]).href);
    await page.getByRole('heading', { name: 'Dialog, menu, notices' }).waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pictures = new Map<(typeof GALLERY_THEMES)[number], Buffer>();
    for (const theme of GALLERY_THEMES) {
      await page.evaluate((next) => Object.assign(document.documentElement.dataset, { theme: next }), theme);
      pictures.set(theme, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    return pictures;
  } finally {
    await context.close();
    await server.close();
  }
}
