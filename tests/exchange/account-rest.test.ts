import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyHandle } from './account/accounts';
import { AccountClient, nextNonce, sign } from './account-client';
import { type Exchange, startExchange } from './exchange';

type Row = readonly unknown[];

let clock = 0;
let exchange: Exchange;
let key: KeyHandle;
let client: AccountClient;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 5, 12);
  exchange = await startExchange({ now: () => clock });
  key = exchange.control.account.addKey({
    wallets: [
      ['exchange', 'USD', '100000'],
      ['margin', 'USD', '50000'],
    ],
  });
  client = await AccountClient.open(exchange.authWsUrl);
  await client.login(key);
});
afterEach(() => exchange.stop());

async function post(route: string, fields: unknown = {}, more: Readonly<Record<string, string>> = {}): Promise<{ status: number; value: unknown }> {
  const body = JSON.stringify(fields);
  const nonce = String(nextNonce());
  const headers = {
    'content-type': 'application/json',
    'bfx-nonce': nonce,
    'bfx-apikey': key.key,
    'bfx-signature': sign(key.secret, `/api/v2/auth/${route}${nonce}${body}`),
    ...more,
  };
  const response = await fetch(`${exchange.restUrl}/v2/auth/${route}`, { method: 'POST', headers, body });
  return { status: response.status, value: await response.json() };
}
const rows = async (route: string, fields: unknown = {}): Promise<Row[]> => (await post(route, fields)).value as Row[];
const place = (more: Readonly<Record<string, unknown>>): Promise<Row[]> =>
  client.ask('on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.1', price: '50000', ...more });

test('the vector of the protocol signs as it says', () => {
  expect(sign('demo-secret', '/api/v2/auth/r/wallets1790134414850000{}')).toBe(
    '72be8bfb6faff49506263fb9262ac9c419a99166a4b0f7540e994b0f4405db43bf21d053aad9de9fdc4d21925e9cfb6b',
  );
});

test('wallets with what is available, open orders and positions are told', async () => {
  await place({ cid: 1 });
  await place({ cid: 2, type: 'MARKET' });
  expect((await rows('r/wallets')).map((row) => [row[0], row[1], row[4] !== null])).toEqual([
    ['exchange', 'USD', true],
    ['margin', 'USD', true],
  ]);
  expect((await rows('r/wallets'))[0]?.[4]).toBe(95_000);
  expect((await rows('r/orders')).map((row) => row[2])).toEqual([1]);
  expect(await rows('r/orders/tETHUSD')).toEqual([]);
  expect((await rows('r/positions')).map((row) => [row[0], row[2]])).toEqual([['tBTCUSD', 0.1]]);
});

test('closed orders and trades are history, newest first, by symbol, time, id and count', async () => {
  for (const cid of [1, 2, 3]) {
    clock += 1000;
    await place({ cid, type: 'EXCHANGE MARKET', amount: '0.001' });
  }
  const orders = await rows('r/orders/hist');
  expect(orders.map((row) => row[2])).toEqual([3, 2, 1]);
  expect(await rows('r/orders/tBTCUSD/hist', { limit: 1 })).toEqual(orders.slice(0, 1));
  expect(await rows('r/orders/hist', { id: [orders[2]?.[0]] })).toEqual(orders.slice(2));
  expect(await rows('r/orders/hist', { start: clock - 1000 })).toEqual(orders.slice(0, 2));
  const trades = await rows('r/trades/tBTCUSD/hist');
  expect(trades.map((row) => [row[3], row[10]])).toEqual(orders.map((row) => [row[0], 'BTC']));
  expect(await rows(`r/order/tBTCUSD:${orders[1]?.[0]}/trades`)).toEqual(trades.slice(1, 2));
  expect(await rows('r/trades/tETHUSD/hist')).toEqual([]);
  expect(await rows('r/trades/hist', { sort: 1, limit: 1 })).toEqual(trades.slice(2));
});

test('an order is cancelled by REST: the answer is the notification, sockets hear that it is closed', async () => {
  await place({ cid: 1 });
  const [id] = client.last('on');
  const frames = await client.during(async () => {
    const { status, value } = await post('w/order/cancel', { id });
    expect([status, (value as Row)[1], (value as Row)[6]]).toEqual([200, 'oc-req', 'SUCCESS']);
  });
  expect(frames.map((frame) => frame[1])).toEqual(['oc', 'wu']);
  expect(await post('w/order/cancel', { id })).toEqual({ status: 500, value: ['error', 10001, 'Order not found.'] });
});

describe('is refused by a 500 with an error row', () => {
  test('an unknown key, a wrong signature, a nonce that does not rise, over sockets as well', async () => {
    expect(await post('r/wallets', {}, { 'bfx-apikey': 'x' })).toEqual({ status: 500, value: ['error', 10100, 'apikey: invalid'] });
    expect(await post('r/wallets', {}, { 'bfx-signature': 'x' })).toEqual({ status: 500, value: ['error', 10100, 'apikey: digest invalid'] });
    const low = '5';
    const signature = sign(key.secret, `/api/v2/auth/r/wallets${low}{}`);
    expect(await post('r/wallets', {}, { 'bfx-nonce': low, 'bfx-signature': signature })).toEqual({
      status: 500,
      value: ['error', 10114, 'nonce: small'],
    });
  });

  test('what the key may not read or write', async () => {
    exchange.control.account.setCaps(key.key, {
      orders: { read: 1, write: 0 },
      history: { read: 0, write: 0 },
      wallets: { read: 0, write: 0 },
    });
    for (const route of ['r/wallets', 'r/orders/hist', 'w/order/cancel']) {
      expect(await post(route, { id: 1 })).toEqual({ status: 500, value: ['error', 10001, 'api_key: permission invalid'] });
    }
    expect((await post('r/orders')).status).toBe(200);
  });

  test('everything in maintenance', async () => {
    exchange.control.maintenance(true);
    expect(await post('r/wallets')).toEqual({ status: 500, value: ['error', 20060, 'maintenance'] });
  });
});

test('an order too young to be found is not in the list of open ones', async () => {
  exchange.control.account.notFoundFor(3000);
  await place({ cid: 1 });
  expect(await rows('r/orders')).toEqual([]);
  clock += 3000;
  expect(await rows('r/orders')).toHaveLength(1);
});

test('the 91st request a minute gets 429', async () => {
  for (let i = 0; i < 90; i++) await post('r/positions');
  expect(await post('r/positions')).toEqual({ status: 429, value: { error: 'ERR_RATE_LIMIT' } });
});

test('a preflight is not answered as browsers need it, unless the exchange lets other origins in', async () => {
  const preflight = (): Promise<Response> => fetch(`${exchange.restUrl}/v2/auth/r/wallets`, { method: 'OPTIONS' });
  expect((await preflight()).headers.get('access-control-allow-headers')).toBeNull();
  exchange.control.cors('*');
  expect((await preflight()).headers.get('access-control-allow-headers')).toContain('bfx-signature');
});

test('other methods and routes are no routes', async () => {
  expect((await fetch(`${exchange.restUrl}/v2/auth/r/wallets`)).status).toBe(405);
  expect((await fetch(`${exchange.restUrl}/v2/auth/r/nope`, { method: 'POST', body: '{}' })).status).toBe(500);
});

test('the control of accounts is reached over HTTP too', async () => {
  const call = async (name: string, args: unknown): Promise<unknown> =>
    (await fetch(`${exchange.controlUrl}/${name}`, { method: 'POST', body: JSON.stringify(args) })).json();
  const made = (await call('account/addKey', [{ key: 'k', secret: 's' }])) as KeyHandle;
  expect(made).toMatchObject({ key: 'k', secret: 's' });
  expect(await call('account/openOrders', [made.userId])).toEqual([]);
  expect(await call('account/constructor', [])).toBe('no control account/constructor');
});
