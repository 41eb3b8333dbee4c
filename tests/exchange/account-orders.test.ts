import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyHandle } from './account/accounts';
import { AccountClient, textsOf, typesOf } from './account-client';
import { type Exchange, startExchange } from './exchange';

type Row = readonly unknown[];

let clock = 0;
let exchange: Exchange;
let key: KeyHandle;
let client: AccountClient;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 5, 12);
  exchange = await startExchange({ now: () => clock, limits: { accountConnectionsPer15s: 100 } });
  key = exchange.control.account.addKey({
    wallets: [
      ['exchange', 'USD', '1000000'],
      ['exchange', 'BTC', '5'],
      ['margin', 'USD', '100000'],
    ],
  });
  client = await AccountClient.open(exchange.authWsUrl);
  await client.login(key);
});
afterEach(() => exchange.stop());

const order = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  cid: 7,
  type: 'EXCHANGE LIMIT',
  symbol: 'tBTCUSD',
  amount: '0.1',
  price: '50000',
  ...more,
});
const place = (more: Readonly<Record<string, unknown>> = {}): Promise<Row[]> => client.ask('on', order(more));
/** The book of single orders: price and size, best first. */
const asks = (): [number, number][] => exchange.bookOf('BTC/USD', 'R0', 25).asks.map((row) => [row[1], -row[2]]);
const bids = (): [number, number][] => exchange.bookOf('BTC/USD', 'R0', 25).bids.map((row) => [row[1], row[2]]);
const of = (frames: readonly Row[], type: string): Row[] => frames.filter((frame) => frame[1] === type).map((frame) => frame[2] as Row);
const round = (value: number): number => Math.round(value * 1e8) / 1e8;
/** Let the market move until something came on channel 0. */
const untilTold = async (type: string, steps = 4000): Promise<Row[]> => {
  const before = client.frames.length;
  for (let i = 0; i < steps; i++) {
    clock += 50;
    exchange.market('BTC/USD').step();
    if (i % 50 === 0) await client.plain.settle();
    if (client.frames.slice(before).some((frame) => frame[1] === type)) break;
  }
  await client.plain.settle();
  return client.frames.slice(before);
};

describe('a resting order', () => {
  test('is accepted, then new, then ties up its wallet', async () => {
    const frames = await place({ gid: 3 });
    expect(typesOf(frames)).toEqual(['n on-req SUCCESS', 'on', 'wu']);
    expect(textsOf(frames)).toEqual(['Submitting exchange limit buy order for 0.1 BTC.']);
    const [row] = of(frames, 'on') as [Row];
    expect(row).toHaveLength(32);
    expect([row[1], row[2], row[3], row[6], row[7], row[8], row[13], row[16], row[17], row[28]]).toEqual([
      3,
      7,
      'tBTCUSD',
      0.1,
      0.1,
      'EXCHANGE LIMIT',
      'ACTIVE',
      50000,
      0,
      'API>BFX',
    ]);
    expect((of(frames, 'n')[0] as readonly Row[])[4]?.[0]).toBe(row[0]);
    const [wallet] = of(await client.ask('calc', [['wallet_exchange_USD']]), 'wu');
    expect([wallet?.[2], wallet?.[4]]).toEqual([1_000_000, 995_000]);
  });

  test('stands in the public book under its id, unless it is hidden', async () => {
    const watcher = await AccountClient.open(exchange.wsUrl);
    const book = await watcher.plain.subscribe({ channel: 'book', symbol: 'tBTCUSD', prec: 'R0', len: '25' });
    const price = bids()[0]?.[0] as number;
    const [row] = of(await place({ price: String(price) }), 'on');
    await watcher.plain.settle();
    expect(watcher.plain.of(book).at(-1)?.[1]).toEqual([row?.[0], price, 0.1]);
    const before = watcher.plain.of(book).length;
    const [hidden] = of(await place({ price: String(price), flags: 64 }), 'on');
    await watcher.plain.settle();
    expect(hidden?.[24]).toBe(1);
    expect(watcher.plain.of(book)).toHaveLength(before);
  });

  test('is in the snapshot of the next login', async () => {
    const [row] = of(await place(), 'on');
    const other = await AccountClient.open(exchange.authWsUrl);
    await other.login(key);
    expect(other.last('os')).toEqual([row]);
  });

  test('is cancelled by its id: accepted, closed, released', async () => {
    const [row] = of(await place(), 'on');
    const frames = await client.ask('oc', { id: row?.[0] });
    expect(typesOf(frames)).toEqual(['n oc-req SUCCESS', 'oc', 'wu']);
    expect(textsOf(frames)).toEqual([`Submitted for cancellation; waiting for confirmation (ID: ${row?.[0]}).`]);
    expect(of(frames, 'oc')[0]?.[13]).toBe('CANCELED');
    expect(textsOf(await client.ask('oc', { id: row?.[0] }))).toEqual(['Order not found.']);
  });

  test('is cancelled by its client id and the UTC day of its making, and by no other day', async () => {
    await place();
    expect(typesOf(await client.ask('oc', { cid: 7, cid_date: '2026-01-04' }))).toEqual(['n oc-req ERROR']);
    expect(typesOf(await client.ask('oc', { cid: 7, cid_date: '2026-01-05' }))).toEqual(['n oc-req SUCCESS', 'oc', 'wu']);
  });

  test('is filled by the market in parts, each told with an ou, and closed by the last', async () => {
    const price = bids()[0]?.[0] as number;
    await place({ price: String(price), amount: '1' });
    const frames = await untilTold('oc', 40_000);
    const trades = of(frames, 'tu');
    expect(trades.length).toBeGreaterThan(1);
    expect(of(frames, 'ou')).toHaveLength(trades.length - 1);
    expect(round(trades.reduce((sum, row) => sum + (row[4] as number), 0))).toBe(1);
    for (const row of trades) expect([row[5], row[8], row[10]]).toEqual([price, 1, 'BTC']);
    expect(of(frames, 'ou')[0]?.[13]).toMatch(/^PARTIALLY FILLED @ \d+\(0\.\d+\)$/);
    const [closed] = of(frames, 'oc');
    expect(closed?.[6]).toBe(0);
    expect(closed?.[13]).toMatch(/^EXECUTED @ \d+\([\d.]+\): was PARTIALLY FILLED @/);
  });

  test('that was filled in part is cancelled with that in its status', async () => {
    const price = bids()[0]?.[0] as number;
    const [row] = of(await place({ price: String(price), amount: '5' }), 'on');
    await untilTold('ou', 40_000);
    expect(of(await client.ask('oc', { id: row?.[0] }), 'oc')[0]?.[13]).toMatch(/^CANCELED was: PARTIALLY FILLED @ /);
  });

  test('good till a date ends when the date has come', async () => {
    await place({ tif: '2026-01-05 12:00:10' });
    clock += 9_000;
    expect(await client.during(() => exchange.control.account.tick())).toEqual([]);
    clock += 1_000;
    expect(typesOf(await client.during(() => exchange.control.account.tick()))).toEqual(['oc', 'wu']);
  });
});

describe('an order that takes', () => {
  test('filled at once is closed without ever being new, with each of its trades and fees', async () => {
    const [[price, size]] = asks() as [[number, number]];
    const amount = Math.min(0.01, size);
    const frames = await place({ type: 'EXCHANGE MARKET', amount: String(amount), price: undefined });
    expect(typesOf(frames).slice(0, 2)).toEqual(['n on-req SUCCESS', 'oc']);
    expect(typesOf(frames).sort()).toEqual(['n on-req SUCCESS', 'oc', 'te', 'tu', 'wu', 'wu', 'wu']);
    const [closed] = of(frames, 'oc');
    expect([closed?.[6], closed?.[13], closed?.[17]]).toEqual([0, `EXECUTED @ ${price}(${amount})`, price]);
    const [executed, confirmed] = [of(frames, 'te')[0], of(frames, 'tu')[0]];
    expect(executed?.slice(0, 9)).toEqual(confirmed?.slice(0, 9));
    expect([executed?.[9], executed?.[10], executed?.[11]]).toEqual([null, null, 7]);
    expect([confirmed?.[8], confirmed?.[9], confirmed?.[10]]).toEqual([-1, round(-amount * 0.002), 'BTC']);
    expect(of(frames, 'wu').map((row) => [row[1], row[2]])).toEqual([
      ['BTC', round(5 + amount)],
      ['USD', round(1_000_000 - amount * price)],
      ['BTC', round(5 + amount * 0.998)],
    ]);
  });

  test('walks the book best first and what it took is gone from it', async () => {
    const before = asks().slice(0, 4);
    const amount = round(before.reduce((sum, [, size]) => sum + size, 0));
    exchange.control.account.deposit(key.userId, 'exchange', 'USD', '10000000');
    const frames = await place({ type: 'EXCHANGE MARKET', amount: String(amount), price: undefined });
    expect(of(frames, 'te').map((row) => [row[5], row[4]])).toEqual(before);
    expect(of(frames, 'oc')[0]?.[13]).toMatch(/^EXECUTED @ [\d.]+\([\d.]+\): was PARTIALLY FILLED @ [\d.]+\([\d.]+\), PARTIALLY FILLED @ /);
    const after = asks();
    expect(after[0]?.[0]).toBeGreaterThanOrEqual(before[3]?.[0] as number);
    expect(after.slice(0, 4)).not.toEqual(before);
  });

  test('leaves the public trades and the public book as everybody sees them', async () => {
    const watcher = await AccountClient.open(exchange.wsUrl);
    const trades = await watcher.plain.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    const [own] = of(await place({ type: 'EXCHANGE MARKET', amount: '-0.001', price: undefined }), 'te');
    await watcher.plain.settle();
    const [seen] = watcher.plain.of(trades).filter((frame) => frame[1] === 'te');
    expect(seen?.[2]).toEqual([own?.[0], own?.[2], own?.[4], own?.[5]]);
    const later = await AccountClient.open(exchange.wsUrl);
    const again = await later.plain.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    expect((later.plain.of(again)[0] as readonly Row[])[1]?.[0]).toEqual(seen?.[2]);
  });

  test('in part at once is new already partially filled, and rests with the remainder', async () => {
    const [[price, size]] = asks() as [[number, number]];
    const there = round(
      asks()
        .filter(([p]) => p === price)
        .reduce((sum, [, s]) => sum + s, 0),
    );
    const frames = await place({ price: String(price), amount: String(round(there + 0.5)) });
    expect(typesOf(frames).slice(0, 2)).toEqual(['n on-req SUCCESS', 'on']);
    const [row] = of(frames, 'on');
    expect(row?.[6]).toBe(0.5);
    expect(row?.[13]).toMatch(new RegExp(`^PARTIALLY FILLED @ ${price}\\(${size}\\)`));
    expect(bids()[0]).toEqual([price, 0.5]);
  });

  test('IOC fills what it can and ends, FOK all or nothing, post-only not at all', async () => {
    const [[price]] = asks() as [[number, number]];
    const [ioc] = of(await place({ type: 'EXCHANGE IOC', price: String(price), amount: '10', cid: 1 }), 'oc');
    expect(ioc?.[13]).toMatch(/^IOC CANCELED was: PARTIALLY FILLED @ /);
    const [none] = of(await place({ type: 'EXCHANGE IOC', price: '1000', cid: 2 }), 'oc');
    expect(none?.[13]).toBe('IOC CANCELED');
    const fok = await place({ type: 'EXCHANGE FOK', price: String(asks()[0]?.[0]), amount: '10', cid: 3 });
    expect(typesOf(fok)).toEqual(['n on-req SUCCESS', 'oc']);
    expect(of(fok, 'oc')[0]?.[13]).toBe('FILLORKILL CANCELED');
    const postOnly = await place({ price: String(asks()[0]?.[0]), flags: 4096, cid: 4 });
    expect(typesOf(postOnly)).toEqual(['n on-req SUCCESS', 'oc']);
    expect(of(postOnly, 'oc')[0]?.[13]).toBe('POSTONLY CANCELED');
  });
});

const REFUSED: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
  [{ type: 'EXCHANGE BEST' }, 'type: invalid'],
  [{ symbol: 'tNOPE' }, 'symbol: invalid'],
  [{ symbol: 'tTESTBTC:TESTUSD' }, 'symbol: invalid'],
  [{ amount: '0' }, 'amount: invalid'],
  [{ amount: 0.1 }, 'amount: invalid'],
  [{ amount: '0.123456789' }, 'amount: invalid'],
  [{ amount: '1,5' }, 'amount: invalid'],
  [{ price: undefined }, 'price: invalid'],
  [{ price: '-1' }, 'price: invalid'],
  [{ price: '50000.5' }, 'price: invalid'],
  [{ type: 'EXCHANGE STOP LIMIT' }, 'price_aux_limit: invalid'],
  [{ type: 'EXCHANGE TRAILING STOP' }, 'price_trailing: invalid'],
  [{ flags: 16384 }, 'price_oco_stop: invalid'],
  [{ flags: 3 }, 'flags: invalid'],
  [{ cid: 2 ** 45 }, 'cid: invalid'],
  [{ tif: '2026-01-05T13:00' }, 'tif: invalid'],
  [{ tif: '2026-01-05 11:00:00' }, 'tif: invalid'],
  [{ lev: 101 }, 'lev: invalid'],
  [{ amount: '0.00001' }, 'Invalid order: minimum size for BTC/USD is 0.0001'],
  [{ amount: '100' }, 'Invalid order: not enough exchange balance for 100 BTCUSD at 50000'],
  [{ amount: '-6', price: '90000' }, 'Invalid order: not enough exchange balance for -6 BTCUSD at 90000'],
  [{ type: 'LIMIT', amount: '100' }, 'Invalid order: not enough tradable balance for 100 BTCUSD at 50000'],
];

describe('refusals', () => {
  test('say what is wrong, and nothing is placed', async () => {
    for (const [more, text] of REFUSED) {
      const frames = await place(more);
      expect(typesOf(frames), text).toEqual(['n on-req ERROR']);
      expect(textsOf(frames)).toEqual([text]);
      const [note] = of(frames, 'n');
      const info = note?.[4] as Row | undefined;
      expect([note?.[0], info?.[0]]).toEqual([null, null]);
      if (!('cid' in more)) expect(info?.[2]).toBe(7);
      expect(exchange.control.account.openOrders(key.userId)).toEqual([]);
    }
  });

  test('an open order’s hold counts against the next', async () => {
    await place({ amount: '10' });
    expect(typesOf(await place({ amount: '11' }))).toEqual(['n on-req ERROR']);
    expect(typesOf(await place({ amount: '9' }))[0]).toBe('n on-req SUCCESS');
  });

  test('a key without the permission is told so by code 10001, whatever it asks', async () => {
    exchange.control.account.setCaps(key.key, { orders: { read: 1, write: 0 } });
    for (const [type, payload] of [
      ['on', order()],
      ['ou', { id: 1 }],
      ['oc', { id: 1 }],
      ['oc_multi', { all: 1 }],
    ] as const) {
      const frames = await client.ask(type, payload);
      expect(typesOf(frames)).toEqual([`n ${type}-req ERROR`]);
      expect(of(frames, 'n')[0]?.slice(5)).toEqual([10001, 'ERROR', 'api_key: permission invalid']);
    }
  });

  test('a second order of the same client id is accepted like the first', async () => {
    await place();
    await place();
    expect(exchange.control.account.openOrders(key.userId).map((row) => row[2])).toEqual([7, 7]);
    expect(exchange.stats().accounts).toMatchObject({ sentByCid: { 7: 2 }, acceptedByCid: { 7: 2 }, framesByKey: { [key.key]: { on: 2 } } });
  });

  test('over its limit an account is refused until time has passed', async () => {
    exchange.control.account.orderLimit(2, 1000);
    await place();
    await place();
    expect(of(await place(), 'n')[0]?.slice(5)).toEqual([11010, 'ERROR', 'ratelimit: error']);
    expect(typesOf(await client.ask('oc_multi', { all: 1 }))[0]).toBe('n oc_multi-req SUCCESS');
    clock += 1001;
    expect(typesOf(await place())[0]).toBe('n on-req SUCCESS');
  });
});
