import { expect, test } from 'vitest';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil, passUntilStill } from '../../support/live-orders';
import { answered, best, limit } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const faults = () => world.exchange.control.account;
const low = (user: LiveUser, ratio = 0.97): number => Math.round(best(user.tab).bid * ratio);
const signed = (): readonly string[] => world.exchange.requests.filter((path) => path.startsWith('/v2/auth/'));

/** The account's socket breaks, and no other is to be had. */
async function cutOff(user: LiveUser): Promise<void> {
  world.exchange.handshake = 'refused';
  faults().next('drop-after', 'wu');
  faults().deposit(user.user, 'exchange', 'USD', '1');
  await passUntil(world, () => user.status.state !== 'live');
}

async function overRest(road: typeof world.exchange.road = 'proxy'): Promise<LiveUser> {
  world.exchange.road = road;
  const user = await LiveUser.open(world);
  await world.pass(1_000);
  return user;
}
const isPolled = (user: LiveUser): boolean => user.status.via === 'rest';

test('where no socket can be had the account is read over REST, says so, and is not called live', async () => {
  const user = await overRest();
  await cutOff(user);
  await world.pass(10_000);
  expect([user.status.via, user.status.state]).toEqual(['socket', 'stale']);
  await passUntil(world, () => isPolled(user));
  expect(user.status).toMatchObject({ state: 'verifying', reason: expect.stringContaining('read over REST') });
  faults().deposit(user.user, 'exchange', 'USD', '500');
  faults().external(user.user, 'on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.01', price: '20000', cid: 7 });
  await passUntil(world, () => user.balance('USD') === '20501' && user.view.orders.length === 1);
  expect(user.view.orders).toMatchObject([{ origin: 'elsewhere', state: 'working' }]);
  expect(world.exchange.clock.now() - (user.status.dataAt ?? 0)).toBeLessThan(6_000);
});

test('over REST no order is placed, and none that was asked for waits for it', async () => {
  const user = await overRest();
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  expect(await user.refusal(limit('buy', '0.01', low(user)))).toMatch(/^not-ready: .*read over REST.*cancelled, not placed/);
  await world.pass(60_000);
  expect([user.open, signed().filter((path) => path.includes('/w/'))]).toEqual([[], []]);
});

test('an order is cancelled over REST, and how it ended is the exchange’s word', async () => {
  const user = await overRest();
  const id = await user.place(limit('buy', '0.01', low(user)));
  const other = await user.place(limit('buy', '0.01', low(user, 0.96)));
  await world.pass(1_000);
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  await passUntil(world, () => user.order(id).state === 'cancelled');
  expect([user.order(id).end?.reason, user.order(other).state, user.open.length]).toEqual(['asked for', 'working', 1]);
  granted(await answered(user.tab.api.kill(user.account)));
  await passUntil(world, () => user.order(other).state === 'cancelled');
  expect([user.open, signed().filter((path) => path.includes('/w/')).length]).toEqual([[], 2]);
});

test('N7: while the exchange refuses requests over REST none is made; a cancel waits, says so, and leaves once when that is over', async () => {
  const user = await overRest();
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  world.exchange.control.rest({ status: 429, body: '{"error":"ERR_RATE_LIMIT"}', contentType: 'application/json' });
  await passUntil(world, () => user.status.reason?.includes('takes no more requests') === true);
  expect([user.status.via, user.status.state]).toEqual(['rest', 'stale']);
  const asked = signed().length;
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  world.exchange.control.rest(null);
  await world.pass(50_000);
  expect([signed().length, user.order(id).state]).toEqual([asked, 'working']);
  expect(user.status.reason).toContain('cancels that wait leave');
  await passUntil(world, () => user.order(id).state === 'cancelled');
  expect([user.status.state, user.open, signed().filter((path) => path.includes('/w/')).length]).toEqual(['verifying', [], 1]);
});

test('N7: a cancel that is refused by a block itself leaves again when that is over', async () => {
  const user = await overRest();
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  world.exchange.control.rest({ status: 429, body: '{"error":"ERR_RATE_LIMIT"}', contentType: 'application/json' });
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  await passUntil(world, () => user.status.reason?.includes('takes no more requests') === true);
  world.exchange.control.rest(null);
  const cancels = (): number => signed().filter((path) => path.includes('/w/')).length;
  expect([cancels(), user.order(id).state]).toEqual([1, 'working']);
  await world.pass(50_000);
  expect(cancels()).toBe(1);
  await passUntil(world, () => user.order(id).state === 'cancelled');
  expect(cancels()).toBe(2);
});

test('an order that ended elsewhere is not in doubt where history says how, and is where it does not', async () => {
  const user = await overRest();
  const [id, other] = [await user.place(limit('buy', '0.01', low(user))), await user.place(limit('buy', '0.01', low(user, 0.96)))];
  await world.pass(1_000);
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  const states = new Set<string>();
  const rowOf = (order: string): unknown => user.open.find((row) => String(row[0]) === user.order(order).venueId)?.[0];
  faults().external(user.user, 'oc', { id: rowOf(id) });
  await passUntil(world, () => {
    states.add(user.order(id).state);
    return user.order(id).state === 'cancelled';
  });
  expect([...states]).toEqual(['working', 'cancelled']);
  world.exchange.control.account.setCaps(user.key, { history: { read: 0, write: 0 } });
  faults().external(user.user, 'oc', { id: rowOf(other) });
  await passUntil(world, () => user.order(other).doubt?.includes('how it ended is not known') === true);
});

test('N4: an order that was lost with its connection is missing over REST as well, which is said once history was asked, and it is not sent again', async () => {
  const user = await overRest();
  world.exchange.handshake = 'refused';
  faults().loseRequest('on', 'before', 'drop');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => isPolled(user));
  await passUntil(world, () => user.order(id).doubt?.includes('probably it was never placed') === true);
  expect([user.open, signed().filter((path) => path.includes('/w/'))]).toEqual([[], []]);
});

test('a socket that comes back is used again, and nothing of what REST told counts twice', async () => {
  const user = await overRest();
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  faults().external(user.user, 'on', { type: 'EXCHANGE MARKET', symbol: 'tBTCUSD', amount: '0.01', cid: 7 });
  await passUntil(world, () => user.balance('BTC') !== '0.5');
  world.exchange.handshake = 'open';
  const recalled = (): number => signed().filter((path) => path.includes('trades')).length;
  const before = recalled();
  // After three attempts that failed the next one is a minute later.
  await world.pass(60_000);
  await passUntil(world, () => user.status.state === 'live');
  await passUntil(world, () => recalled() > before);
  await passUntilStill(world, () => signed().length);
  const asked = signed().length;
  await world.pass(20_000);
  expect(user.status).toMatchObject({ state: 'live', via: 'socket', reason: null });
  expect([user.order(id).state, user.view.orders.length, signed().length]).toEqual(['working', 2, asked]);
  const ids = user.view.fills.map((fill) => fill.id);
  expect([ids.length, new Set(ids).size]).toEqual([world.exchange.accounts.user(user.user).trades.length, ids.length]);
});

test('a lock ends it, and the next unlock begins with a socket', async () => {
  const user = await overRest();
  await cutOff(user);
  await passUntil(world, () => isPolled(user));
  granted(await user.tab.api.lockVault());
  await passUntilStill(world, () => signed().length);
  const asked = signed().length;
  await world.pass(30_000);
  expect([user.status.state, user.status.via, signed().length]).toEqual(['offline', 'socket', asked]);
  granted(await user.tab.api.unlockVault(by()));
  await world.pass(10_000);
  expect([user.status.state, user.status.via]).toEqual(['stale', 'socket']);
});

test('without a way over REST the account is only stale', async () => {
  const user = await overRest('none');
  await cutOff(user);
  await world.pass(60_000);
  expect([user.status.state, user.status.via, signed()]).toEqual(['stale', 'socket', []]);
});
