import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { READ_LIMIT_MS, SnapshotReader } from '../../src/client/snapshot-reader';
import type { LocalMs } from '../../src/domain/units';
import { makeStoredSnapshot } from '../../src/worker/protocol/stored-snapshot';
import { Database } from '../../src/worker/store/database';
import { saveSnapshots } from '../../src/worker/store/snapshots';
import { FakeFrame } from './fake-frame';

const idle = { after: () => () => undefined };
const KEY = 'trades:bitfinex:BTC/USD';
const snapshot = (key: string) =>
  makeStoredSnapshot({ key, dataAt: 5 as LocalMs, verifiedAt: null, data: { kind: 'trades', tape: { trades: [], gaps: [] } } }, 10);

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

test('what the engine saved is read, and counts as a stored market', async () => {
  const database = new Database(idle);
  await saveSnapshots(database, [snapshot(KEY)]);
  const reader = new SnapshotReader(idle);
  expect(await reader.read(KEY)).toEqual(snapshot(KEY));
  expect(await reader.read('ticker:bitfinex:BTC/USD')).toBeUndefined();
  expect(await reader.hasMarket).toBe(true);
});

test('a simulated market alone does not count as a stored one', async () => {
  await saveSnapshots(new Database(idle), [snapshot('trades:simulated:BTC/USD')]);
  expect(await new SnapshotReader(idle).hasMarket).toBe(false);
});

test('where there is no storage yet, looking makes none', async () => {
  const reader = new SnapshotReader(idle);
  expect(await reader.read(KEY)).toBeUndefined();
  expect(await reader.hasMarket).toBe(false);
  expect(await indexedDB.databases()).toEqual([]);
});

test('a record that makes no sense is no snapshot', async () => {
  const database = new Database(idle);
  await database.run((handle) => handle.put('snapshots', { format: 'tapedeck/snapshot' }, KEY));
  expect(await new SnapshotReader(idle).read(KEY)).toBeUndefined();
});

test('storage that never opens, or is not there, is no snapshot within a second', async () => {
  vi.stubGlobal('indexedDB', { open: () => Object.assign(new EventTarget(), Object.create(IDBOpenDBRequest.prototype)) });
  const frame = new FakeFrame();
  const hanging = new SnapshotReader(frame).read(KEY);
  frame.pass(READ_LIMIT_MS);
  expect(await hanging).toBeUndefined();
  vi.stubGlobal('indexedDB', undefined);
  expect(await new SnapshotReader(idle).read(KEY)).toBeUndefined();
});
