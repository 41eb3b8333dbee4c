import { type Figure, median, percentile, shown } from '../figure';
import type { BareKey } from '../pages/bare-login';
import { type ExchangeProcess, hasText, openWith, serveApp, startExchangeProcess } from './app';
import { pressed, typed } from './hand';
import { watched, watchSmoothness } from './load';
import { callText, RawBrowser, type RawTarget } from './raw-browser';
import { buildPages, serveFolder } from './site';
import { sleep, until } from './waiting';

/** An engine opens five account sockets in fifteen seconds at the most. */
const LOGIN_SPACING_MS = 4_000;
const ORDER_SPACING_MS = 230;
const CANCEL_EVERY = 50;
const WARM_ROUNDS = 10;
const CHATTER = 1_000;
const PASSPHRASE = 'five words nobody will guess';

interface Handed {
  readonly key: string;
  readonly secret: string;
  readonly userId: number;
}

const wallets = [['exchange', 'USD', '1000000']];
const handedKey = async (exchange: ExchangeProcess): Promise<Handed> => (await exchange.control('account/addKey', { wallets })) as Handed;

/** How soon an account is there once its key is, and how soon an order is on its way. */
export async function liveFigures(isQuick: boolean): Promise<Figure[]> {
  const exchange = await startExchangeProcess(50);
  const site = await serveFolder(await buildPages(exchange.wsUrl));
  const browser = await RawBrowser.start();
  try {
    const page = await browser.open(`${site.url}/live.html`);
    await until('the engine', () => page.evaluate(() => typeof window.live === 'object' && window.live.isUp(), null));
    const { key, secret } = await handedKey(exchange);
    const bare: BareKey = { url: exchange.wsUrl, key, secret };
    await page.evaluate((one) => window.live.open(one), bare);
    await until('the account', () => page.evaluate(() => window.live.isReady(), null));
    const login = await unlockFigure(page, exchange, bare, isQuick ? 4 : 10);
    return [login, ...(await wireFigures(page, exchange, isQuick ? 80 : 200))];
  } finally {
    await browser.stop();
    await site.stop();
    exchange.stop();
  }
}

async function unlockFigure(page: RawTarget, exchange: ExchangeProcess, bare: BareKey, rounds: number): Promise<Figure> {
  // A vault that was made on a busy machine is closed better by the first unlock that has the time.
  let cost = await page.evaluate(() => window.live.cost(), null);
  const [unlocks, logins, runs]: number[][] = [[], [], []];
  for (let round = -1; round < rounds; round++) {
    await page.evaluate(() => window.live.lock(), null);
    await sleep(LOGIN_SPACING_MS / 2);
    await exchange.control('forgiveConnections');
    cost = await page.evaluate(() => window.live.cost(), null);
    const login = await page.evaluate((one) => window.live.bareLogin(one), bare);
    const run = await page.evaluate((one) => window.live.argon(one), cost);
    await sleep(LOGIN_SPACING_MS / 2);
    await exchange.control('forgiveConnections');
    const unlock = await page.evaluate(() => window.live.unlock(), null);
    if (round < 0) continue;
    unlocks?.push(unlock);
    logins?.push(login);
    runs?.push(run);
  }
  const [all = Number.NaN, out = Number.NaN, argon = Number.NaN] = [median(unlocks ?? []), median(logins ?? []), median(runs ?? [])];
  return {
    name: 'unlockToReconciled',
    title: 'unlock to the account as the exchange has it, against a bare login and one Argon2id run',
    value: all / (out + argon),
    unit: '×',
    target: { atMost: 2 },
    absolutes: { 'ms, unlock': all, 'ms, bare login': out, 'ms, Argon2id': argon, MiB: cost.memoryKiB / 1024, passes: cost.passes },
    proof: `${rounds} unlocks, each beside a login of the same key by a bare page`,
  };
}

async function wireFigures(page: RawTarget, exchange: ExchangeProcess, rounds: number): Promise<Figure[]> {
  await page.evaluate(() => window.live.arm(), null);
  const pressedAt = new Map<number, number>();
  const writes: number[] = [];
  for (let round = -WARM_ROUNDS; round < rounds; round++) {
    const n = round + WARM_ROUNDS;
    const { at, clientId } = await page.evaluate((i) => window.live.place(i), n);
    await sleep(ORDER_SPACING_MS / 2);
    const written = await page.evaluate((i) => window.live.write(i), n);
    await sleep(ORDER_SPACING_MS / 2);
    if (n % CANCEL_EVERY === CANCEL_EVERY - 1) await page.evaluate(() => window.live.cancelAll(), null);
    if (round < 0) continue;
    pressedAt.set(clientId, at);
    writes.push(written);
  }
  const arrivedAt = await exchange.arrivals();
  const orders = [...pressedAt].map(([clientId, at]) => (arrivedAt[clientId] ?? Number.NaN) - at);
  const p95 = (values: readonly number[]): number => percentile(values, 0.95);
  const figure = { unit: '×', target: { atMost: 1.3 }, proof: `${orders.length} orders and as many pairs of writes in turn` } as const;
  const title = 'click to the frame at the exchange, against two durable writes and two port hops';
  const absolutes = (of: (values: readonly number[]) => number) => ({ 'ms, order': of(orders), 'ms, two writes': of(writes) });
  return [
    { ...figure, name: 'clickToWire', title: `${title}, p50`, value: median(orders) / median(writes), absolutes: absolutes(median) },
    { ...figure, name: 'clickToWireP95', title: `${title}, p95`, value: p95(orders) / p95(writes), absolutes: absolutes(p95) },
  ];
}

/** The whole terminal with a live account on the screen while the exchange tells it of its wallets a thousand times a second. */
export async function chatterFigures(isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 5 : 30;
  const exchange = await startExchangeProcess(50);
  const server = await serveApp(exchange);
  const browser = await RawBrowser.start({ args: ['--window-size=1440,900'] });
  try {
    const tab = await openWith(browser, `${server.url}/`, callText(watchSmoothness, null));
    await until('the live market', () => hasText(tab, ['.ladder-price', '.tape-price', '.watch-list']));
    const { key, secret, userId } = await handedKey(exchange);
    await openAccount(tab, key, secret);
    const quiet = await watched(tab, exchange, seconds);
    await exchange.control('account/chatter', userId, CHATTER);
    await sleep(2_000);
    const busy = await watched(tab, exchange, seconds);
    await exchange.control('account/chatter', userId, 0);
    return [
      {
        name: 'accountDroppedFrames',
        title: '1,000 account messages/s: dropped frames in the tab beyond those of the same tab without them',
        value: Math.max(0, busy.dropped - quiet.dropped),
        unit: 'frames',
        target: { atMost: 0 },
        absolutes: { dropped: busy.dropped, 'dropped without': quiet.dropped, 'ms, longest task': busy.longestTaskMs, 'frames due': seconds * 60 },
        proof: `${seconds} s; the exchange sent ${shown(busy.sentPerSecond - quiet.sentPerSecond)} frames/s more than without; ${busy.frames} frames painted`,
      },
    ];
  } finally {
    await browser.stop();
    await server.stop();
    exchange.stop();
  }
}

/** As a user does it: the ticket, the vault, a key, its account. */
async function openAccount(tab: RawTarget, key: string, secret: string): Promise<void> {
  await pressed(tab, 'Trade: open the order ticket');
  await pressed(tab, 'Vault of exchange keys');
  await typed(tab, 'New passphrase', PASSPHRASE);
  await typed(tab, 'The same again', PASSPHRASE);
  await pressed(tab, 'Create the vault');
  await pressed(tab, 'Add a key…');
  await typed(tab, 'Name of the account', 'Main');
  await typed(tab, 'API key', key);
  await typed(tab, 'API secret', secret);
  await typed(tab, 'Passphrase of the vault', PASSPHRASE);
  await pressed(tab, 'Try the key and store it');
  await until('the stored key', () => hasText(tab, ['dialog [role=status]']));
  await pressed(tab, 'Close');
  await tab.evaluate(() => {
    const choice = [...document.querySelectorAll('select')].find((one) => [...one.options].some(({ text }) => text === 'LIVE Main'));
    const option = [...(choice?.options ?? [])].find(({ text }) => text === 'LIVE Main');
    if (choice === undefined || option === undefined) throw new Error('the account is not offered');
    choice.value = option.value;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }, null);
  await until('the account live', () =>
    tab.evaluate(() => document.querySelector('.live-row .trust-badge')?.getAttribute('data-state') === 'live', null),
  );
}
