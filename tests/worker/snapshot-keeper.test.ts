import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ticker } from '../../src/domain/ticker';
import { parseTopicKey, type Topic, type TopicKey } from '../../src/domain/topic';
import { DATABASE_NAME } from '../../src/worker/protocol/database-name';
import { SnapshotKeeper } from '../../src/worker/snapshot-keeper';
import { Database } from '../../src/worker/store/database';
import { loadSnapshots } from '../../src/worker/store/snapshots';
import type { TopicEntry } from '../../src/worker/topics/topic-entry';
import { Topics } from '../../src/worker/topics/topics';
import { FakeClock, settle } from '../support/fake-clock';

const BUSY: TopicKey = 'ticker:bitfinex:BTC/USD';
const QUIET: TopicKey = 'ticker:bitfinex:ETH/USD';
const TICKER: Ticker = { bid: 1, ask: 2, last: 1, high: 2, low: 1, volume: 5, change: 0, changeRatio: 0 };

let clock: FakeClock;
let database: Database;
let topics: Topics;
let keeper: SnapshotKeeper;

const trade = (key: TopicKey, last: number): void => {
  topics.apply({ kind: 'ticker', topic: key, ticker: { ...TICKER, last }, sentAt: undefined }, 'socket', clock.now());
};

async function stored(): Promise<string[]> {
  const loaded = await loadSnapshots(database, [BUSY, QUIET]);
  return loaded.ok ? [...loaded.value.snapshots.keys()] : ['none'];
}

const evict = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(DATABASE_NAME);
    asked.onsuccess = resolve;
    asked.onerror = reject;
  });

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  clock = new FakeClock();
  database = new Database(clock);
  topics = new Topics();
  keeper = new SnapshotKeeper(database, topics, clock);
  for (const key of [BUSY, QUIET]) {
    topics.add(parseTopicKey(key) as Topic, 'exchange');
    trade(key, 1);
  }
});
afterEach(() => {
  keeper.stop();
  database.close();
  vi.unstubAllGlobals();
});

test('a topic is written once for each change of it', async () => {
  await keeper.saveAll();
  expect(await stored()).toEqual([BUSY, QUIET]);
  await keeper.saveAll();
  expect([...topics.all()].every((entry) => entry.isStored)).toBe(true);
  trade(BUSY, 2);
  expect([...topics.all()].map((entry) => entry.isStored)).toEqual([false, true]);
});

test('when the newest was written is known without asking the storage', async () => {
  await settle(30);
  expect(keeper.newestAt).toBeNull();
  await keeper.saveAll();
  const first = clock.now();
  expect(keeper.newestAt).toBe(first);
  clock.advance(1_000);
  await keeper.saveAll();
  expect(keeper.newestAt).toBe(first);
  trade(BUSY, 2);
  await keeper.save([topics.get(BUSY) as TopicEntry]);
  expect(keeper.newestAt).toBe(first + 1_000);
});

test('what could not be written does not count', async () => {
  await keeper.saveAll();
  const first = clock.now();
  clock.advance(1_000);
  trade(BUSY, 2);
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await keeper.saveAll();
  vi.restoreAllMocks();
  expect(keeper.newestAt).toBe(first);
});

test('after the storage was cleared, quiet topics are written again with the busy ones', async () => {
  await keeper.saveAll();
  await keeper.saveAll();
  await evict();
  trade(BUSY, 2);
  await keeper.saveAll();
  expect(await stored()).toContain(BUSY);
  await keeper.saveAll();
  expect(await stored()).toEqual([BUSY, QUIET]);
});
