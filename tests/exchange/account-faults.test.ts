import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyHandle } from './account/accounts';
import { AccountClient, textsOf, typesOf } from './account-client';
import { type Exchange, startExchange } from './exchange';

type Row = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

const SEQUENCE = 65536;

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
      ['exchange', 'BTC', '50'],
    ],
  });
  client = await open();
});
afterEach(() => exchange.stop());

const open = async (more: Fields = {}): Promise<AccountClient> => {
  const one = await AccountClient.open(exchange.authWsUrl, SEQUENCE);
  await one.login(key, more);
  return one;
};
const ORDER = { cid: 7, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '1', price: '50000' };
const place = (more: Fields = {}): Promise<Row[]> => client.ask('on', { ...ORDER, ...more });
const of = (frames: readonly Row[], type: string): Row[] => frames.filter((frame) => frame[1] === type).map((frame) => frame[2] as Row);
const openOrders = (): Row[] => exchange.control.account.openOrders(key.userId);
const publicCounts = (frames: readonly Row[]): unknown[] => frames.map((frame) => frame.at(-2));
const closed = (one: AccountClient): Promise<void> => one.plain.until(() => one.plain.closeCode !== undefined);

describe('a request that is lost', () => {
  test('before it arrived is as if it had never been sent, yet it is counted as sent', async () => {
    exchange.control.account.loseRequest('on', 'before');
    expect(await place()).toEqual([]);
    expect(openOrders()).toEqual([]);
    expect(exchange.stats().accounts).toMatchObject({ sentByCid: { 7: 1 }, acceptedByCid: {} });
    expect(typesOf(await place())).toEqual(['n on-req SUCCESS', 'on', 'wu']);
  });

  test('after it was carried out is silent to its sender alone, and no number is missing', async () => {
    const other = await open();
    exchange.control.account.loseRequest('on', 'after');
    expect(typesOf(await other.during(() => place()))).toEqual(['n on-req SUCCESS', 'on', 'wu']);
    expect(openOrders()).toHaveLength(1);
    expect(typesOf(client.frames)).not.toContain('on');
    const [frame] = await client.ask('calc', [['balance']]);
    expect(frame?.[3]).toBe(client.frames.length);
  });

  test('can take the connection with it: the next login has the order', async () => {
    exchange.control.account.loseRequest('on', 'after', 'drop');
    client.plain.send([0, 'on', null, ORDER]);
    await closed(client);
    expect((await open()).last('os')).toEqual(openOrders());
    expect(openOrders()).toHaveLength(1);
  });

  test('can be met by maintenance: carried out, not told, and nothing more is taken until its end', async () => {
    exchange.control.account.loseRequest('on', 'after', 'maintenance');
    expect(await place()).toEqual([]);
    expect(client.plain.last('info')).toMatchObject({ code: 20060 });
    expect(await place({ cid: 8 })).toEqual([]);
    exchange.control.maintenance(false);
    await client.plain.settle();
    expect(client.plain.last('info')).toMatchObject({ code: 20061 });
    expect(openOrders().map((row) => row[2])).toEqual([7]);
  });

  test('a cancel too', async () => {
    await place();
    exchange.control.account.loseRequest('oc', 'before');
    expect(await client.ask('oc', { id: openOrders()[0]?.[0] })).toEqual([]);
    expect(openOrders()).toHaveLength(1);
  });
});

describe('frames of a type', () => {
  test('omitted: nothing shows it', async () => {
    exchange.control.account.next('omit', 'n');
    const frames = await place();
    expect(typesOf(frames)).toEqual(['on', 'wu']);
    expect(publicCounts(frames)).toEqual([8, 9]);
  });

  test('lost: a number of the socket and one of the account are missing', async () => {
    exchange.control.account.next('lose', 'on');
    const frames = await place();
    expect(typesOf(frames)).toEqual(['n on-req SUCCESS', 'wu']);
    expect(frames.map((frame) => frame.slice(-2))).toEqual([
      [8, 1],
      [10, 3],
    ]);
  });

  test('twice: with numbers of their own', async () => {
    exchange.control.account.next('duplicate', 'on');
    const frames = await place();
    expect(typesOf(frames)).toEqual(['n on-req SUCCESS', 'on', 'on', 'wu']);
    expect(frames[1]?.[2]).toEqual(frames[2]?.[2]);
    expect(publicCounts(frames)).toEqual([8, 9, 10, 11]);
  });

  test('after the next one: numbered as they come', async () => {
    exchange.control.account.next('reorder', 'n');
    const frames = await place();
    expect(typesOf(frames)).toEqual(['on', 'n on-req SUCCESS', 'wu']);
    expect(publicCounts(frames)).toEqual([8, 9, 10]);
  });

  test('late: others are not held up', async () => {
    exchange.control.account.delayNext('n', 30);
    expect(typesOf(await place())).toEqual(['on', 'wu']);
    await client.plain.until(() => client.frames.some((frame) => frame[1] === 'n'));
  });

  test('cut: the connection ends before one, or right after it', async () => {
    exchange.control.account.next('drop-before', 'on');
    client.plain.send([0, 'on', null, ORDER]);
    await closed(client);
    expect(openOrders()).toHaveLength(1);
    const other = await open();
    exchange.control.account.next('drop-after', 'on');
    other.plain.send([0, 'on', null, ORDER]);
    await closed(other);
    expect(typesOf(other.frames)).toContain('on');
  });

  test('any of them can be meant', async () => {
    exchange.control.account.next('omit', 'any', 2);
    expect(typesOf(await place())).toEqual(['wu']);
  });
});

describe('an account that is stuck', () => {
  test('sends nothing but heartbeats while its orders live on', async () => {
    exchange.control.account.freeze('all');
    expect(await place()).toEqual([]);
    expect(typesOf(await client.during(() => exchange.control.tick('heartbeat')))).toEqual(['hb']);
    exchange.control.account.freeze('none');
    expect((await open()).last('os')).toHaveLength(1);
  });

  test('can be stuck in some types only', async () => {
    exchange.control.account.freeze(['te', 'tu', 'ou', 'oc']);
    const frames = await place({ type: 'EXCHANGE MARKET', amount: '0.001', price: undefined });
    expect(new Set(typesOf(frames))).toEqual(new Set(['n on-req SUCCESS', 'wu']));
  });
});

test('an order is found by nobody until it is old enough: not by a cancel, not in a snapshot', async () => {
  exchange.control.account.notFoundFor(3000);
  await place();
  const id = openOrders()[0]?.[0];
  expect(textsOf(await client.ask('oc', { id }))).toEqual(['Order not found.']);
  expect(textsOf(await client.ask('ou', { id, price: '1' }))).toEqual(['Order not found.']);
  expect((await open()).last('os')).toEqual([]);
  clock += 3000;
  expect((await open()).last('os')).toHaveLength(1);
  expect(typesOf(await client.ask('oc', { id }))).toContain('oc');
});

describe('what happens elsewhere', () => {
  test('an order placed and cancelled by another app is told to every socket, routed otherwise', async () => {
    const placed = await client.during(() => exchange.control.account.external(key.userId, 'on', ORDER));
    const [row] = of(placed, 'on');
    expect(row?.[28]).toBe('BFX');
    const gone = await client.during(() => exchange.control.account.external(key.userId, 'oc', { id: row?.[0] }));
    expect(typesOf(gone)).toEqual(['n oc-req SUCCESS', 'oc', 'wu']);
    expect(exchange.stats().accounts.sentByCid).toEqual({});
  });

  test('a deposit raises a wallet and is announced; a withdrawal lowers it', async () => {
    const frames = await client.during(() => exchange.control.account.deposit(key.userId, 'funding', 'ETH', '1.5'));
    expect(typesOf(frames)).toEqual(['wu', 'n deposit_complete SUCCESS']);
    expect(of(frames, 'wu')[0]?.slice(0, 3)).toEqual(['funding', 'ETH', 1.5]);
    const less = await client.during(() => exchange.control.account.deposit(key.userId, 'funding', 'ETH', '-0.5'));
    expect([typesOf(less), of(less, 'wu')[0]?.[2]]).toEqual([['wu'], 1]);
  });

  test('an own broadcast reaches the account’s sockets as it was sent', async () => {
    const other = await open();
    client.plain.send([0, 'n', 77, { type: 'ucm-mine', info: { a: 1 } }]);
    await client.plain.settle();
    await other.plain.settle();
    expect(other.last('n').slice(1, 5)).toEqual(['ucm-mine', 77, null, { a: 1 }]);
  });
});

describe('orders that end at once', () => {
  test('with any status that a test wants', async () => {
    exchange.control.account.endNext('RSN_DUST');
    const frames = await place();
    expect(typesOf(frames)).toEqual(['n on-req SUCCESS', 'oc']);
    expect(of(frames, 'oc')[0]?.[13]).toBe('RSN_DUST');
    expect(typesOf(await place())).toContain('on');
  });

  test('while trading in their market is paused', async () => {
    exchange.control.account.pause('tBTCUSD');
    expect(of(await place(), 'oc')[0]?.[13]).toBe('RSN_PAUSE');
    exchange.control.account.pause('tBTCUSD', false);
    expect(typesOf(await place())).toContain('on');
  });
});

describe("the dead man's switch", () => {
  test('cancels every order of the account when its socket goes, however it goes', async () => {
    const other = await open();
    await place();
    const guarded = await open({ dms: 4 });
    guarded.plain.socket.terminate();
    await other.plain.until(() => other.frames.some((frame) => frame[1] === 'oc'));
    expect(openOrders()).toEqual([]);
  });

  test('is off unless asked for', async () => {
    const before = exchange.stats().open;
    await place();
    client.plain.socket.terminate();
    const other = await open();
    while (exchange.stats().open !== before) await other.plain.settle();
    expect(openOrders()).toHaveLength(1);
  });
});

test('any frame can be sent to an account, with right numbers', async () => {
  const frames = await client.during(() => exchange.control.account.send(key.userId, 'xyz', [1, 2]));
  expect(frames).toEqual([[0, 'xyz', [1, 2], 8, 2]]);
});

test('answers can come without numbers, as from older servers', async () => {
  exchange.control.account.bareAnswers(true);
  const frames = await place();
  expect(frames[0]).toHaveLength(3);
  expect(frames.slice(1).map((frame) => frame.slice(-2))).toEqual([
    [8, 2],
    [9, 3],
  ]);
});

test('clear takes back what lasts', async () => {
  exchange.control.account.freeze('all');
  exchange.control.account.notFoundFor(1e9);
  exchange.control.account.loseRequest('any', 'before', 'nothing', 100);
  exchange.control.account.smallNonces(5);
  await exchange.control.clear();
  expect(typesOf(await place())).toEqual(['n on-req SUCCESS', 'on', 'wu']);
  expect((await open()).last('os')).toHaveLength(1);
});

test('one seed tells the frames of a fill in one order, another seed in another', async () => {
  const told = async (seed: number): Promise<string> => {
    const one = await startExchange({ seed, now: () => clock });
    const its = one.control.account.addKey({ wallets: [['exchange', 'USD', '1000000']] });
    const watcher = await AccountClient.open(one.authWsUrl);
    await watcher.login(its);
    const frames: Row[] = [];
    for (let cid = 1; cid <= 6; cid++) frames.push(...(await watcher.ask('on', { ...ORDER, cid, type: 'EXCHANGE MARKET', amount: '0.01' })));
    await one.stop();
    return typesOf(frames).join();
  };
  const [first, again, other] = [await told(3), await told(3), await told(4)];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
