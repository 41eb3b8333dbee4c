import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KeyHandle } from './account/accounts';
import { AccountClient, authEvent, nextNonce, sign, typesOf } from './account-client';
import { type Exchange, type ExchangeOptions, startExchange } from './exchange';

const SEQUENCE = 65536;
const TIMESTAMP = 32768;
const OFFER = [
  41238934,
  'fUST',
  1575293959000,
  1575293959000,
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
  0.02,
  2,
  0,
  0,
  null,
  0,
  null,
];

let exchange: Exchange;
let key: KeyHandle;

// One exchange for all: each test has an account of its own.
beforeAll(async () => {
  exchange = await startExchange({ limits: { accountConnectionsPer15s: 1000 } });
});
beforeEach(() => {
  key = exchange.control.account.addKey({
    wallets: [
      ['exchange', 'USD', '100000'],
      ['exchange', 'BTC', '2'],
      ['margin', 'USD', '5000'],
    ],
  });
});
afterAll(() => exchange.stop());

const open = (flags = 0): Promise<AccountClient> => AccountClient.open(exchange.authWsUrl, flags);
/** Do something with an exchange that is otherwise. */
const withOther = async (options: ExchangeOptions, act: (other: Exchange) => Promise<void>): Promise<void> => {
  const other = await startExchange(options);
  await act(other).finally(() => other.stop());
};

describe('the answer to auth', () => {
  test('the vector of the protocol signs as it says', () => {
    expect(sign('demo-secret', 'AUTH1790134414850000')).toBe(
      'e085918f9f0aab7d6dad3fb01ee2c33dfe6e54372e0b1f1f06ff98bfc8a386ed025bf0fdf562429456fe49cd91729f6f',
    );
  });

  test('a right signature gets OK, the account’s number and what the key may do', async () => {
    const client = await open();
    expect(await client.login(key)).toMatchObject({
      status: 'OK',
      chanId: 0,
      userId: key.userId,
      caps: { orders: { read: 1, write: 1 }, withdraw: { read: 0, write: 0 } },
    });
  });

  test('each key has caps of its own, as an object or as a JSON text of the older form', async () => {
    const other = exchange.control.account.addKey({ userId: key.userId, caps: { orders: { read: 1, write: 0 } }, areCapsText: true });
    const answer = await (await open()).login(other);
    expect(answer.userId).toBe(key.userId);
    expect(JSON.parse(String(answer.caps))).toMatchObject({ orders: { read: '1', write: '0' }, withdraw: { write: '0' } });
  });

  test.each([
    ['an unknown key', { apiKey: 'nobody' }, 10100, 'apikey: invalid'],
    ['a wrong signature', { authSig: 'ab'.repeat(48) }, 10100, 'apikey: digest invalid'],
    ['a signature over another text', { authPayload: 'AUTH1' }, 10100, 'apikey: digest invalid'],
    ['a nonce of 0', { authNonce: 0 }, 10114, 'nonce: small'],
    ['a nonce that is no number', { authNonce: 'x' }, 10114, 'nonce: small'],
  ])('%s fails', async (_, more, code, msg) => {
    const client = await open();
    expect(await client.login(key, more)).toEqual({ event: 'auth', status: 'FAILED', chanId: 0, code, msg });
    expect(client.frames).toEqual([]);
  });

  test('a nonce must rise for its key on every socket; a numeric text will do, and so will the doubled payload', async () => {
    const nonce = nextNonce();
    expect(await (await open()).login(key, { authNonce: String(nonce) })).toMatchObject({ status: 'OK' });
    expect(await (await open()).login(key, { authNonce: nonce })).toMatchObject({ status: 'FAILED', code: 10114, msg: 'nonce: small' });
    expect(await (await open()).login(key, { authNonce: Math.floor(nonce / 1000) })).toMatchObject({ code: 10114 });
    const higher = nonce + 1;
    const authPayload = `AUTH${higher}${higher}`;
    expect(await (await open()).login(key, { authNonce: higher, authPayload, authSig: sign(key.secret, authPayload) })).toMatchObject({
      status: 'OK',
    });
    const other = exchange.control.account.addKey();
    expect(await (await open()).login(other, { authNonce: 5 })).toMatchObject({ status: 'OK' });
  });

  test('a wrong signature uses no nonce up', async () => {
    const nonce = nextNonce();
    await (await open()).login(key, { authNonce: nonce, authSig: 'ab'.repeat(48) });
    expect(await (await open()).login(key, { authNonce: nonce })).toMatchObject({ status: 'OK' });
  });

  test('a second auth on a socket fails and leaves the first as it was', async () => {
    const client = await open();
    await client.login(key);
    client.plain.send(authEvent(key));
    await client.plain.settle();
    expect(client.plain.last('auth')).toMatchObject({ status: 'FAILED', code: 10100 });
    expect(typesOf(await client.ask('calc', [['balance']]))).toEqual(['bu']);
  });

  test('a nonce can be small though it is not, as often as was said', async () => {
    exchange.control.account.smallNonces(1);
    expect(await (await open()).login(key)).toMatchObject({ code: 10114 });
    expect(await (await open()).login(key)).toMatchObject({ status: 'OK' });
  });

  test('a revoked key loses its sockets and logs in no more; another key of the account goes on', async () => {
    const other = exchange.control.account.addKey({ userId: key.userId });
    const [client, its] = [await open(), await open()];
    await client.login(key);
    await its.login(other);
    exchange.control.account.revoke(key.key);
    await client.plain.until(() => client.plain.closeCode !== undefined);
    expect(client.plain.last('auth')).toMatchObject({ status: 'FAILED', code: 10100, msg: 'apikey: invalid' });
    expect(await (await open()).login(key)).toMatchObject({ code: 10100, msg: 'apikey: invalid' });
    expect(typesOf(await its.ask('calc', [['balance']]))).toEqual(['bu']);
  });
});

describe('after the login', () => {
  test('all snapshots come, empty ones too, wallets without what is available', async () => {
    exchange.control.account.offer(key.userId, OFFER);
    const client = await open();
    await client.login(key);
    expect(typesOf(client.frames).sort()).toEqual(['bu', 'fcs', 'fls', 'fos', 'os', 'ps', 'ws']);
    expect(client.last('os')).toEqual([]);
    expect(client.last('fos')).toEqual([OFFER]);
    expect(client.last('ws')).toEqual([
      ['exchange', 'USD', 100000, 0, null, null, null],
      ['exchange', 'BTC', 2, 0, null, null, null],
      ['margin', 'USD', 5000, 0, null, null, null],
    ]);
  });

  test('credits and loans are shown as they were given', async () => {
    const [credit, loan] = [
      [26223578, 'fUSD', 1, 1575052261000, 1575296187000, 350, 0, 'ACTIVE'],
      [2995442, 'fUST', -1, 1575291961000, 1575295850000, 820, 0, 'ACTIVE'],
    ];
    exchange.control.account.lend(key.userId, [credit as unknown[]], [loan as unknown[]]);
    const client = await open();
    await client.login(key, { filter: ['funding-fUSD'] });
    expect([client.last('fcs'), client.last('fls')]).toEqual([[credit], []]);
    const other = await open();
    await other.login(key);
    expect([other.last('fcs'), other.last('fls')]).toEqual([[credit], [loan]]);
  });

  test('snapshots come in changing order', async () => {
    const orders = new Set<string>();
    for (let i = 0; i < 8; i++) {
      const client = await open();
      await client.login(key);
      orders.add(typesOf(client.frames).slice(0, 6).join());
      client.plain.socket.terminate();
    }
    expect(orders.size).toBeGreaterThan(3);
  });

  test('who asks for calculated fields with the login gets them at once', async () => {
    const client = await open();
    await client.login(key, { calc: 1 });
    expect(client.last('ws')[0]).toEqual(['exchange', 'USD', 100000, 0, 100000, null, null]);
  });

  test('frames are numbered by socket, and by account: 0 on snapshots, risen by each message, repeated by notifications, absent from heartbeats', async () => {
    const client = await open(SEQUENCE | TIMESTAMP);
    await client.login(key);
    await client.ask('on', { cid: 1, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.1', price: '50000' });
    exchange.control.tick('heartbeat');
    await client.ask('calc', [['balance']]);
    const frames = client.frames;
    expect(frames.map((frame) => frame.at(frame[1] === 'hb' ? 2 : 3))).toEqual(frames.map((_, i) => i + 1));
    const account = (type: string): unknown[] => frames.filter((frame) => frame[1] === type).map((frame) => frame[4]);
    for (const type of ['ps', 'ws', 'os', 'fos', 'fcs', 'fls']) expect(account(type)).toEqual([0]);
    expect([account('bu'), account('n'), account('on'), account('wu')]).toEqual([[1, 4], [1], [2], [3]]);
    expect(frames.find((frame) => frame[1] === 'hb')).toHaveLength(4);
    for (const frame of frames) expect(frame.at(-1)).toBeGreaterThan(1e12);
  });

  test('every socket of an account gets every message, a socket of another account none', async () => {
    const stranger = await open();
    await stranger.login(exchange.control.account.addKey());
    const [one, two] = [await open(), await open()];
    await one.login(key);
    await two.login(key);
    const [told, asked] = [
      two.during(() => one.ask('on', { cid: 1, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.1', price: '50000' })),
      one,
    ];
    expect(typesOf(await told)).toEqual(['n on-req SUCCESS', 'on', 'wu']);
    expect(typesOf(asked.frames).slice(-3)).toEqual(['n on-req SUCCESS', 'on', 'wu']);
    expect(typesOf(stranger.frames)).not.toContain('on');
    expect(exchange.stats().accounts.sockets[key.userId]).toEqual({ now: 2, most: 2 });
  });

  test.each([
    [['wallet'], ['ws'], ['wu']],
    [
      ['trading', 'notify'],
      ['os', 'ps'],
      ['n on-req SUCCESS', 'on'],
    ],
    [['trading-tETHUSD'], ['os', 'ps'], []],
    [['trading-tBTCUSD'], ['os', 'ps'], ['on']],
    [['wallet-exchange-BTC'], ['ws'], []],
    [['funding', 'balance'], ['bu', 'fcs', 'fls', 'fos'], []],
  ])('with the filter %j a socket gets %j and then %j', async (filter, first, then) => {
    const client = await open();
    await client.login(key, { filter });
    expect(typesOf(client.frames).sort()).toEqual(first);
    const frames = await client.ask('on', { cid: 1, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.1', price: '50000' });
    expect(typesOf(frames)).toEqual(then);
  });

  test('rows of a snapshot are filtered as well', async () => {
    const client = await open();
    await client.login(key, { filter: ['wallet-exchange-BTC'] });
    expect(client.last('ws')).toEqual([['exchange', 'BTC', 2, 0, null, null, null]]);
  });

  test('a key that may not read orders or wallets hears nothing of them', async () => {
    const blind = exchange.control.account.addKey({ userId: key.userId, caps: { orders: { read: 0, write: 1 }, wallets: { read: 0, write: 0 } } });
    const client = await open();
    await client.login(blind);
    expect(typesOf(client.frames).sort()).toEqual(['fcs', 'fls', 'fos', 'ps']);
  });

  test('channel 0 counts as a channel, and keeps an idle socket open', async () => {
    await withOther({ limits: { channelsPerSocket: 1, idleCloseMs: 1000 } }, async (other) => {
      const [client, idle] = [await AccountClient.open(other.authWsUrl), await AccountClient.open(other.authWsUrl)];
      await client.login(other.control.account.addKey());
      await idle.plain.until(() => idle.plain.closeCode !== undefined);
      expect(client.plain.closeCode).toBeUndefined();
      await client.plain.subscribe({ channel: 'ticker', symbol: 'tBTCUSD' });
      expect(client.plain.last('error')).toMatchObject({ code: 10305 });
    });
  });

  test('heartbeats of channel 0 come at their period', async () => {
    await withOther({ heartbeatMs: 20 }, async (other) => {
      const client = await AccountClient.open(other.authWsUrl);
      await client.login(other.control.account.addKey());
      await client.plain.until(() => client.frames.filter((frame) => frame[1] === 'hb').length >= 2);
    });
  });

  test('the sixth connection within 15 s to the address of accounts is refused, the public one goes on', async () => {
    await withOther({}, async (other) => {
      for (let i = 0; i < 5; i++) await AccountClient.open(other.authWsUrl);
      await expect(AccountClient.open(other.authWsUrl)).rejects.toThrow('HTTP 429');
      await AccountClient.open(other.wsUrl);
    });
  });
});

test('private frames of a socket that is not logged in are counted and not answered', async () => {
  const client = await open();
  expect(await client.ask('on', { cid: 9, type: 'EXCHANGE MARKET', symbol: 'tBTCUSD', amount: '0.1' })).toEqual([]);
  expect(exchange.stats().accounts).toMatchObject({ framesByKey: { '': { on: 1 } }, sentByCid: { 9: 1 } });
  expect(exchange.stats().accounts.acceptedByCid).not.toHaveProperty('9');
});
