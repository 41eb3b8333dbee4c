import { expect, test } from 'vitest';
import { accountKey } from '../../../src/domain/account/account-id';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil, startLive } from '../../support/live-orders';
import { ACCOUNT, answered, BOOK, best, limit, market, press, TRADES } from '../../support/paper-orders';
import { storedRecords, tamper } from '../../support/raw-storage';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const low = (user: LiveUser, ratio = 0.97): number => Math.round(best(user.tab).bid * ratio);

/** Orders of which nothing was heard before, after, and as the engine ended; from the first on the record makes no sense. */
async function damaged(): Promise<{ user: LiveUser; tab: RigTab; over: string; stands: string; onTheWay: string }> {
  const user = await LiveUser.open(world);
  const over = await user.place(market('buy', '0.01'));
  await passUntil(world, () => user.order(over).state === 'filled' && user.order(over).fills.length > 0);
  await world.pass(1_000);
  const stands = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(stands).state === 'working');
  world.exchange.control.account.loseRequest('on', 'before');
  const onTheWay = await user.place(limit('buy', '0.01', low(user, 0.96)));
  await world.engines[0]?.retire();
  for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
  const journal = await storedRecords('journal');
  const nth = journal.findIndex(({ value }) => (value as { order?: { id: string } }).order?.id === over);
  await tamper('journal', journal[nth]?.key ?? '', 'junk');
  const tab = startLive(world);
  granted(await tab.api.unlockVault(by()));
  tab.follow(accountKey(user.account), BOOK, TRADES);
  await world.pass(3_000);
  return { user, tab, over, stands, onTheWay };
}

async function refused(tab: RigTab, account: string, terms: OrderTerms): Promise<string> {
  granted(await tab.api.arm(account, 30));
  const answer = await answered(tab.api.submit(press(terms, { account })));
  return answer.ok ? 'let through' : answer.error.detail;
}

test('S5: a live account whose record is damaged trades nothing and says what to do', async () => {
  const { user, tab } = await damaged();
  const { data, status } = tab.state(accountKey(user.account));
  expect([data, status.state, status.reason]).toEqual([
    null,
    'offline',
    expect.stringMatching(/^the record of this account is damaged at entry \d+ .*read it anew from the exchange, under Balances$/),
  ]);
  expect(await refused(tab, user.account, limit('buy', '0.01', low(user)))).toMatch(/damaged at entry/);
  expect(user.open.length).toBe(1);
  expect(tab.state(BOOK).status.state).toBe('live');
});

test('S5: read anew it is what the exchange says, an order that stood is itself, one that was on its way is in doubt, and nothing that is over counts again', async () => {
  const { user, tab, over, stands, onTheWay } = await damaged();
  expect(await answered(tab.api.readAnew(user.account))).toEqual({ ok: true, value: null });
  const again = Object.assign(Object.create(LiveUser.prototype) as LiveUser, user, { tab });
  await passUntil(world, () => again.status.state === 'live');
  await passUntil(world, () => again.order(onTheWay).doubt?.includes('probably it was never placed') === true);
  expect(again.view.orders.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      [stands, 'working'],
      [onTheWay, 'unknown'],
    ]),
  );
  expect([again.view.orders.length, again.view.fills, again.balance('BTC')]).toEqual([2, [], '0.50998']);
  expect(user.open.length).toBe(1);
  const query = { from: 0, to: Number.MAX_SAFE_INTEGER, pair: null, after: null, limit: 100 };
  const past = granted(await answered(tab.api.pastFills(user.account, query)));
  expect(past.things.length).toBeGreaterThan(0);
  expect(new Set(past.things.map(({ id }) => id)).size).toBe(past.things.length);
  expect(granted(await answered(tab.api.pastOrders(user.account, query))).things.map(({ id }) => id)).toEqual([over]);
  // Once its user has looked it trades, and stays so.
  granted(await answered(tab.api.acknowledge(user.account, onTheWay)));
  await again.arm();
  const next = await again.place(limit('buy', '0.01', low(again, 0.95)));
  await passUntil(world, () => again.order(next).state === 'working');
  await world.engines.at(-1)?.retire();
  const last = await LiveUser.again(again);
  expect(last.view.orders.map(({ id, state }) => [id, state])).toEqual(again.view.orders.map(({ id, state }) => [id, state]));
});

test('an account whose record is in order is not read anew, and a paper account is not either', async () => {
  const user = await LiveUser.open(world);
  user.tab.follow(accountKey(user.account), accountKey(ACCOUNT), BOOK, TRADES);
  await world.pass(1_000);
  for (const account of [user.account, ACCOUNT])
    expect(await answered(user.tab.api.readAnew(account))).toMatchObject({ ok: false, error: { code: 'order-refused', rule: 'unsupported' } });
});
