import { expect, test } from 'vitest';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil } from '../../support/live-orders';
import { answered, best, limit } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const faults = () => world.exchange.control.account;
const low = (user: LiveUser, ratio = 0.97): number => Math.round(best(user.tab).bid * ratio);
/** Sockets that the account is logged in on: now, and the most at once. */
const sockets = (user: LiveUser) => world.exchange.accounts.report().sockets[user.user];

/** An order whose answer is lost: a second connection shows it, which the first did not. */
async function unheard(user: LiveUser, ratio: number): Promise<string> {
  faults().loseRequest('on', 'after');
  const id = await user.place(limit('buy', '0.01', low(user, ratio)));
  await passUntil(world, () => user.order(id).state === 'working');
  return id;
}

test('the account is read anew without a moment in which it is not live, and what was not told is found', async () => {
  const user = await LiveUser.open(world);
  faults().next('omit', 'wu');
  faults().deposit(user.user, 'exchange', 'USD', '500');
  await world.pass(100_000);
  expect([user.balance('USD'), sockets(user)]).toEqual(['20000', { now: 1, most: 1 }]);
  faults().loseRequest('on', 'before');
  const id = await user.place(limit('buy', '0.01', low(user)));
  const seen = new Set<string>();
  await passUntil(world, () => {
    seen.add(user.status.state);
    return user.order(id).doubt?.includes('probably it was never placed') === true;
  });
  await world.pass(1_000);
  expect([[...seen], sockets(user)]).toEqual([['live'], { now: 1, most: 2 }]);
  expect(user.balance('USD')).toBe('20500');
  expect(user.view.live?.away?.lines).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'held', currency: 'USD', from: '20000', to: '20500' })]),
  );
  // It was heard all along: nobody was away.
  const { since, until } = user.view.live?.away ?? {};
  expect((until ?? Infinity) - (since ?? 0)).toBeLessThan(60_000);
  // Nothing of it was read twice.
  expect(user.view.orders.length).toBe(1);
});

test('orders and fills while there are two connections count once, and the orders leave on the first', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'before');
  await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => sockets(user)?.now === 2);
  const sell = await user.place(limit('sell', '0.01', low(user, 0.99)));
  await passUntil(world, () => sockets(user)?.now === 1);
  await world.pass(1_000);
  const { fills, state } = user.order(sell);
  expect([state, new Set(fills.map(({ id }) => id)).size]).toEqual(['filled', fills.length]);
  expect(user.balance('BTC')).toBe('0.49');
  expect(world.exchange.accounts.report().framesByKey[user.key]?.['on']).toBe(2);
});

test('a second connection that the exchange does not let in leaves the first, on which orders go on leaving', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'before');
  await user.place(limit('buy', '0.01', low(user)));
  world.exchange.handshake = 'refused';
  await world.pass(40_000);
  expect([user.status.state, sockets(user)]).toEqual(['live', { now: 1, most: 1 }]);
  const id = await user.place(limit('sell', '0.01', low(user, 1.03)));
  await world.pass(1_000);
  expect(user.order(id).state).toBe('working');
  world.exchange.handshake = 'open';
  await world.pass(40_000);
  await passUntil(world, () => sockets(user)?.most === 2 && sockets(user)?.now === 1);
  expect([user.status.state, user.order(id).state]).toEqual(['live', 'working']);
});

test('three differences in a row hold new orders back, cancel nothing, outlive the engine, and are let go of by a proof alone', async () => {
  const user = await LiveUser.open(world);
  for (const ratio of [0.97, 0.96]) await unheard(user, ratio);
  await user.place(limit('buy', '0.01', low(user, 0.95)));
  await world.pass(1_000);
  expect(user.view.gate).toMatchObject({ killedAt: null, heldFor: null });
  await unheard(user, 0.94);
  await world.pass(500);
  expect(user.view.gate).toMatchObject({ isReady: false, heldFor: expect.stringContaining('Three times in a row') });
  expect(await user.refusal(limit('buy', '0.01', low(user, 0.93)))).toMatch(/^killed: Three times in a row .*with the key of the vault/);
  await world.pass(5_000);
  await world.engines.at(-1)?.retire();
  const next = await LiveUser.again(user);
  await next.arm();
  expect(next.view.gate.heldFor).toContain('Three times in a row');
  expect(next.open.length).toBe(4);
  granted(await answered(next.tab.api.rearm(next.account, granted(await next.tab.api.proveVault(by())))));
  expect(next.view.gate).toMatchObject({ isReady: true, killedAt: null, heldFor: null });
  await next.place(limit('buy', '0.01', low(next, 0.93)));
  await world.pass(1_000);
  expect(next.open.length).toBe(5);
});

test('a lock while there are two connections closes both, and one comes back', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'before');
  await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => sockets(user)?.now === 2);
  granted(await user.tab.api.lockVault());
  await world.pass(2_000);
  expect([user.status.state, sockets(user)?.now]).toEqual(['offline', 0]);
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => user.status.state === 'live');
  await world.pass(10_000);
  expect(sockets(user)).toEqual({ now: 1, most: 2 });
});
