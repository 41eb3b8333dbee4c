import { layLongHistory } from '../../e2e/support/long-history';
import { type Figure, median, medianRatio } from '../figure';
import { type ExchangeProcess, openWith, serveApp, startExchangeProcess } from './app';
import { pressed } from './hand';
import { watched, watchSmoothness } from './load';
import { callText, RawBrowser, type RawTarget } from './raw-browser';
import { sleep, until } from './waiting';

const LONG = 10_000;
const SHORT = 50;
/** An order of the history has so many. */
const FILLS_PER_ORDER = 10;
/** All of them are in the range that is shown at first. */
const DAYS = 5;
/** The table that is opened and scrolled: a row each fill. */
const TABLE = '[role="grid"][aria-label="Fills"]';
const KEYS_PER_SECOND = 30;
/** A turn of the wheel: ten of them stay within a table of 50 rows. */
const WHEEL_PX = 36;
/** Of a round. */
const SECONDS = 2;

type Scrolled = Awaited<ReturnType<typeof watched>>;

interface Opened {
  readonly tab: RawTarget;
  readonly browser: RawBrowser;
}

/** A table of 10,000 fills against the same one of 50, in turn: what is drawn of it, how long it takes to open, how it scrolls. */
export async function tableFigures(isQuick: boolean): Promise<Figure[]> {
  const rounds = isQuick ? 5 : 11;
  const exchange = await startExchangeProcess(20);
  const server = await serveApp(exchange);
  const open: Opened[] = [];
  try {
    for (const rows of [LONG, SHORT]) open.push(await openTable(server.url, rows));
    const [long, short] = open.map(({ tab }) => tab) as [RawTarget, RawTarget];
    const [longMs, shortMs]: [number[], number[]] = [[], []];
    for (let round = -1; round < rounds; round++) {
      const [one, other] = [await opening(long), await opening(short)];
      if (round < 0) continue;
      longMs.push(one);
      shortMs.push(other);
    }
    const read = await readAll(long, LONG);
    await readAll(short, SHORT);
    const [longSeen, shortSeen]: [Scrolled[], Scrolled[]] = [[], []];
    for (let round = -1; round < rounds; round++) {
      const [one, other] = [await scrolled(long, exchange), await scrolled(short, exchange)];
      if (round < 0) continue;
      longSeen.push(one);
      shortSeen.push(other);
    }
    const [longRows, shortRows] = [await drawnRows(long), await drawnRows(short)];
    const dropped = (seen: readonly Scrolled[]): number => median(seen.map((one) => one.dropped));
    const frames = (seen: readonly Scrolled[]): number => seen.reduce((all, one) => all + one.frames, 0);
    const due = SECONDS * 60;
    const proof = `the grids said that they had ${LONG} and ${SHORT} rows, sorted by price; ${rounds} rounds of ${SECONDS} s each in turn, ${frames(longSeen)} and ${frames(shortSeen)} frames painted`;
    return [
      {
        name: 'tableRows',
        title: 'rows drawn of a table of 10,000, against the same one of 50',
        value: longRows / shortRows,
        unit: '×',
        target: { atMost: 1.5 },
        absolutes: { rows: longRows, 'rows, of 50': shortRows },
        proof,
      },
      {
        name: 'tableOpen',
        title: 'tab pressed to its first rows painted, a history of 10,000 rows against one of 50',
        value: medianRatio(longMs, shortMs),
        unit: '×',
        target: { atMost: 2 },
        absolutes: { ms: median(longMs), 'ms, of 50': median(shortMs) },
        proof: `${rounds} times each in turn, another tab before every one; it opens with the newest page of the history`,
      },
      {
        name: 'tableDroppedFrames',
        title: 'keys and wheel on a sorted table of 10,000 rows: dropped frames beyond those of one of 50',
        value: Math.max(0, median(longSeen.map((one, round) => one.dropped - (shortSeen[round]?.dropped ?? Number.NaN)))),
        unit: 'frames',
        target: { atMost: 0.05 * due },
        absolutes: {
          dropped: dropped(longSeen),
          'dropped, of 50': dropped(shortSeen),
          'longest task, ms': Math.max(...longSeen.map((one) => one.longestTaskMs)),
          'longest task, of 50, ms': Math.max(...shortSeen.map((one) => one.longestTaskMs)),
          'frames due': due,
        },
        proof,
      },
      {
        name: 'tableReadTask',
        title: 'a sorted table reads on to its 10,000th row: longest task on the page',
        value: read.taskMs,
        unit: 'ms',
        // Each page of it is sorted in with all before, by exact figures.
        target: null,
        absolutes: { 'ms, to the last row': read.ms },
        proof: `the grid said that it had ${LONG} rows`,
      },
    ];
  } finally {
    for (const { browser } of open) await browser.stop();
    await server.stop();
    exchange.stop();
  }
}

/** The app in a profile of its own with so many fills, their tab in front. */
async function openTable(url: string, rows: number): Promise<Opened> {
  const browser = await RawBrowser.start({ args: ['--window-size=1440,900'] });
  const pair = 'simulated:BTC/USD';
  const history = { account: 'paper:simulated:main', pair, orders: rows / FILLS_PER_ORDER, days: DAYS, now: Date.now() };
  const before = await browser.open(`${url}/manifest.json`);
  await until('a page of the app', () => before.evaluate(() => location.protocol === 'http:' && document.readyState === 'complete', null));
  await before.evaluate(layLongHistory, history);
  await browser.closeTarget(before);
  const tab = await openWith(browser, `${url}/?pair=${pair}`, callText(watchSmoothness, null));
  await pressedTab(tab, 'Fills');
  await until('the first fills', async () => (await drawnRows(tab)) > 0);
  return { browser, tab };
}

/** Ms from a press of its tab, with another one shown, to a frame with rows. */
async function opening(tab: RawTarget): Promise<number> {
  await pressedTab(tab, 'Balances');
  await until('another table', async () => (await drawnRows(tab)) === 0);
  await sleep(200);
  return tab.evaluate(openFills, TABLE);
}

/** By a column that no page of it comes sorted by, so that all of it is sorted with each page. */
async function readAll(tab: RawTarget, rows: number): Promise<{ readonly ms: number; readonly taskMs: number }> {
  await pressed(tab, 'Price');
  await tab.evaluate(() => {
    window.smoothness.longTasks.length = 0;
  }, null);
  const began = performance.now();
  await tab.evaluate(() => {
    [...document.querySelectorAll<HTMLButtonElement>('.table-tools button')].find((one) => one.textContent?.endsWith('read all'))?.click();
  }, null);
  await until(
    'all rows',
    () => tab.evaluate(([grid, count]) => document.querySelector(grid)?.ariaRowCount === count, [TABLE, String(rows + 1)] as const),
    120_000,
  );
  const ms = performance.now() - began;
  await sleep(1_000);
  return { ms, taskMs: await tab.evaluate(() => Math.max(0, ...window.smoothness.longTasks), null) };
}

/** Down by keys and up again, then as far by the wheel, from the middle of it. */
async function scrolled(tab: RawTarget, exchange: ExchangeProcess): Promise<Scrolled> {
  const middle = await tab.evaluate((grid) => {
    const scroller = document.querySelector(grid)?.closest('.data-scroll');
    scroller?.scrollTo(0, scroller.scrollHeight / 2);
    const { x, y, width, height } = scroller?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, TABLE);
  await sleep(100);
  await tab.evaluate((grid) => document.querySelector<HTMLElement>(`${grid} tbody:not(.data-space) tr:nth-child(4)`)?.focus(), TABLE);
  const seen = watched(tab, exchange, SECONDS);
  const end = performance.now() + SECONDS * 1000;
  for (let n = 0; performance.now() < end; n++) {
    const isDown = n % 20 < 10;
    if (n % 80 < 40) {
      const key = isDown
        ? { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 }
        : { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 };
      await tab.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
      await tab.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    } else await tab.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...middle, deltaX: 0, deltaY: isDown ? WHEEL_PX : -WHEEL_PX });
    await sleep(1000 / KEYS_PER_SECOND);
  }
  return seen;
}

const drawnRows = (tab: RawTarget): Promise<number> =>
  tab.evaluate((grid) => document.querySelectorAll(`${grid} tbody:not(.data-space) tr`).length, TABLE);

const pressedTab = (tab: RawTarget, name: string): Promise<unknown> =>
  until(`the tab “${name}”`, () =>
    tab.evaluate((wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) => one.textContent?.trim() === wanted);
      found?.click();
      return found !== undefined;
    }, name),
  );

/** Runs in the page. */
function openFills(grid: string): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) => one.textContent?.trim() === 'Fills')?.click();
    const look = (): void => {
      if (document.querySelector(`${grid} tbody:not(.data-space) tr`) === null) requestAnimationFrame(look);
      else resolve(performance.now() - began);
    };
    look();
  });
}
