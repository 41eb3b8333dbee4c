import { expect, test } from 'vitest';
import { accountKey } from '../../../src/domain/account/account-id';
import type { GroupRole } from '../../../src/domain/order/order';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil, startLive } from '../../support/live-orders';
import { answered, BOOK, best, limit, market, press, TRADES } from '../../support/paper-orders';
import { storedRecords, tamper } from '../../support/raw-storage';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();

/** An entry with a take-profit and a stop, two per cent of its price away. */
function bracketOf(entry: OrderTerms, price: number): { readonly terms: OrderTerms; readonly role: GroupRole }[] {
  const exit: OrderTerms = { ...entry, side: entry.side === 'buy' ? 'sell' : 'buy', tif: 'GTC', price: null, trigger: null };
  const at = (part: number): never => String(Math.round(price * (entry.side === 'buy' ? part : 2 - part))) as never;
  return [
    { terms: entry, role: 'entry' },
    { terms: { ...exit, type: 'limit', price: at(1.02) }, role: 'take-profit' },
    { terms: { ...exit, type: 'stop', trigger: at(0.98) }, role: 'stop-loss' },
  ];
}

async function placeBracket(user: LiveUser, entry: OrderTerms, price: number): Promise<readonly [entry: string, profit: string, stop: string]> {
  const asked = press(entry, { account: user.account, group: 'bracket', orders: bracketOf(entry, price) });
  return granted(await answered(user.tab.api.submit(asked))).ids as [string, string, string];
}

test('the exits of a bracket are held here until its entry is filled, and then by the exchange, which ends one with the other', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  const [entry, profit, stop] = await placeBracket(user, limit('buy', '0.01', Math.round(bid * 0.99)), bid);
  await world.pass(1_000);
  expect([entry, profit, stop].map((id) => user.order(id).state)).toEqual(['working', 'logged', 'logged']);
  expect(user.open.length).toBe(1);
  world.exchange.control.account.external(user.user, 'oc', { id: user.open[0]?.[0] });
  await world.pass(1_000);
  expect([entry, profit, stop].map((id) => user.order(id).state)).toEqual(['cancelled', 'cancelled', 'cancelled']);

  const next = await placeBracket(user, market('buy', '0.01'), bid);
  await passUntil(world, () => user.order(next[2]).state === 'working');
  expect(next.map((id) => user.order(id).state)).toEqual(['filled', 'working', 'working']);
  const bought = user.order(next[0]).fills.reduce((sum, { size, fee }) => sum + Number(size) - Number(fee), 0);
  expect(user.open.map((row) => [row[8], row[6]])).toEqual([
    ['EXCHANGE LIMIT', -Number(bought.toFixed(8))],
    ['EXCHANGE STOP', -Number(bought.toFixed(8))],
  ]);
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id: next[1] })));
  await passUntil(world, () => user.order(next[2]).state === 'cancelled');
  expect(user.open).toEqual([]);
});

test('a bracket on margin closes what it opened, and never more', async () => {
  const spot = await LiveUser.open(world);
  world.exchange.control.account.deposit(spot.user, 'margin', 'USD', '20000');
  const user = await LiveUser.onMargin(spot);
  const { ask } = best(user.tab);
  const orders = bracketOf(market('sell', '0.01'), ask).map(({ terms, role }) => ({ terms: { ...terms, reduceOnly: role !== 'entry' }, role }));
  const asked = press(market('sell', '0.01'), { account: user.account, group: 'bracket', orders });
  const ids = granted(await answered(user.tab.api.submit(asked))).ids as [string, string, string];
  await passUntil(world, () => user.order(ids[2]).state === 'working');
  expect(user.open.map((row) => [row[8], row[6], Number(row[12]) & 1024])).toEqual([
    ['LIMIT', 0.01, 1024],
    ['STOP', 0.01, 1024],
  ]);
});

test('an engine that ends takes along the exits that it held, and the next one says so', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  const [entry, profit, stop] = await placeBracket(user, limit('buy', '0.01', Math.round(bid * 0.97)), bid);
  await passUntil(world, () => user.order(entry).state === 'working');
  await world.engines.at(-1)?.retire();
  const next = await LiveUser.again(user);
  for (const id of [profit, stop])
    expect(next.order(id)).toMatchObject({ state: 'rejected', end: { reason: expect.stringContaining('held by this browser') } });
  expect([next.order(entry).state, next.open.length]).toEqual(['working', 1]);
});

test('an engine that stood still tells how long, with how many exits held, and what became of them once it went on', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  world.clock.suspend(60_000);
  await world.pass(1_000);
  await passUntil(world, () => user.tab.state(BOOK).status.state === 'live' && user.status.state === 'live');
  expect(user.tab.look().link).toMatchObject({ sleptMs: expect.any(Number), stoodStill: null });
  const [entry, profit] = await placeBracket(user, limit('buy', '0.01', Math.round(bid * 0.97)), bid);
  await passUntil(world, () => user.order(entry).state === 'working');
  world.clock.suspend(60_000);
  await passUntil(world, () => user.tab.look().link?.stoodStill !== null);
  const slept = { held: 2, left: 0, ended: 0, still: 2 };
  expect(user.tab.look().link?.stoodStill).toMatchObject(slept);
  expect(user.tab.look().link?.stoodStill?.ms).toBeGreaterThanOrEqual(60_000);
  await passUntil(world, () => user.status.state === 'live');
  await world.pass(61_000);
  expect(user.tab.look().link).toMatchObject({ sleptMs: null, stoodStill: slept });
  world.exchange.control.account.external(user.user, 'ou', { id: user.open[0]?.[0], price: String(Math.round(best(user.tab).ask * 1.01)) });
  await passUntil(world, () => user.order(entry).state === 'filled' && user.order(profit).isSent);
  expect(user.tab.look().link).toMatchObject({ heldExits: 0, stoodStill: { held: 2, left: 2, ended: 0, still: 0 } });
});

test('an engine holds exits through a lock, and does not act on an entry of which nothing is known', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  const first = await placeBracket(user, limit('buy', '0.01', Math.round(bid * 0.97)), bid);
  await passUntil(world, () => user.order(first[0]).state === 'working');
  granted(await user.tab.api.lockVault());
  await world.pass(5_000);
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => user.status.state === 'live');
  expect(first.map((id) => user.order(id).state)).toEqual(['working', 'logged', 'logged']);
  world.exchange.control.account.external(user.user, 'ou', { id: user.open[0]?.[0], price: String(Math.round(bid * 1.01)) });
  await passUntil(world, () => user.order(first[1]).state === 'working');
  expect(user.open.length).toBe(2);

  await user.arm();
  const second = await placeBracket(user, limit('buy', '0.02', Math.round(bid * 0.97)), bid);
  await passUntil(world, () => user.order(second[0]).state === 'working');
  granted(await user.tab.api.lockVault());
  await world.pass(1_000);
  world.exchange.control.account.external(user.user, 'oc', { id: user.open[2]?.[0] });
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => user.order(second[0]).state === 'unknown');
  await world.pass(60_000);
  expect(second.map((id) => user.order(id).state)).toEqual(['unknown', 'logged', 'logged']);
  granted(await answered(user.tab.api.acknowledge(user.account, second[0])));
  await world.pass(1_000);
  expect(second.map((id) => user.order(id).state)).toEqual(['gone', 'cancelled', 'cancelled']);
});

test('the kill switch ends exits that are held, and nothing of them leaves later', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  const ids = await placeBracket(user, limit('buy', '0.01', Math.round(bid * 0.97)), bid);
  await passUntil(world, () => user.order(ids[0]).state === 'working');
  granted(await answered(user.tab.api.kill(user.account)));
  await passUntil(world, () => user.order(ids[0]).state === 'cancelled');
  expect(ids.map((id) => user.order(id).end?.reason)).toEqual(['asked for', 'asked for', 'asked for']);
  await world.pass(10_000);
  expect(user.open).toEqual([]);
});

test('exits that left before their record was damaged are in doubt until the exchange tells of them, not unsent', async () => {
  const user = await LiveUser.open(world);
  const ids = await placeBracket(user, market('buy', '0.01'), best(user.tab).bid);
  await passUntil(world, () => user.order(ids[2]).state === 'working');
  await world.engines.at(-1)?.retire();
  for (const { key } of await storedRecords('account-snapshots')) await tamper('account-snapshots', key, undefined);
  const journal = await storedRecords('journal');
  const entry = journal.find(({ value }) => (value as { order?: { id: string } }).order?.id === ids[0]);
  await tamper('journal', entry?.key ?? '', 'junk');
  const tab = startLive(world);
  granted(await tab.api.unlockVault(by()));
  tab.follow(accountKey(user.account), BOOK, TRADES);
  await world.pass(3_000);
  granted(await answered(tab.api.readAnew(user.account)));
  await passUntil(world, () => tab.state(accountKey(user.account)).status.state === 'live');
  const { data } = tab.state(accountKey(user.account));
  const orders = data?.kind === 'account' ? data.account.orders : [];
  expect(ids.slice(1).map((id) => orders.find((one) => one.id === id)?.state)).toEqual(['working', 'working']);
});
