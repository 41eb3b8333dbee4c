import { expect, test } from 'vitest';
import { accountKey } from '../../../src/domain/account/account-id';
import { sum } from '../../../src/domain/money';
import type { Order } from '../../../src/domain/order/order';
import { toWire } from '../../exchange/account/exact';
import { useEngineWorld } from '../../support/engine-world';
import { LiveUser, passUntil } from '../../support/live-orders';
import { answered, BOOK, best, limit, market, TRADES } from '../../support/paper-orders';
import { granted } from '../../support/vault-rig';

const world = useEngineWorld();
const SYMBOL = 'tBTCUSD';

async function openOnMargin(): Promise<LiveUser> {
  const user = await LiveUser.open(world);
  world.exchange.control.account.deposit(user.user, 'margin', 'USD', '20000');
  return LiveUser.onMargin(user);
}
const external = (user: LiveUser, type: string, amount: string): void =>
  world.exchange.control.account.external(user.user, 'on', { type, symbol: SYMBOL, amount, cid: 9 });

/** Every fill of it was told with its fee. */
const isPaid = (order: Order): boolean => sum(order.fills.map(({ size }) => size)) === order.terms.size;
const value = (order: Order): number => order.fills.reduce((all, { size, price }) => all + Number(size) * Number(price), 0);

test('the two wallets of a profile are two accounts on one login, each with its own', async () => {
  const held = await LiveUser.open(world);
  world.exchange.control.account.deposit(held.user, 'margin', 'USD', '7000');
  const margin = await LiveUser.onMargin(held);
  held.tab.follow(accountKey(held.account), accountKey(margin.account), BOOK, TRADES);
  await world.pass(500);
  expect(world.exchange.accounts.sessionsOf(held.key).length).toBe(1);
  expect([margin.view.info.kind, margin.balance('USD'), margin.balance('BTC')]).toEqual(['venue-margin', '7000', undefined]);
  expect([held.view.info.kind, held.balance('USD')]).toEqual(['spot', '20000']);
  const price = Math.round(best(held.tab).bid * 0.97);
  const [one, other] = [await held.place(limit('buy', '0.01', price)), await margin.place(limit('buy', '0.02', price))];
  await world.pass(1_000);
  expect([held.order(one).state, margin.order(other).state]).toEqual(['working', 'working']);
  expect([held.view.orders.length, margin.view.orders.length]).toEqual([1, 1]);
  expect([held.view.live?.unseen, margin.view.live?.unseen]).toEqual(['1 margin order', '1 exchange order']);
  expect(held.open.map((row) => row[8]).sort()).toEqual(['EXCHANGE LIMIT', 'LIMIT']);
});

test('a margin order fills, its position is as the exchange says, and what it said of where it is closed by force stands there', async () => {
  const user = await openOnMargin();
  const id = await user.place(market('sell', '0.1'));
  const dollars = () => user.view.balances.find(({ currency }) => currency === 'USD');
  await passUntil(world, () => user.position?.venue?.liquidation != null && dollars()?.isAvailableUnknown === undefined);
  const [row] = world.exchange.accounts.user(user.user).positions.values();
  expect(user.position).toMatchObject({ size: '-0.1', venue: { size: '-0.1' } });
  expect(Number(user.position?.venue?.price)).toBe(toWire(row?.basePrice ?? 0n));
  expect(Number(user.position?.venue?.liquidation)).toBeGreaterThan(Number(user.position?.venue?.price));
  expect(Number(dollars()?.available)).toBeLessThan(19_000);
  expect(user.order(id).state).toBe('filled');
  // What it comes to as a whole the exchange says itself, when it is asked.
  const base = user.view.live?.margin;
  expect(base).toMatchObject({ balance: expect.stringMatching(/^(20000|19\d{3}\.)/), swaps: '0' });
  await passUntil(world, () => Number(user.view.live?.margin?.required) > 0, 70);
  expect(user.view.live?.margin?.at).toBeGreaterThan(base?.at ?? Number.POSITIVE_INFINITY);
  expect(Number(user.view.live?.worth?.total)).toBeGreaterThan(20_000);
});

test('a close realises what its fills did, and an order across zero leaves the other side', async () => {
  const user = await openOnMargin();
  const trade = async (side: 'buy' | 'sell', size: string): Promise<Order> => {
    const id = await user.place(market(side, size));
    await passUntil(world, () => isPaid(user.order(id)));
    return user.order(id);
  };
  const bought = await trade('buy', '0.1');
  const entry = value(bought) / 0.1;
  expect(Number(user.position?.venue?.price)).toBeCloseTo(entry, 6);
  const part = await trade('sell', '0.04');
  expect(user.position?.size).toBe('0.06');
  expect(Number(user.position?.realised)).toBeCloseTo(value(part) - 0.04 * entry, 6);
  const across = await trade('sell', '0.1');
  expect(user.position?.size).toBe('-0.04');
  const last = await trade('buy', '0.04');
  expect([user.position?.size, user.position?.venue]).toEqual(['0', undefined]);
  expect(Number(user.position?.realised)).toBeCloseTo(value(part) + value(across) - value(bought) - value(last), 6);
});

test('what only reduces goes through beyond the largest position, and never turns one', async () => {
  const user = await openOnMargin();
  granted(await answered(user.tab.api.setLimits(user.account, 'careful', '')));
  const bid = best(user.tab).bid;
  external(user, 'MARKET', String(-Math.ceil((30_000 / bid) * 100) / 100));
  await passUntil(world, () => user.position !== undefined && user.position.size !== '0');
  expect(await user.refusal(market('sell', '0.01'))).toMatch(/^max-position: .*long or short/);
  const more = await user.place({ ...limit('buy', '0.01', Math.round(bid * 0.98)), reduceOnly: true });
  await world.pass(1_000);
  expect(user.order(more).state).toBe('working');
  const wrong = await user.place({ ...limit('sell', '0.01', Math.round(bid * 1.02)), reduceOnly: true });
  await world.pass(1_000);
  expect(user.order(wrong)).toMatchObject({ state: 'rejected', end: { reason: expect.stringContaining('reduce-only') } });
});

test('a position that was opened and closed elsewhere comes and goes', async () => {
  const user = await openOnMargin();
  external(user, 'MARKET', '0.2');
  await world.pass(1_000);
  expect(user.position).toMatchObject({ size: '0.2' });
  external(user, 'MARKET', '-0.2');
  await world.pass(1_000);
  expect(user.position).toMatchObject({ size: '0' });
  expect(user.position?.venue).toBeUndefined();
});

test('after a time without the account a position is what the exchange says then, also where nothing of it was heard', async () => {
  const user = await openOnMargin();
  const id = await user.place(market('buy', '0.1'));
  await passUntil(world, () => user.order(id).state === 'filled');
  await world.engines.at(-1)?.retire();
  external(user, 'MARKET', '-0.3');
  const next = await LiveUser.again(user);
  expect(next.position?.size).toBe('-0.2');
  expect(next.view.live?.away?.lines).toContainEqual(expect.objectContaining({ kind: 'position', from: '0.1', to: '-0.2' }));
  await world.pass(11_000);
  const [before, price] = [Number(next.position?.realised), Number(next.position?.venue?.price)];
  await next.arm();
  const closing = await next.place({ ...market('buy', '0.2'), reduceOnly: true });
  await passUntil(world, () => isPaid(next.order(closing)));
  expect(next.position?.size).toBe('0');
  expect(Number(next.position?.realised) - before).toBeCloseTo(0.2 * price - value(next.order(closing)), 6);
});

test('a connection that is lost brings both accounts back, with what happened to a position meanwhile', async () => {
  const user = await openOnMargin();
  external(user, 'MARKET', '0.2');
  await passUntil(world, () => user.position?.size === '0.2');
  world.exchange.control.drop();
  external(user, 'MARKET', '-0.2');
  await passUntil(world, () => user.status.state !== 'live');
  await passUntil(world, () => user.status.state === 'live');
  expect([user.position?.size, user.position?.venue]).toEqual(['0', undefined]);
  expect(user.view.live?.away?.lines).toContainEqual(expect.objectContaining({ kind: 'position', from: '0.2', to: '0' }));
  const id = await user.place(limit('buy', '0.01', Math.round(best(user.tab).bid * 0.97)));
  await world.pass(1_000);
  expect(user.order(id).state).toBe('working');
});

test('a position that the exchange closed by force is gone, and its order is there with what it did', async () => {
  const user = await openOnMargin();
  external(user, 'MARKET', '0.2');
  await passUntil(world, () => user.position?.size === '0.2');
  world.exchange.control.account.liquidate(user.user, SYMBOL);
  await passUntil(world, () => user.position?.size === '0');
  expect(user.view.orders[0]).toMatchObject({ origin: 'elsewhere', state: 'filled', terms: { side: 'sell', size: '0.2' } });
});

test('the kill switch of the margin account cancels its orders and leaves the other wallet’s', async () => {
  const user = await openOnMargin();
  const price = Math.round(best(user.tab).bid * 0.97);
  await user.place(limit('buy', '0.01', price));
  external(user, 'MARKET', '0.1');
  await world.pass(1_000);
  world.exchange.control.account.external(user.user, 'on', { type: 'EXCHANGE LIMIT', symbol: SYMBOL, amount: '0.01', price: String(price), cid: 8 });
  granted(await answered(user.tab.api.kill(user.account)));
  await world.pass(2_000);
  expect(user.open.map((row) => row[8])).toEqual(['EXCHANGE LIMIT']);
  expect(user.position?.size).toBe('0.1');
  expect(await user.refusal(market('sell', '0.1'))).toMatch(/^killed: /);
});

test('the books of what is held are followed, so that it can be closed while another market is on the screen', async () => {
  const user = await openOnMargin();
  world.exchange.control.account.external(user.user, 'on', { type: 'MARKET', symbol: 'tETHUSD', amount: '1', cid: 9 });
  await passUntil(world, () => world.exchange.channels.some((channel) => channel.includes('book') && channel.includes('tETHUSD')));
  const close = { ...market('sell', '1'), instrument: 'bitfinex:ETH/USD' as const, reduceOnly: true };
  await world.pass(2_000);
  const id = await user.place(close);
  await passUntil(world, () => user.order(id).state === 'filled');
  await world.pass(1_000);
  expect(user.view.positions.find(({ instrument }) => instrument === close.instrument)?.size).toBe('0');
  expect(user.tab.state(accountKey(user.account)).status.state).toBe('live');
});

test('funding that is offered at the exchange is shown as long as it is, and again after another login', async () => {
  const user = await LiveUser.open(world);
  expect(user.view.live?.offers).toEqual([]);
  const row: unknown[] = [
    77,
    'fUST',
    1_700_000_000_000,
    1_700_000_000_000,
    500,
    500,
    'LIMIT',
    null,
    null,
    0,
    'ACTIVE',
    null,
    null,
    null,
    0.0002,
    2,
    0,
    0,
    null,
    0,
    null,
  ];
  world.exchange.control.account.offer(user.user, row);
  await world.pass(1_000);
  const offered = [{ id: '77', side: 'lend', currency: 'USDT', size: '500', left: '500', rate: '0.0002', days: 2 }];
  expect(user.view.live?.offers).toMatchObject(offered);
  await world.engines.at(-1)?.retire();
  const next = await LiveUser.again(user);
  expect(next.view.live?.offers).toMatchObject(offered);
});
