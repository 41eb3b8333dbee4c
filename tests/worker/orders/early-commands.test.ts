import { afterEach, expect, test, vi } from 'vitest';
import { accountKey } from '../../../src/domain/account/account-id';
import type { Decimal } from '../../../src/domain/money';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { ACCOUNT, answered, BOOK, best, KEY, limit, openAccount, orderOf, place, press, TRADES, view } from '../../support/paper-orders';
import { storedRecords, tamper } from '../../support/raw-storage';

const world = useEngineWorld();
afterEach(() => void vi.restoreAllMocks());

/** An order that waits, and the engine gone. */
async function leaveOrder(): Promise<string> {
  const tab = await openAccount(world);
  const id = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(30);
  await world.engines.at(-1)?.retire();
  return id;
}

test('a switch that is pulled while the account is being read cancels what was open in it', async () => {
  const id = await leaveOrder();
  const tab = world.start();
  tab.follow(KEY, BOOK, TRADES);
  expect(await answered(tab.api.kill(ACCOUNT))).toEqual({ ok: true, value: 1 });
  expect(orderOf(tab, id)?.state).toBe('cancelled');
  expect(view(tab).gate.killedAt).not.toBeNull();
});

test('what is cancelled or changed while the account is being read is cancelled and changed', async () => {
  const id = await leaveOrder();
  const tab = world.start();
  tab.follow(KEY, BOOK, TRADES);
  const amended = tab.api.amend(ACCOUNT, id, { size: '0.02' as Decimal });
  // Its market is not live yet: that is the reason, and not that there were no such order.
  expect(await answered(amended)).toMatchObject({ ok: false, error: { rule: 'book-not-live' } });
  const next = world.start();
  next.follow(KEY);
  expect(await answered(next.api.cancel(ACCOUNT, { kind: 'order', id }))).toEqual({ ok: true, value: 1 });
  expect(orderOf(next, id)?.state).toBe('cancelled');
});

test('a switch that was pulled when its account could not be read cancels all as soon as it can', async () => {
  const id = await leaveOrder();
  const reading = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('the disk is gone', 'DataError');
  });
  const tab = world.start();
  tab.follow(KEY, BOOK, TRADES);
  expect(await answered(tab.api.kill(ACCOUNT))).toMatchObject({
    ok: false,
    error: { rule: 'not-ready', detail: expect.stringMatching(/could not be read/) },
  });
  expect(await answered(tab.api.cancel(ACCOUNT, { kind: 'all' }))).toMatchObject({ ok: false, error: { rule: 'not-ready' } });
  reading.mockRestore();
  await world.pass(31_000);
  expect(orderOf(tab, id)?.state).toBe('cancelled');
  expect(view(tab).gate.rearmWord).toBe('ARM');
});

test('an engine that ended between the switch and the cancelling leaves that to the next one', async () => {
  const id = await leaveOrder();
  const [record] = await storedRecords('accounts');
  await tamper('accounts', ACCOUNT, { ...(record?.value as object | undefined), ...PULLED });
  expect(orderOf(await openAccount(world), id)?.state).toBe('cancelled');
});

test('a record that makes no sense holds new orders back and leaves those that are open', async () => {
  const id = await leaveOrder();
  await tamper('accounts', ACCOUNT, 'torn');
  const tab = await openAccount(world);
  expect(view(tab).gate.killedAt).not.toBeNull();
  expect(orderOf(tab, id)?.state).toBe('working');
});

test('an account is not armed before it is known whether its switch was pulled', async () => {
  const first = await openAccount(world);
  await answered(first.api.kill(ACCOUNT));
  await settle(30);
  const tab = world.start();
  tab.follow(KEY);
  expect(await answered(tab.api.rearm(ACCOUNT, 'ARM'))).toMatchObject({ ok: false, error: { rule: 'not-ready' } });
  await world.pass(3_000);
  expect(view(tab).gate.rearmWord).toBe('ARM');
});

test('a further book whose switch is pulled while it is being read is still there for the next engine', async () => {
  const first = await openAccount(world);
  const opened = await answered(first.api.openBook('bitfinex', { kind: 'spot', label: 'Swing', balances: { USD: '5000' as Decimal } }));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const tab = world.start();
  tab.follow(accountKey(opened.value));
  await answered(tab.api.kill(opened.value));
  await settle(30);
  const last = world.start();
  last.follow(accountKey(opened.value));
  await world.pass(3_000);
  expect(last.state(accountKey(opened.value))).toMatchObject({ data: { account: { info: { label: 'Swing' }, gate: { rearmWord: 'ARM' } } } });
});

test('an order that is asked for while the account is being read waits for it', async () => {
  const tab = await openAccount(world);
  const price = Math.round(best(tab).bid * 0.97);
  await world.engines[0]?.retire();
  const next = world.start();
  next.follow(BOOK, TRADES);
  await world.pass(3_000);
  expect(await answered(next.api.submit(press(limit('buy', '0.01', price))))).toMatchObject({ ok: true, value: { isDuplicate: false } });
});

const PULLED = { format: 'tapedeck/account', version: 1, createdAt: 1, killedAt: 1_700_000_000_000, limits: 'standard', info: null };
