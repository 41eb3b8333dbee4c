import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { equityAt } from '../../../src/domain/account/equity';
import { EQUITY_HOURS_DAYS, type EquityPage, type EquityQuery, MOST_RESULTS, type Span } from '../../../src/worker/protocol/past';
import { Database } from '../../../src/worker/store/database';
import { addEquity, loadEquity } from '../../../src/worker/store/equity';
import { beginEpoch } from '../../../src/worker/store/intents';
import { d } from '../../domain/order/orders';
import { FakeClock } from '../../support/fake-clock';

const ACCOUNT = 'paper:simulated:main';
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const NOON = 1_699_963_200_000;

let database: Database;
let epoch = 0;
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = new Database(new FakeClock());
  const begun = await beginEpoch(database);
  epoch = begun.ok ? begun.value : 0;
});
afterEach(() => {
  database.close();
  vi.unstubAllGlobals();
});

const add = (at: number, equity: string, more: Partial<Parameters<typeof addEquity>[1]> = {}) =>
  addEquity(database, { account: ACCOUNT, epoch, openedAt: 1, ...more }, equityAt(at, d(equity)));

async function load(span: Span, more: Partial<EquityQuery> = {}, openedAt: number | null = 1): Promise<EquityPage> {
  const page = await loadEquity(database, ACCOUNT, openedAt, { span, from: 0, to: 8e15, after: null, ...more });
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value;
}
const told = ({ points }: EquityPage): unknown[] => points.map(({ start, equity, drawdown, hasGap }) => [start, equity, drawdown, hasGap]);

test('moments add up to their hour and their UTC day', async () => {
  await add(NOON, '100');
  await add(NOON + MINUTE, '90');
  await add(NOON + HOUR, '95');
  expect(told(await load('hour'))).toEqual([
    [NOON, '90', '10', false],
    [NOON + HOUR, '95', '0', false],
  ]);
  expect(told(await load('day'))).toEqual([[NOON - (NOON % DAY), '95', '10', true]]);
});

test('what an account was worth before it was opened anew is not told, and not joined to what came after', async () => {
  await add(NOON, '100');
  expect((await load('hour', {}, 2)).points).toEqual([]);
  await add(NOON + MINUTE, '50', { openedAt: 2 });
  expect(told(await load('hour', {}, 2))).toEqual([[NOON, '50', '0', false]]);
  expect((await load('hour', {}, null)).points).toEqual([]);
});

test('hours are let go when they are old, days never', async () => {
  const last = EQUITY_HOURS_DAYS + 10;
  for (let day = 0; day <= last; day++) await add(NOON + day * DAY, String(100 + day));
  const hours = (await load('hour')).points;
  expect(hours).toHaveLength(EQUITY_HOURS_DAYS + 1);
  expect(hours[0]?.start).toBe(NOON + 10 * DAY);
  expect((await load('day')).points).toHaveLength(last + 1);
});

test('an engine that was followed by another writes nothing', async () => {
  await add(NOON, '100');
  await beginEpoch(database);
  await add(NOON + MINUTE, '1');
  expect(told(await load('hour'))).toEqual([[NOON, '100', '0', false]]);
});

test('a long stretch comes in pages, within its ends, without a hole or a double', async () => {
  const hours = MOST_RESULTS + 20;
  await database.run(async (handle) => {
    const tx = handle.transaction('equity', 'readwrite');
    for (let i = 0; i < hours; i++) {
      const start = NOON + i * HOUR;
      void tx.store.put({ account: ACCOUNT, span: 'hour', start, openedAt: 1, ...equityAt(start, d(String(i + 1))) });
    }
    void tx.store.put({ account: ACCOUNT, span: 'hour', start: NOON + 5 * HOUR, nonsense: true });
    await tx.done;
  });
  const first = await load('hour');
  const rest = await load('hour', { after: first.next });
  expect([first.damaged, rest.damaged, rest.next]).toEqual([1, 0, null]);
  const starts = [...first.points, ...rest.points].map(({ start }) => (start - NOON) / HOUR);
  expect(starts).toEqual([...Array(hours).keys()].filter((i) => i !== 5));
  expect((await load('hour', { from: NOON + HOUR, to: NOON + 3 * HOUR })).points).toHaveLength(3);
});
