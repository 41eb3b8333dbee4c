import { spawn } from 'node:child_process';
import { type Figure, median, medianRatio, percentile } from '../figure';
import { treeCpuMs } from './cpu';
import { RawBrowser, type RawOptions, type RawTarget } from './raw-browser';
import { SenderProcess } from './sender-process';
import { buildPages, type Site, serveFolder } from './site';
import { sleep, until } from './waiting';

const KEY = 'book:bitfinex:BTC/USD:P0:25';
const UPDATES = 10_000;
const PER_SECOND = 2_000;
const TABS = 16;
/** Animation frames are counted this long, before the updates. */
const PROBE_MS = 1_000;

/** The pages and a sender of one book. Each round has a browser of its own. */
interface Stage {
  readonly sender: SenderProcess;
  readonly site: Site;
  readonly browserOptions: RawOptions;
}

type Kind = 'engine' | 'credit' | 'book callbacks' | 'row callbacks';

interface Round {
  readonly cpuMs: number;
  /** One list a page: of each update its age on arrival, ms. */
  readonly ages: readonly (readonly number[])[];
  /** The newest update that each page saw. */
  readonly newest: readonly number[];
  readonly messages: readonly number[];
  /** Animation frames in the second before. */
  readonly frames: readonly number[];
}

/** One visible tab: the age of an update at its tab. */
export async function ageFigures(isQuick: boolean): Promise<Figure[]> {
  return onStage({}, async (stage) => {
    const engine: number[] = [];
    const bare: number[] = [];
    const middle: number[][] = [[], []];
    let proof = '';
    for (let round = -1; round < (isQuick ? 3 : 7); round++) {
      for (const [kind, list] of [
        ['engine', engine],
        ['credit', bare],
      ] as const) {
        const { ages, messages, frames } = await alone(stage, kind, 1, UPDATES / 2);
        if (round < 0) continue;
        list.push(percentile(ages[0] ?? [], 0.95));
        middle[kind === 'engine' ? 0 : 1]?.push(median(ages[0] ?? []));
        if (kind === 'engine')
          proof = `${ages[0]?.length} of ${UPDATES / 2} updates seen at the tab in ${messages[0]} messages; ${frames[0]} frames in the second before`;
      }
    }
    return [
      {
        name: 'ageAtTab',
        title: 'one visible tab: age of an update at its tab, p95, against a bare port with the same credit scheme',
        value: medianRatio(engine, bare),
        unit: '×',
        target: { atMost: 1.5 },
        absolutes: {
          'ms p95': median(engine),
          'ms p95, bare': median(bare),
          'ms p50': median(middle[0] ?? []),
          'ms p50, bare': median(middle[1] ?? []),
        },
        proof,
      },
    ];
  });
}

/** 16 visible tabs, against one Comlink callback for each update. */
export async function visibleTabsFigures(isQuick: boolean): Promise<Figure[]> {
  return onStage({}, async (stage) => {
    const engine: number[] = [];
    const books: number[] = [];
    const rows: number[] = [];
    let proof = '';
    for (let round = 0; round < (isQuick ? 1 : 3); round++) {
      const ours = await alone(stage, 'engine', TABS, UPDATES);
      const theirs = await alone(stage, 'book callbacks', TABS, UPDATES);
      engine.push(ours.cpuMs);
      books.push(theirs.cpuMs);
      rows.push((await alone(stage, 'row callbacks', TABS, UPDATES)).cpuMs);
      proof = `${TABS} tabs, each visible, at least ${Math.min(...ours.frames)} frames in the second before; all saw update ${Math.min(...ours.newest)} and ${Math.min(...theirs.newest)} of ${UPDATES}; messages a tab ${median(ours.messages)} and ${median(theirs.messages)}`;
    }
    const title = 'CPU for 10,000 updates with 16 visible tabs, against one Comlink callback per update';
    return [
      {
        name: 'cpuVisibleTabs',
        title: `${title}, both with the whole book`,
        value: medianRatio(engine, books),
        unit: '×',
        target: { atMost: 0.25 },
        absolutes: { 'CPU ms': median(engine), 'CPU ms, callbacks': median(books) },
        proof,
      },
      {
        name: 'cpuVisibleTabsRows',
        title: `${title} that brings only the changed row`,
        value: medianRatio(engine, rows),
        unit: '×',
        target: null,
        absolutes: { 'CPU ms': median(engine), 'CPU ms, callbacks': median(rows) },
        proof,
      },
    ];
  });
}

/** One visible tab and 15 hidden ones, against the visible one alone: a headful browser, where tabs behind another are hidden. */
export async function hiddenTabsFigures(isQuick: boolean): Promise<Figure[]> {
  const screen = await startScreen();
  try {
    return await onStage({ isHeadless: false, display: screen.display }, async (stage) => {
      const all: number[] = [];
      const one: number[] = [];
      let proof = '';
      for (let round = 0; round < (isQuick ? 1 : 3); round++) {
        const single = await alone(stage, 'engine', 1, UPDATES);
        const many = await alone(stage, 'engine', TABS, UPDATES);
        one.push(single.cpuMs);
        all.push(many.cpuMs);
        proof = `visibilityState hidden and ${Math.max(...many.frames.slice(0, -1))} animation frames in a second in 15 tabs, visible and ${many.frames.at(-1)} frames in one; the visible one saw update ${many.newest.at(-1)} of ${UPDATES}, hidden ones got at most ${Math.max(...many.messages.slice(0, -1))} messages`;
      }
      return [
        {
          name: 'cpuHiddenTabs',
          title: 'CPU for 10,000 updates with one visible and 15 hidden tabs, against the visible one alone',
          value: medianRatio(all, one),
          unit: '×',
          target: { atMost: 1.3 },
          absolutes: { 'CPU ms, 16 tabs': median(all), 'CPU ms, one': median(one) },
          proof,
        },
      ];
    });
  } finally {
    screen.stop();
  }
}

async function onStage<T>(browserOptions: RawOptions, play: (stage: Stage) => Promise<T>): Promise<T> {
  const sender = await SenderProcess.start();
  sender.order({ kind: 'prepare-pace' });
  await sender.next('prepared');
  const site = await serveFolder(await buildPages(`ws://127.0.0.1:${sender.port()}/ws/2`));
  try {
    return await play({ sender, site, browserOptions });
  } finally {
    await site.stop();
    sender.stop();
  }
}

/** One kind of pages in a browser of their own, while the updates are sent. */
async function alone({ sender, site, browserOptions }: Stage, kind: Kind, tabs: number, updates: number): Promise<Round> {
  const browser = await RawBrowser.start(browserOptions);
  // On a screen, tabs behind another are hidden. Without one, windows do not cover each other.
  const place = browserOptions.isHeadless === false ? 'tab' : 'window';
  try {
    const pages: RawTarget[] = [];
    for (let i = 0; i < tabs; i++) {
      const page = await browser.open(`${site.url}/${kind === 'engine' ? 'engine' : 'bare'}.html`, place);
      await until('the page', () => page.evaluate(() => typeof window.bench === 'object', null));
      await follow(page, sender, kind);
      pages.push(page);
    }
    const last = pages.at(-1) as RawTarget;
    await sender.next('ready');
    await browser.front(last);
    const wanted = place === 'tab' ? 1 : tabs;
    const visible = async (): Promise<number> =>
      (await Promise.all(pages.map((page) => page.evaluate(() => document.visibilityState, null)))).filter((state) => state === 'visible').length;
    await until(`${wanted} visible tabs`, async () => (await visible()) === wanted);
    if (kind === 'engine') await until('a live book', () => last.evaluate(() => [...window.bench.states.values()].includes('live'), null));
    await sleep(2_000);
    const frames = await Promise.all(pages.map((page) => page.evaluate((ms) => window.bench.arrivals.framesIn(ms), PROBE_MS)));
    await sleep(500);
    const cpuBefore = treeCpuMs(browser.pid);
    sender.order({ kind: 'pace', updates, perSecond: PER_SECOND });
    const { sentAt } = await sender.next('paced', 120_000);
    // Callbacks may still be queued: the work for the updates is done when the last one has arrived.
    await until('the last update', async () => (await last.evaluate(() => window.bench.arrivals.list.at(-2) ?? 0, null)) === updates, 120_000);
    const cpuMs = treeCpuMs(browser.pid) - cpuBefore;
    const lists = await Promise.all(pages.map((page) => page.evaluate(() => window.bench.arrivals.list, null)));
    if ((await visible()) !== wanted) throw new Error(`not ${wanted} visible tabs at the end`);
    return {
      cpuMs,
      ages: lists.map((list) => agesOf(list, sentAt)),
      newest: lists.map((list) => list.at(-2) ?? 0),
      messages: lists.map((list) => list.length / 2),
      frames,
    };
  } finally {
    await browser.stop();
  }
}

async function follow(page: RawTarget, sender: SenderProcess, kind: Kind): Promise<void> {
  const url = `ws://127.0.0.1:${sender.port()}/raw?line=0`;
  if (kind === 'engine') await page.evaluate((key) => window.bench.follow([key]), KEY);
  else if (kind === 'credit') await page.evaluate((ws) => window.bench.credit(ws), url);
  else await page.evaluate(([ws, what]) => window.bench.callbacks(ws, what), [url, kind === 'row callbacks' ? 'row' : 'book'] as const);
}

/** A message holds all updates since the one before it: each of them arrived with it. */
function agesOf(list: readonly number[], sentAt: readonly number[]): number[] {
  const ages: number[] = [];
  for (let i = 0, k = 1; i < list.length; i += 2) {
    for (; k <= (list[i] ?? 0); k++) ages.push((list[i + 1] ?? 0) - (sentAt[k] ?? 0));
  }
  return ages;
}

/** A screen for a headful browser: the one that is there, or Xvfb. */
async function startScreen(): Promise<{ display: string; stop: () => void }> {
  const given = process.env.DISPLAY;
  if (given !== undefined && given !== '') return { display: given, stop: () => undefined };
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    xvfb.on('error', () => reject(new Error('hidden tabs need a screen: set DISPLAY, or install Xvfb (apt-get install xvfb)')));
    xvfb.on('exit', () => reject(new Error('Xvfb ended at once')));
    xvfb.stdio[3]?.on('data', (text: Buffer) => resolve(`:${text.toString().trim()}`));
  });
  return { display, stop: () => xvfb.kill() };
}
