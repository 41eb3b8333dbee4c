import { instrumentOf } from '../../../src/venues/bitfinex/symbols';
import { type Figure, median, medianRatio, shown } from '../figure';
import { RawBrowser, type RawTarget } from './raw-browser';
import { SenderProcess } from './sender-process';
import { buildPages, type Site, serveFolder } from './site';
import { sleep, until } from './waiting';

interface Round {
  readonly framesPerSecond: number;
  readonly waitingShare: number;
  readonly frames: number;
}

/** Frames a second through the whole engine in the SharedWorker, against an empty handler there. */
export async function floodFigures(isQuick: boolean): Promise<Figure[]> {
  const frames = isQuick ? 60_000 : 150_000;
  const rounds = isQuick ? 3 : 5;
  const sender = await SenderProcess.start();
  const site = await serveFolder(await buildPages(`ws://127.0.0.1:${sender.port()}/ws/2`));
  try {
    sender.order({ kind: 'prepare-flood', frames });
    const { books } = await sender.next('prepared');
    const engine: Round[] = [];
    const empty: Round[] = [];
    let proof = '';
    for (let round = -1; round < rounds; round++) {
      const first = await engineRound(site, sender, books, (text) => {
        proof = text;
      });
      const second = await emptyRound(site, sender);
      if (round < 0) continue;
      engine.push(first);
      empty.push(second);
    }
    const ours = engine.map((r) => r.framesPerSecond);
    const theirs = empty.map((r) => r.framesPerSecond);
    const shareOf = (list: readonly Round[]): string => `${Math.round(100 * Math.min(...list.map((r) => r.waitingShare)))} %`;
    return [
      {
        name: 'framesThroughEngine',
        title: "frames/s from a loopback socket through the engine in Chromium's SharedWorker, against an empty onmessage",
        value: medianRatio(ours, theirs),
        unit: '',
        target: { atLeast: 0.85 },
        absolutes: { 'frames/s, engine': median(ours), 'frames/s, empty': median(theirs) },
        proof: `${proof}; bytes waited at the sender in at least ${shareOf(engine)} of moments (engine) and ${shareOf(empty)} (empty)`,
      },
    ];
  } finally {
    await site.stop();
    sender.stop();
  }
}

async function engineRound(site: Site, sender: SenderProcess, books: readonly string[], tell: (proof: string) => void): Promise<Round> {
  return onPage(`${site.url}/engine.html`, async (page) => {
    const keys = books.map((symbol) => `book:${instrumentOf(symbol)}:P0:25`);
    await page.evaluate((all) => window.bench.follow(all), keys);
    await Promise.all([sender.next('ready'), sender.next('ready')]);
    const live = (): Promise<number> => page.evaluate(() => [...window.bench.states.values()].filter((state) => state === 'live').length, null);
    await until('30 live books', async () => (await live()) === books.length);
    const round = await measure(sender, () => page.evaluate(async () => (await window.bench.metrics()).messages, null));
    const { faults, resyncs } = await page.evaluate(() => window.bench.metrics(), null);
    if (Object.keys(faults).length + Object.keys(resyncs).length > 0 || (await live()) !== books.length)
      throw new Error(`the engine did not follow: ${await live()} books live, faults ${JSON.stringify(faults)}`);
    tell(
      `${shown(round.frames)} frames counted by the engine in each round, ${books.length} books live and no fault at the end (a wrong checksum or sequence is one)`,
    );
    return round;
  });
}

async function emptyRound(site: Site, sender: SenderProcess): Promise<Round> {
  return onPage(`${site.url}/bare.html`, async (page) => {
    const urls = [0, 1].map((line) => `ws://127.0.0.1:${sender.port()}/raw?line=${line}`);
    await page.evaluate((all) => window.bench.empty(all), urls);
    await Promise.all([sender.next('ready'), sender.next('ready')]);
    return measure(sender, () => page.evaluate(async () => (await window.count()).frames, null));
  });
}

async function onPage<T>(url: string, play: (page: RawTarget) => Promise<T>): Promise<T> {
  const browser = await RawBrowser.start();
  try {
    const page = await browser.open(url);
    await until('the page', () => page.evaluate(() => typeof window.bench === 'object', null));
    return await play(page);
  } finally {
    await browser.stop();
  }
}

/** From the first frame's sending until the receiver has counted the last. Nobody asks it while frames come: that would cost it. */
async function measure(sender: SenderProcess, count: () => Promise<number>): Promise<Round> {
  await sleep(500);
  const before = await count();
  const began = performance.now();
  sender.order({ kind: 'flood' });
  const { waitingShare, frames } = await sender.next('flooded');
  // A pong or two may be among what it counts.
  await until('all frames to be counted', async () => (await count()) - before >= frames);
  return { framesPerSecond: (frames * 1000) / (performance.now() - began), waitingShare, frames };
}
