import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import {
  ACCOUNT,
  answered,
  BOOK,
  balance,
  best,
  KEY,
  limit,
  market,
  openAccount,
  orderOf,
  place,
  press,
  refusal,
  TRADES,
  view,
} from '../../support/paper-orders';
import { remember, storedRecords, tamper } from '../../support/raw-storage';

const world = useEngineWorld();
afterEach(() => void vi.restoreAllMocks());

/** The market goes about until it is so. */
async function moveUntil(isSo: () => boolean): Promise<void> {
  const stop = world.exchange.move('BTC/USD', 50);
  for (let i = 0; i < 600 && !isSo(); i++) await world.pass(500);
  stop();
  expect(isSo()).toBe(true);
}

test('S9: of two engines over one storage the later one alone writes, and nothing is filled twice', async () => {
  const old = await openAccount(world);
  const id = await place(old, limit('buy', '0.01', best(old).bid));
  await settle(30);
  const fresh = world.start();
  fresh.follow(KEY, BOOK, TRADES);
  await world.pass(3_000);
  expect(orderOf(fresh, id)?.state).toBe('working');
  // What the earlier one would write next would stand in the place of this.
  await place(fresh, limit('buy', '0.01', Math.round(best(fresh).bid * 0.9)));
  await moveUntil(() => orderOf(fresh, id)?.state === 'filled');
  await settle(50);
  expect(view(old).gate).toMatchObject({ isReady: false, why: expect.stringMatching(/another engine has taken over/) });
  const third = world.start();
  third.follow(KEY);
  await world.pass(3_000);
  expect(view(third)).toEqual(view(fresh));
  const fills = (await storedRecords('journal')).flatMap(({ value }) => {
    const { event } = value as { event?: { kind: string; fill: { id: string } } };
    return event?.kind === 'filled' ? [event.fill.id] : [];
  });
  expect(fills).toEqual(orderOf(fresh, id)?.fills.map((fill) => fill.id));
}, 60_000);

test('S2: an engine whose storage was cleared under it places nothing more, and says why', async () => {
  const tab = await openAccount(world);
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(30);
  const cleared = indexedDB.deleteDatabase('tapedeck');
  await new Promise((resolve) => {
    cleared.onsuccess = resolve;
  });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.96)))).toMatch(/^not-recorded: .*what was stored has been cleared/);
  expect(view(tab).orders).toHaveLength(1);
  expect(await storedRecords('journal')).toEqual([]);
});

test.each([
  ['intents', /^not-recorded: .*the storage is full.*not sent/],
  ['counters', null],
] as const)('S1: a disk that is full as %s are written lets nothing leave that is not written down', async (store, words) => {
  const tab = await openAccount(world);
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === store) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  const said = await refusal(tab, limit('buy', '0.001', Math.round(best(tab).bid * 0.97)));
  if (words !== null) expect(said).toMatch(words);
  expect(await storedRecords('intents')).toHaveLength(words === null ? 1 : 0);
  expect(view(tab).orders).toHaveLength(words === null ? 1 : 0);
  expect(tab.state(BOOK).status.state).toBe('live');
});

test('S2: connections that break at any moment of a press lose no order and double none', async () => {
  const tab = await openAccount(world);
  const connections: IDBDatabase[] = [];
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    connections.push(this);
    return transaction.apply(this, args);
  });
  const placed: string[] = [];
  for (let turns = 0; turns < 40; turns++) {
    const asked = tab.api.submit(press(limit('buy', '0.0001', 40_000 + turns)));
    await settle(turns);
    for (const connection of connections.splice(0)) connection.close();
    const answer = await answered(asked);
    if (answer.ok) placed.push(...answer.value.ids);
    await world.pass(2_000);
  }
  await world.pass(31_000);
  expect(view(tab).gate.why).toBeNull();
  expect(placed.length).toBeGreaterThan(30);
  const again = world.start();
  again.follow(KEY);
  await world.pass(3_000);
  const standing = view(again).orders.filter(({ state }) => state === 'working');
  expect(standing.map(({ id }) => id).sort()).toEqual([...placed].sort());
}, 60_000);

test('S4: nothing that an order hangs on is written otherwise than strictly, and a lost tail of the rest loses no order', async () => {
  const careless: string[] = [];
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, stores, mode, options) {
    const names = [stores].flat() as string[];
    const isOfOrders = names.some((name) => ['journal', 'intents', 'accounts'].includes(name));
    if (mode === 'readwrite' && isOfOrders && options?.durability !== 'strict') careless.push(names.join());
    return transaction.call(this, stores, mode, options);
  });
  const tab = await openAccount(world);
  await place(tab, market('buy', '0.01'));
  const waiting = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await answered(tab.api.amend(ACCOUNT, waiting, { size: '0.02' as never }));
  await answered(tab.api.kill(ACCOUNT));
  await answered(tab.api.rearm(ACCOUNT, 'ARM'));
  await world.pass(6_000);
  expect(careless).toEqual([]);
  const before = view(tab);
  // What was written in the relaxed way is gone with the power.
  for (const { key } of await storedRecords('counters')) if (key !== 'epoch') await tamper('counters', key, undefined);
  const again = await openAccount(world);
  expect(view(again)).toEqual(before);
});

test('S1: a switch that was pulled and limits that were set while nothing could be written are kept when it can be', async () => {
  const tab = await openAccount(world);
  const { put } = IDBObjectStore.prototype;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'accounts') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await answered(tab.api.kill(ACCOUNT));
  await answered(tab.api.setLimits(ACCOUNT, 'careful', ''));
  await settle(30);
  full.mockRestore();
  await world.pass(31_000);
  const again = await openAccount(world);
  expect([view(again).gate.rearmWord, view(again).limits]).toEqual(['ARM', 'careful']);
});

/** Something else in the place of one part of a record, wherever it stands. */
function damaged(value: unknown, place: number, by: unknown): unknown {
  const text = JSON.stringify(value);
  const parts = [...text.matchAll(/"[^"]*"|-?\d+(\.\d+)?|null|true|false/g)].filter(({ index, 0: part }) => text[index + part.length] !== ':');
  const part = parts[place % parts.length];
  if (part === undefined) return by;
  return JSON.parse(`${text.slice(0, part.index)}${JSON.stringify(by)}${text.slice(part.index + part[0].length)}`);
}

test('S5: whatever stands in the records of an account, it is opened or said to be damaged, and the market is live', async () => {
  const tab = await openAccount(world);
  await place(tab, market('buy', '0.01'));
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await answered(tab.api.kill(ACCOUNT));
  await settle(40);
  const whole = view(tab);
  await world.engines[0]?.retire();
  await settle(40);
  const putBack = await remember();
  const junk = fc.oneof(
    fc.constantFrom<unknown>('-5', '1e9', '', 'P-9-9', 'NaN', null, -1, 1.5, 9e15, true, '<img src=x>'),
    fc.string({ maxLength: 8 }),
  );
  const stores = ['journal', 'intents', 'accounts', 'counters'] as const;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stores),
      fc.nat(),
      fc.nat(),
      fc.oneof(
        junk.map((by) => ({ by })),
        fc.constant(null),
      ),
      async (store, nth, place, change) => {
        const records = await storedRecords(store);
        const record = records[nth % records.length];
        if (record === undefined) return;
        await tamper(store, record.key, change === null ? undefined : damaged(record.value, place, change.by));
        // Where a snapshot has what the journal lost, the account is opened from that: here the journal has to do.
        for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
        const again = world.start();
        again.follow(KEY, BOOK);
        await world.pass(8_000);
        const { status, data } = again.state(KEY);
        if (data === null) {
          refused++;
          expect(status.reason).toMatch(/damaged at entry \d+ and nothing after it can be believed/);
        } else if (data.kind === 'account') {
          // What can be read is sane: no amount that is none, and nothing trades that should not.
          for (const { total, reserved } of data.account.balances) expect(`${total} ${reserved}`).toMatch(/^-?\d+(\.\d+)? -?\d+(\.\d+)?$/);
        }
        expect(again.state(BOOK).status.state).toBe('live');
        await world.engines.at(-1)?.retire();
        await putBack();
      },
    ),
    { numRuns: 60 },
  );
  expect(refused).toBeGreaterThan(0);
  const last = world.start();
  last.follow(KEY);
  await world.pass(3_000);
  expect(view(last).fills).toEqual(whole.fills);
  expect(balance(last, 'USD')?.total).toEqual(whole.balances.find(({ currency }) => currency === 'USD')?.total);
}, 120_000);

test('S5: an account whose record is damaged is opened anew on the user’s word, with what it did before in its history, and stays so', async () => {
  const tab = await openAccount(world);
  await place(tab, market('buy', '0.01'));
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(40);
  await world.engines[0]?.retire();
  await settle(40);
  for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
  const journal = await storedRecords('journal');
  const nth = journal.findIndex(({ value }) => (value as { event?: { kind: string } }).event?.kind === 'filled');
  await tamper('journal', journal[nth]?.key ?? '', 'junk');
  const again = world.start();
  again.follow(KEY, BOOK, TRADES);
  await world.pass(3_000);
  expect(again.state(KEY)).toMatchObject({ data: null, status: { reason: expect.stringMatching(/damaged at entry \d+/) } });
  expect(await refusal(again, market('buy', '0.01'))).toMatch(/damaged at entry/);
  expect(await answered(again.api.reopen(ACCOUNT, { USD: '500' as never }))).toEqual({ ok: true, value: null });
  const fresh = await place(again, limit('buy', '0.001', Math.round(best(again).bid * 0.97)));
  await settle(40);
  expect(view(again)).toMatchObject({ fills: [], orders: [{ id: fresh, state: 'working' }], balances: [{ currency: 'USD', total: '500' }] });
  const kept = (await storedRecords('journal')).slice(0, nth);
  expect(kept).toEqual(journal.slice(0, nth));
  const last = world.start();
  last.follow(KEY);
  await world.pass(3_000);
  expect(view(last)).toEqual(view(again));
});

test.each(['nothing', 'junk'])('S5: where the count of engines became %s no id of an order is given out again', async (what) => {
  const tab = await openAccount(world);
  const first = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(30);
  await world.engines[0]?.retire();
  await tamper('counters', 'epoch', what === 'junk' ? ['x'] : undefined);
  const again = await openAccount(world);
  const second = await place(again, limit('buy', '0.01', Math.round(best(again).bid * 0.96)));
  expect(second).not.toBe(first);
  expect(view(again).orders.map(({ id, state }) => [id, state])).toEqual([
    [second, 'working'],
    [first, 'working'],
  ]);
});
