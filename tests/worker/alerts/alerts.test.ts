import { expect, test, vi } from 'vitest';
import type { AlertTerms } from '../../../src/domain/alert/alert';
import type { Decimal } from '../../../src/domain/money';
import type { LocalMs } from '../../../src/domain/units';
import type { Engine } from '../../../src/worker/engine';
import type { AlertCommand } from '../../../src/worker/protocol/alerts-view';
import { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { MortalStorage } from '../../support/mortal-storage';
import { market, openAccount, place } from '../../support/paper-orders';
import { storedRecords, tamper } from '../../support/raw-storage';
import { granted } from '../../support/vault-rig';

const PAIR = 'bitfinex:ETH/USD';
const world = useEngineWorld();
const { start, pass } = world;
const another = (): RigTab => new RigTab(world.engines.at(-1) as Engine);
let tradeId = 9_000_000_000;

const priceTerms = (price: string, more: Partial<AlertTerms> = {}): AlertTerms => ({
  instrument: PAIR,
  condition: { kind: 'price', cross: 'either', price: price as Decimal },
  coolDownMs: null,
  expiresAt: null,
  note: '',
  ...more,
});
const ask = async (tab: RigTab, command: AlertCommand): Promise<void> => void granted(await tab.api.alert(command));
const add = (tab: RigTab, terms: AlertTerms): Promise<void> => ask(tab, { do: 'add', terms });

/** Somebody trades at this price, and it arrives. */
async function print(...prices: number[]): Promise<void> {
  for (const price of prices) {
    const market = world.exchange.feed.market('ETH/USD');
    world.exchange.feed.report(market, [++tradeId, world.exchange.now(), 0.1, price]);
    await pass(200);
  }
}

/** An engine with an alert that has seen the price below 3,000. */
async function watching(more: Partial<AlertTerms> = {}): Promise<RigTab> {
  world.exchange.feed.market('ETH/USD').keepTrade([++tradeId, world.exchange.now(), 0.1, 2_990]);
  const tab = start();
  await add(tab, priceTerms('3000', more));
  await pass(3_000);
  return tab;
}
const told = (tab: RigTab): string[] => tab.alertNews.map(({ what, value }) => `${what} ${value}`);
const view = (tab: RigTab) => tab.look().alerts;

test('nothing is said of alerts, loaded or followed for them, where there are none', async () => {
  const tab = start();
  await pass(5_000);
  expect(view(tab)).toBeNull();
  expect(world.exchange.attempts).toEqual([]);
  await ask(tab, { do: 'read' });
  expect(view(tab)).toEqual({ alerts: [], lacks: {}, log: [], trouble: null });
});

test('an alert is watched without a tab that shows its market, fires once, and is told to one tab of ten', async () => {
  const first = await watching({ note: 'sell some\u202e' });
  const tabs = [first, ...Array.from({ length: 9 }, another)];
  await print(2_995, 3_001, 2_990, 3_010);
  expect(tabs.flatMap(told)).toEqual(['fired 3001']);
  for (const tab of tabs)
    expect(view(tab)).toMatchObject({ alerts: [{ isOn: false, firedWith: '3001' }], log: [{ what: 'fired', note: 'sell some' }] });
});

test('the tab that came into view last is told; a hidden one where none is shown', async () => {
  const first = await watching({ coolDownMs: 1_000 });
  const second = another();
  const show = (tab: RigTab): void => tab.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  show(first);
  await pass(10);
  show(second);
  await print(3_001);
  expect([told(first), told(second)]).toEqual([[], ['fired 3001']]);
  second.close();
  await pass(2_000);
  await print(2_999);
  expect(told(first)).toEqual(['fired 2999']);
});

test('a restart, or another engine in its place, does not fire it again', async () => {
  await watching();
  await print(3_001);
  await world.engines.at(-1)?.retire();
  const next = start();
  await pass(3_000);
  await print(2_990, 3_005);
  expect(told(next)).toEqual([]);
  expect(view(next)).toMatchObject({ alerts: [{ isOn: false, firedWith: '3001' }], log: [{ what: 'fired', value: '3001' }] });
});

test('it is written down before anybody is told', async () => {
  const tab = await watching();
  await pass(2_000);
  const happened: string[] = [];
  const open = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, stores, mode, options) {
    const transaction = open.call(this, stores, mode, options);
    if (stores === 'alerts' && mode === 'readwrite') transaction.addEventListener('complete', () => happened.push('written'));
    return transaction;
  });
  const post = tab.postMessage.bind(tab);
  tab.postMessage = (message) => {
    if ('news' in message) happened.push('told');
    post(message);
  };
  await print(3_001);
  vi.restoreAllMocks();
  expect(happened).toEqual(['written', 'told']);
});

test.each<[string, () => Promise<void>]>([
  ['a lost connection', async () => world.exchange.open[0]?.reset()],
  [
    'a minute without a network',
    async () => {
      world.exchange.handshake = 'refused';
      world.exchange.open[0]?.reset();
      await pass(60_000);
    },
  ],
  ['a sleeping machine', async () => world.clock.sleep(3_600_000)],
  [
    'another engine',
    async () => {
      await world.engines.at(-1)?.retire();
      start();
    },
  ],
])('a price that is on the other side after %s is said to have passed, and fires nothing', async (_, interrupt) => {
  const first = await watching();
  await pass(2_000);
  await interrupt();
  const market = world.exchange.feed.market('ETH/USD');
  market.keepTrade([++tradeId, world.exchange.now(), 0.1, 3_050]);
  world.exchange.handshake = 'open';
  await pass(65_000);
  const tab = world.engines.length > 1 ? another() : first;
  expect(view(tab)?.log.map(({ what, value }) => `${what} ${value}`)).toEqual(['passed 3050']);
  expect(view(tab)?.alerts).toMatchObject([{ isOn: true, firedAt: null }]);
  await print(2_999);
  expect(view(tab)?.log[0]).toMatchObject({ what: 'fired', value: '2999' });
});

test('what is polled by REST, or stored from an earlier visit, fires nothing', async () => {
  const tab = await watching();
  world.exchange.road = 'direct';
  granted(await tab.api.setMode('bitfinex', 'rest'));
  world.exchange.feed.market('ETH/USD').keepTrade([++tradeId, world.exchange.now(), 0.1, 3_050]);
  await pass(30_000);
  expect([told(tab), view(tab)?.log]).toEqual([[], []]);
});

test('snoozed, turned off, changed and removed ones do as they are told; a test says what it would be like', async () => {
  const tab = await watching({ coolDownMs: 1_000 });
  const id = view(tab)?.alerts[0]?.id ?? '';
  await ask(tab, { do: 'snooze', id, until: (world.clock.now() + 60_000) as LocalMs });
  await print(3_001, 2_990);
  await ask(tab, { do: 'snooze', id, until: null });
  await ask(tab, { do: 'turn', id, isOn: false });
  await print(3_001);
  expect(told(tab)).toEqual([]);
  await ask(tab, { do: 'turn', id, isOn: true });
  // Where the price stands now was no crossing.
  await print(3_002);
  await ask(tab, { do: 'test', id });
  await pass(100);
  expect(told(tab)).toEqual(['test ']);
  await ask(tab, { do: 'change', id, terms: priceTerms('3010') });
  await print(3_011);
  expect(told(tab)).toEqual(['test ', 'fired 3011']);
  await ask(tab, { do: 'remove', id });
  await ask(tab, { do: 'clear-log' });
  expect(view(tab)).toEqual({ alerts: [], lacks: {}, log: [], trouble: null });
  await pass(15_000);
  expect(world.exchange.channels).toEqual([]);
  expect(await tab.api.alert({ do: 'test', id })).toMatchObject({ ok: false });
});

test('candles and the book are watched as well', async () => {
  const tab = start();
  const condition = { kind: 'close', interval: '1m', side: 'above', price: '1' as Decimal } as const;
  await add(tab, { ...priceTerms('1'), condition, instrument: 'bitfinex:BTC/USD' });
  const narrow = { kind: 'spread', percent: '0.000001' as Decimal } as const;
  await add(tab, { ...priceTerms('1'), condition: narrow, instrument: 'bitfinex:BTC/USD' });
  await pass(5_000);
  // Wide from the start is no change.
  expect(told(tab)).toEqual([]);
  await pass(130_000);
  expect(tab.alertNews.map((one) => one.condition.kind)).toEqual(['close']);
});

test('where a signal needs more candles than are there, older ones are asked for once, and what is missing is said', async () => {
  const tab = start();
  const golden = { kind: 'averages', average: 'sma', interval: '4h', fast: 50, slow: 200, cross: 'up' } as const;
  await add(tab, { ...priceTerms('1'), condition: golden, instrument: 'bitfinex:BTC/USD' });
  await pass(60_000);
  const id = view(tab)?.alerts[0]?.id ?? '';
  // The exchange gives some ten days of hours, of which these candles are made.
  const here = view(tab)?.lacks[id]?.here ?? 0;
  expect(view(tab)?.lacks).toEqual({ [id]: { needed: 201, here } });
  expect(here).toBeGreaterThan(40);
  expect(here).toBeLessThan(201);
  world.exchange.road = 'direct';
  granted(await tab.api.retryNow('bitfinex'));
  await ask(tab, { do: 'turn', id, isOn: false });
  await pass(15_000);
  await ask(tab, { do: 'turn', id, isOn: true });
  await pass(60_000);
  expect(view(tab)?.lacks).toEqual({});
  expect(world.exchange.requests.filter((path) => path.includes('/candles/'))).toHaveLength(1);
});

test('older candles are asked for once for each topic of many alerts, also where they are still too few', async () => {
  world.exchange.road = 'direct';
  const tab = start();
  const rsi = { kind: 'rsi', interval: '4h', bars: 200, level: '50' as Decimal, cross: 'up' } as const;
  const pairs = ['BTC/USD', 'ETH/USD', 'LTC/USD', 'XRP/USD', 'SOL/USD', 'DOGE/USD'] as const;
  for (const pair of pairs) await add(tab, { ...priceTerms('1'), condition: rsi, instrument: `bitfinex:${pair}` });
  const macd = { kind: 'macd', interval: '4h', fast: 100, slow: 200, signal: 200, cross: 'up' } as const;
  await add(tab, { ...priceTerms('1'), condition: macd, instrument: 'bitfinex:ETH/BTC' });
  await pass(60_000);
  expect(Object.values(view(tab)?.lacks ?? {})).toMatchObject([{ needed: 400 }]);
  expect(world.exchange.requests.filter((path) => path.includes('/candles/'))).toHaveLength(pairs.length + 1);
});

test('what makes no sense is refused', async () => {
  const tab = start();
  const bad: unknown[] = [
    priceTerms('0'),
    priceTerms('-1'),
    priceTerms('1e3'),
    priceTerms('3000', { instrument: 'nowhere:ETH/USD' }),
    priceTerms('3000', { coolDownMs: 1 }),
    priceTerms('3000', { note: 'x'.repeat(201) }),
    { ...priceTerms('3000'), condition: { kind: 'move', percent: '3', windowMs: 1 } },
    { ...priceTerms('3000'), condition: { kind: 'rsi', interval: '1h', bars: 14, level: '101', cross: 'up' } },
    { ...priceTerms('3000'), extra: 1 },
  ];
  for (const terms of bad) expect([terms, await tab.api.alert({ do: 'add', terms } as AlertCommand)]).toMatchObject([terms, { ok: false }]);
  expect(await tab.api.alert({ do: 'fire' } as never)).toMatchObject({ ok: false });
  for (let i = 0; i < 200; i++) await add(tab, priceTerms('3000'));
  expect(await tab.api.alert({ do: 'add', terms: priceTerms('3000') })).toMatchObject({ ok: false });
  expect(view(tab)?.alerts.length).toBe(200);
});

test('a damaged record costs no other alert, and is said', async () => {
  const tab = await watching();
  await add(tab, priceTerms('4000'));
  await world.engines.at(-1)?.retire();
  const [first] = await storedRecords('alerts');
  await tamper('alerts', first?.key ?? '', { format: 'tapedeck/alert', version: 1, alert: 'torn' });
  const next = start();
  await pass(1_000);
  expect(view(next)?.alerts.length).toBe(1);
  expect(view(next)?.trouble).toMatch(/One record of an alert/);
});

test('alerts leave as a file and come back as further ones, all of a file or none', async () => {
  const tab = start();
  await add(tab, priceTerms('3000', { note: 'first' }));
  await add(tab, priceTerms('4000'));
  const text = granted(await tab.api.exportAlerts());
  expect(granted(await tab.api.importAlerts(text))).toBe(2);
  expect(
    view(tab)
      ?.alerts.map(({ note }) => note)
      .sort(),
  ).toEqual(['', '', 'first', 'first']);
  const broken = await tab.api.importAlerts(`${text}{"instrument":1}\n`);
  expect(broken).toMatchObject({ ok: false, error: { detail: expect.stringMatching(/^nothing was imported: line 4: /) } });
  expect(await tab.api.importAlerts(text.replaceAll('bitfinex:', 'nowhere:'))).toMatchObject({ ok: false });
  expect(view(tab)?.alerts.length).toBe(4);
});

test('what happens to an order of the pair fires the alert that waits for it, and no other', async () => {
  const tab = await openAccount(world);
  const condition = { kind: 'order', happened: ['filled'] } as const;
  await add(tab, { ...priceTerms('1'), instrument: 'bitfinex:BTC/USD', condition });
  await add(tab, { ...priceTerms('1'), condition });
  await add(tab, { ...priceTerms('1'), instrument: 'bitfinex:BTC/USD', condition: { kind: 'order', happened: ['rejected'] } });
  const id = await place(tab, market('buy', '0.01'));
  await pass(1_000);
  expect(told(tab)).toEqual([`fired ${id} filled`]);
});

test('what cannot be written is told all the same, and why it may not be kept; it is kept when storage is back', async () => {
  const storage = new MortalStorage();
  storage.install();
  const tab = await watching();
  storage.isFull = true;
  await print(3_001);
  expect(told(tab)).toEqual(['fired 3001']);
  expect(view(tab)?.trouble).toMatch(/^Changes of alerts are not kept: the storage is full/);
  storage.isFull = false;
  await add(tab, priceTerms('9000'));
  expect(view(tab)?.trouble).toBeNull();
  await world.engines.at(-1)?.retire();
  const next = start();
  await pass(3_000);
  await print(2_990, 3_005);
  expect([told(next), view(next)?.alerts.length]).toEqual([[], 2]);
});

test('where storage is not there at the start the alerts watch as soon as it is', async () => {
  await watching();
  await world.engines.at(-1)?.retire();
  const there = indexedDB;
  vi.stubGlobal('indexedDB', undefined);
  const next = start();
  await pass(5_000);
  expect(view(next)).toBeNull();
  vi.stubGlobal('indexedDB', there);
  await pass(35_000);
  await print(2_990, 3_001);
  expect(told(next)).toEqual(['fired 3001']);
});
