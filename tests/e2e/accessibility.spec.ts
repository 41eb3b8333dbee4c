import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectLive, expectNothingOpen, openDock, openSettings, openTicket, picture, strip } from './support/screen';

// Without an exchange everything would be simulated.
test.beforeEach(({ exchange: _running }) => undefined);

/** Each screen by the name of what it shows, and the way to it from the one before. */
type Screens = readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[];

const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

const DESK: Screens = [
  ['main', () => Promise.resolve()],
  ['connection', (page) => openDock(page, 'Connection')],
  ['about', (page) => openDock(page, 'About')],
  ['settings', (page) => openSettings(page)],
  [
    'open orders',
    async (page) => {
      await closeDialog(page);
      await tab(page, 'Open orders');
    },
  ],
  [
    'columns of open orders',
    async (page) => {
      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
    },
  ],
  [
    'positions',
    async (page) => {
      await closeDialog(page);
      await tab(page, 'Positions');
    },
  ],
  ['order history', (page) => tab(page, 'Order history')],
  ['fills', (page) => tab(page, 'Fills')],
  ['balances', (page) => tab(page, 'Balances')],
  [
    'opening the account anew',
    async (page) => {
      await page.getByRole('button', { name: 'Open anew' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'a ticket that cannot be sent',
    async (page) => {
      await closeDialog(page);
      await openTicket(page);
      await page
        .getByRole('region', { name: 'Order BTC/USD' })
        .getByRole('button', { name: /^Buy BTC/ })
        .click();
      await expect(page.getByRole('textbox', { name: 'Price' })).toBeFocused();
    },
  ],
  [
    'a bracket',
    async (page) => {
      await page.getByRole('checkbox', { name: /^Take profit/ }).check();
      await page.getByRole('combobox', { name: 'Exits in' }).selectOption('percent');
    },
  ],
  [
    'a scaled order',
    async (page) => {
      await page.getByRole('button', { name: 'Scaled', exact: true }).click();
      await page.getByRole('textbox', { name: 'From' }).fill('60000');
      await page.getByRole('textbox', { name: 'To', exact: true }).fill('59000');
      await page.getByRole('textbox', { name: 'Size', exact: true }).fill('0.1');
      await expect(page.getByRole('region', { name: '10 orders' })).toBeVisible();
    },
  ],
  [
    'an order that is asked about',
    async (page) => {
      await page.getByRole('button', { name: 'Market', exact: true }).click();
      await page.getByRole('checkbox', { name: /^Take profit/ }).uncheck();
      await page.getByRole('button', { name: '50', exact: true }).click();
      await page.getByRole('button', { name: /^Buy [\d.]+ BTC at market/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'what became of an order',
    async (page) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Buy [\d.]+ BTC at market/ })
        .click();
      await tab(page, 'Order history');
      await page
        .getByRole('grid', { name: 'Order history' })
        .getByRole('row', { name: /filled/ })
        .press('Enter');
      await expect(page.getByRole('dialog', { name: /^What became of/ }).getByRole('listitem')).toContainText(['Filled']);
    },
  ],
  [
    'arranging the watchlist',
    async (page) => {
      await closeDialog(page);
      await openDock(page, 'Depth');
      await page.getByRole('button', { name: 'Arrange the list' }).click();
      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('checkbox', { name: 'Spread' })).toBeVisible();
    },
  ],
  [
    'search',
    async (page) => {
      await page.getByRole('button', { name: 'Arrange the list' }).click();
      await page.keyboard.press('/');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  ['search without a match', (page) => page.getByRole('combobox', { name: 'Pair' }).fill('zzzz')],
  [
    'adding a pair',
    async (page) => {
      await closeDialog(page);
      await page.getByRole('button', { name: 'Add a pair' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'keys',
    async (page) => {
      await closeDialog(page);
      await page.getByRole('button', { name: 'Keyboard' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'changing keys',
    async (page) => {
      await page.getByRole('button', { name: 'Change keys…' }).click();
      await page.getByRole('button', { name: /^Search a pair: .*Change$/ }).click();
      await page.keyboard.press('t');
      await expect(page.getByText('Only one of them is done').first()).toBeVisible();
    },
  ],
  [
    'the palette',
    async (page) => {
      await closeDialog(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Do anything' }).getByRole('option').first()).toBeVisible();
    },
  ],
  [
    'indicators',
    async (page) => {
      await closeDialog(page);
      await page.getByRole('button', { name: 'Indicators', exact: true }).click();
      await page.getByRole('button', { name: /^Bollinger/ }).click();
      await page.getByRole('button', { name: /^RSI/ }).click();
      await page.getByRole('textbox', { name: 'Deviations' }).fill('99');
      await expect(page.getByText('Deviations: a number from 0.5 to 5')).toBeVisible();
    },
  ],
  [
    'indicators and drawings on the chart',
    async (page) => {
      await closeDialog(page);
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await page.getByRole('button', { name: 'List of drawings' }).click();
      await page.getByRole('button', { name: 'Horizontal line' }).click();
      await page.getByRole('application', { name: /^Price chart/ }).click({ position: { x: 300, y: 150 } });
      await expect(page.getByRole('list', { name: 'Drawings' })).toHaveText(/^Horizontal line [\d,]+$/);
      await expect(page.getByRole('list', { name: 'Indicators' })).toContainText('RSI 14');
    },
  ],
];

const PHONE: Screens = [
  ['chart', (page) => tab(page, 'Chart')],
  [
    'the ticket over the chart',
    async (page) => {
      await page.getByRole('group', { name: 'Order ticket' }).getByRole('button', { name: 'Buy' }).click();
      await expect(page.getByRole('dialog', { name: 'Order ticket' }).getByRole('textbox', { name: 'Price', exact: true })).toBeVisible();
    },
  ],
  ['trade', (page) => tab(page, 'Trade')],
  ['orders', (page) => tab(page, 'Orders')],
  ['book', (page) => tab(page, 'Book')],
  [
    'ladder',
    async (page) => {
      await tab(page, 'Ladder');
      await expect(page.locator('.rung-number').first()).toHaveText(/\d/);
    },
  ],
  [
    'heatmap',
    async (page) => {
      await tab(page, 'Heatmap');
      await expect(page.locator('.heat-canvas')).toBeVisible();
    },
  ],
  [
    'an order that is slid',
    async (page) => {
      await tab(page, 'Trade');
      await page.getByRole('button', { name: 'Market', exact: true }).click();
      await page.getByRole('button', { name: '50', exact: true }).click();
      await page.getByRole('button', { name: /^Buy [\d.]+ BTC at market/ }).click();
      await expect(page.getByRole('slider', { name: /^Slide to send: Buy/ })).toBeFocused();
    },
  ],
  [
    'trades',
    async (page) => {
      await closeDialog(page);
      await tab(page, 'Tape');
    },
  ],
  ['watch', (page) => tab(page, 'Watch')],
  ['connection', (page) => tab(page, 'More')],
  ['about', (page) => tab(page, 'About')],
];

/** No panel waits for its first data. */
const expectFilled = (page: Page): Promise<void> => expect(page.getByText(/^Syncing [a-z ]+$/)).toHaveCount(0);

const THEMES = ['light', 'contrast', 'dark'] as const;

/** What axe finds on each screen. Another theme is other colours: all else was looked at in the first. */
async function findings(page: Page, screens: Screens): Promise<string[]> {
  const found: string[] = [];
  for (const [name, go] of screens) {
    await go(page);
    await expectFilled(page);
    for (const finding of await axeFindings(page)) found.push(`${name} · ${finding}`);
    for (const theme of THEMES) {
      await page.evaluate((next) => Object.assign(document.documentElement.dataset, { theme: next }), theme);
      if (theme === 'dark') continue;
      for (const finding of await axeFindings(page, 'colours')) found.push(`${name}, ${theme} · ${finding}`);
    }
  }
  return found;
}

/** Colours of the bars of both sides, of book and ladder: what is not live has one for all. */
const barHues = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sides = ['.ladder-asks .ladder-row', '.ladder-bids .ladder-row', '.rung-side[data-side="sell"]', '.rung-side[data-side="buy"]'];
    const rows = sides.flatMap((side) => document.querySelector(side) ?? []);
    return [...new Set(rows.map((row) => getComputedStyle(row).backgroundImage))];
  });

/** A size that flashes for a moment is no finding about the screen as it stands. What flashes already goes on to its end. */
async function holdStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
}

test('6: axe finds no violation on any desk screen, in dark, light and high contrast', async ({ openTab, exchange }, info) => {
  test.setTimeout(150_000);
  const page = await openTab();
  await expectLive(page);
  exchange.running.control.pace({});
  await holdStill(page);
  expect(await findings(page, DESK)).toEqual([]);
  await picture(page, info, 'desk');
});

test('6: axe finds no violation on any phone screen, in dark, light and high contrast', async ({ openTab, exchange }, info) => {
  const page = await openTab();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectLive(page);
  exchange.running.control.pace({});
  await holdStill(page);
  expect(await findings(page, PHONE)).toEqual([]);
  await tab(page, 'Chart');
  await expectFilled(page);
  await picture(page, info, 'phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('6: axe finds no violation where the market is simulated, empty, in maintenance or away, in dark, light and high contrast', async ({
  openTab,
  exchange,
}, info) => {
  const page = await openTab('/?pair=simulated:BTC/USD');
  await expectLive(page);
  await holdStill(page);
  expect(await findings(page, [['simulated', () => Promise.resolve()]])).toEqual([]);
  await picture(page, info, 'simulated');
  await page.goto(`${new URL(page.url()).origin}/?pair=bitfinex:NOSUCH/USD`);
  await expect(page.getByRole('region', { name: 'Order book' })).toContainText('No order book', { timeout: 15_000 });
  expect(await findings(page, [['empty', () => Promise.resolve()]])).toEqual([]);
  await picture(page, info, 'empty');
  await page.goto(`${new URL(page.url()).origin}/?pair=bitfinex:BTC/USD`);
  await expectLive(page);
  for (const panel of ['ladder', 'heatmap']) {
    await page.getByRole('button', { name: 'Arrange Order book' }).click();
    await page.getByRole('menuitem', { name: `Add ${panel}` }).click();
  }
  await expect(page.locator('.rung-number').first()).toHaveText(/\d/);
  await expect(page.locator('.heat-since')).toHaveText(/\d/);
  exchange.running.control.maintenance(true);
  await expect(strip(page)).toHaveAttribute('data-state', 'maintenance');
  expect(await findings(page, [['maintenance', () => Promise.resolve()]])).toEqual([]);
  await exchange.stop();
  await expect(strip(page)).toHaveAttribute('data-state', /stale|offline/);
  await expect.poll(() => barHues(page)).toHaveLength(1);
  expect(await findings(page, [['away', () => Promise.resolve()]])).toEqual([]);
  await picture(page, info, 'away');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Ladder BTC/USD', exact: true })).toBeVisible();
  await expect(page.locator('.chart canvas').first()).toBeVisible();
  await expect(page.locator('.heat-canvas')).toBeVisible();
  expect(await findings(page, [['away, read anew', () => Promise.resolve()]])).toEqual([]);
  await picture(page, info, 'away-anew');
});

/** A name for what has the focus; the same element has the same one. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return '';
    const all = Reflect.get(window, 'seen') as Element[] | undefined;
    const seen = all ?? [];
    Reflect.set(window, 'seen', seen);
    if (!seen.includes(activeElement)) seen.push(activeElement);
    return `${seen.indexOf(activeElement)} ${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent?.trim().slice(0, 30)}`;
  });

test('6: the Tab key reaches everything that can be used, in a circle without a trap', async ({ openTab }) => {
  const page = await openTab();
  await expectLive(page);
  for (const dock of ['Depth', 'Connection', 'About'] as const) {
    await openDock(page, dock);
    await page.evaluate(() => {
      Reflect.set(window, 'seen', []);
      (document.activeElement as HTMLElement | null)?.blur();
    });
    const path: string[] = [];
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const name = await focused(page);
      if (name !== '' && name === path[0]) break;
      if (name !== '') path.push(name);
    }
    expect(path.length, dock).toBeLessThan(119);
    const missed = await page.evaluate(() => {
      const seen = Reflect.get(window, 'seen') as Element[];
      return [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [tabindex]')]
        .filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility() && !seen.includes(element))
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(missed, dock).toEqual([]);
    expect(new Set(path).size, dock).toBe(path.length);
  }
});

test('6: by keyboard alone a pair is found and opened, a dialog left, a list of tabs walked, the watchlist ordered and a column of it widened', async ({
  openTab,
}) => {
  const page = await openTab();
  await expectLive(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Pair' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.type('ltc/usd');
  await expect(page.getByRole('listbox', { name: 'Pairs' }).getByRole('option').first()).toContainText('LTC/USD');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectLive(page);
  await expect(page).toHaveTitle(/ LTC\/USD · PAPER · Tapedeck$/);

  await page.getByRole('tab', { name: 'Depth' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Connection' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Connection' })).toHaveAttribute('aria-selected', 'true');

  const pairs = (): Promise<(string | null)[]> => page.locator('[data-pair]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-pair')));
  const row = (pair: string): ReturnType<Page['locator']> => page.locator(`[data-pair="bitfinex:${pair}"]`);
  await row('LTC/USD').focus();
  await page.keyboard.press('ArrowUp');
  await expect(row('ETH/USD')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(pairs).toEqual(['bitfinex:ETH/USD', 'bitfinex:BTC/USD', 'bitfinex:LTC/USD']);
  await expect(row('ETH/USD')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(pairs).toEqual(['bitfinex:BTC/USD', 'bitfinex:LTC/USD']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/ (BTC|LTC)\/USD · PAPER · Tapedeck$/);
  await expectNothingOpen(page);
  const border = page.getByRole('separator', { name: 'Width of Last' });
  await border.press('ArrowLeft');
  await page.reload();
  await expectLive(page);
  expect(await pairs()).toEqual(['bitfinex:BTC/USD', 'bitfinex:LTC/USD']);
  await expect(border).toHaveAttribute('aria-valuetext', '83 pixels');
  await border.press('Home');
  await expect(border).toHaveAttribute('aria-valuetext', '75 pixels');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
