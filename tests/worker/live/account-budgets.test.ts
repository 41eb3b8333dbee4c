import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountBudgets } from '../../../src/worker/live/account-budgets';
import { Database } from '../../../src/worker/store/database';
import { FakeClock, settle } from '../../support/fake-clock';

const DOOR = { connectLimit: { attempts: 5, perMs: 15_000 } };
let clock: FakeClock;
let database: Database;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  clock = new FakeClock();
  database = new Database(clock);
});
afterEach(() => {
  database.close();
  vi.unstubAllGlobals();
});

test('all accounts of a venue share one limit, and it holds in the next engine', async () => {
  const budgets = new AccountBudgets(database);
  const [one, other] = await Promise.all([budgets.of('bitfinex', DOOR), budgets.of('bitfinex', DOOR)]);
  for (let i = 0; i < 5; i++) (i % 2 === 0 ? one : other).spend(clock.now());
  expect(one.waitMs(clock.now())).toBe(15_000);
  await settle(20);
  const next = await new AccountBudgets(database).of('bitfinex', DOOR);
  expect(next.waitMs(clock.now())).toBe(15_000);
  expect((await budgets.of('elsewhere', DOOR)).waitMs(clock.now())).toBe(0);
});
