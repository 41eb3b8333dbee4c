import { expect, test } from 'vitest';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil } from '../../support/live-orders';
import { answered, best, limit } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const faults = () => world.exchange.control.account;
const low = (user: LiveUser, ratio = 0.97): number => Math.round(best(user.tab).bid * ratio);
/** Orders that reached the exchange under the account's key, each time they did. */
const sent = (user: LiveUser): number => world.exchange.accounts.report().framesByKey[user.key]?.['on'] ?? 0;
const isLive = (user: LiveUser): boolean => user.status.state === 'live';

test.each(['drop-after', 'drop-before'] as const)(
  'N13: a connection that breaks around an order leaves it unknown until the account is read anew (%s)',
  async (when) => {
    const user = await LiveUser.open(world);
    faults().next(when, 'on');
    const id = await user.place(limit('buy', '0.01', low(user)));
    await passUntil(world, () => user.order(id).state === 'working');
    expect([user.open.length, sent(user)]).toEqual([1, 1]);
    expect(user.order(id).venueId).toBe(String(user.open[0]?.[0]));
  },
);

test('N4: an order that was lost on its way is not sent again, and the snapshot says that it is not there', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'before', 'drop');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).doubt?.includes('probably it was never placed') === true);
  await world.pass(60_000);
  expect([user.open.length, user.order(id).state]).toEqual([0, 'unknown']);
});

test('E1: a message of the account that was lost is noticed by its number, and the account is read anew', async () => {
  const user = await LiveUser.open(world);
  faults().next('lose', 'on');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'working' && isLive(user));
  expect([user.open.length, sent(user)]).toEqual([1, 1]);
});

test('E7: an order that was accepted, its answer lost and the socket with it, is there under its number', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'after', 'drop');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'working');
  expect(user.order(id).clientId).toBe(user.open[0]?.[2]);
  expect(sent(user)).toBe(1);
});

test('E11: a login whose number was too small is made once more with a higher one, and no order is sent for it', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  faults().smallNonces(1);
  faults().next('drop-after', 'wu');
  faults().deposit(user.user, 'exchange', 'USD', '1');
  await passUntil(world, () => !isLive(user));
  await passUntil(world, () => isLive(user));
  expect([user.order(id).state, sent(user)]).toEqual(['working', 1]);
});

test('E13: in maintenance nothing leaves and nothing is called live; its end brings the account back as it is', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  world.exchange.control.maintenance(true);
  await passUntil(world, () => user.status.state === 'maintenance');
  expect(await user.refusal(limit('buy', '0.01', low(user, 0.96)))).toMatch(/^(not-ready|book-not-live): /);
  world.exchange.control.maintenance(false);
  await passUntil(world, () => isLive(user));
  expect([user.order(id).state, sent(user)]).toEqual(['working', 1]);
});

test('E15: a cancel that loses against a fill leaves the order filled, and says no more than that', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  faults().loseRequest('oc', 'before');
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  faults().send(
    user.user,
    'oc',
    [...(user.open[0] as unknown[])].map((cell, i) => (i === 6 ? 0 : i === 13 ? 'EXECUTED @ 1.0(0.01)' : i === 5 ? Number(cell) + 1 : cell)),
  );
  await world.pass(1_000);
  expect(user.order(id)).toMatchObject({ state: 'filled', filled: '0.01', end: null });
});

test('E17: a key that is deleted while it is used lets nobody in, says so, and places nothing', async () => {
  const user = await LiveUser.open(world);
  faults().revoke(user.key);
  await passUntil(world, () => user.status.state === 'offline');
  expect(user.status.reason).toContain('does not take this key');
  expect(await user.refusal(limit('buy', '0.01', low(user)))).toMatch(/^not-ready: .*does not take this key/);
});

test('E18: what is held and ordered elsewhere is shown as that', async () => {
  const user = await LiveUser.open(world);
  faults().deposit(user.user, 'exchange', 'USD', '123.45');
  faults().external(user.user, 'on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.01', price: '20000', cid: 7 });
  await world.pass(1_000);
  expect(user.balance('USD')).toBe('20123.45');
  expect(user.view.orders).toMatchObject([{ origin: 'elsewhere', state: 'working' }]);
});

test('B2: an order whose engine dies as it is sent is found by the next engine, and not sent by it', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'after');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.engines.at(-1)?.retire();
  const next = await LiveUser.again(user);
  expect([next.order(id).state, next.order(id).venueId]).toEqual(['working', String(next.open[0]?.[0])]);
  expect([next.open.length, sent(next)]).toEqual([1, 1]);
});

test('U7: a lock while an order is under way loses nothing: it is known again when the vault is open', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  granted(await user.tab.api.lockVault());
  await world.pass(2_000);
  expect(user.status.state).toBe('offline');
  expect(['sent', 'working']).toContain(user.order(id).state);
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => isLive(user));
  expect([user.order(id).state, sent(user)]).toEqual(['working', 1]);
});

test('U8: the kill switch cancels all at the exchange, lets nothing new out, and is let go of by a proof alone', async () => {
  const user = await LiveUser.open(world);
  for (const ratio of [0.97, 0.96, 0.95]) await user.place(limit('buy', '0.01', low(user, ratio)));
  await world.pass(1_000);
  expect(user.open.length).toBe(3);
  granted(await answered(user.tab.api.kill(user.account)));
  await world.pass(2_000);
  expect([user.open.length, user.view.gate.killedAt !== null]).toEqual([0, true]);
  expect(await user.refusal(limit('buy', '0.01', low(user)))).toMatch(/^killed: /);
  expect((await answered(user.tab.api.rearm(user.account, 'ARM'))).ok).toBe(false);
  const token = granted(await user.tab.api.proveVault(by()));
  granted(await answered(user.tab.api.rearm(user.account, token)));
  expect(user.view.gate.killedAt).toBeNull();
  granted(await answered(user.tab.api.kill(user.account)));
  expect((await answered(user.tab.api.rearm(user.account, token))).ok).toBe(false);
});

/** The socket on which the account is told of. */
const accountSocket = () => world.exchange.open.find(({ session }) => session?.isAuthenticated === true);

test('N3: an order that arrives on a connection whose way back is dead is found on the next one, and not sent on it', async () => {
  const user = await LiveUser.open(world);
  world.exchange.latencyMs = 300;
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(400);
  expect([user.open.length, user.order(id).state]).toEqual([1, 'sent']);
  const dead = accountSocket();
  if (dead !== undefined) dead.isHoled = true;
  await passUntil(world, () => user.order(id).state === 'unknown');
  await passUntil(world, () => user.order(id).state === 'working' && isLive(user));
  expect([user.open.length, sent(user)]).toEqual([1, 1]);
});

test('E9: an order that the exchange does not find at first stays unknown, is looked for again, and is found', async () => {
  const user = await LiveUser.open(world);
  faults().notFoundFor(9_000);
  faults().loseRequest('on', 'after', 'drop');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).doubt?.includes('probably it was never placed') === true);
  expect(await user.refusal(limit('buy', '0.01', low(user, 0.96)))).toMatch(/^unknown-order: /);
  await passUntil(world, () => user.order(id).state === 'working');
  expect([user.order(id).venueId, sent(user)]).toEqual([String(user.open[0]?.[0]), 1]);
});

test('E9: an order that is not found three times more is not looked for any further, and only the user ends it', async () => {
  const user = await LiveUser.open(world);
  faults().loseRequest('on', 'before', 'drop');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'unknown' && isLive(user));
  const logins = (): number => world.exchange.accounts.report().logins[user.key] ?? 0;
  const before = logins();
  await passUntil(world, () => logins() === before + 3, 120);
  await world.pass(60_000);
  expect(logins()).toBe(before + 3);
  expect([user.order(id).state, sent(user)]).toEqual(['unknown', 1]);
  expect(user.order(id).doubt).toContain('its history cannot be read: this page has no way to the exchange’s REST');
  granted(await answered(user.tab.api.acknowledge(user.account, id)));
  expect(user.order(id).state).toBe('gone');
});

test('E16: what the exchange does not take any more of a pair is said in its words, and nothing is sent again', async () => {
  const user = await LiveUser.open(world);
  faults().pause('tBTCUSD');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  expect(user.order(id)).toMatchObject({ state: 'rejected', end: { kind: 'rejected', reason: 'trading is paused' } });
  faults().pause('tBTCUSD', false);
  await world.pass(10_000);
  expect([user.open.length, sent(user)]).toEqual([0, 1]);
});

test.each([4_900, 5_100, 61_000, -61_000])('K3: with a clock that is %i ms off an order is placed, known and cancelled, each once', async (ms) => {
  world.clock.setWall(world.clock.now() + ms);
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  expect([user.order(id).state, user.order(id).clientId]).toEqual(['working', user.open[0]?.[2]]);
  world.clock.setWall(world.clock.now() - 2 * ms);
  faults().next('drop-after', 'wu');
  faults().deposit(user.user, 'exchange', 'USD', '1');
  await passUntil(world, () => !isLive(user));
  await passUntil(world, () => isLive(user));
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  await world.pass(1_000);
  expect([user.order(id).state, user.open.length, sent(user)]).toEqual(['cancelled', 0, 1]);
});

test('K1: after a sleep an account is live on a connection of its own again, and not on the one of before', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'working');
  const logins = (): number => world.exchange.accounts.report().logins[user.key] ?? 0;
  const before = logins();
  world.clock.suspend(20_000);
  await passUntil(world, () => !isLive(user));
  expect([user.status.state, user.status.reason, logins()]).toEqual(['stale', expect.stringContaining('the machine was asleep'), before]);
  await passUntil(world, () => isLive(user));
  expect([logins(), user.order(id).state, sent(user)]).toEqual([before + 1, 'working', 1]);
  // Time that passes as it should is no sleep.
  await world.pass(20_000);
  expect([logins(), isLive(user)]).toEqual([before + 1, true]);
});

test('U7: a lock that is over before anybody looks lets in again who had been turned away', async () => {
  const user = await LiveUser.open(world);
  faults().smallNonces(2);
  faults().next('drop-after', 'wu');
  faults().deposit(user.user, 'exchange', 'USD', '1');
  await passUntil(world, () => user.status.reason?.includes('Another program uses this key') === true);
  granted(await user.tab.api.lockVault());
  granted(await user.tab.api.unlockVault(by()));
  await passUntil(world, () => isLive(user));
});
