import { expect, test, vi } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import { LIMITS } from '../../../src/domain/risk/limits';
import type { Engine } from '../../../src/worker/engine';
import { RigTab } from '../../support/engine-rig';
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

const world = useEngineWorld();
const { start, pass } = world;
const open = (): Promise<RigTab> => openAccount(world);

test('an account is there from the start, with play money, and says that it may trade', async () => {
  const tab = await open();
  expect(view(tab)).toMatchObject({ info: { id: ACCOUNT, feed: 'bitfinex', kind: 'spot' }, gate: { isReady: true, why: null, killedAt: null } });
  expect(balance(tab, 'USD')).toMatchObject({ total: '10000', available: '10000', reserved: '0' });
  expect(balance(tab, 'BTC')).toMatchObject({ total: '0.1' });
});

test('a market order fills against the shown book, and every tab sees the same', async () => {
  const tab = await open();
  const second = new RigTab(world.engines[0] as Engine);
  second.follow(KEY);
  const { ask } = best(tab);
  const id = await place(tab, market('buy', '0.01'));
  const order = orderOf(tab, id);
  expect(order?.state).toBe('filled');
  expect(Number(order?.fills[0]?.price)).toBe(ask);
  expect(view(second)).toEqual(view(tab));
  expect(Number(balance(tab, 'BTC')?.total)).toBeCloseTo(0.1 + 0.01 * 0.998, 10);
});

test('a limit order waits with its funds held back, is changed, and is cancelled', async () => {
  const tab = await open();
  const price = Math.round(best(tab).bid * 0.98);
  const id = await place(tab, limit('buy', '0.01', price));
  expect(orderOf(tab, id)?.state).toBe('working');
  expect(Number(balance(tab, 'USD')?.reserved)).toBeCloseTo(price * 0.01, 8);
  expect(await answered(tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal }))).toEqual({ ok: true, value: null });
  expect(Number(balance(tab, 'USD')?.reserved)).toBeCloseTo(price * 0.02, 8);
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'all' }))).toEqual({ ok: true, value: 1 });
  expect(orderOf(tab, id)?.state).toBe('cancelled');
  expect(balance(tab, 'USD')).toMatchObject({ reserved: '0', available: '10000' });
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'order', id }))).toMatchObject({ ok: false, error: { rule: 'no-such-order' } });
});

test('an entry takes the exits that wait for it along: asked about together each counts, and what was over before does not', async () => {
  const tab = await open();
  const [at, up, down] = [0.98, 1.02, 0.97].map((part) => Math.round(best(tab).bid * part)) as [number, number, number];
  const entry = limit('buy', '0.01', at);
  const stop = { ...limit('sell', '0.01', up), type: 'stop', price: null, trigger: String(down) as Decimal } as const;
  const bracket = async (): Promise<readonly string[]> => {
    const answer = await answered(
      tab.api.submit(
        press(entry, {
          group: 'bracket',
          orders: [
            { terms: entry, role: 'entry' },
            { terms: limit('sell', '0.01', up), role: 'take-profit' },
            { terms: stop, role: 'stop-loss' },
          ],
        }),
      ),
    );
    return answer.ok ? answer.value.ids : [];
  };
  const ids = await bracket();
  expect(ids).toHaveLength(3);
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'orders', ids }))).toEqual({ ok: true, value: 3 });
  expect(ids.map((id) => orderOf(tab, id)?.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'orders', ids }))).toEqual({ ok: true, value: 0 });
  await world.pass(3_000);
  const singly = await bracket();
  const answers = await answered(Promise.all(singly.map((id) => tab.api.cancel(ACCOUNT, { kind: 'order', id }))));
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
});

test('a press that comes twice, from whichever tab, places one order', async () => {
  const tab = await open();
  const request = press(limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  const answers = await Promise.all([1, 2, 3].map(() => answered(tab.api.submit(request))));
  expect(answers.map((answer) => answer.ok && answer.value.isDuplicate)).toEqual([false, true, true]);
  expect(view(tab).orders).toHaveLength(1);
  expect(await answered(tab.api.submit(request))).toMatchObject({ ok: true, value: { isDuplicate: true, ids: [view(tab).orders[0]?.id] } });
});

test('a press that comes again while it is under way is told what comes of it, and where that is nothing it may be made anew', async () => {
  const tab = await open();
  const request = press(limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  const full = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const answers = await Promise.all([1, 2].map(() => answered(tab.api.submit(request))));
  expect(answers).toEqual([answers[0], answers[0]]);
  expect(answers[0]).toMatchObject({ ok: false, error: { rule: 'not-recorded' } });
  full.mockRestore();
  expect(await answered(tab.api.submit(request))).toMatchObject({ ok: true, value: { isDuplicate: false } });
});

test('an order like one of two seconds ago is asked about, and placed when another is wanted', async () => {
  const tab = await open();
  const terms = limit('buy', '0.01', Math.round(best(tab).bid * 0.97));
  await place(tab, terms);
  expect(await refusal(tab, terms)).toMatch(/^same-intent: .* ago/);
  expect(await answered(tab.api.submit(press(terms, { isAnother: true })))).toMatchObject({ ok: true });
  await pass(2_500);
  await place(tab, terms);
  expect(view(tab).orders).toHaveLength(3);
});

test.each([
  ['more than the market takes', 'instrument', (bid: number) => limit('buy', '0.01', bid + 0.123456), /significant digits/],
  ['no size', 'instrument', (bid: number) => limit('buy', '0', bid), /more than 0/],
  ['too much money', 'max-notional', (bid: number) => limit('buy', '5', bid), /100,000/],
  ['a price far through the market', 'price-collar', (bid: number) => limit('buy', '0.01', Math.round(bid * 1.2)), /5 % is allowed/],
])('%s is refused with the rule, the figure and the limit', async (_, rule, terms, words) => {
  const tab = await open();
  const said = await refusal(tab, terms(best(tab).bid));
  expect(said).toMatch(new RegExp(`^${rule}: `));
  expect(said).toMatch(words);
  expect(view(tab).orders).toEqual([]);
});

test('nothing leaves while the book is not live, and what waits does not fill', async () => {
  const tab = await open();
  const id = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.99)));
  world.exchange.handshake = 'refused';
  for (const socket of world.exchange.open) socket.reset();
  await settle(20);
  expect(await refusal(tab, market('buy', '0.01'))).toMatch(/^book-not-live: .*BTC\/USD is not live/);
  expect(orderOf(tab, id)?.state).toBe('working');
});

test('one of two books that an execution hears is enough to wait for', async () => {
  const tab = await open();
  tab.follow(KEY, BOOK, BOOK.replace('100', '250'), TRADES);
  await pass(3_000);
  expect(await refusal(tab, limit('buy', '0', best(tab).bid))).toMatch(/^instrument: /);
  world.exchange.control.wrongChecksum(1);
  world.exchange.control.tick('every-checksum');
  for (const socket of world.exchange.open) socket.flush();
  expect(await refusal(tab, market('buy', '0.01'))).toMatch(/^book-not-live: /);
});

test('after a crash everything is as it was written: orders, fills and money, to the last digit', async () => {
  const tab = await open();
  await place(tab, market('buy', '0.02'));
  await pass(2_500);
  const waiting = await place(tab, limit('sell', '0.05', Math.round(best(tab).ask * 1.02)));
  await settle(50);
  const before = view(tab);
  // No farewell: the engine is simply gone.
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(again)).toEqual(before);
  expect(orderOf(again, waiting)?.state).toBe('working');
  await pass(1_000);
  const next = await place(again, market('sell', '0.01'));
  expect(before.orders.map(({ id }) => id)).not.toContain(next);
});

test('an engine that another one has replaced sends nothing any more', async () => {
  const old = await open();
  const fresh = start();
  fresh.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(await refusal(old, market('buy', '0.01'))).toMatch(/^not-recorded: .*another engine has taken over.*not sent/);
  expect(view(fresh).orders).toEqual([]);
});

test('an order that left when the record of its arrival was lost is shown as never placed', async () => {
  const tab = await open();
  const { put } = IDBObjectStore.prototype;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'journal') throw new DOMException('the power failed', 'DataError');
    return put.apply(this, args);
  });
  const id = await place(tab, market('buy', '0.01'));
  await settle(20);
  expect(view(tab).gate).toMatchObject({ isReady: false });
  expect(await refusal(tab, market('buy', '0.02'))).toMatch(/^not-ready: .*cannot be written down/);
  spy.mockRestore();
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(orderOf(again, id)?.end).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/^not placed: /) });
  expect(balance(again, 'USD')).toMatchObject({ total: '10000', reserved: '0' });
});

test('a change that cannot be written down first is not made', async () => {
  const tab = await open();
  const price = Math.round(best(tab).bid * 0.98);
  const id = await place(tab, limit('buy', '0.01', price));
  const { put } = IDBObjectStore.prototype;
  const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'intents') throw new DOMException('the disk is full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  const answer = await answered(tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal }));
  expect(answer).toMatchObject({ ok: false, error: { rule: 'not-recorded', detail: expect.stringContaining('Nothing was changed') } });
  failing.mockRestore();
  expect(orderOf(tab, id)?.terms.size).toBe('0.01');
  expect(await answered(tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal }))).toEqual({ ok: true, value: null });
  expect(orderOf(tab, id)?.terms.size).toBe('0.02');
});

test('changes count against the orders of a minute, and cancelling does not', async () => {
  const tab = await open();
  const price = Math.round(best(tab).bid * 0.98);
  const id = await place(tab, limit('buy', '0.01', price));
  const { ordersPerMinute } = LIMITS[view(tab).limits];
  const changed: boolean[] = [];
  for (let i = 0; i <= ordersPerMinute; i++) changed.push((await answered(tab.api.amend(ACCOUNT, id, { price: String(price - i) as Decimal }))).ok);
  // The first says nothing new.
  expect(changed.lastIndexOf(true)).toBe(ordersPerMinute - 1);
  expect(await refusal(tab, limit('buy', '0.01', price - 50))).toMatch(new RegExp(`^orders-per-minute: ${ordersPerMinute} orders and changes`));
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'all' }))).toEqual({ ok: true, value: 1 });
});

test('a change that left when the record of its arrival was lost is shown as not made', async () => {
  const tab = await open();
  const price = Math.round(best(tab).bid * 0.98);
  const id = await place(tab, limit('buy', '0.01', price));
  await settle(20);
  const { put } = IDBObjectStore.prototype;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'journal') throw new DOMException('the power failed', 'DataError');
    return put.apply(this, args);
  });
  expect(await answered(tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal }))).toEqual({ ok: true, value: null });
  await settle(20);
  await world.engines[0]?.retire();
  await settle(20);
  spy.mockRestore();
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(orderOf(again, id)).toMatchObject({
    state: 'working',
    terms: { size: '0.01' },
    refusedChange: { change: { size: '0.02' }, reason: expect.stringContaining('the engine stopped before') },
  });
  // Said once: the next engine finds that it was told.
  await settle(20);
  const third = start();
  third.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(third)).toEqual(view(again));
});

test('a change of an order that an engine of before would make is not made', async () => {
  const tab = await open();
  const id = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.98)));
  const next = start();
  next.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(orderOf(next, id)?.state).toBe('working');
  const late = await answered(tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal }));
  expect(late).toMatchObject({ ok: false, error: { detail: expect.stringContaining('another engine has taken over') } });
  expect(orderOf(tab, id)?.terms.size).toBe('0.01');
});

test('what could not be written down is written when storage is back, and until then nothing more fills', async () => {
  const tab = await open();
  const { put } = IDBObjectStore.prototype;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'journal') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(20);
  expect(view(tab).gate.why).toMatch(/cannot be written down: the storage is full/);
  spy.mockRestore();
  await pass(31_000);
  expect(view(tab).gate).toMatchObject({ isReady: true, why: null });
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(again).orders).toEqual(view(tab).orders);
});

test('storage that fails stops orders and not the view', async () => {
  const tab = await open();
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await refusal(tab, market('buy', '0.01'))).toMatch(/^not-recorded: .*\(the storage is full\), so it was not sent/);
  transaction.mockRestore();
  expect(tab.state(BOOK).status.state).toBe('live');
  expect(view(tab).orders).toEqual([]);
});

test('the kill switch cancels all, stops what is new, outlives the engine, and ends on the word alone', async () => {
  const tab = await open();
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  expect(await answered(tab.api.kill(ACCOUNT))).toEqual({ ok: true, value: 1 });
  expect(view(tab).orders[0]?.state).toBe('cancelled');
  expect(view(tab).gate).toMatchObject({ isReady: false, rearmWord: 'ARM' });
  expect(await refusal(tab, market('buy', '0.01'))).toMatch(/^killed: /);
  await settle(30);
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(again).gate.killedAt).not.toBeNull();
  expect(await answered(again.api.rearm(ACCOUNT, 'yes'))).toMatchObject({ ok: false, error: { rule: 'wrong-word' } });
  expect(await answered(again.api.rearm(ACCOUNT, 'arm'))).toEqual({ ok: true, value: null });
  expect(view(again).gate.isReady).toBe(true);
});

test('a switch that is pulled while the account is still being read stays pulled, also for the next engine', async () => {
  const tab = start();
  tab.follow(KEY, BOOK, TRADES);
  const pulled = tab.api.kill(ACCOUNT);
  await pass(3_000);
  expect(await answered(pulled)).toEqual({ ok: true, value: 0 });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)))).toMatch(/^killed: /);
  await settle(30);
  expect(view(await open()).gate).toMatchObject({ isReady: false, rearmWord: 'ARM' });
});

test('an engine that another one has replaced cannot let go of a switch that the later one pulled', async () => {
  const old = await open();
  const next = await open();
  await answered(next.api.kill(ACCOUNT));
  await settle(30);
  await answered(old.api.rearm(ACCOUNT, 'ARM'));
  await settle(30);
  expect(view(await open()).gate.killedAt).toBe(view(next).gate.killedAt);
});

test('limits hold from the next order on, outlive the engine, and let more through on the word alone', async () => {
  const tab = await open();
  const large = limit('buy', '0.2', Math.round(best(tab).bid * 0.9));
  expect(view(tab).limits).toBe('standard');
  expect(await answered(tab.api.setLimits(ACCOUNT, 'careful', ''))).toEqual({ ok: true, value: null });
  expect(await refusal(tab, large)).toMatch(/^max-notional: .* 10,000 is the most/);
  await settle(50);
  const next = await open();
  expect(view(next).limits).toBe('careful');
  const unsaid = await answered(next.api.setLimits(ACCOUNT, 'scalper', 'yes'));
  expect(unsaid).toMatchObject({ ok: false, error: { rule: 'wrong-word', detail: expect.stringContaining('Type RAISE') } });
  expect(view(next).limits).toBe('careful');
  expect(await answered(next.api.setLimits(ACCOUNT, 'scalper', ' raise '))).toEqual({ ok: true, value: null });
  expect(view(next).limits).toBe('scalper');
});

test('an order that is being written down when the switch is pulled does not leave', async () => {
  const tab = await open();
  const asked = tab.api.submit(press(limit('buy', '0.01', Math.round(best(tab).bid * 0.97))));
  await Promise.resolve();
  const pulled = tab.api.kill(ACCOUNT);
  expect(await answered(asked)).toMatchObject({ ok: false, error: { rule: 'killed' } });
  expect(await answered(pulled)).toEqual({ ok: true, value: 0 });
  expect(view(tab).orders.filter(({ state }) => state !== 'rejected')).toEqual([]);
});

test('an order whose book is lost while it is being written down does not leave', async () => {
  const tab = await open();
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'intents') {
      world.exchange.handshake = 'refused';
      for (const socket of world.exchange.open) socket.reset();
    }
    return put.apply(this, args);
  });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)))).toMatch(/^book-not-live: /);
  vi.restoreAllMocks();
  expect(view(tab).orders).toEqual([]);
});

test('the switch that is pulled as an order has just been written down still holds it, and no later engine looks for it', async () => {
  const tab = await open();
  const { put } = IDBObjectStore.prototype;
  let isPulled = false;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const asked = put.apply(this, args);
    if (this.name === 'intents' && !isPulled) {
      isPulled = true;
      // The first check is passed, and the record stands.
      asked.addEventListener('success', () => void tab.api.kill(ACCOUNT));
    }
    return asked;
  });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)))).toMatch(/^killed: /);
  vi.restoreAllMocks();
  expect(isPulled).toBe(true);
  expect(view(tab).orders).toEqual([]);
  expect(balance(tab, 'USD')).toMatchObject({ reserved: '0' });
  await settle(30);
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(again).orders).toEqual([]);
});

test('while what happened cannot be written down nothing more happens', async () => {
  const tab = await open();
  const near = await place(tab, limit('buy', '0.01', best(tab).bid));
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'journal') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.9)));
  const moves = async (times: number): Promise<void> => {
    for (let i = 0; i < times && orderOf(tab, near)?.state !== 'filled'; i++) {
      world.exchange.move('BTC/USD', 500);
      for (const socket of world.exchange.open) socket.flush();
      await pass(500);
    }
  };
  await moves(20);
  expect(orderOf(tab, near)?.fills).toEqual([]);
  vi.restoreAllMocks();
  await pass(31_000);
  await moves(60);
  expect(orderOf(tab, near)?.state).toBe('filled');
}, 60_000);

test('whoever asked for an order is told of it before the record of it is begun', async () => {
  const tab = await open();
  const price = Math.round(best(tab).bid * 0.97);
  const { transaction } = IDBDatabase.prototype;
  const told: unknown[] = [];
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const changes = tab.messages.flatMap(({ topics }) => topics).map(({ change }) => change);
    if ([args[0]].flat().includes('journal'))
      told.push(changes.flatMap((change) => (change?.kind === 'account' ? change.account.orders.map(({ id }) => id) : [])));
    return transaction.apply(this, args);
  });
  tab.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  // Its credit is spent: what comes of its own order may go ahead of the next.
  await answered(tab.api.setLimits(ACCOUNT, 'scalper', 'RAISE'));
  const asked = tab.api.submit(press(limit('buy', '0.01', price)));
  await settle(40);
  vi.restoreAllMocks();
  const answer = await asked;
  expect(told[0]).toEqual(answer.ok && answer.value.ids);
});

test('a tab is told what changed, and a new one everything', async () => {
  const tab = await open();
  const bid = best(tab).bid;
  await place(tab, limit('buy', '0.01', Math.round(bid * 0.97)));
  const second = await place(tab, limit('buy', '0.01', Math.round(bid * 0.96)));
  tab.look();
  await answered(tab.api.cancel(ACCOUNT, { kind: 'order', id: second }));
  tab.look();
  const told = tab.messages.flatMap(({ topics }) => topics).filter(({ change }) => change?.kind === 'account');
  const last = told.at(-1)?.change;
  expect(last?.kind === 'account' && [last.isWhole, last.account.orders.map(({ id }) => id)]).toEqual([false, [second]]);
  const late = new RigTab(world.engines[0] as Engine);
  late.follow(KEY);
  expect(view(late)).toEqual(view(tab));
});

test('an account is begun anew with other money, and its past stays in the journal', async () => {
  const tab = await open();
  await place(tab, market('buy', '0.01'));
  expect(await answered(tab.api.reopen(ACCOUNT, { USD: '100000' as Decimal }))).toEqual({ ok: true, value: null });
  expect(view(tab)).toMatchObject({ orders: [], fills: [], positions: [], balances: [{ currency: 'USD', total: '100000' }] });
  await settle(30);
  const again = start();
  again.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(view(again)).toEqual(view(tab));
});

test('what is open when an account is begun anew is cancelled: its history says so, and no later engine takes it for lost', async () => {
  const tab = await open();
  const id = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await answered(tab.api.reopen(ACCOUNT, { USD: '100000' as Decimal }));
  expect(view(tab)).toMatchObject({ orders: [], balances: [{ currency: 'USD', total: '100000', reserved: '0' }] });
  await settle(30);
  const past = await answered(tab.api.pastOrders(ACCOUNT, { from: 0, to: 8e15, pair: null, after: null, limit: 10 }));
  expect(past.ok && past.value.things.map((order) => [order.id, order.end?.kind, order.end?.reason])).toEqual([
    [id, 'cancelled', 'the account was begun anew'],
  ]);
  expect(tab.news).toEqual([]);
  const again = await open();
  expect(view(again)).toEqual(view(tab));
});

test('an account of no venue is refused', async () => {
  const tab = await open();
  const answer = await answered(tab.api.submit(press(market('buy', '0.01'), { account: 'paper:nowhere:main' })));
  expect(answer).toMatchObject({ ok: false, error: { code: 'call-refused' } });
});
