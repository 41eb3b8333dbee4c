import type { Browser, Page } from 'playwright-core';
import type { PresetName } from '../../src/ui/layout/presets';
import { writeWorkspaces } from '../../src/ui/layout/read-workspaces';
import { HOME_WORKSPACE } from '../../src/ui/layout/workspaces';
import { WORKSPACES_KEY } from '../../src/ui/shell/kept-workspace';
import { BEGIN_MS, CHANNEL } from './moment';
import type { Shot } from './shots';

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
export async function shoot(browser: Browser, url: string, { width, height, scale, theme, preset }: Shot): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  if (preset !== HOME_WORKSPACE.preset) {
    const workspaces = writeWorkspaces({ shown: HOME_WORKSPACE.id, all: [{ ...HOME_WORKSPACE, preset }] });
    await context.addInitScript(([key, text]) => localStorage.setItem(key, text), [WORKSPACES_KEY, workspaces] as const);
  }
  const page = await context.newPage();
  await page.clock.install({ time: BEGIN_MS - 60_000 });
  await page.clock.pauseAt(BEGIN_MS);
  await page.goto(`${url}/?pair=simulated:BTC/USD`);
  await untilFilled(page, width <= 768 ? PHONE : FILLED[preset]);
  while ((await page.locator('html').getAttribute('data-theme')) !== theme) await page.keyboard.press('t');
  // No frame meanwhile: what a panel showed on the way may decide how it shows what comes after.
  for (let passed = 0; passed < WATCHED_MS; passed += STEP_MS) await stepEngine(page);
  await page.clock.pauseAt(BEGIN_MS + WATCHED_MS - LAST_FRAMES * FRAME_MS);
  await paint(page, LAST_FRAMES);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  return picture;
}

/** Where numbers stand once a preset has all that it shows, and what is drawn by then. */
const PHONE = { numbers: ['.header-price'], drawn: ['.chart canvas', '.depth canvas'] };
const FILLED: Readonly<Record<PresetName, typeof PHONE>> = {
  standard: { numbers: ['.header-price', '.ladder-bids', '.tape-body'], drawn: ['.chart canvas', '.depth canvas'] },
  scalper: { numbers: ['.header-price', '.price-ladder', '.tape-body', '.watchlist'], drawn: ['.chart canvas', '.heat-canvas'] },
  chart: { numbers: ['.header-price'], drawn: ['.chart canvas'] },
  four: { numbers: ['.header-price'], drawn: [1, 2, 3, 4].map((i) => `[data-panel="chart${i === 1 ? '' : `-${i}`}"] canvas`) },
  watch: { numbers: ['.header-price', '.watchlist'], drawn: ['.chart canvas'] },
};

/** The engine stands still meanwhile: whatever is asked for when, it all begins in one moment. */
async function untilFilled(page: Page, { numbers, drawn }: typeof PHONE): Promise<void> {
  for (let frame = 0; ; frame++) {
    const isFilled = await page.evaluate(
      (parts) =>
        parts.drawn.every((part) => document.querySelector(part) !== null) &&
        parts.numbers.every((part) => /\d/.test(document.querySelector(part)?.textContent ?? '')),
      { numbers, drawn },
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
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
