import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../src/worker/engine';
import { bookText, makeEngine, RigTab } from '../support/engine-rig';
import { FakeClock, settle } from '../support/fake-clock';
import { ModelExchange } from '../support/model-exchange';

const BOOK = 'book:bitfinex:BTC/USD:P0:25';
const SIMULATED = 'ticker:simulated:BTC/USD';

let clock: FakeClock;
let exchange: ModelExchange;
let engines: Engine[];

function start(): RigTab {
  const engine = makeEngine({ clock, random: () => 0.5, openSocket: exchange.openSocket, fetch: exchange.fetch }, `engine-${engines.length}`);
  engines.push(engine);
  return new RigTab(engine);
}

async function pass(ms: number): Promise<void> {
  await clock.advanceAsync(ms, 100);
  await settle(30);
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  clock = new FakeClock();
  exchange = new ModelExchange(clock);
  exchange.move('BTC/USD', 200);
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.retire();
  vi.unstubAllGlobals();
});

test('without a network the last market is there, with its age, and never live', async () => {
  const first = start();
  first.follow(BOOK);
  await pass(12_000);
  expect(first.look().link?.storage).toBe('ok');
  await engines[0]?.retire();
  exchange.handshake = 'refused';
  clock.advance(86_400_000);
  const second = start();
  second.follow(BOOK);
  await pass(500);
  const { status, data } = second.state(BOOK);
  expect(data).not.toBeNull();
  expect(status).toMatchObject({ source: 'exchange', via: 'cache', state: 'offline', verifiedAt: null });
  expect(clock.now() - (status.dataAt ?? 0)).toBeGreaterThan(86_399_000);
  for (let i = 0; i < 60; i++) {
    await pass(1_000);
    expect(second.state(BOOK).status).toMatchObject({ via: 'cache', state: 'offline' });
  }
  const stored = bookText(second.state(BOOK));
  exchange.handshake = 'open';
  await second.api.retryNow('bitfinex');
  await pass(2_000);
  expect(second.state(BOOK).status).toMatchObject({ via: 'socket', state: 'live' });
  expect(bookText(second.state(BOOK))).not.toBe(stored);
});

test('what a simulated market traded is not kept', async () => {
  const first = start();
  first.follow(SIMULATED);
  await pass(12_000);
  expect(first.state(SIMULATED).data).not.toBeNull();
  const report = await first.api.metrics();
  expect(report.ok && report.value.snapshotAgeMs).toBeNull();
});

test('workers that are started again and again stay inside the exchange’s limit together', async () => {
  for (let i = 0; i < 60; i++) {
    const tab = start();
    tab.follow(BOOK);
    await pass(400);
    await engines.pop()?.retire();
    await settle(10);
    clock.advance(100);
  }
  const { attempts } = exchange;
  for (const at of attempts) expect(attempts.filter((t) => t > at - 60_000 && t <= at).length).toBeLessThanOrEqual(18);
  expect(attempts).toHaveLength(18);
  const last = start();
  last.follow(BOOK);
  await pass(500);
  expect(last.venue()).toMatchObject({ phase: 'waiting', budgetLeft: 0, why: 'the exchange limits connections' });
});

test('storage that never answers holds nobody up for more than a second', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({ addEventListener: () => undefined }) });
  const tab = start();
  tab.follow(BOOK);
  await pass(2_000);
  expect(tab.state(BOOK).status.state).toBe('live');
  await pass(3_000);
  expect(tab.look().link).toMatchObject({ storage: 'down' });
  expect(tab.state(BOOK).status.state).toBe('live');
});

test('settings come from storage, a change reaches every tab and the next engine', async () => {
  const one = start();
  const other = new RigTab(engines[0] as Engine);
  await pass(100);
  expect(one.look().settings).toMatchObject({
    theme: 'dark',
    watchlists: { bitfinex: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'] },
  });
  const changed = one.api.changeSettings({ theme: 'light' });
  await pass(100);
  expect((await changed).ok).toBe(true);
  expect(other.look().settings?.theme).toBe('light');
  await engines[0]?.retire();
  const next = start();
  await pass(100);
  expect(next.look().settings?.theme).toBe('light');
});

test('with storage gone in the middle of a session viewing goes on, and it is said', async () => {
  const tab = start();
  tab.follow(BOOK);
  await pass(6_000);
  expect(tab.look().link?.storage).toBe('ok');
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('lost', 'UnknownError');
  });
  await pass(12_000);
  expect(tab.look().link?.storage).toBe('down');
  expect(tab.state(BOOK).status.state).toBe('live');
  vi.restoreAllMocks();
});
