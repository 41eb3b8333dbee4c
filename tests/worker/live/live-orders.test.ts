import { expect, test } from 'vitest';
import { accountKey } from '../../../src/domain/account/account-id';
import { USUAL_CAPS } from '../../exchange/account/keys';
import { useEngineWorld } from '../../support/engine-world';
import { by, LiveUser, passUntil, startLive } from '../../support/live-orders';
import { answered, best, limit, market } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();

test('the account stands there as the exchange has it, and follows what happens to it elsewhere', async () => {
  const user = await LiveUser.open(world);
  expect([user.balance('USD'), user.balance('BTC'), user.view.live?.mayTrade]).toEqual(['20000', '0.5', true]);
  world.exchange.control.account.deposit(user.user, 'exchange', 'USD', '-500');
  world.exchange.control.account.external(user.user, 'on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.01', price: '20000', cid: 7 });
  await world.pass(1_000);
  expect(user.balance('USD')).toBe('19500');
  expect(user.view.orders).toMatchObject([
    { origin: 'elsewhere', state: 'working', terms: { side: 'buy', type: 'limit', size: '0.01', price: '20000' } },
  ]);
  world.exchange.control.account.external(user.user, 'oc', { id: user.open[0]?.[0] });
  await world.pass(1_000);
  expect(user.view.orders).toMatchObject([{ state: 'cancelled', end: { reason: expect.stringContaining('at the exchange') } }]);
});

test('an order is placed, changed and cancelled, and each word on it is the exchange’s', async () => {
  const user = await LiveUser.open(world);
  const { bid } = best(user.tab);
  const id = await user.place(limit('buy', '0.01', Math.round(bid * 0.97)));
  expect(user.order(id)).toMatchObject({ state: 'sent', venueId: null });
  await world.pass(1_000);
  expect(user.order(id)).toMatchObject({ state: 'working', venueId: String(user.open[0]?.[0]) });
  granted(await answered(user.tab.api.amend(user.account, id, { price: String(Math.round(bid * 0.96)) as never })));
  expect(user.order(id).terms.price).toBe(String(Math.round(bid * 0.97)));
  await world.pass(1_000);
  expect(user.order(id).terms.price).toBe(String(Math.round(bid * 0.96)));
  expect(user.open[0]?.[16]).toBe(Math.round(bid * 0.96));
  granted(await answered(user.tab.api.cancel(user.account, { kind: 'order', id })));
  await world.pass(1_000);
  expect(user.order(id)).toMatchObject({ state: 'cancelled', end: { reason: 'asked for' } });
  expect(user.open).toEqual([]);
});

test('a market order fills with the fees of the exchange, and the balances are what it says', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(market('buy', '0.01'));
  await world.pass(2_000);
  const order = user.order(id);
  expect(order).toMatchObject({ state: 'filled', filled: '0.01' });
  expect(order.fills.every(({ fee, isFeeUnknown }) => Number(fee) > 0 && isFeeUnknown === undefined)).toBe(true);
  expect(Number(user.balance('USD'))).toBeLessThan(20_000);
  expect(user.view.fills.map((fill) => fill.id)).toEqual(order.fills.map((fill) => fill.id).toReversed());
});

test('nothing leaves a tab that was not armed, and none after a lock', async () => {
  const user = await LiveUser.open(world);
  granted(await user.tab.api.disarm(user.account));
  const terms = limit('buy', '0.01', Math.round(best(user.tab).bid * 0.97));
  expect(await user.refusal(terms)).toMatch(/^not-armed: /);
  await user.arm();
  granted(await user.tab.api.lockVault());
  expect(await user.refusal(terms)).toMatch(/^not-armed: /);
  await world.pass(1_000);
  expect(user.status).toMatchObject({ state: 'offline', reason: expect.stringContaining('locked') });
  expect(user.open).toEqual([]);
});

test('a key that may only look shows the account, and says why it places nothing', async () => {
  const user = await LiveUser.open(world, { ...USUAL_CAPS, orders: { read: 1, write: 0 } });
  expect(user.balance('USD')).toBe('20000');
  expect(await user.refusal(market('buy', '0.01'))).toMatch(/^not-ready: .*may only look/);
});

test('what the exchange refuses is refused in its words', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.5', Math.round(best(user.tab).bid * 0.99)));
  await world.pass(1_000);
  expect(user.order(id)).toMatchObject({ state: 'rejected', end: { reason: expect.stringMatching(/^the exchange says: .*not enough/) } });
});

test('an order whose answer was lost is unknown until the account is told anew, and is then there once', async () => {
  const user = await LiveUser.open(world);
  world.exchange.control.account.loseRequest('on', 'after');
  const id = await user.place(limit('buy', '0.01', Math.round(best(user.tab).bid * 0.97)));
  await world.pass(4_000);
  expect(user.order(id).state).toBe('sent');
  await world.pass(1_500);
  expect(user.order(id)).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('no answer within 5 s') });
  await passUntil(world, () => user.order(id).state === 'working');
  expect(user.open.length).toBe(1);
});

test('an order that never reached the exchange stays unknown until the user takes note, and nothing is sent again', async () => {
  const user = await LiveUser.open(world);
  world.exchange.control.account.loseRequest('on', 'before');
  const id = await user.place(limit('buy', '0.01', Math.round(best(user.tab).bid * 0.97)));
  await passUntil(world, () => user.order(id).doubt?.includes('probably it was never placed') === true);
  expect(user.order(id).state).toBe('unknown');
  expect(user.open).toEqual([]);
  expect(await user.refusal(limit('buy', '0.02', Math.round(best(user.tab).bid * 0.97)))).toMatch(/^unknown-order: What became of .*0\.01/);
  granted(await answered(user.tab.api.acknowledge(user.account, id)));
  expect(user.order(id).state).toBe('gone');
  expect(user.open).toEqual([]);
});

test('an order that ended while nobody was connected is said to have, and how is not made up', async () => {
  const user = await LiveUser.open(world);
  const id = await user.place(limit('buy', '0.01', Math.round(best(user.tab).bid * 0.97)));
  await world.pass(1_000);
  await world.engines.at(-1)?.retire();
  world.exchange.control.account.external(user.user, 'oc', { id: user.open[0]?.[0] });
  const next = await LiveUser.again(user);
  expect(next.order(id)).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('how it ended is not known') });
});

test('a key that may do more than when it was tried locks the vault, and nothing is placed with it', async () => {
  const user = await LiveUser.open(world);
  const { control } = world.exchange;
  control.account.setCaps(user.key, { wallets: { read: 1, write: 1 } });
  await user.world.engines.at(-1)?.retire();
  const next = startLive(world);
  granted(await next.api.unlockVault(by()));
  next.follow(accountKey(user.account));
  await passUntil(world, () => next.look().vault?.state === 'locked');
  expect(next.vault).toMatchObject({ state: 'locked', lockedBy: 'permissions' });
});
