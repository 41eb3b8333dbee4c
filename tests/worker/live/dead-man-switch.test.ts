import { expect, test } from 'vitest';
import { profileOf } from '../../../src/domain/account/account-id';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil } from '../../support/live-orders';
import { best, limit } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const low = (user: LiveUser): number => Math.round(best(user.tab).bid * 0.97);
const high = (user: LiveUser): number => Math.round(best(user.tab).ask * 1.03);
const choose = async (user: LiveUser, isOn: boolean): Promise<void> =>
  void granted(await user.tab.api.setDeadManSwitch(by(), profileOf(user.account), isOn));

/** Chosen, and logged in with. */
async function guarded(): Promise<LiveUser> {
  const user = await LiveUser.open(world);
  await choose(user, true);
  await logInAgain(user);
  return user;
}
const faults = () => world.exchange.control.account;
/** Sockets that the account is logged in on: now, and the most at once. */
const sockets = (user: LiveUser) => world.exchange.accounts.report().sockets[user.user];

/** The vault is locked and unlocked: another login. */
async function logInAgain(user: LiveUser): Promise<void> {
  granted(await user.tab.api.lockVault());
  await passUntil(world, () => user.status.state === 'offline');
  await world.pass(1_000);
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => user.status.state === 'live');
  await user.arm();
}

test('statement 38: without it orders stay at the exchange when the connection ends', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  await logInAgain(user);
  expect([user.open.length, user.order(id).state, user.view.live?.deadManSwitch]).toEqual([1, 'working', false]);
});

test('chosen, it begins with the next login: from then on all orders of the account go with the connection', async () => {
  const user = await LiveUser.open(world);
  const first = await user.place(limit('buy', '0.01', low(user)));
  await choose(user, true);
  await world.pass(1_000);
  expect(user.view.live?.deadManSwitch).toBe(false);
  await logInAgain(user);
  expect([user.open.length, user.order(first).state, user.view.live?.deadManSwitch]).toEqual([1, 'working', true]);
  world.exchange.control.account.external(user.user, 'on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.01', price: '20000', cid: 7 });
  await world.pass(1_000);
  expect(user.open.length).toBe(2);
  await logInAgain(user);
  expect(user.open).toEqual([]);
  expect(user.order(first)).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('probably the dead-man switch') });
  expect(user.view.live?.away?.lines.filter(({ kind }) => kind === 'doubted').length).toBe(2);
});

test('a sleep ends no connection that would take all orders along', async () => {
  const user = await guarded();
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'working');
  const { logins } = world.exchange.accounts.report();
  world.clock.suspend(20_000);
  await world.pass(5_000);
  expect([user.open.length, user.order(id).state, world.exchange.accounts.report().logins]).toEqual([1, 'working', logins]);
});

test('turned off, it still has what the last login asked for, once', async () => {
  const user = await LiveUser.open(world);
  await choose(user, true);
  await logInAgain(user);
  await user.place(limit('buy', '0.01', low(user)));
  await choose(user, false);
  await world.pass(1_000);
  expect(user.view.live?.deadManSwitch).toBe(true);
  await logInAgain(user);
  expect([user.open.length, user.view.live?.deadManSwitch]).toEqual([0, false]);
  expect(user.view.orders[0]).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('probably the dead-man switch') });
  const id = await user.place(limit('sell', '0.01', high(user)));
  await world.pass(1_000);
  await logInAgain(user);
  expect([user.open.length, user.order(id).state]).toEqual([1, 'working']);
});

test('an order without an answer is looked for beside the connection, which stands, and cancels none of the others', async () => {
  const user = await guarded();
  const other = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  faults().loseRequest('on', 'after');
  const id = await user.place(limit('sell', '0.01', high(user)));
  const seen = new Set<string>();
  await passUntil(world, () => {
    seen.add(user.status.state);
    return user.order(id).state === 'working' && sockets(user)?.now === 1;
  });
  await world.pass(1_000);
  expect([[...seen], sockets(user)]).toEqual([['live'], { now: 1, most: 2 }]);
  expect([user.order(other).state, user.open.length, user.view.live?.deadManSwitch]).toEqual(['working', 2, true]);
  // Still the connection that has it.
  await logInAgain(user);
  expect(user.open).toEqual([]);
});

test('E9: one that is not found is looked for three times more, and what stands is left alone', async () => {
  const user = await guarded();
  const other = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  faults().loseRequest('on', 'before');
  const id = await user.place(limit('sell', '0.01', high(user)));
  const logins = (): number => world.exchange.accounts.report().logins[user.key] ?? 0;
  const before = logins();
  await passUntil(world, () => logins() === before + 4, 120);
  await world.pass(60_000);
  expect([logins() - before, user.order(id).state, user.order(other).state, user.open.length]).toEqual([4, 'unknown', 'working', 1]);
});
