import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';
import { makeStoredSnapshot, type TopicContent } from '../../../src/worker/protocol/stored-snapshot';
import { loadCounter, saveCounter } from '../../../src/worker/store/counters';
import { COME_BACK_MS, Database, OPEN_LIMIT_MS, writeTo } from '../../../src/worker/store/database';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from '../../../src/worker/store/settings';
import { KEPT_TOPICS, loadSnapshots, newestSnapshotAt, saveSnapshots } from '../../../src/worker/store/snapshots';

/** Timers that run when told. */
class FakeTimers {
  private due: { at: number; run: () => void }[] = [];
  private time = 0;
  after = (delayMs: number, run: () => void): (() => void) => {
    const task = { at: this.time + delayMs, run };
    this.due.push(task);
    return () => {
      this.due = this.due.filter((t) => t !== task);
    };
  };
  pass(ms: number): void {
    this.time += ms;
    const now = this.due.filter((t) => t.at <= this.time);
    this.due = this.due.filter((t) => t.at > this.time);
    for (const task of now) task.run();
  }
}

let timers: FakeTimers;
let database: Database;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  timers = new FakeTimers();
  database = new Database(timers);
});
afterEach(() => {
  database.close();
  vi.unstubAllGlobals();
});

const KEY = 'book:bitfinex:BTC/USD:P0:25';
const book: TopicContent = { kind: 'book', book: { bids: Float64Array.of(100, 2, 1, 99, 1, 1), asks: Float64Array.of(101, 1, 1) } };
const snapshot = (key = KEY, createdAt = 10, data = book) => makeStoredSnapshot({ key, dataAt: 5 as LocalMs, verifiedAt: null, data }, createdAt);

test('a snapshot comes back as it was saved', async () => {
  expect(await saveSnapshots(database, [snapshot()])).toEqual({ ok: true, value: null });
  const loaded = await loadSnapshots(database, [KEY, 'trades:bitfinex:BTC/USD']);
  expect(loaded.ok && [...loaded.value.snapshots]).toEqual([[KEY, snapshot()]]);
  expect(await newestSnapshotAt(database)).toEqual({ ok: true, value: 10 });
  expect(database.state).toEqual({ state: 'ok', why: null });
});

test('only the most recently saved topics are kept', async () => {
  const keys = Array.from({ length: KEPT_TOPICS + 5 }, (_, i) => `book:bitfinex:A${i}/USD:P0:25`);
  for (const [i, key] of keys.entries()) await saveSnapshots(database, [snapshot(key, i)]);
  const loaded = await loadSnapshots(database, keys);
  expect(loaded.ok && [...loaded.value.snapshots.keys()]).toEqual(keys.slice(5));
});

test('S5: corrupt records are deleted and reported, the others load', async () => {
  const bad: Record<string, unknown> = {
    'book:bitfinex:B/USD:P0:25': { ...snapshot('book:bitfinex:B/USD:P0:25'), version: 2 },
    'book:bitfinex:C/USD:P0:25': snapshot('book:bitfinex:D/USD:P0:25'),
    'book:bitfinex:E/USD:P0:25': {
      ...snapshot('book:bitfinex:E/USD:P0:25'),
      data: { kind: 'book', book: { bids: Float64Array.of(1, Number.NaN, 1), asks: new Float64Array(0) } },
    },
    'trades:bitfinex:B/USD': { ...snapshot(), key: 'trades:bitfinex:B/USD' },
    'ticker:bitfinex:B/USD': 'torn',
  };
  await saveSnapshots(database, [snapshot()]);
  await database.run((handle) =>
    writeTo(handle, 'snapshots', 'relaxed', (store) => Object.entries(bad).map(([key, record]) => store.put(record, key))),
  );
  const loaded = await loadSnapshots(database, [KEY, ...Object.keys(bad)]);
  expect(loaded.ok && loaded.value.quarantined).toEqual(Object.keys(bad));
  expect(loaded.ok && [...loaded.value.snapshots.keys()]).toEqual([KEY]);
  const again = await loadSnapshots(database, Object.keys(bad));
  expect(again.ok && again.value.quarantined).toEqual([]);
});

test('settings have defaults, come back as saved, and a bad record gives the defaults', async () => {
  expect(await loadSettings(database)).toEqual({ ok: true, value: { settings: DEFAULT_SETTINGS, wasQuarantined: false } });
  const chosen = { watchlists: { bitfinex: ['bitfinex:BTC/USD'] }, theme: 'light' } as const;
  await saveSettings(database, chosen, 1);
  expect(await loadSettings(database)).toEqual({ ok: true, value: { settings: chosen, wasQuarantined: false } });
  await database.run((handle) => handle.put('settings', { theme: 'pink' }, 'settings'));
  expect(await loadSettings(database)).toEqual({ ok: true, value: { settings: DEFAULT_SETTINGS, wasQuarantined: true } });
});

test('counters keep the last thousand numbers', async () => {
  expect(await loadCounter(database, 'attempts')).toEqual({ ok: true, value: [] });
  const numbers = Array.from({ length: 1_005 }, (_, i) => i);
  await saveCounter(database, 'attempts', numbers);
  expect(await loadCounter(database, 'attempts')).toEqual({ ok: true, value: numbers.slice(5) });
});

test('S2: a connection that was lost is replaced once, unseen by the caller', async () => {
  await saveSnapshots(database, [snapshot()]);
  await database.run(async (handle) => handle.close());
  expect(await newestSnapshotAt(database)).toEqual({ ok: true, value: 10 });
});

test('S2: a connection that stays lost is storage-down, and is tried again after 30 s', async () => {
  let isBroken = true;
  const work = async (): Promise<number> => {
    if (isBroken) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    return 1;
  };
  expect(await database.run(work)).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
  expect(database.state.state).toBe('down');
  isBroken = false;
  expect(await database.run(work)).toMatchObject({ ok: false });
  const back = new Promise<void>((resolve) => {
    database.watch(({ state }) => state === 'ok' && resolve());
  });
  timers.pass(COME_BACK_MS);
  await back;
  expect(await database.run(work)).toEqual({ ok: true, value: 1 });
});

test('S1: a full disk is told as such, and viewing can still read', async () => {
  await saveSnapshots(database, [snapshot()]);
  const full = await database.run(async () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(full).toMatchObject({ ok: false, error: { detail: 'the storage is full' } });
  expect(database.state).toEqual({ state: 'down', why: 'the storage is full' });
  expect(await newestSnapshotAt(database)).toEqual({ ok: true, value: 10 });
});

test('S3: an older version that will not let go is a fault within 3 s, and storage comes when it lets go', async () => {
  const holder = await new Promise<IDBDatabase>((resolve) => {
    const factory = new IDBFactory();
    vi.stubGlobal('indexedDB', factory);
    // The first version, held without a handler for version changes.
    const ask = factory.open('tapedeck', 1);
    ask.onupgradeneeded = () => {
      ask.result.createObjectStore('snapshots').createIndex('createdAt', 'createdAt');
      for (const store of ['settings', 'counters']) ask.result.createObjectStore(store);
    };
    ask.onsuccess = () => resolve(ask.result);
  });
  const answer = saveSnapshots(database, [snapshot()]);
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  timers.pass(OPEN_LIMIT_MS);
  expect(await answer).toMatchObject({ ok: false, error: { detail: 'another window of an older version holds the storage; close it' } });
  const back = new Promise<void>((resolve) => {
    database.watch(({ state }) => state === 'ok' && resolve());
  });
  holder.close();
  await back;
  expect(await saveSnapshots(database, [snapshot()])).toEqual({ ok: true, value: null });
});

test('S7: storage that never opens is a fault within 3 s', async () => {
  vi.stubGlobal('indexedDB', { open: () => Object.assign(new EventTarget(), Object.create(IDBOpenDBRequest.prototype)) });
  const answer = newestSnapshotAt(database);
  await Promise.resolve();
  timers.pass(OPEN_LIMIT_MS);
  expect(await Promise.race([answer, new Promise((resolve) => setImmediate(() => resolve('hangs')))])).toMatchObject({ ok: false });
});

test('a browser without storage is a fault, not a crash', async () => {
  vi.stubGlobal('indexedDB', undefined);
  expect(await saveSettings(database, DEFAULT_SETTINGS, 1)).toMatchObject({ ok: false, error: { detail: 'this browser offers no storage here' } });
});
