import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyHandle } from './account/accounts';
import { AccountClient, textsOf, typesOf } from './account-client';
import { type Exchange, startExchange } from './exchange';

type Row = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

let clock = 0;
let exchange: Exchange;
let key: KeyHandle;
let client: AccountClient;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 5, 12);
  exchange = await startExchange({ now: () => clock, limits: { accountConnectionsPer15s: 100 } });
  key = exchange.control.account.addKey({
    wallets: [
      ['exchange', 'USD', '10000000'],
      ['exchange', 'BTC', '50'],
      ['margin', 'USD', '100000'],
      ['margin', 'USTF0', '100000'],
    ],
  });
  client = await AccountClient.open(exchange.authWsUrl);
  await client.login(key);
});
afterEach(() => exchange.stop());

const place = (more: Fields = {}): Promise<Row[]> =>
  client.ask('on', { cid: 7, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '1', price: '50000', ...more });
const of = (frames: readonly Row[], type: string): Row[] => frames.filter((frame) => frame[1] === type).map((frame) => frame[2] as Row);
/** Its id. */
const rest = async (more: Fields = {}): Promise<number> => of(await place(more), 'on')[0]?.[0] as number;
const bestBid = (): number => exchange.bookOf('BTC/USD', 'R0', 25).bids[0]?.[1] ?? 0;
const bestAsk = (): number => exchange.bookOf('BTC/USD', 'R0', 25).asks[0]?.[1] ?? 0;
const openOrders = (): Row[] => exchange.control.account.openOrders(key.userId);
/** Let the market trade, through an order of the account's own, at a price that is not far away. */
const trade = (amount: string): Promise<Row[]> => place({ type: 'EXCHANGE MARKET', amount, cid: 99, price: undefined });
const statusOf = (frames: readonly Row[]): unknown => of(frames, 'oc')[0]?.[13];

describe('a change', () => {
  test('of the price keeps the id and moves the order in the book', async () => {
    const id = await rest();
    const frames = await client.ask('ou', { id, price: '49000' });
    expect(typesOf(frames)).toEqual(['n ou-req SUCCESS', 'ou', 'wu']);
    expect(textsOf(frames)).toEqual(['Submitting update to exchange limit buy order for 1 BTC.']);
    expect([of(frames, 'ou')[0]?.[0], of(frames, 'ou')[0]?.[16]]).toEqual([id, 49000]);
    expect(openOrders()).toEqual(of(frames, 'ou'));
  });

  test('of the amount, or by a difference, by client id and its day too', async () => {
    const id = await rest();
    expect(of(await client.ask('ou', { id, amount: '2' }), 'ou')[0]?.slice(6, 8)).toEqual([2, 2]);
    expect(of(await client.ask('ou', { cid: 7, cid_date: '2026-01-05', delta: '-0.5' }), 'ou')[0]?.slice(6, 8)).toEqual([1.5, 1.5]);
  });

  test('to a price on the other side fills at once and closes', async () => {
    const id = await rest({ amount: '0.01' });
    const frames = await client.ask('ou', { id, price: String(bestAsk() + 100) });
    expect(typesOf(frames).slice(0, 2)).toEqual(['n ou-req SUCCESS', 'oc']);
    expect(statusOf(frames)).toMatch(/^EXECUTED @ /);
  });

  test('that cannot be is refused in words and changes nothing', async () => {
    const id = await rest();
    const before = openOrders();
    for (const [terms, text] of [
      [{ price: '0' }, 'price: invalid'],
      [{ amount: '-1' }, 'amount: invalid'],
      [{ delta: '-1' }, 'amount: invalid'],
      [{ amount: '1', delta: '1' }, 'amount: invalid'],
      [{ delta: '-0.99999' }, 'Invalid order: minimum size for BTC/USD is 0.0001'],
      [{ amount: '5000' }, 'Invalid order: not enough exchange balance for 5000 BTCUSD at 50000'],
    ] as const) {
      const frames = await client.ask('ou', { id, ...terms });
      expect([typesOf(frames), textsOf(frames)]).toEqual([['n ou-req ERROR'], [text]]);
    }
    expect(openOrders()).toEqual(before);
  });

  test('of an order that is not there finds none', async () => {
    const frames = await client.ask('ou', { id: 5, price: '1' });
    expect([typesOf(frames), textsOf(frames), (of(frames, 'n')[0] as readonly Row[])[4]?.[0]]).toEqual([['n ou-req ERROR'], ['Order not found.'], 5]);
  });

  test('of the amount downwards keeps the place in the queue, upwards or of the price loses it', async () => {
    const ask = String(bestAsk());
    await place({ amount: '-20', price: ask, cid: 1 });
    const first = openOrders().at(-1)?.[0];
    await place({ amount: '-20', price: ask, cid: 2 });
    const filledFirst = async (): Promise<unknown> => {
      const frames = await place({ amount: '6', price: ask, cid: 3 });
      return of(frames, 'te')
        .filter((row) => row[8] === 1)
        .map((row) => row[11])[0];
    };
    expect(await filledFirst()).toBe(1);
    await client.ask('ou', { id: first, delta: '1' });
    expect(await filledFirst()).toBe(1);
    await client.ask('ou', { id: first, delta: '-5' });
    expect(await filledFirst()).toBe(2);
  });
});

describe('several at once', () => {
  test('are cancelled by ids, by client ids, by group, or all of them', async () => {
    const ids = [await rest({ cid: 1 }), await rest({ cid: 2 }), await rest({ cid: 3, gid: 9 }), await rest({ cid: 4 }), await rest({ cid: 5 })];
    const frames = await client.ask('oc_multi', { id: [ids[0]] });
    expect(typesOf(frames)).toEqual(['n oc_multi-req SUCCESS', 'oc', 'wu']);
    expect((of(frames, 'n')[0] as readonly Row[][])[4]?.map((row) => row[0])).toEqual([ids[0]]);
    await client.ask('oc_multi', { cid: [[2, '2026-01-05']] });
    await client.ask('oc_multi', { gid: [9] });
    expect(openOrders().map((row) => row[2])).toEqual([4, 5]);
    await client.ask('oc_multi', { all: 1 });
    expect(openOrders()).toEqual([]);
  });

  test('what `oc_multi` does not understand cancels nothing', async () => {
    await rest();
    for (const payload of [{}, { id: 5 }, { cid: [7] }]) expect(typesOf(await client.ask('oc_multi', payload))).toEqual(['n oc_multi-req ERROR']);
    expect(openOrders()).toHaveLength(1);
  });

  test('operations of a batch each answer for themselves', async () => {
    const id = await rest();
    const frames = await client.ask('ox_multi', [
      ['on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '1', price: '40000', cid: 8 }],
      ['on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: 'x', price: '40000', cid: 9 }],
      ['ou', { id, price: '41000' }],
      ['oc', { id: 1 }],
      ['oc_multi', { all: 1 }],
    ]);
    expect(typesOf(frames).filter((type) => type.startsWith('n'))).toEqual([
      'n on-req SUCCESS',
      'n on-req ERROR',
      'n ou-req SUCCESS',
      'n oc-req ERROR',
      'n oc_multi-req SUCCESS',
    ]);
    expect(exchange.stats().accounts.framesByKey[key.key]).toEqual({ on: 3, ox_multi: 1, ou: 1, oc: 1, oc_multi: 1 });
  });

  test('a batch of a wrong form is refused as a whole and nothing of it is done', async () => {
    for (const [what, payload] of [
      ['no list', {}],
      ['an empty list', []],
      [
        'an unknown operation',
        [
          ['on', { type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '1', price: '40000' }],
          ['sell', {}],
        ],
      ],
      ['an operation without its fields', [['oc']]],
      ['more than fifteen', Array.from({ length: 16 }, () => ['oc', { id: 1 }])],
    ] as const) {
      const frames = await client.ask('ox_multi', payload);
      expect([typesOf(frames), textsOf(frames)], what).toEqual([['n ox_multi-req ERROR'], ['input: invalid']]);
    }
    expect(openOrders()).toEqual([]);
  });
});

describe('orders that wait', () => {
  test('a stop is triggered by a trade at its price and becomes a market order', async () => {
    await place({ type: 'EXCHANGE STOP', amount: '-0.1', price: String(bestBid() - 20), cid: 1 });
    expect(openOrders().map((row) => [row[8], row[13]])).toEqual([['EXCHANGE STOP', 'ACTIVE']]);
    const size = exchange
      .bookOf('BTC/USD', 'R0', 250)
      .bids.filter((row) => row[1] >= bestBid() - 25)
      .reduce((sum, row) => sum + row[2], 0);
    const frames = await trade((-size).toFixed(8));
    const closed = of(frames, 'oc').find((row) => row[2] === 1);
    expect([closed?.[8], closed?.[9]]).toEqual(['EXCHANGE MARKET', 'EXCHANGE STOP']);
    expect(closed?.[13]).toMatch(/^EXECUTED @ /);
  });

  test('one whose price has been passed already is triggered at once', async () => {
    const frames = await place({ type: 'EXCHANGE STOP', amount: '0.01', price: '60000' });
    expect(typesOf(frames).slice(0, 4)).toEqual(['n on-req SUCCESS', 'on', 'wu', 'oc']);
  });

  test('a stop limit rests at its limit once triggered', async () => {
    const frames = await place({ type: 'EXCHANGE STOP LIMIT', amount: '0.01', price: '60000', price_aux_limit: '59000' });
    const changed = of(frames, 'ou')[0];
    expect([changed?.[8], changed?.[9], changed?.[13], changed?.[16]]).toEqual(['EXCHANGE LIMIT', 'EXCHANGE STOP LIMIT', 'ACTIVE', 59000]);
  });

  test('a trailing stop follows the price and does not come back with it', async () => {
    await place({ type: 'EXCHANGE TRAILING STOP', amount: '-0.1', price_trailing: '2000', cid: 1 });
    const before = openOrders()[0]?.[16] as number;
    const above = exchange
      .bookOf('BTC/USD', 'R0', 250)
      .asks.filter((row) => row[1] <= bestAsk() + 40)
      .reduce((sum, row) => sum - row[2], 0);
    await trade(above.toFixed(8));
    const after = openOrders()[0]?.[16] as number;
    await trade('-0.01');
    expect(after).toBeGreaterThan(before);
    expect(openOrders()[0]?.[16]).toBe(after);
  });

  test('of an OCO pair each names the other, and the end of one is the end of both', async () => {
    const pair = (): Promise<Row[]> => place({ amount: '-1', price: '90000', flags: 16384, price_oco_stop: '30000', cid: 1, cid_oco: 2 });
    const frames = await pair();
    const [limit, stop] = of(frames, 'on') as [Row, Row];
    expect(typesOf(frames).filter((type) => type !== 'wu')).toEqual(['n on-req SUCCESS', 'on', 'on']);
    expect([limit[8], limit[2], limit[25], stop[8], stop[2], stop[25], stop[16]]).toEqual([
      'EXCHANGE LIMIT',
      1,
      stop[0],
      'EXCHANGE STOP',
      2,
      limit[0],
      30000,
    ]);
    expect(of(await client.ask('calc', [['wallet_exchange_BTC']]), 'wu')[0]?.[4]).toBe(49);
    expect(of(await client.ask('oc', { id: stop[0] }), 'oc').map((row) => row[2])).toEqual([2, 1]);
    expect(openOrders()).toEqual([]);
    const [again] = of(await pair(), 'on') as [Row];
    expect(of(await client.ask('ou', { id: again[0], price: String(bestBid() - 200) }), 'oc').map((row) => row[2])).toContain(2);
  });
});

describe('margin', () => {
  const market = (amount: string, more: Fields = {}): Promise<Row[]> => place({ type: 'MARKET', amount, price: undefined, ...more });

  test('a fill opens a position, more of it averages, less realises, all of it closes', async () => {
    const opened = of(await market('0.01'), 'pn')[0];
    const price = opened?.[3] as number;
    expect([opened?.[0], opened?.[1], opened?.[2], opened?.[6], opened?.[9], opened?.[15]]).toEqual(['tBTCUSD', 'ACTIVE', 0.01, null, null, 0]);
    expect(price).toBeGreaterThan(60000);
    expect(of(await market('0.01'), 'pu')[0]?.[2]).toBe(0.02);
    const reduced = await market('-0.005');
    expect(of(reduced, 'pu')[0]?.[2]).toBe(0.015);
    expect(of(reduced, 'tu')[0]?.[10]).toBe('USD');
    const closed = of(await market('-0.015'), 'pc')[0];
    expect([closed?.[1], closed?.[2]]).toEqual(['CLOSED', 0]);
  });

  test('a position is in the snapshot of the next login, without what is calculated', async () => {
    await market('0.01');
    const other = await AccountClient.open(exchange.authWsUrl);
    await other.login(key);
    expect((other.last('ps')[0] as Row).slice(0, 3)).toEqual(['tBTCUSD', 'ACTIVE', 0.01]);
    expect((other.last('ps')[0] as Row).slice(6, 10)).toEqual([null, null, null, null]);
  });

  test('profit and fees go to the margin wallet to the last digit', async () => {
    const bought = await market('0.01');
    const sold = await market('-0.01');
    const [buy, sell] = [of(bought, 'tu'), of(sold, 'tu')];
    const sum = (rows: readonly Row[], value: (row: Row) => number): number => rows.reduce((total, row) => total + value(row), 0);
    const expected =
      100_000 - sum([...buy, ...sell], (row) => (row[4] as number) * (row[5] as number)) + sum([...buy, ...sell], (row) => row[9] as number);
    expect(of(sold, 'wu').at(-1)?.[2]).toBeCloseTo(expected, 8);
  });

  test('a larger order the other way closes the position and opens one of another number', async () => {
    const [opened] = of(await market('0.01'), 'pn');
    const frames = await market('-0.03');
    const kinds = typesOf(frames).filter((type) => type.startsWith('p'));
    expect(kinds.filter((kind) => kind !== 'pu')).toEqual(['pc', 'pn']);
    expect(openPositions()).toEqual([['tBTCUSD', -0.02]]);
    expect(of(frames, 'pn')[0]?.[11]).not.toBe(opened?.[11]);
  });

  const openPositions = (): unknown[] => {
    const seen = new Map<unknown, Row>();
    for (const frame of client.frames) {
      if (['pn', 'pu', 'pc'].includes(String(frame[1]))) seen.set((frame[2] as Row)[0], frame[2] as Row);
    }
    return [...seen.values()].filter((row) => row[1] === 'ACTIVE').map((row) => [row[0], row[2]]);
  };

  test('`calc` says profit, liquidation and leverage of a position, and the margin there is', async () => {
    await market('0.1');
    const [position] = of(await client.ask('calc', [['position_tBTCUSD']]), 'pu');
    expect(position?.[6]).toBeTypeOf('number');
    expect(position?.[9]).toBe(5);
    const frames = await client.ask('calc', [['margin_base'], ['margin_sym_tBTCUSD'], ['funding_sym_fUSD'], ['balance']]);
    expect(typesOf(frames)).toEqual(['miu', 'miu', 'fiu', 'bu']);
  });

  test('a derivative is held in its own currency at the leverage asked for', async () => {
    await place({ type: 'MARKET', symbol: 'tBTCF0:USTF0', amount: '0.1', lev: 20, price: undefined });
    const [position] = of(await client.ask('calc', [['position_tBTCF0:USTF0']]), 'pu');
    expect([position?.[9], position?.[15]]).toEqual([20, 1]);
    expect(of(await place({ type: 'LIMIT', symbol: 'tBTCF0:USTF0', amount: '0.1', lev: 20 }), 'on')[0]?.[31]).toEqual({ $F33: 20 });
  });

  test('reduce-only neither raises nor turns a position, and needs one', async () => {
    const flags = 1024;
    expect(statusOf(await market('-0.01', { flags }))).toBe('RSN_POS_NOTFOUND');
    await market('0.01');
    expect(statusOf(await market('0.01', { flags }))).toBe('RSN_POS_REDUCE_INCR');
    expect(statusOf(await market('-0.02', { flags }))).toBe('RSN_POS_REDUCE_FLIP');
    expect(statusOf(await market('-0.01', { flags }))).toMatch(/^EXECUTED/);
  });

  test('the flag for it closes what there is, and says so', async () => {
    expect(statusOf(await market('0', { flags: 512 }))).toBe('RSN_POS_NOTFOUND');
    await market('0.01');
    const frames = await market('0', { flags: 512 });
    expect(statusOf(frames)).toMatch(/^EXECUTED @ [\d.]+\(-0.01\): was ACTIVE \(note:POSCLOSE\)$/);
    expect(of(frames, 'pc')).toHaveLength(1);
  });

  test('a position can be closed by force', async () => {
    await market('0.01');
    const frames = await client.during(() => exchange.control.account.liquidate(key.userId, 'tBTCUSD'));
    expect(statusOf(frames)).toMatch(/^FORCED EXECUTED @ /);
    expect(openPositions()).toEqual([]);
  });
});

describe('an order that the account cannot pay when its time comes', () => {
  test('ends as it rests, as it takes, and on margin, each with its own words', async () => {
    await place({ amount: '-1', price: String(bestAsk()), cid: 1 });
    await place({ type: 'EXCHANGE STOP', amount: '0.1', price: String(bestAsk() + 1), cid: 2 });
    await place({ type: 'LIMIT', amount: '-1', price: String(bestAsk()), cid: 3 });
    exchange.control.account.deposit(key.userId, 'exchange', 'BTC', '-50');
    exchange.control.account.deposit(key.userId, 'margin', 'USD', '-100000');
    const other = exchange.control.account.addKey({ wallets: [['exchange', 'USD', '10000000']] });
    const taker = await AccountClient.open(exchange.authWsUrl);
    await taker.login(other);
    const crossing = { cid: 1, type: 'EXCHANGE MARKET', symbol: 'tBTCUSD', amount: '20' };
    const frames = await client.during(() => {
      exchange.control.account.deposit(key.userId, 'exchange', 'USD', '-10000000');
      return taker.ask('on', crossing);
    });
    const ends = new Map(of(frames, 'oc').map((row) => [row[2], row[13]]));
    expect(ends.get(1)).toBe('INSUFFICIENT BALANCE (G1)');
    expect(ends.get(2)).toBe('INSUFFICIENT BALANCE (U1)');
    expect(ends.get(3)).toBe('INSUFFICIENT MARGIN');
  });
});

test('a market order for more than the book has is filled with what there is and ends', async () => {
  exchange.control.account.deposit(key.userId, 'exchange', 'USD', '1000000000');
  const frames = await trade('10000');
  expect(statusOf(frames)).toMatch(/^RSN_BOOK_SLIP was: PARTIALLY FILLED @ /);
  expect(exchange.bookOf('BTC/USD', 'R0', 25).asks).toEqual([]);
});

describe('the budget of calc', () => {
  test('more than thirty items are dropped, and more than eight messages a second', async () => {
    const items = (count: number): unknown[] => Array.from({ length: count }, () => ['balance']);
    expect(await client.ask('calc', items(31))).toHaveLength(0);
    expect(await client.ask('calc', items(30))).toHaveLength(30);
    for (let i = 0; i < 7; i++) expect(await client.ask('calc', items(1))).toHaveLength(1);
    expect(await client.ask('calc', items(1))).toHaveLength(0);
    clock += 1001;
    expect(await client.ask('calc', items(1))).toHaveLength(1);
  });
});

test('a paper account trades TEST pairs only, which everybody can watch then', async () => {
  const paper = exchange.control.account.addKey({ isPaper: true, wallets: [['exchange', 'TESTUSD', '100000']] });
  const its = await AccountClient.open(exchange.authWsUrl);
  await its.login(paper);
  const ask = (symbol: string): Promise<Row[]> => its.ask('on', { cid: 1, type: 'EXCHANGE LIMIT', symbol, amount: '0.1', price: '50000' });
  expect(textsOf(await ask('tBTCUSD'))).toEqual(['symbol: invalid']);
  expect(typesOf(await ask('tTESTBTC:TESTUSD'))).toEqual(['n on-req SUCCESS', 'on', 'wu']);
  expect(await its.plain.subscribe({ channel: 'ticker', symbol: 'tTESTBTC:TESTUSD' })).toBeGreaterThan(0);
  const [pairs] = (await (await fetch(`${exchange.restUrl}/v2/conf/pub:list:pair:exchange`)).json()) as [string[]];
  expect(pairs).toContain('TESTBTC:TESTUSD');
});

test('at one price those that are shown are filled before those that are hidden, even later ones', async () => {
  const price = String(bestAsk());
  await place({ amount: '-1', price, flags: 64, cid: 1 });
  await place({ amount: '-1', price, cid: 2 });
  const frames = await place({ amount: '6', price, cid: 3 });
  expect(
    of(frames, 'te')
      .filter((row) => row[8] === 1)
      .map((row) => row[11]),
  ).toEqual([2, 1]);
});

test('a hidden order that turns visible does so with its first fill', async () => {
  const price = bestAsk();
  await place({ amount: '-5', price: String(price), flags: 64, meta: { make_visible: 1 } });
  const there = exchange
    .bookOf('BTC/USD', 'R0', 250)
    .asks.filter((row) => row[1] === price)
    .reduce((sum, row) => sum - row[2], 0);
  await trade((there + 1).toFixed(8));
  expect(openOrders()[0]?.slice(6, 7)).toEqual([-4]);
  expect(exchange.bookOf('BTC/USD', 'R0', 25).asks[0]).toEqual([openOrders()[0]?.[0], price, -4]);
});

test('funding is only to be read: offers are refused, those made elsewhere are seen', async () => {
  expect(typesOf(await client.ask('fon', { type: 'LIMIT', symbol: 'fUSD', amount: '500', rate: '0.0002', period: 2 }))).toEqual(['n fon-req ERROR']);
  const row = [1, 'fUSD', clock, clock, 500, 500, 'LIMIT', null, null, 0, 'ACTIVE', null, null, null, 0.0002, 2, 0, 0, null, 0, null];
  expect(of(await client.during(() => exchange.control.account.offer(key.userId, row)), 'fon')).toEqual([row]);
});
