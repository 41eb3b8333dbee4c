import { expect, test, vi } from 'vitest';
import type { Engine } from '../../src/worker/engine';
import { bookText, RigTab } from '../support/engine-rig';
import { useEngineWorld } from '../support/engine-world';
import { settle } from '../support/fake-clock';

const BOOK = 'book:bitfinex:BTC/USD:P0:25';
const SIMULATED = 'ticker:simulated:BTC/USD';

const world = useEngineWorld();
const { start, pass } = world;

test('without a network the last market is there, with its age, and never live', async () => {
  const first = start();
  first.follow(BOOK);
  await pass(12_000);
  expect(first.look().link?.storage).toBe('ok');
  await world.engines[0]?.retire();
  world.exchange.handshake = 'refused';
  world.clock.advance(86_400_000);
  const second = start();
  second.follow(BOOK);
  await pass(500);
  const { status, data } = second.state(BOOK);
  expect(data).not.toBeNull();
  expect(status).toMatchObject({ source: 'exchange', via: 'cache', state: 'offline', verifiedAt: null });
  expect(world.clock.now() - (status.dataAt ?? 0)).toBeGreaterThan(86_399_000);
  for (let i = 0; i < 60; i++) {
    await pass(1_000);
    expect(second.state(BOOK).status).toMatchObject({ via: 'cache', state: 'offline' });
  }
  const stored = bookText(second.state(BOOK));
  world.exchange.handshake = 'open';
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

test('a report says how old the newest snapshot is, also one of an earlier engine, and asks the storage nothing', async () => {
  const ageOf = async (tab: RigTab): Promise<number | null> => {
    const report = await tab.api.metrics();
    return report.ok ? report.value.snapshotAgeMs : null;
  };
  const first = start();
  first.follow(BOOK);
  await pass(12_000);
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  for (let i = 0; i < 100; i++) expect(await ageOf(first)).toBeLessThanOrEqual(5_000);
  expect(transactions).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await world.engines[0]?.retire();
  world.clock.advance(86_400_000);
  const second = start();
  await pass(500);
  expect(await ageOf(second)).toBeGreaterThanOrEqual(86_400_000);
});

test('workers that are started again and again stay inside the exchange’s limit together', async () => {
  for (let i = 0; i < 60; i++) {
    const tab = start();
    tab.follow(BOOK);
    await pass(400);
    await world.engines.pop()?.retire();
    await settle(10);
    world.clock.advance(100);
  }
  const { attempts } = world.exchange;
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
  const other = new RigTab(world.engines[0] as Engine);
  await pass(100);
  expect(one.look().settings).toMatchObject({
    theme: 'dark',
    watchlists: { bitfinex: ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'] },
  });
  const changed = one.api.changeSettings({ theme: 'light' });
  await pass(100);
  expect((await changed).ok).toBe(true);
  expect(other.look().settings?.theme).toBe('light');
  await world.engines[0]?.retire();
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
