import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Exchange, type ExchangeOptions, startExchange } from './exchange';
import { PlainBook, PlainClient } from './plain-client';

const FLAGS = 32768 | 65536 | 131072;
const BULK = 536870912;
const BTC_BOOK = { channel: 'book', symbol: 'tBTCUSD', prec: 'P0', freq: 'F0', len: '25' };

let clock = Date.UTC(2026, 0, 5, 12);
let exchange: Exchange;

const start = async (options: ExchangeOptions = {}): Promise<PlainClient> => {
  await exchange?.stop();
  exchange = await startExchange({ now: () => clock, ...options });
  return PlainClient.open(exchange.wsUrl);
};

beforeEach(() => {
  clock = Date.UTC(2026, 0, 5, 12);
});
afterEach(() => exchange.stop());

const step = (times: number, name = 'BTC/USD'): void => {
  for (let i = 0; i < times; i++) {
    clock += 50;
    exchange.market(name).step();
  }
};

describe('events', () => {
  test('the first frame is info with the version and the platform up', async () => {
    const client = await start();
    expect(client.events[0]).toMatchObject({ event: 'info', version: 2, platform: { status: 1 } });
  });

  test('conf is echoed with its flags, and unknown flags are refused by 10050', async () => {
    const client = await start();
    expect(await client.configure(FLAGS)).toEqual({ event: 'conf', status: 'OK', flags: FLAGS });
    client.send({ event: 'conf', flags: 4 });
    await client.settle();
    expect(client.last('error')).toMatchObject({ code: 10050 });
  });

  test('ping is answered with the time and the same cid', async () => {
    const client = await start();
    client.send({ event: 'ping', cid: 77 });
    await client.settle();
    expect(client.events.find((e) => e.cid === 77)).toEqual({ event: 'pong', ts: clock, cid: 77 });
  });

  test('a subscription is acknowledged normalised, with len as text and the subId given', async () => {
    const client = await start();
    const id = await client.subscribe({ channel: 'book', symbol: 'BTCUSD', len: 25, subId: 'b-1' });
    expect(client.last('subscribed')).toEqual({
      event: 'subscribed',
      channel: 'book',
      chanId: id,
      symbol: 'tBTCUSD',
      prec: 'P0',
      freq: 'F0',
      len: '25',
      subId: 'b-1',
      pair: 'BTCUSD',
    });
    await client.subscribe({ channel: 'candles', key: 'trade:1m:tBTCUSD' });
    expect(client.last('subscribed')).toMatchObject({ channel: 'candles', key: 'trade:1m:tBTCUSD' });
  });

  test.each([
    [{ event: 'subscribe', channel: 'book', symbol: 'tNOPEF0:USTF0' }, 'symbol: invalid', 10300],
    [{ event: 'subscribe', channel: 'book', symbol: 'tBTCUSD', len: '7' }, 'length: invalid', 10300],
    [{ event: 'subscribe', channel: 'book', symbol: 'tBTCUSD', prec: 'P9' }, 'precision: invalid', 10300],
    [{ event: 'subscribe', channel: 'weather', symbol: 'tBTCUSD' }, 'channel: unknown', 10300],
    [{ event: 'subscribe', channel: 'candles', key: 'trade:4h:tBTCUSD' }, 'key: invalid', 10300],
    [{ event: 'unsubscribe', chanId: 5 }, 'unsubscribe: invalid', 10400],
    [{ event: 'nope' }, 'event: invalid (nope)', 10000],
  ])('%j is refused: %s', async (request, msg, code) => {
    const client = await start();
    client.send(request);
    await client.settle();
    expect(client.last('error')).toMatchObject({ event: 'error', msg, code });
  });

  test('a second identical subscription is refused by 10301 with the first one’s channel', async () => {
    const client = await start();
    const id = await client.subscribe(BTC_BOOK);
    expect(await client.subscribe({ ...BTC_BOOK, symbol: 'BTCUSD' })).toBe(id);
    expect(client.last('error')).toMatchObject({ code: 10301, chanId: id });
    expect(exchange.stats().duplicatesSeen).toBe(1);
  });

  test('over the limit of channels 10305 comes and the socket stays of use', async () => {
    const client = await start({ limits: { channelsPerSocket: 1 } });
    const id = await client.subscribe(BTC_BOOK);
    await client.subscribe({ channel: 'ticker', symbol: 'tBTCUSD' });
    expect(client.last('error')).toMatchObject({ code: 10305, channel: 'ticker', symbol: 'tBTCUSD' });
    step(20);
    await client.settle();
    expect(client.of(id).length).toBeGreaterThan(1);
  });

  test('text that is no JSON and an unknown derivative get no answer at all', async () => {
    const client = await start();
    client.socket.send('{not json');
    client.send({ event: 'subscribe', channel: 'status', key: 'deriv:tNOPEF0:USTF0' });
    await client.settle();
    expect(client.events.filter((e) => e.event !== 'info' && e.event !== 'pong')).toEqual([]);
  });

  test('data goes on until unsubscribed says so, and then ends', async () => {
    const client = await start({ ackDelayMs: 30 });
    const id = await client.subscribe(BTC_BOOK);
    client.send({ event: 'unsubscribe', chanId: id });
    await client.settle();
    const before = client.of(id).length;
    step(40);
    await client.until(() => client.events.some((e) => e.event === 'unsubscribed'));
    const during = client.of(id).length;
    step(40);
    await client.settle();
    expect(during).toBeGreaterThan(before);
    expect(client.of(id).length).toBe(during);
    expect(client.last('unsubscribed')).toEqual({ event: 'unsubscribed', status: 'OK', chanId: id });
  });
});

describe('frames', () => {
  test.each([
    [0, []],
    [65536, ['S']],
    [32768, ['T']],
    [65536 | 32768, ['S', 'T']],
  ])('flags %d put %j at the tail of data, typed data and heartbeats', async (flags, tail) => {
    const client = await start();
    await client.configure(flags);
    const ticker = await client.subscribe({ channel: 'ticker', symbol: 'tBTCUSD' });
    const trades = await client.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    exchange.control.tick('heartbeat');
    step(60);
    await client.settle();
    const marks = (frame: readonly unknown[] | undefined, from: number): unknown[] =>
      (frame ?? []).slice(from).map((x) => ((x as number) > 1e12 ? 'T' : Number.isInteger(x) ? 'S' : x));
    expect(marks(client.of(ticker)[0], 2)).toEqual(tail);
    expect(
      marks(
        client.of(ticker).find((f) => f[1] === 'hb'),
        2,
      ),
    ).toEqual(tail);
    expect(
      marks(
        client.of(trades).find((f) => f[1] === 'te'),
        3,
      ),
    ).toEqual(tail);
  });

  test('every array frame of a socket is numbered from 1 without a hole, whatever its channel', async () => {
    const client = await start();
    await client.configure(FLAGS);
    await client.subscribe(BTC_BOOK);
    await client.subscribe({ ...BTC_BOOK, symbol: 'tETHUSD', prec: 'R0', len: '100' });
    await client.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    await client.subscribe({ channel: 'candles', key: 'trade:1m:tBTCUSD' });
    await client.subscribe({ channel: 'status', key: 'deriv:tBTCF0:USTF0' });
    step(100);
    step(100, 'ETH/USD');
    for (const what of ['heartbeat', 'checksum', 'confirm', 'ticker', 'status'] as const) exchange.control.tick(what);
    await client.settle();
    expect(client.frames.map((f) => f.at(-2))).toEqual(client.frames.map((_, i) => i + 1));
    expect(client.frames.length).toBeGreaterThan(150);
  });

  test.each([
    ['P0', '25', 'F0'],
    ['P0', '1', 'F0'],
    ['P1', '100', 'F0'],
    ['P2', '25', 'F0'],
    ['P3', '25', 'F0'],
    ['P4', '250', 'F0'],
    ['R0', '25', 'F0'],
    ['R0', '250', 'F0'],
    ['P0', '25', 'F1'],
  ] as const)('a book %s of %s (%s) kept from its frames equals the exchange’s, and every checksum', async (prec, len, freq) => {
    const client = await start();
    await client.configure(FLAGS);
    const id = await client.subscribe({ channel: 'book', symbol: 'tBTCUSD', prec, len, freq });
    const book = new PlainBook(prec === 'R0');
    let checks = 0;
    for (let round = 0; round < 8; round++) {
      step(50);
      exchange.control.tick('group');
      exchange.control.tick('checksum');
      await client.settle();
      for (const frame of client.of(id).splice(0)) {
        if (frame[1] !== 'cs') book.apply(frame[1] as unknown[]);
        else {
          checks++;
          expect(book.checksum()).toBe(frame[2]);
        }
      }
      client.frames.length = 0;
      expect(book.state()).toEqual(exchange.bookOf('BTC/USD', prec, Number(len) as 25, freq));
    }
    expect(checks).toBe(8);
    const { bids, asks } = book.state();
    expect(Math.max(bids.length, asks.length)).toBeLessThanOrEqual(Number(len));
  });

  test('prices below 1e-6 are on the wire in e-notation and in the checksum', async () => {
    const client = await start();
    await client.configure(FLAGS);
    const texts: string[] = [];
    client.socket.on('message', (data) => texts.push(data.toString()));
    const id = await client.subscribe({ ...BTC_BOOK, symbol: 'tTINY:USD' });
    step(50, 'tTINY:USD');
    exchange.control.tick('checksum');
    await client.settle();
    const book = new PlainBook(false);
    for (const frame of client.of(id)) if (frame[1] !== 'cs') book.apply(frame[1] as unknown[]);
    expect(texts.some((t) => /\[\d+,\[\d\.\d+e-7,/.test(t))).toBe(true);
    expect(client.of(id).at(-1)?.[2]).toBe(book.checksum());
  });

  test('with BULK the rows of one moment come as an array of entries', async () => {
    const client = await start();
    await client.configure(FLAGS | BULK);
    const id = await client.subscribe(BTC_BOOK);
    step(60);
    await client.settle();
    const book = new PlainBook(false);
    for (const [i, frame] of client.of(id).entries()) {
      const rows = frame[1] as unknown[][];
      expect(Array.isArray(rows[0])).toBe(true);
      if (i === 0) book.apply(rows);
      else for (const row of rows) book.apply(row);
    }
    expect(book.state()).toEqual(exchange.bookOf('tBTCUSD', 'P0', 25));
  });

  test('trades: a snapshot of 30 newest first, te at once, tu of the same trade later', async () => {
    const client = await start();
    const id = await client.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    step(80);
    await client.settle();
    const snapshot = client.of(id)[0]?.[1] as number[][];
    expect(snapshot).toHaveLength(30);
    expect(snapshot.map((t) => t[1])).toEqual(snapshot.map((t) => t[1]).sort((a, b) => (b as number) - (a as number)));
    const executed = client.of(id).filter((f) => f[1] === 'te');
    expect(executed.length).toBeGreaterThan(0);
    expect(client.of(id).some((f) => f[1] === 'tu')).toBe(false);
    exchange.control.tick('confirm');
    await client.settle();
    expect(
      client
        .of(id)
        .filter((f) => f[1] === 'tu')
        .map((f) => f[2]),
    ).toEqual(executed.map((f) => f[2]));
  });

  test('candles: about 240 newest first, open close high low, then the current one and the one before again', async () => {
    const client = await start();
    const id = await client.subscribe({ channel: 'candles', key: 'trade:1m:tBTCUSD' });
    const snapshot = client.of(id)[0]?.[1] as number[][];
    expect(snapshot).toHaveLength(240);
    const times = snapshot.map((c) => c[0] as number);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const [, open, close, high, low] of snapshot as [number, number, number, number, number][]) {
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
    }
    for (let i = 0; i < 40; i++) {
      clock += 5000;
      step(5);
    }
    await client.settle();
    const updates = client
      .of(id)
      .slice(1)
      .map((f) => (f[1] as number[])[0] as number);
    expect(updates.some((at, i) => i > 0 && at < (updates[i - 1] as number))).toBe(true);
    expect(new Set(updates).size).toBeGreaterThan(2);
  });

  test('a ticker has 11 elements, its sizes summed over the 25 best levels', async () => {
    const client = await start();
    const id = await client.subscribe({ channel: 'ticker', symbol: 'tETHUSD' });
    const [bid, bidSize, ask] = (client.of(id)[0]?.[1] ?? []) as number[];
    const book = exchange.bookOf('ETH/USD', 'P0', 25);
    expect(client.of(id)[0]?.[1]).toHaveLength(11);
    expect([bid, ask]).toEqual([book.bids[0]?.[0], book.asks[0]?.[0]]);
    expect(bidSize).toBeCloseTo(
      book.bids.reduce((sum, row) => sum + row[2], 0),
      7,
    );
  });

  test('status: a flat row of 23 for a perpetual, nested rows with a fractional time for liquidations', async () => {
    const client = await start();
    const perpetual = await client.subscribe({ channel: 'status', key: 'deriv:tBTCF0:USTF0' });
    const liquidations = await client.subscribe({ channel: 'status', key: 'liq:global' });
    exchange.control.liquidation();
    await client.settle();
    expect(client.of(perpetual)[0]?.[1]).toHaveLength(23);
    const [trigger, execution] = client.of(liquidations).map((f) => (f[1] as unknown[][])[0] as unknown[]);
    expect([trigger?.[0], trigger?.[8], execution?.[8]]).toEqual(['pos', 0, 1]);
    expect(Number.isInteger(trigger?.[2])).toBe(false);
  });
});

describe('clockwork', () => {
  test('heartbeats come to each channel at their period, busy or not', async () => {
    const client = await start({ heartbeatMs: 20, now: Date.now });
    const id = await client.subscribe(BTC_BOOK);
    await client.until(() => client.of(id).filter((f) => f[1] === 'hb').length >= 3);
    expect(client.of(id)[0]?.[1]).not.toBe('hb');
  });

  test('checksums come while a book changes, and none while it stands', async () => {
    const client = await start({ checksumMs: 10, heartbeatMs: 25, now: Date.now });
    await client.configure(FLAGS);
    const id = await client.subscribe(BTC_BOOK);
    const count = (what: string): number => client.of(id).filter((f) => f[1] === what).length;
    await client.until(() => count('hb') >= 2);
    expect(count('cs')).toBe(0);
    for (let i = 0; i < 30; i++) exchange.market('BTC/USD').step();
    await client.until(() => count('cs') === 1);
    const beats = count('hb');
    await client.until(() => count('hb') >= beats + 2);
    expect(count('cs')).toBe(1);
  });

  test('acknowledgements with random delays leave the order of the requests', async () => {
    const client = await start({ ackDelayMs: [0, 40], seed: 3 });
    const symbols = ['tBTCUSD', 'tETHUSD', 'tLTCUSD', 'tXRPUSD', 'tSOLUSD', 'tXRPBTC'];
    for (const symbol of symbols) client.send({ event: 'subscribe', channel: 'ticker', symbol });
    const acks = (): unknown[] => client.events.filter((e) => e.event === 'subscribed').map((e) => e.symbol);
    await client.until(() => acks().length === symbols.length);
    expect(acks()).not.toEqual(symbols);
    expect(acks().sort()).toEqual([...symbols].sort());
  });

  test('the rate asked for in messages a second is kept', async () => {
    const client = await start({ messageRate: 2000, now: Date.now });
    await client.subscribe(BTC_BOOK);
    await client.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    const [from, before] = [performance.now(), client.frames.length];
    await client.until(() => client.frames.length >= before + 1500);
    const perSecond = (1000 * (client.frames.length - before)) / (performance.now() - from);
    expect(perSecond).toBeGreaterThan(800);
    expect(perSecond).toBeLessThan(3500);
  });

  test('a socket without channel and word is closed without a close frame', async () => {
    const client = await start({ limits: { idleCloseMs: 30 } });
    expect(await client.closed()).toBe(1006);
  });

  test('the 21st connection of a minute gets HTTP 429, and so does the address for a minute after', async () => {
    await start();
    const open = (): Promise<unknown> => PlainClient.open(exchange.wsUrl);
    for (let i = 0; i < 19; i++) await open();
    await expect(open()).rejects.toThrow('HTTP 429');
    clock += 59_000;
    await expect(open()).rejects.toThrow('HTTP 429');
    clock += 2_000;
    await open();
    expect(exchange.stats()).toMatchObject({ connections: 21, refused: 2, maxOpen: 21 });
  });

  test('20,000 messages a second go out on one socket with 30 books', async () => {
    const client = await start({ limits: { channelsPerSocket: 30 } });
    await client.configure(FLAGS);
    const symbols = ['tBTCUSD', 'tETHUSD', 'tLTCUSD', 'tXRPUSD', 'tSOLUSD', 'tXRPBTC', 'tETHBTC', 'tDOGE:USD', 'tTINY:USD', 'tUNLISTED:USD'];
    for (const symbol of symbols) for (const prec of ['P0', 'P1', 'R0']) await client.subscribe({ channel: 'book', symbol, prec, len: '25' });
    let best = 0;
    // The best of three: the machine may have other work.
    for (let i = 0; i < 3; i++) {
      const [from, before] = [performance.now(), client.frames.length];
      const sent = exchange.control.burst(20_000);
      await client.until(() => client.frames.length >= before + sent);
      best = Math.max(best, (1000 * sent) / (performance.now() - from));
    }
    expect(best).toBeGreaterThan(20_000);
  });
});

test('the same seed gives the same frames', async () => {
  const record = async (): Promise<unknown[]> => {
    clock = Date.UTC(2026, 0, 5, 12);
    const client = await start({ seed: 9 });
    await client.configure(FLAGS);
    await client.subscribe(BTC_BOOK);
    step(50);
    await client.settle();
    return [...client.frames];
  };
  expect(await record()).toEqual(await record());
});

test('the statistics know every socket’s subscriptions and what clients said', async () => {
  const client = await start();
  const id = await client.subscribe({ ...BTC_BOOK, prec: 'R0', len: '100' });
  const other = await PlainClient.open(exchange.wsUrl);
  await other.subscribe({ ...BTC_BOOK, prec: 'R0', len: '100' });
  const stats = exchange.stats();
  expect(stats).toMatchObject({ open: 2, maxOpen: 2, connections: 2, sharedNow: ['book tBTCUSD R0 F0 100'] });
  expect(stats.sockets[0]?.subscriptions).toEqual([
    { chanId: id, channel: 'book', symbol: 'tBTCUSD', prec: 'R0', freq: 'F0', len: 100, isActive: true },
  ]);
  expect(stats.clientFrames[0]?.text).toContain('"subscribe"');
  other.socket.close();
  await other.closed();
});
