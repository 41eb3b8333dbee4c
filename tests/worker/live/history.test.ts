import { expect, test } from 'vitest';
import { USUAL_CAPS } from '../../exchange/account/keys';
import { useEngineWorld } from '../../support/engine-world';
import { LiveUser, passUntil, passUntilStill } from '../../support/live-orders';
import { best, limit, market } from '../../support/paper-orders';

const world = useEngineWorld();
const faults = () => world.exchange.control.account;
const low = (user: LiveUser, ratio = 0.97): number => Math.round(best(user.tab).bid * ratio);
const signed = (): readonly string[] => world.exchange.requests.filter((path) => path.startsWith('/v2/auth/'));
const HISTORY = ['/v2/auth/r/orders/hist', '/v2/auth/r/trades/hist'];

/** An account whose page has a server of its own, which passes what is signed. */
async function opened(caps = USUAL_CAPS): Promise<LiveUser> {
  world.exchange.road = 'proxy';
  const user = await LiveUser.open(world, caps);
  await passUntil(world, () => signed().length > 0);
  await passUntilStill(world, () => signed().length);
  return user;
}

/** The engine ends, this happens at the exchange, and another engine looks. */
async function away(user: LiveUser, happens: () => void): Promise<LiveUser> {
  await world.engines.at(-1)?.retire();
  happens();
  await world.pass(2_000);
  const before = signed().length;
  const next = await LiveUser.again(user);
  await passUntil(world, () => signed().length >= before + 2);
  await passUntilStill(world, () => signed().length);
  return next;
}
const elsewhere = (user: LiveUser, type: string, payload: unknown): void => faults().external(user.user, type, payload);
const MARKET_BUY = { type: 'EXCHANGE MARKET', symbol: 'tBTCUSD', amount: '0.01', cid: 7 };

test('how an order ended while nobody was connected is known from the exchange’s history', async () => {
  const user = await opened();
  const id = await user.place(limit('buy', '0.01', low(user)));
  await world.pass(1_000);
  const next = await away(user, () => elsewhere(user, 'oc', { id: user.open[0]?.[0] }));
  expect(next.order(id)).toMatchObject({ state: 'cancelled', doubt: null, end: { reason: expect.stringContaining('at the exchange') } });
  expect(next.view.live?.away?.lines).toMatchObject([{ kind: 'cancelled', order: id }]);
});

test('fills that happened while nobody was connected are there with their fees, once, however often history is read', async () => {
  const user = await opened();
  const bought = await away(user, () => elsewhere(user, 'on', MARKET_BUY));
  const [order] = bought.view.orders;
  expect(order).toMatchObject({ origin: 'elsewhere', state: 'filled', filled: '0.01' });
  const fills = bought.view.fills.map(({ id, fee, feeCurrency, isFeeUnknown }) => [id, fee, feeCurrency, isFeeUnknown]);
  const rows = world.exchange.accounts.user(user.user).trades.map((row) => [`${row[0]}-${row[3]}`, String(-Number(row[9])), row[10], undefined]);
  expect(fills).toEqual(rows);
  const again = await away(bought, () => undefined);
  expect([again.view.orders.length, again.view.fills.length]).toEqual([1, fills.length]);
  expect(again.view.positions).toEqual(bought.view.positions);
  expect(again.view.live?.away).toBeNull();
});

test('a fee that the stream never told is put to its fill', async () => {
  const user = await opened();
  faults().next('omit', 'tu', 20);
  const id = await user.place(market('buy', '0.01'));
  await passUntil(world, () => user.order(id).fills.some(({ isFeeUnknown }) => isFeeUnknown === true));
  await world.pass(50_000);
  await passUntil(world, () => user.order(id).fills.every(({ isFeeUnknown }) => isFeeUnknown === undefined));
  const { fills } = user.order(id);
  expect(fills.every(({ isFeeUnknown, fee }) => isFeeUnknown === undefined && Number(fee) > 0)).toBe(true);
  expect(user.view.fills.map(({ fee }) => fee).toSorted()).toEqual(fills.map(({ fee }) => fee).toSorted());
});

test('an order that the stream told to be filled, and no fill of it, gets its fills', async () => {
  const user = await opened();
  for (const type of ['te', 'tu']) faults().next('omit', type, 20);
  const id = await user.place(market('buy', '0.01'));
  await passUntil(world, () => user.order(id).state === 'filled');
  expect(user.order(id).fills).toEqual([]);
  await world.pass(50_000);
  await passUntil(world, () => user.order(id).fills.length > 0);
  expect(user.order(id).fills.length).toBe(world.exchange.accounts.user(user.user).trades.length);
  expect(user.order(id).filled).toBe('0.01');
});

test('a key that may not read history is asked for three times at the most, and the account lives on', async () => {
  const user = await opened({ ...USUAL_CAPS, history: { read: 0, write: 0 } });
  for (const times of [2, 3]) {
    await world.pass(50_000);
    await passUntil(world, () => signed().length === times);
  }
  await world.pass(120_000);
  expect([user.status.state, signed()]).toEqual(['live', Array.from({ length: 3 }, () => HISTORY[0])]);
});

test('E8: an order that was refused, and whose refusal was lost, is refused once the exchange’s history says so, in its words', async () => {
  const user = await opened();
  faults().endNext('INSUFFICIENT BALANCE (U1)');
  faults().loseRequest('on', 'after');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).state === 'unknown');
  await passUntil(world, () => user.order(id).state === 'rejected');
  expect(user.order(id)).toMatchObject({ doubt: null, end: { reason: 'the balance was not enough when it was to be filled' } });
  expect(user.view.live?.away?.lines).toMatchObject([{ kind: 'rejected', order: id }]);
});

test('E8: an order that never arrived is in no list and not in history: it was never placed, which is said after the last look and not before', async () => {
  const user = await opened();
  faults().loseRequest('on', 'before');
  const id = await user.place(limit('buy', '0.01', low(user)));
  const logins = (): number => world.exchange.accounts.report().logins[user.key] ?? 0;
  const before = logins();
  await passUntil(world, () => user.order(id).state === 'unknown');
  await passUntil(world, () => user.order(id).state !== 'unknown', 90);
  expect(user.order(id)).toMatchObject({ state: 'rejected', end: { reason: expect.stringContaining('never placed') } });
  expect([logins() - before, user.open.length, world.exchange.accounts.report().framesByKey[user.key]?.['on']]).toEqual([4, 0, 1]);
  expect(user.view.live?.away?.lines).toMatchObject([{ kind: 'rejected', order: id }]);
  // Nothing keeps the next one from leaving.
  await user.place(limit('buy', '0.01', low(user, 0.96)));
});

test('I3: where history may not be read the order stays unknown, and says why', async () => {
  const user = await opened({ ...USUAL_CAPS, history: { read: 0, write: 0 } });
  faults().loseRequest('on', 'before');
  const id = await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => user.order(id).doubt?.includes('its history cannot be read: status 500') === true);
  await world.pass(90_000);
  expect([user.order(id).state, user.view.live?.away?.lines.length]).toEqual(['unknown', 1]);
});

test('nothing is signed for the exchange’s own address: only the page’s server passes it', async () => {
  world.exchange.road = 'direct';
  const user = await LiveUser.open(world);
  await world.pass(2_000);
  expect([user.status.state, signed()]).toEqual(['live', []]);
});

test('logins and requests have their numbers from one source, which rises', async () => {
  const user = await opened();
  const { lastNonce } = world.exchange.accounts.keys.get(user.key);
  faults().loseRequest('on', 'before');
  await user.place(limit('buy', '0.01', low(user)));
  await passUntil(world, () => signed().length === 4);
  await world.pass(500);
  expect(signed()).toEqual([...HISTORY, ...HISTORY]);
  expect(world.exchange.accounts.keys.get(user.key).lastNonce).toBeGreaterThan(lastNonce);
});
