import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStoredMarket } from '../../src/client/stored-market';
import type { LocalMs } from '../../src/domain/units';
import { makeStoredSnapshot } from '../../src/worker/protocol/stored-snapshot';
import { Database } from '../../src/worker/store/database';
import { saveSnapshots } from '../../src/worker/store/snapshots';
import { FakeFrame } from './fake-frame';

const idle = { after: () => () => undefined };
const KEY = 'trades:bitfinex:BTC/USD';
const SNAPSHOT = makeStoredSnapshot(
  { key: KEY, dataAt: 5 as LocalMs, verifiedAt: null, data: { kind: 'trades', tape: { trades: [], gaps: [] } } },
  10,
);

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

test('what was stored is read', async () => {
  await saveSnapshots(new Database(idle), [SNAPSHOT]);
  const stored = openStoredMarket(idle);
  expect(await stored.hasMarket).toBe(true);
  expect(await stored.read(KEY)).toEqual(SNAPSHOT);
});

test('on a first visit there is nothing, and looking makes no database and opens none', async () => {
  const open = vi.spyOn(indexedDB, 'open');
  const stored = openStoredMarket(idle);
  expect([await stored.hasMarket, await stored.read(KEY)]).toEqual([false, undefined]);
  expect(open).not.toHaveBeenCalled();
  expect(await indexedDB.databases()).toEqual([]);
});

test('a browser that does not list its databases is looked into', async () => {
  await saveSnapshots(new Database(idle), [SNAPSHOT]);
  vi.stubGlobal('indexedDB', { open: indexedDB.open.bind(indexedDB) });
  expect(await openStoredMarket(idle).hasMarket).toBe(true);
});

test('storage that never says what it has holds nothing up for longer than a second', async () => {
  vi.stubGlobal('indexedDB', { databases: () => new Promise(() => undefined) });
  const frame = new FakeFrame();
  const stored = openStoredMarket(frame);
  frame.pass(1_000);
  expect([await stored.hasMarket, await stored.read(KEY)]).toEqual([false, undefined]);
  vi.stubGlobal('indexedDB', undefined);
  expect(await openStoredMarket(idle).hasMarket).toBe(false);
});
