import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Exchange, type ExchangeOptions, startExchange } from './exchange';
import { MALFORMED } from './malformed';
import { PlainBook, PlainClient } from './plain-client';

const FLAGS = 65536 | 131072;
const BOOK = { channel: 'book', symbol: 'tBTCUSD', prec: 'P0', len: '25' };

let exchange: Exchange;
let client: PlainClient;
let book: number;

const open = async (options: ExchangeOptions = {}): Promise<void> => {
  exchange = await startExchange({ limits: { connectionsPerMinute: 1000 }, ...options });
  client = await PlainClient.open(exchange.wsUrl);
  await client.configure(FLAGS);
  book = await client.subscribe(BOOK);
};
const step = (times = 40): void => {
  for (let i = 0; i < times; i++) exchange.market('BTC/USD').step();
};
const sequences = (): number[] => client.frames.map((f) => f.at(-1) as number);
/** The client's book by its frames, and whether every `cs` was right. */
const replay = (): { book: PlainBook; areChecksumsRight: boolean } => {
  const kept = new PlainBook(false);
  let areChecksumsRight = true;
  for (const frame of client.of(book)) {
    if (frame[1] === 'cs') areChecksumsRight &&= frame[2] === kept.checksum();
    else if (frame[1] !== 'hb') kept.apply(frame[1] as unknown[]);
  }
  return { book: kept, areChecksumsRight };
};

beforeEach(() => open());
afterEach(() => exchange.stop());

describe('frames of a socket', () => {
  test('duplicate: one frame comes twice with one number', async () => {
    exchange.control.next('duplicate');
    step();
    await client.settle();
    expect(client.frames[2]).toEqual(client.frames[1]);
    expect(new Set(sequences()).size).toBe(client.frames.length - 1);
  });

  test('lose: a number is missing and the book is wrong', async () => {
    exchange.control.next('lose', 3);
    step();
    exchange.control.tick('checksum');
    await client.settle();
    expect(sequences().slice(0, 2)).toEqual([1, 5]);
    expect(replay().book.state()).not.toEqual(exchange.bookOf('BTC/USD', 'P0', 25));
  });

  test('skip: numbers are missing and nothing is lost', async () => {
    exchange.control.next('skip', 5);
    step();
    exchange.control.tick('checksum');
    await client.settle();
    expect(sequences().slice(0, 2)).toEqual([1, 7]);
    expect(replay().areChecksumsRight).toBe(true);
  });

  test('reorder: two frames change places', async () => {
    exchange.control.next('reorder');
    step();
    await client.settle();
    expect(sequences().slice(0, 4)).toEqual([1, 3, 2, 4]);
  });

  test('corrupt: numbers are right, the checksum tells', async () => {
    // All rows of a while: a single one can be set right by the next change of its level.
    exchange.control.next('corrupt', 1000);
    step(10);
    exchange.control.tick('checksum');
    await client.settle();
    expect(sequences()).toEqual(sequences().map((_, i) => i + 1));
    expect(replay().areChecksumsRight).toBe(false);
  });

  test('negate: a level that is set comes on the other side', async () => {
    const before = client.of(book).length;
    exchange.control.next('negate', 1000);
    step(10);
    await client.settle();
    const state = exchange.bookOf('BTC/USD', 'P0', 25);
    const set = client
      .of(book)
      .slice(before)
      .map((f) => f[1] as number[])
      .filter(([, count]) => count !== 0);
    const lastBid = set.findLast(([price = 0]) => price <= (state.bids[0]?.[0] ?? 0));
    expect(set.length).toBeGreaterThan(0);
    expect(lastBid?.[2] ?? -1).toBeLessThan(0);
  });

  test('wrong checksum: so many, of one symbol, and then right again', async () => {
    exchange.control.wrongChecksum(1, 'tETHUSD');
    step();
    exchange.control.tick('checksum');
    await client.settle();
    expect(replay().areChecksumsRight).toBe(true);
    exchange.control.wrongChecksum(2);
    for (let i = 0; i < 3; i++) exchange.control.tick('every-checksum');
    await client.settle();
    const sums = client
      .of(book)
      .filter((f) => f[1] === 'cs')
      .map((f) => f[2]);
    expect(sums.slice(1)).toEqual([(sums[0] as number) ^ 1, (sums[0] as number) ^ 1, sums[0]]);
    exchange.control.wrongChecksum('always');
    for (let i = 0; i < 5; i++) exchange.control.tick('every-checksum');
    await client.settle();
    expect(
      client
        .of(book)
        .filter((f) => f[1] === 'cs')
        .slice(-5)
        .every((f) => f[2] !== sums[0]),
    ).toBe(true);
  });

  test('crossed book: for an instant within its frames, or until uncrossed; the checksum agrees throughout', async () => {
    exchange.control.cross('BTC/USD');
    await client.settle();
    expect(client.of(book).length).toBeGreaterThan(1);
    const isCrossed = (): boolean => {
      const { bids, asks } = replay().book.state();
      return (bids[0]?.[0] ?? 0) >= (asks[0]?.[0] ?? Number.POSITIVE_INFINITY);
    };
    expect(isCrossed()).toBe(false);
    exchange.control.cross('BTC/USD', true);
    exchange.control.tick('checksum');
    await client.settle();
    expect(isCrossed()).toBe(true);
    expect(replay().areChecksumsRight).toBe(true);
    exchange.control.uncross('BTC/USD');
    await client.settle();
    expect(isCrossed()).toBe(false);
  });

  test('locked book: a bid comes at the best ask, and goes with uncross', async () => {
    exchange.control.lock('BTC/USD', true);
    const { bids, asks } = exchange.bookOf('BTC/USD', 'P0', 25);
    const [price, count, amount] = bids[0] ?? [];
    expect(price).toBe(asks[0]?.[0]);
    await client.settle();
    expect(client.of(book).at(-1)?.[1]).toEqual([price, count, amount]);
    exchange.control.uncross('BTC/USD');
    await client.settle();
    expect(client.of(book).map((f) => f[1])).toContainEqual([price, 0, 1]);
  });

  test('malformed: each of the list arrives, the socket stays open and the numbers right', async () => {
    for (const name of MALFORMED) exchange.control.malformed(name);
    await client.settle();
    const numbers = client.frames.filter((f) => typeof f.at(-1) === 'number' && f.length > 1).map((f) => f.at(-1));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(client.oddities).toHaveLength(3);
    expect(client.events.some((e) => e.event === 'weather')).toBe(true);
    expect(client.frames.some((f) => typeof f[1] === 'string' && f[1].length > 1_000_000)).toBe(true);
    expect(exchange.stats().open).toBe(1);
  });

  test('raw text and hostile strings arrive as they are', async () => {
    const evil = '<img src=x onerror=alert(1)>\u202e';
    exchange.control.sendRaw('{{{');
    exchange.control.hostile(evil);
    exchange.control.info(5000, 'hello');
    exchange.control.liquidation(['pos', 1, 1, null, evil, 1, 1, null, 0, 0, null, null]);
    await client.subscribe({ channel: 'ticker', symbol: 'tBTCUSD' });
    expect(client.oddities).toContain('{{{');
    expect(client.events.find((e) => e.code === 5000)?.msg).toBe(evil);
    expect(client.last('subscribed')).toMatchObject({ pair: evil, symbol: `tBTCUSD${evil}` });
  });

  test('a second snapshot in mid-stream replaces the book', async () => {
    step();
    exchange.control.resnapshot();
    await client.settle();
    expect(replay().book.state()).toEqual(exchange.bookOf('BTC/USD', 'P0', 25));
    expect(client.of(book).at(-1)?.[1]).toEqual(client.of(book).findLast((f) => Array.isArray(f[1]) && Array.isArray(f[1][0]))?.[1]);
  });
});

describe('the connection', () => {
  test('drop: a TCP reset', async () => {
    exchange.control.drop();
    expect(await client.closed()).toBe(1006);
    expect(exchange.stats().open).toBe(0);
  });

  test('close code: the one asked for', async () => {
    exchange.control.closeWith(1012, 'bye');
    expect(await client.closed()).toBe(1012);
  });

  test('black hole: nothing passes either way, the socket stays open; lifted, all comes late and in order', async () => {
    const other = await PlainClient.open(exchange.wsUrl);
    exchange.control.blackHole(true, 1);
    step();
    client.send({ event: 'ping', cid: 'held' });
    await other.settle();
    expect(client.frames).toHaveLength(1);
    exchange.control.blackHole(false);
    await client.until(() => client.events.some((e) => e.cid === 'held'));
    expect(client.frames.length).toBeGreaterThan(10);
    expect(sequences()).toEqual(sequences().map((_, i) => i + 1));
  });

  test('latency: frames come later by that much, in order', async () => {
    exchange.control.latency(60, 30);
    const from = performance.now();
    step();
    await client.settle();
    expect(performance.now() - from).toBeGreaterThanOrEqual(59);
    expect(sequences()).toEqual(sequences().map((_, i) => i + 1));
  });

  test('sliced into single bytes, frames arrive whole', async () => {
    exchange.control.slice(1);
    step();
    await client.settle();
    expect(replay().book.state()).toEqual(exchange.bookOf('BTC/USD', 'P0', 25));
  });

  test('bandwidth: bytes come no faster than that, in order; without the limit what waited comes at once', async () => {
    exchange.control.bandwidth(32_000);
    const before = exchange.stats().bytesSent;
    const from = performance.now();
    while (exchange.stats().bytesSent - before < 800) step(1);
    await client.settle();
    expect(performance.now() - from).toBeGreaterThan(180);
    expect(sequences()).toEqual(sequences().map((_, i) => i + 1));
    exchange.control.bandwidth(8);
    step();
    exchange.control.bandwidth(0);
    await client.settle();
    expect(replay().book.state()).toEqual(exchange.bookOf('BTC/USD', 'P0', 25));
  });

  test('handshakes: refused by a status, slow, never answered, not even connected', async () => {
    exchange.control.tooManyRequests(true);
    await expect(PlainClient.open(exchange.wsUrl)).rejects.toThrow('HTTP 429');
    exchange.control.handshake({ kind: 'slow', ms: 50 });
    const from = performance.now();
    await PlainClient.open(exchange.wsUrl);
    expect(performance.now() - from).toBeGreaterThanOrEqual(49);
    exchange.control.handshake({ kind: 'never' });
    let isAnswered = false;
    void PlainClient.open(exchange.wsUrl).then(
      () => {
        isAnswered = true;
      },
      () => undefined,
    );
    await client.settle();
    expect(isAnswered).toBe(false);
    exchange.control.handshake({ kind: 'normal' });
    await exchange.control.refuse(true);
    await expect(PlainClient.open(exchange.wsUrl)).rejects.toThrow('ECONNREFUSED');
    await client.settle();
    await exchange.control.refuse(false);
    await PlainClient.open(exchange.wsUrl);
  });

  test('restart: 20051, then the socket closes', async () => {
    exchange.control.restart(5);
    expect(await client.closed()).toBe(1012);
    expect(client.events.some((e) => e.code === 20051)).toBe(true);
  });

  test('two sockets share channel numbers when told to', async () => {
    exchange.control.shareChannelIds(true);
    const [a, b] = [await PlainClient.open(exchange.wsUrl), await PlainClient.open(exchange.wsUrl)];
    expect(await a.subscribe({ channel: 'ticker', symbol: 'tBTCUSD' })).toBe(await b.subscribe({ channel: 'trades', symbol: 'tETHUSD' }));
  });
});

describe('the exchange as a whole', () => {
  test('maintenance: 20060, silence, new sockets told status 0, their channels after 20061', async () => {
    exchange.control.maintenance(true);
    step();
    exchange.control.tick('checksum');
    await client.settle();
    expect(client.events.at(-2)).toMatchObject({ event: 'info', code: 20060 });
    expect(client.frames).toHaveLength(1);
    const late = await PlainClient.open(exchange.wsUrl);
    expect(late.events[0]).toMatchObject({ platform: { status: 0 } });
    late.send({ event: 'subscribe', ...BOOK });
    await late.settle();
    expect(late.frames).toHaveLength(0);
    exchange.control.maintenance(false);
    await late.settle();
    expect(late.events.some((e) => e.code === 20061)).toBe(true);
    expect(late.frames).toHaveLength(1);
  });

  test('frozen: no data and no checksum, heartbeats go on', async () => {
    exchange.control.freeze(true);
    step();
    exchange.control.tick('checksum');
    exchange.control.tick('heartbeat');
    await client.settle();
    expect(client.frames.slice(1).map((f) => f[1])).toEqual(['hb']);
  });

  test('acknowledgements: late, missing, ignored, reversed, after the first data', async () => {
    const symbols = ['tBTCUSD', 'tETHUSD', 'tLTCUSD'];
    const ask = (): void => {
      for (const symbol of symbols) client.send({ event: 'subscribe', channel: 'ticker', symbol });
    };
    const acks = (c: PlainClient): unknown[] => c.events.filter((e) => e.event === 'subscribed' && e.channel === 'ticker').map((e) => e.symbol);
    exchange.control.acks({ kind: 'reversed', ms: 20 });
    ask();
    await client.until(() => acks(client).length === 3);
    expect(acks(client)).toEqual([...symbols].reverse());

    exchange.control.acks({ kind: 'missing' });
    client.send({ event: 'subscribe', channel: 'trades', symbol: 'tBTCUSD' });
    await client.settle();
    expect(client.last('subscribed').channel).toBe('ticker');
    expect(client.frames.at(-1)?.[1]).toHaveLength(30);

    exchange.control.acks({ kind: 'ignored' });
    client.send({ event: 'subscribe', channel: 'trades', symbol: 'tLTCUSD' });
    await client.settle();
    expect(client.frames.at(-1)?.[0]).not.toBe(book);
    expect(exchange.stats().sockets[0]?.subscriptions.some((s) => s.symbol === 'tLTCUSD' && s.channel === 'trades')).toBe(false);

    exchange.control.acks({ kind: 'early-data', ms: 20 });
    const before = client.frames.length;
    client.send({ event: 'subscribe', channel: 'trades', symbol: 'tETHUSD' });
    await client.settle();
    expect(client.last('subscribed').symbol).not.toBe('tETHUSD');
    expect(client.frames.length).toBe(before + 1);
    await client.until(() => client.last('subscribed').symbol === 'tETHUSD');
    expect(client.frames.length).toBe(before + 1);
  });

  test('conf refused, another version, a lower limit of channels', async () => {
    exchange.control.refuseConf(true);
    exchange.control.version(3);
    exchange.control.channelLimit(0);
    const late = await PlainClient.open(exchange.wsUrl);
    expect(late.events[0]).toMatchObject({ version: 3 });
    expect(await late.configure(FLAGS)).toMatchObject({ event: 'error', code: 10050 });
    await late.subscribe(BOOK);
    expect(late.last('error')).toMatchObject({ code: 10305 });
  });

  test('a one-sided market empties a side of the book', async () => {
    exchange.control.regime('one-sided', 'BTC/USD');
    let at = Date.now();
    const fewest = (): number => {
      const { bids, asks } = exchange.bookOf('BTC/USD', 'P0', 25);
      return Math.min(bids.length, asks.length);
    };
    let least = fewest();
    for (let i = 0; i < 20_000 && least > 0; i++) {
      at += 20;
      exchange.market('BTC/USD').step(at);
      least = Math.min(least, fewest());
    }
    expect(least).toBeLessThan(7);
    await client.settle();
    expect(replay().book.state()).toEqual(exchange.bookOf('BTC/USD', 'P0', 25));
  });

  test('clear takes back what lasts', async () => {
    exchange.control.freeze(true);
    exchange.control.wrongChecksum('always');
    exchange.control.blackHole(true);
    await exchange.control.refuse(true);
    await exchange.control.clear();
    step();
    exchange.control.tick('checksum');
    await client.settle();
    expect(client.frames.length).toBeGreaterThan(5);
    expect(replay().areChecksumsRight).toBe(true);
    await PlainClient.open(exchange.wsUrl);
  });
});

describe('the control over HTTP', () => {
  const post = async (name: string, ...args: unknown[]): Promise<{ status: number; value: unknown }> => {
    const response = await fetch(`${exchange.controlUrl}/${name}`, { method: 'POST', body: JSON.stringify(args) });
    return { status: response.status, value: await response.json() };
  };

  test('every method of the control can be posted, and nothing else', async () => {
    expect(await post('burst', 50)).toMatchObject({ status: 200 });
    await client.until(() => client.frames.length > 50);
    expect(await post('drop')).toMatchObject({ status: 200 });
    expect(await client.closed()).toBe(1006);
    expect((await post('nope')).status).toBe(404);
    expect((await post('constructor')).status).toBe(404);
    expect((await post('toString')).status).toBe(404);
    expect((await post('cross', 'NO/PAIR')).status).toBe(400);
  });

  test('statistics and books can be read, markets stepped', async () => {
    await post('step', 'BTC/USD', 20);
    const stats = (await (await fetch(`${exchange.controlUrl}/stats`)).json()) as { open: number };
    const state = await (await fetch(`${exchange.controlUrl}/book?symbol=tBTCUSD&prec=P0&len=25`)).json();
    await client.settle();
    expect(stats.open).toBe(1);
    expect(replay().book.state()).toEqual(state);
  });
});
