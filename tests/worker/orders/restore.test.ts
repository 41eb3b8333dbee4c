import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { EMPTY_SUM, sumEvents } from '../../../src/domain/account/journal-sum';
import type { Order } from '../../../src/domain/order/order';
import type { LocalMs } from '../../../src/domain/units';
import { AccountJournal, SNAPSHOT_EVERY } from '../../../src/worker/orders/account-journal';
import { paperKind } from '../../../src/worker/orders/paper-kind';
import { type Restored, restoreAccount } from '../../../src/worker/orders/restore';
import { KEPT_SNAPSHOTS } from '../../../src/worker/store/account-snapshots';
import { AMEND_INTENT, type AmendIntent, writeAmendIntent } from '../../../src/worker/store/amend-intents';
import { Database, WORK_LIMIT_MS } from '../../../src/worker/store/database';
import { beginEpoch, type Intent, KEPT_MS, loadIntents, withdrawIntents, writeIntents } from '../../../src/worker/store/intents';
import { appendToJournal } from '../../../src/worker/store/journal';
import { loadPastFills, loadPastOrders } from '../../../src/worker/store/past';
import { loadResults } from '../../../src/worker/store/results';
import { INFO, live, OPENED, placed, said, wishes } from '../../domain/account/accounts';
import { d, fill, filled, ms, newOrder } from '../../domain/order/orders';
import { FakeClock } from '../../support/fake-clock';
import { storedRecords, tamper } from '../../support/raw-storage';

const ACCOUNT = INFO.id;
const KIND = paperKind(
  ACCOUNT,
  () => undefined,
  () => null,
);
const ALL = { from: 0, to: 8e15, pair: null, after: null, limit: 250 };
const NOW = 1_700_000_000_000 as LocalMs;

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

async function begin(): Promise<number> {
  const epoch = await beginEpoch(database);
  if (!epoch.ok) throw new Error('no epoch');
  return epoch.value;
}

async function restored(epoch: number, now = NOW): Promise<Restored> {
  const found = await restoreAccount(database, ACCOUNT, epoch, now, KIND);
  if (!found.ok || 'damage' in found.value) throw new Error(JSON.stringify(found));
  return found.value;
}

const journalFrom = ({ written }: Pick<Restored, 'written'>, epoch: number, now = NOW): AccountJournal =>
  new AccountJournal({ database, account: ACCOUNT, epoch, now: () => now, changed: () => undefined, written: () => undefined }, written);

/** A session that writes these, some at a time. */
async function write(events: readonly AccountEvent[], batch = 7): Promise<AccountJournal> {
  const epoch = await begin();
  const journal = journalFrom(await restored(epoch), epoch);
  for (let i = 0; i < events.length; i += batch) {
    for (const event of events.slice(i, i + batch)) journal.add(event);
    await journal.settled();
  }
  expect(journal.trouble).toBeNull();
  return journal;
}

/** Opened, then so many orders that come and go, one after the other. */
function trades(count: number, first = 0): AccountEvent[] {
  return Array.from({ length: count }, (_, n): AccountEvent[] => {
    const i = first + n;
    const id = `P-${i}`;
    const side = i % 2 === 0 ? 'buy' : 'sell';
    const one = fill(`f${i}`, 10 + i, '1', String(100 + (i % 7)), { order: id, fee: d('0.01') });
    return [placed(id, side, d('1'), d('100'), d('1'), 10 + i), said(id, filled(one))];
  }).flat();
}

const placeIn = (range: unknown): number => (range as IDBKeyRange).lower[1];

const snapshots = async (): Promise<number[]> => (await storedRecords('account-snapshots')).map(({ key }) => (key as [string, number])[1]);

test('a start finds what the last engine left: state, fills, and the positions at midnight, to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (script, batch, isClosed) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      database.close();
      database = new Database(new FakeClock());
      const { events, states } = live(script);
      const journal = await write(events, batch);
      if (isClosed) await journal.close();
      const { state, written, past, atMidnight } = await restored(await begin());
      expect(state).toEqual(states.at(-1));
      expect(written.sum).toEqual(sumEvents(EMPTY_SUM, events).sum);
      expect(written.snapshotOf).toBe(isClosed ? events.length : Math.min(batch, events.length));
      expect(atMidnight.positions).toEqual(state.positions);
      const inOrders = [...state.orders.values()].flatMap((order) => order.fills.map(({ id }) => id));
      expect(past.map(({ id }) => id).sort()).toEqual(inOrders.sort());
    }),
    { numRuns: 25 },
  );
});

test('the journal is summed up every thousand events, and the last few sums are kept', async () => {
  await write([OPENED, ...trades(1_800)], 100);
  expect(await snapshots()).toHaveLength(KEPT_SNAPSHOTS);
  const newest = (await snapshots()).at(-1) ?? 0;
  const before = (await storedRecords('journal')).length;
  expect(before - newest).toBeLessThan(SNAPSHOT_EVERY);
  const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  const { state } = await restored(await begin());
  const readFrom = reads.mock.contexts.map((store, i) =>
    (store as IDBObjectStore).name === 'journal' ? placeIn(reads.mock.calls[i]?.[0]) : Number.POSITIVE_INFINITY,
  );
  reads.mockRestore();
  expect(Math.min(...readFrom)).toBe(newest);
  expect(state.events).toBe(before);
}, 30_000);

test.each([
  ['torn', () => 'torn'],
  ['of another version', (record: object) => ({ ...record, version: 2 })],
  ['without a field', ({ sum: { midnight: _, ...sum }, ...record }: { sum: Record<string, unknown> }) => ({ ...record, sum })],
  ['of another account', (record: object) => ({ ...record, account: 'paper:simulated:other' })],
  [
    'with a digit that flipped',
    (record: { sum: { state: { ledger: { user: Map<string, string> } } } }) => {
      record.sum.state.ledger.user.set('USD', '1');
      return record;
    },
  ],
])('S5: a summary that is %s is deleted and said, and the one before it or the journal is believed', async (_, spoil) => {
  const sessions = [[OPENED, ...trades(4)], trades(5, 4), trades(6, 9)];
  const events = sessions.flat();
  for (const session of sessions) await (await write(session, 1_000)).close();
  const expected = foldAccountEvents(EMPTY_ACCOUNT, events);
  const kept = (await storedRecords('account-snapshots')) as { key: [string, number]; value: unknown }[];
  expect(kept).toHaveLength(3);
  for (const [i, { key, value }] of kept.toReversed().entries()) {
    await tamper('account-snapshots', key, spoil(value as never));
    const { state, damagedSnapshots, written } = await restored(await begin());
    expect(state).toEqual(expected);
    expect(damagedSnapshots).toBe(1);
    // Without any the whole journal was read, and summed up again.
    expect(written.snapshotOf).toBe(kept.at(-2 - i)?.key[1] ?? events.length);
  }
  expect(await snapshots()).toEqual([events.length]);
});

test('a summary of events that the journal has not is not believed', async () => {
  const journal = await write([OPENED, ...trades(3)], 1);
  await journal.close();
  await tamper('journal', [ACCOUNT, 6], undefined);
  const { state, damagedSnapshots } = await restored(await begin());
  expect([state.events, damagedSnapshots]).toEqual([6, 1]);
});

test('an opening that names another market than the account’s is damage', async () => {
  await write([OPENED, ...trades(3), { kind: 'opened', at: ms(9_000), info: { ...INFO, feed: 'nowhere' }, balances: {} }]);
  for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
  expect(await restoreAccount(database, ACCOUNT, await begin(), NOW, KIND)).toMatchObject({
    ok: true,
    value: { damage: expect.stringMatching(/entry \d+ and nothing after it/) },
  });
});

test('what is damaged behind the last summary ends the account, what is damaged before it does not', async () => {
  await write([OPENED, ...trades(600)], 601);
  await tamper('journal', [ACCOUNT, 20], { kind: 'nonsense' });
  expect((await restored(await begin())).state.events).toBe(1_201);
  await tamper('journal', [ACCOUNT, 1_200], { kind: 'nonsense' });
  expect(await restoreAccount(database, ACCOUNT, await begin(), NOW, KIND)).toMatchObject({
    ok: true,
    value: { damage: expect.stringMatching(/entry 1201/) },
  });
});

test('a journal of a build that kept no summaries is read once, and leaves its history behind', async () => {
  const events = [OPENED, ...trades(500)];
  const epoch = await begin();
  // As it was written then: events and nothing else.
  await appendToJournal(database, { account: ACCOUNT, epoch, from: 0 }, { events, passed: [], snapshot: null });
  expect((await restored(epoch)).state).toEqual(foldAccountEvents(EMPTY_ACCOUNT, events));
  expect(await snapshots()).toEqual([events.length]);
  const fills = await loadPastFills(database, ACCOUNT, ALL);
  expect(fills.ok && fills.value.things.slice(0, 2).map(({ id }) => id)).toEqual(['f499', 'f498']);
  const orders = await loadPastOrders(database, ACCOUNT, ALL);
  expect(orders.ok && orders.value.things.length).toBe(250);
  const results = await loadResults(database, ACCOUNT, { span: 'day', from: 0, to: 8e15, after: null });
  expect(results.ok && results.value.results.map(({ scope, performance }) => [scope, performance.fills])).toEqual([
    ['USD', 500],
    ['simulated:BTC/USD', 500],
  ]);
});

test('reading a journal anew counts no fill twice', async () => {
  await write([OPENED, ...trades(40)]);
  const query = { span: 'hour', from: 0, to: 8e15, after: null } as const;
  const before = await loadResults(database, ACCOUNT, query);
  for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
  await restored(await begin());
  expect(await loadResults(database, ACCOUNT, query)).toEqual(before);
});

test('S9: an engine that another one has replaced writes neither events nor what follows from them', async () => {
  const journal = await write([OPENED]);
  await begin();
  for (const event of trades(2)) journal.add(event);
  await journal.settled();
  await journal.close();
  expect(journal.trouble).toMatch(/another engine has taken over/);
  expect(await storedRecords('journal')).toHaveLength(1);
  expect(await snapshots()).toEqual([1]);
  expect(await loadPastFills(database, ACCOUNT, ALL)).toMatchObject({ ok: true, value: { things: [] } });
});

const intent = (id: string, epoch: number, loggedAt: number): Intent => ({
  format: 'tapedeck/intent',
  version: 1,
  account: ACCOUNT,
  nonce: `nonce-${id}`,
  epoch,
  build: 'test',
  order: newOrder({}, id),
  seen: { bookAt: null, bid: null, ask: null },
  loggedAt,
  sentAt: loggedAt,
});
const idsLeft = async (): Promise<string[]> => {
  const left = await loadIntents(database, ACCOUNT);
  return left.ok ? left.value.map(({ order }) => order.id) : ['failed'];
};

test('what was let through a day ago is forgotten once the journal is summed up, and can never be sent again', async () => {
  const epoch = await begin();
  await writeIntents(database, [intent('P-a', epoch, NOW - KEPT_MS - 1), intent('P-b', epoch, NOW - KEPT_MS)]);
  await writeIntents(database, [{ ...intent('P-c', epoch, 1), account: 'paper:simulated:other' }]);
  const journal = journalFrom(await restored(epoch), epoch);
  journal.add(OPENED);
  await journal.settled();
  await vi.waitFor(async () => expect(await idsLeft()).toEqual(['P-b']));
  expect((await storedRecords('intents')).map(({ key }) => key)).toEqual(['P-b', 'P-c']);
  // A later engine's epoch is one that no order of this one can leave under.
  await begin();
  expect(await writeIntents(database, [intent('P-a', epoch, NOW)])).toMatchObject({ ok: false });
});

test('an order is written down as leaving once, by the last engine to have begun, and with its whole group or not at all', async () => {
  const earlier = await begin();
  const epoch = await begin();
  expect(await writeIntents(database, [intent('P-a', earlier, NOW)])).toMatchObject({
    ok: false,
    error: { detail: 'another engine has taken over' },
  });
  expect(await writeIntents(database, [intent('P-a', epoch, NOW)])).toEqual({ ok: true, value: null });
  const again = await writeIntents(database, [intent('P-b', epoch, NOW), intent('P-a', epoch, NOW)]);
  expect(again).toMatchObject({ ok: false, error: { detail: 'they were written down before' } });
  expect(await idsLeft()).toEqual(['P-a']);
});

test('an order whose writing is never confirmed, and is done all the same, still leaves once the storage is back', async () => {
  const epoch = await begin();
  const { transaction } = IDBDatabase.prototype;
  let isDone = false;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase, ...args) {
    const begun = transaction.apply(this, args);
    begun.addEventListener('complete', (event) => {
      event.stopImmediatePropagation();
      isDone = true;
    });
    return begun;
  });
  const writing = writeIntents(database, [intent('P-a', epoch, NOW)]);
  await vi.waitFor(() => expect(isDone).toBe(true));
  await clock.advanceAsync(WORK_LIMIT_MS, WORK_LIMIT_MS);
  expect(await writing).toEqual({ ok: true, value: null });
  vi.restoreAllMocks();
  expect(await idsLeft()).toEqual(['P-a']);
});

test('an order that was withdrawn is not looked for by the next engine', async () => {
  await write([OPENED], 1);
  const epoch = await begin();
  const gone = [intent('P-5', epoch, NOW)];
  await writeIntents(database, gone);
  await withdrawIntents(database, gone);
  expect((await restored(epoch)).news).toEqual([]);
});

test('an order that is over and no longer kept by the account is not taken for one that was lost', async () => {
  const events = [OPENED, ...trades(300)];
  await write(events, 100);
  const epoch = await begin();
  await writeIntents(database, [intent('P-5', epoch, NOW), intent('P-x', epoch, NOW)]);
  const { state, news } = await restored(epoch);
  expect(state.orders.has('P-5')).toBe(false);
  expect(news.map((event) => event.kind === 'placed' && event.order.id)).toEqual(['P-x', false]);
  const lost = state.orders.get('P-x') as Order;
  expect(lost.end?.reason).toMatch(/^not placed: /);
  // It was placed when it was asked for, and found to be lost now.
  expect([lost.placedAt, lost.end?.at]).toEqual([lost.createdAt, NOW]);
});

test('fills of before an account was begun anew are in its history and not in its list', async () => {
  const again: AccountEvent = { ...OPENED, at: ms(9_999) } as AccountEvent;
  await write([OPENED, ...trades(4), again, ...trades(2, 10_000)]);
  expect((await restored(await begin())).past.map(({ id }) => id)).toEqual(['f10001', 'f10000']);
  const past = await loadPastFills(database, ACCOUNT, ALL);
  expect(past.ok && past.value.things).toHaveLength(6);
});

test('fills of an account begun anew are in its list also where its venue’s clock is behind', async () => {
  const again: AccountEvent = { ...OPENED, at: ms(9_999) } as AccountEvent;
  await write([OPENED, ...trades(2), again, ...trades(2, 2)]);
  expect((await restored(await begin())).past.map(({ id }) => id)).toEqual(['f3', 'f2']);
});

test.each([
  ['made', { kind: 'amended', at: ms(NOW - 3_000), change: { size: d('2') } }, 0],
  ['refused', { kind: 'amend-refused', at: ms(NOW - 3_000), change: { size: d('2') }, reason: 'no funds' }, 0],
  ['another one', { kind: 'amended', at: ms(NOW - 3_000), change: { size: d('3') } }, 1],
] as const)('whether a change reached its order is told by the change, whatever its venue’s clock says: %s', async (_, told, lost) => {
  await write([OPENED, placed('P-1', 'buy', d('1'), d('100'), d('1'), 10), said('P-1', told)]);
  const epoch = await begin();
  const change: AmendIntent = {
    ...AMEND_INTENT,
    account: ACCOUNT,
    epoch,
    build: 'test',
    order: 'P-1',
    change: { size: d('2') },
    loggedAt: NOW - 5,
    sentAt: NOW - 5,
  };
  await writeAmendIntent(database, change);
  expect((await restored(epoch)).news).toHaveLength(lost);
});
