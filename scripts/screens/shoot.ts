import type { Browser, Page } from 'playwright-core';
import { BEGIN_MS, CHANNEL } from './moment';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** How long the market is watched, of its own time. */
const WATCHED_MS = 20_000;
/** A frame of the page's own time. */
const FRAME_MS = 16;
/** The page's clock must not go further before all is there: its seconds would be told at another moment. */
const MOST_FRAMES = 40;
const STEP_MS = 250;
/** What is on its way arrives and is painted within so many frames; the last are more than a second, in which ages are told once more. */
const FIRST_FRAMES = 10;
const LAST_FRAMES = 75;

/** A picture of a fresh visit after so long of a market that begins at a fixed moment. */
export async function shoot(browser: Browser, url: string, { width, height, scale }: Size, theme: string): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.install({ time: BEGIN_MS - 60_000 });
  await page.clock.pauseAt(BEGIN_MS);
  await page.goto(`${url}/?pair=simulated:BTC/USD`);
  await untilFilled(page);
  while ((await page.locator('html').getAttribute('data-theme')) !== theme) await page.keyboard.press('t');
  // No frame meanwhile: what a panel showed on the way may decide how it shows what comes after.
  for (let passed = 0; passed < WATCHED_MS; passed += STEP_MS) await stepEngine(page);
  await page.clock.pauseAt(BEGIN_MS + WATCHED_MS - LAST_FRAMES * FRAME_MS);
  await paint(page, LAST_FRAMES);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  return picture;
}

/** The engine stands still meanwhile: whatever is asked for when, it all begins in one moment. */
async function untilFilled(page: Page): Promise<void> {
  const isPhone = (page.viewportSize()?.width ?? 0) <= 768;
  for (let frame = 0; ; frame++) {
    const isFilled = await page.evaluate(
      (parts) =>
        ['.chart canvas', '.depth canvas'].every((part) => document.querySelector(part) !== null) &&
        parts.every((part) => /\d/.test(document.querySelector(part)?.textContent ?? '')),
      isPhone ? ['.header-price'] : ['.header-price', '.ladder-bids', '.tape-body'],
    );
    if (isFilled) return paint(page, FIRST_FRAMES);
    if (frame === MOST_FRAMES) throw new Error('The app did not fill its panels.');
    await page.clock.runFor(FRAME_MS);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Resolves when the engine's clock has gone one step. */
const stepEngine = (page: Page): Promise<void> =>
  page.evaluate(
    ([name, by]) =>
      new Promise<void>((resolve) => {
        const channel = new BroadcastChannel(name as string);
        channel.onmessage = () => {
          channel.close();
          resolve();
        };
        channel.postMessage({ by });
      }),
    [CHANNEL, STEP_MS] as const,
  );

async function paint(page: Page, frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame++) {
    await page.clock.runFor(FRAME_MS);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
