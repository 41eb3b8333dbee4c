import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';
import type { ExchangeHost } from './exchange-host';

/** How sure the strip is of what is on the screen. */
export const strip = (page: Page): Locator => page.getByRole('status', { name: 'Connection' });

/** All that the strip says, ages and countdowns included. */
export const stripWords = (page: Page): Locator => page.locator('footer').filter({ has: strip(page) });

export async function expectLive(page: Page, timeout = 15_000): Promise<void> {
  await expect(strip(page)).toHaveAttribute('data-state', 'live', { timeout });
  // For two frames more the picture of the last visit stands over it, with panels of the same names.
  await expect(page.locator('.first-picture')).toHaveCount(0);
}

export async function expectNotLive(page: Page, timeout = 15_000): Promise<void> {
  await expect(strip(page)).not.toHaveAttribute('data-state', 'live', { timeout });
}

/** "Retry now" of the strip, where it still stands there: the program tries by itself as well, and may have been quicker. */
export const retryNow = (page: Page): Promise<void> =>
  stripWords(page)
    .getByRole('button', { name: 'Retry now' })
    .evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLButtonElement).click();
    });

/** Everything on the page that claims to be live just now, in whatever way: badges, marks, sentences, the window's title. */
export function liveClaims(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element): string => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`;
    const claims = [...document.querySelectorAll('[data-state="live"], [data-live="true"], [data-sign="●"], [data-sign="◐"]')].map(name);
    for (const badge of document.querySelectorAll('.trust-badge')) if (/^live/.test(badge.textContent ?? '')) claims.push(name(badge));
    const sentence = document.querySelector('[role="status"][aria-label="Connection"]')?.textContent ?? '';
    if (/\blive( over\b|$)/.test(sentence)) claims.push(sentence);
    if (document.title.includes('Tapedeck') && document.title !== 'Tapedeck' && !document.title.startsWith('[')) claims.push(document.title);
    return claims;
  });
}

/** Nothing on the page says live, and it stays so long enough to be sure that no frame does. */
export async function expectNothingLive(page: Page): Promise<void> {
  await expect.poll(() => liveClaims(page)).toEqual([]);
}

/** A picture of what the user sees, kept with the results where `PICTURES` is set: the processor paints it, in up to a second. */
export async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return;
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  await info.attach(name, { path, contentType: 'image/png' });
}

/** A figure that a test found, for whoever reads its output. */
export function measured(info: TestInfo, description: string): void {
  info.annotations.push({ type: 'measured', description });
  process.stdout.write(`    ${info.title.split(':')[0]}: ${description}\n`);
}

/** The panel is a file of its own: it is there when this has come back. */
export async function openDock(page: Page, name: 'Depth' | 'Connection' | 'About'): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel', { name }).locator('section').first()).toBeVisible();
}

/** What was open has gone from the history as well: the browser goes back for that, and would call off a reload. */
export const expectNothingOpen = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => (history.state as { depth?: number } | null)?.depth ?? 0)).toBe(0);

/** The settings are a file of their own, too. */
export async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('searchbox')).toBeFocused();
  return settings;
}

export const venueCard = (page: Page): Locator => page.getByRole('region', { name: 'Bitfinex' });

/** A figure of the connection panel, by its name: `Resyncs`, `Unknown frames`. */
export const figure = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'Figures' })
    .locator('.fact')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd');

/** The first prices of both sides, as numbers, as they stand on the screen. */
export function shownBook(page: Page, rows = 5): Promise<{ bids: number[]; asks: number[] }> {
  return page.evaluate((count) => {
    const side = (name: string): number[] =>
      [...document.querySelectorAll(`.${name} .ladder-row .ladder-price`)]
        .map((cell) => cell.textContent ?? '')
        .filter((text) => text !== '')
        .slice(0, count)
        .map((text) => Number(text.replaceAll(/[^\d.]/g, '')));
    return { bids: side('ladder-bids'), asks: side('ladder-asks') };
  }, rows);
}

/** The book on the screen is the exchange's own. The market stands still for the comparison and goes on afterwards. */
export async function expectTrueBook(page: Page, exchange: ExchangeHost, symbol = 'tBTCUSD', framesPerSecond = 25): Promise<void> {
  const { running } = exchange;
  running.control.pace({});
  const best = (side: readonly (readonly number[])[]): number[] => side.slice(0, 5).map(([price = 0]) => price);
  const { bids, asks } = running.bookOf(symbol, 'P0', 25);
  await expect.poll(() => shownBook(page)).toEqual({ bids: best(bids), asks: best(asks) });
  running.control.pace({ framesPerSecond });
}

const TICKET = { name: /^Order \S+\// };

/** The ticket is closed until somebody asks for it; its key turns it to buy, which it is anyway. */
export async function showTicket(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await expect(page.getByRole('region', TICKET)).toBeVisible();
}

/** The ticket takes orders: it waits for its account, and for a book of its own. */
export async function expectTakesOrders(page: Page): Promise<void> {
  await expect(page.getByRole('region', TICKET)).toBeVisible();
  await expect(page.getByRole('region', TICKET).locator('.ticket-gate')).toHaveCount(0);
}

/** Shows the ticket, and comes back when it takes orders. */
export async function openTicket(page: Page): Promise<void> {
  await showTicket(page);
  await expectTakesOrders(page);
}
