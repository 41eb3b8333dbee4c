import { expect, test } from 'vitest';
import { fillQuietPeriods } from '../../../src/domain/candle';
import { addTrades, EMPTY_TAPE } from '../../../src/domain/tape';
import { type Topic, topicKey } from '../../../src/domain/topic';
import type { VenueMs } from '../../../src/domain/units';
import { instrumentOf, wireSymbol } from '../../../src/venues/bitfinex/symbols';
import { BitfinexSession, BTC, bookOf, candlesOf, LIQUIDATIONS, openBook, SNAPSHOT, statusOf, tickerOf, tradesOf, WANTED } from './session';

/** Statements of the protocol page, section 9: what a correct client makes of market data. */

const BULK = 536_870_912;

function opened(topic: Topic, flags = WANTED): BitfinexSession {
  const session = new BitfinexSession();
  session.follow(topic);
  session.greet(flags);
  session.acknowledge(5);
  return session;
}

const TICKER = [86_697, 14.3, 86_723, 14.7, 1060, 0.01237494, 86_717, 544.3, 86_898, 85_156];

test('21: a ticker of 10, 11 or more elements reads the same', () => {
  for (const tail of [[], [null], [null, 1, 'x'], [true]]) {
    const session = opened(tickerOf());
    session.data(5, [...TICKER, ...tail]);
    expect(session.told('ticker')[0]?.ticker).toMatchObject({
      bid: 86_697,
      ask: 86_723,
      last: 86_717,
      high: 86_898,
      low: 85_156,
      volume: 544.3,
      change: 1060,
    });
    expect(session.state(tickerOf())).toBe('live');
  }
});

test('21: a ticker that is shorter or not of numbers rebuilds its channel', () => {
  for (const row of [TICKER.slice(0, 9), [...TICKER.slice(0, 9), 'x'], [[...TICKER]]]) {
    const session = opened(tickerOf());
    session.data(5, row);
    expect(session.told('ticker')).toEqual([]);
    expect(session.faultCodes()).toEqual(['frame-malformed']);
  }
});

test('22: the daily change is a fraction', () => {
  const session = opened(tickerOf());
  session.data(5, TICKER);
  expect(session.told('ticker')[0]?.ticker.changeRatio).toBe(0.01237494);
});

test('23: a trade told by snapshot, te and tu is one trade, and the sign is the taker’s side', () => {
  const session = opened(tradesOf());
  session.data(5, [
    [12, 1_574_694_475_039, -0.01, 7244.9],
    [11, 1_574_694_470_503, 0.005, 7245.3],
  ]);
  session.data(5, 'te', [12, 1_574_694_475_039, -0.01, 7244.9]);
  session.data(5, 'te', [13, 1_574_694_478_808, 0.005, 7245.3]);
  session.data(5, 'tu', [13, 1_574_694_478_808, 0.005, 7245.3]);
  const told = session.told('trades');
  expect(told.map((t) => t.isSnapshot)).toEqual([true, false, false, false]);
  const tape = told.reduce((t, e) => addTrades(t, e.trades), EMPTY_TAPE);
  expect(tape.trades.map((t) => [t.id, t.side, t.size])).toEqual([
    ['13', 'buy', 0.005],
    ['12', 'sell', 0.01],
    ['11', 'buy', 0.005],
  ]);
});

test('24: a book is set by price, loses levels at count 0, and takes its side from the sign', () => {
  const session = openBook();
  session.data(5, [100, 4, 9]);
  session.data(5, [101, 0, -1]);
  session.data(5, [55, 0, 1]);
  session.data(5, [99, 0, -1]);
  session.data(5, [100.5, 1, 0.25]);
  session.data(5, [103, 1, -6]);
  expect(session.book(bookOf())).toEqual({ bids: [100.5, 0.25, 1, 100, 9, 4, 99, 2, 2], asks: [102, 4, 3, 103, 6, 1] });
  expect(session.state(bookOf())).toBe('live');
});

test('25: a single order goes at price 0 and moves when its price changes', () => {
  const raw = bookOf(BTC, 'R0');
  const session = opened(raw);
  session.data(5, [
    [1, 100, 1],
    [2, 100, 2],
    [3, 101, -3],
  ]);
  session.data(5, [1, 99, 1]);
  session.data(5, [3, 0, -1]);
  session.data(5, [77, 0, 1]);
  expect(session.book(raw)).toEqual({ bids: [100, 2, 1, 99, 1, 1], asks: [] });
});

test('26: an empty snapshot is a book, a tape and a chart with nothing in them', () => {
  for (const topic of [bookOf(), bookOf(BTC, 'R0'), tradesOf(), candlesOf(), candlesOf('4h')]) {
    const session = opened(topic);
    session.data(5, []);
    expect(session.state(topic), topicKey(topic)).toBe('live');
    expect(session.hands.told).toHaveLength(1);
    expect(session.hands.faults).toEqual([]);
  }
});

test('27: a second snapshot replaces the book', () => {
  const session = openBook();
  session.data(5, [[50, 1, 1]]);
  expect(session.book(bookOf())).toEqual({ bids: [50, 1, 1], asks: [] });
  session.data(5, []);
  expect(session.book(bookOf())).toEqual({ bids: [], asks: [] });
});

test('28: a bulk frame is applied entry by entry if that flag was acknowledged, and only then', () => {
  const batch = [
    [100, 0, 1],
    [98, 1, 3],
  ];
  const bulk = openBook(bookOf(), WANTED + BULK);
  bulk.data(5, batch);
  expect(bulk.book(bookOf())?.bids).toEqual([99, 2, 2, 98, 3, 1]);
  const plain = openBook();
  plain.data(5, batch);
  expect(plain.book(bookOf())?.bids).toEqual([98, 3, 1]);
});

const SNAPSHOT_CHECKSUM = -1_033_211_203;

test('30: a checksum is compared at once: it verifies the book, or rebuilds it', () => {
  const session = openBook();
  session.data(5, [6000, 1, 1]);
  session.data(5, [
    [6000, 1, 1],
    [5900, 1, 2],
    [6100, 1, -3],
    [6200, 1, -4],
  ]);
  session.data(5, 'cs', 1_756_193_398);
  expect(session.health(bookOf())).toMatchObject({ verifiedAt: session.now, unverifiedSince: null });
  session.data(5, 'cs', SNAPSHOT_CHECKSUM);
  expect(session.faultCodes()).toEqual(['checksum-mismatch']);
  expect(session.state(bookOf())).toBe('verifying');
  expect(session.sent('unsubscribe')).toEqual([{ event: 'unsubscribe', chanId: 5 }]);
  expect(session.sent('subscribe')).toHaveLength(1);
  session.unsubscribed(5);
  expect(session.sent('subscribe')).toHaveLength(2);
});

test('30: a book that fails again waits 5 s, then a minute each time, and never storms', () => {
  const session = openBook();
  const asked: number[] = [];
  let chanId = 5;
  const start = session.now;
  for (let i = 0; i < 4; i++) {
    session.data(chanId, 'cs', 1);
    session.unsubscribed(chanId);
    const failedAt = session.now;
    const before = session.sent('subscribe').length;
    while (session.sent('subscribe').length === before - (i === 0 ? 1 : 0)) session.passAlive(250);
    asked.push(session.now - failedAt);
    session.acknowledge(++chanId);
    session.data(chanId, SNAPSHOT);
  }
  expect(asked).toEqual([0, 5_000, 60_000, 60_000]);
  expect(session.now - start).toBe(125_000);
  expect(session.hands.reopened).toEqual([]);
});

test('30: a new connection does not shorten the minute of a parked book', () => {
  const session = openBook();
  for (const chanId of [5, 6, 7]) {
    if (chanId > 5) {
      session.passAlive(6_000);
      session.acknowledge(chanId);
      session.data(chanId, SNAPSHOT);
    }
    session.data(chanId, 'cs', 1);
    session.unsubscribed(chanId);
  }
  const before = session.sent('subscribe').length;
  session.close();
  session.greet();
  session.passAlive(55_000);
  expect(session.sent('subscribe')).toHaveLength(before);
  session.passAlive(6_000);
  expect(session.sent('subscribe')).toHaveLength(before + 1);
});

test('30: a static book is live without a checksum, a changing one must pass one in 10 s', () => {
  const session = openBook();
  session.passAlive(60_000, 5);
  expect(session.state(bookOf())).toBe('live');
  session.data(5, [100, 1, 2]);
  session.passAlive(10_000, 5);
  expect(session.state(bookOf())).toBe('live');
  session.passAlive(1_000, 5);
  expect(session.state(bookOf())).toBe('verifying');
});

test('31: no book is live before its snapshot, in doubt, or without a line', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  const states = [session.state(bookOf())];
  session.greet();
  states.push(session.state(bookOf()));
  session.acknowledge(5);
  states.push(session.state(bookOf()));
  session.data(5, SNAPSHOT);
  expect(session.state(bookOf())).toBe('live');
  session.data(5, [100, 'x', 1]);
  states.push(session.state(bookOf()));
  session.close();
  states.push(session.state(bookOf()));
  expect(states).toEqual(['offline', 'verifying', 'verifying', 'verifying', 'stale']);
});

test('31: crossed for an instant is a burst, crossed for more than a second is a fault', () => {
  const session = openBook();
  session.data(5, [101, 1, 1]);
  session.pass(750);
  session.data(5, [101, 0, -1]);
  session.pass(2_000);
  expect(session.hands.faults).toEqual([]);
  session.data(5, [102, 1, 1]);
  session.pass(1_250);
  expect(session.faultCodes()).toEqual(['book-crossed']);
  expect(session.sent('unsubscribe')).toHaveLength(1);
  expect(session.state(bookOf())).toBe('verifying');
});

test('31: a snapshot whose sides overlap is not live for an instant, and is asked for anew where that lasts', () => {
  const session = openBook();
  session.data(5, [
    [102, 1, 1],
    [101, 1, -1],
  ]);
  expect(session.state(bookOf())).toBe('stale');
  session.pass(750);
  expect(session.hands.faults).toEqual([]);
  session.pass(500);
  expect(session.faultCodes()).toEqual(['book-crossed']);
});

test('31: a book that grows far beyond what was asked for is a fault', () => {
  const session = openBook();
  for (let i = 0; i < 80; i++) session.data(5, [90 - i, 1, 1]);
  session.pass(1_500);
  expect(session.faultCodes()).toEqual(['frame-malformed']);
});

test('32: candles read open, close, high, low; snapshots come sorted; a late revision replaces', () => {
  const session = opened(candlesOf());
  session.data(5, [
    [120_000, 3, 4, 5, 2, 1],
    [60_000, 1, 2, 3, 0.5, 9],
  ]);
  expect(session.told('candles')[0]?.candles).toEqual([
    { at: 60_000, open: 1, close: 2, high: 3, low: 0.5, volume: 9 },
    { at: 120_000, open: 3, close: 4, high: 5, low: 2, volume: 1 },
  ]);
  session.data(5, [60_000, 1, 2.5, 3, 0.5, 10]);
  session.data(5, [240_000, 4, 4, 4, 4, 1]);
  const told = session.told('candles');
  expect(told.map((t) => [t.isSnapshot, t.candles.length])).toEqual([
    [true, 2],
    [false, 1],
    [false, 1],
  ]);
  session.follow(candlesOf('4h'));
  expect(fillQuietPeriods([...(told[0]?.candles ?? []), ...(told[2]?.candles ?? [])], '1m').map((c) => [c.at, c.synthetic === true])).toEqual([
    [60_000, false],
    [120_000, false],
    [180_000, true],
    [240_000, false],
  ]);
});

test('32: 4 h candles are made of whole periods of the 1 h channel, which both intervals share', () => {
  const hour = 3_600_000;
  const session = new BitfinexSession();
  session.follow(candlesOf('4h'), candlesOf('1h'));
  session.greet();
  expect(session.sent('subscribe')).toMatchObject([{ channel: 'candles', key: 'trade:1h:tBTCUSD' }]);
  session.acknowledge(5);
  session.data(
    5,
    [6, 5, 4, 3].map((n) => [n * hour, n, n + 1, n + 2, n - 1, 1]),
  );
  const longer = session.told('candles').find((c) => c.topic === topicKey(candlesOf('4h')));
  expect(longer?.candles).toEqual([{ at: 4 * hour, open: 4, close: 7, high: 8, low: 3, volume: 3 }]);
  session.data(5, [7 * hour, 7, 20, 21, 6, 2]);
  expect(session.told('candles').findLast((c) => c.topic === topicKey(candlesOf('4h')))?.candles).toEqual([
    { at: 4 * hour, open: 4, close: 20, high: 21, low: 3, volume: 5 },
  ]);
});

test('33: e-notation is a number like any other', () => {
  const session = opened(bookOf());
  session.receive(`[5,[[2e-8,1,1E3],[3e-8,1,-1.5e+2]],${session.tail().join(',')}]`);
  expect(session.book(bookOf())).toEqual({ bids: [2e-8, 1000, 1], asks: [3e-8, 150, 1] });
});

test('34: symbols split with and without a colon, and come back as they were', () => {
  for (const [wire, id] of [
    ['tBTCUSD', 'bitfinex:BTC/USD'],
    ['tLINK:USD', 'bitfinex:LINK/USD'],
    ['tBTCF0:USTF0', 'bitfinex:BTC/USDT:USDT'],
    ['tETHUST', 'bitfinex:ETH/USDT'],
  ] as const) {
    expect(instrumentOf(wire)).toBe(id);
    expect(wireSymbol(id)).toBe(wire);
  }
  for (const wire of ['tBTCUS', 'fUSD', 'tABCDEFG', '', 't', 'tA:B:C']) expect(instrumentOf(wire), wire).toBeUndefined();
});

const REST: readonly (readonly [Topic, string, unknown])[] = [
  [tickerOf(), '/v2/ticker/tBTCUSD', TICKER],
  [bookOf(), '/v2/book/tBTCUSD/P0?len=25', SNAPSHOT],
  [bookOf(BTC, 'R0'), '/v2/book/tBTCUSD/R0?len=25', [[1, 100, 1]]],
  [tradesOf(), '/v2/trades/tBTCUSD/hist?limit=120&sort=-1', [[401_597_395, 1_574_694_478_808, 0.005, 7245.3]]],
  [candlesOf(), '/v2/candles/trade:1m:tBTCUSD/hist?limit=120&sort=-1', [[1_678_465_320_000, 20_097, 20_114, 20_125, 20_094, 1.4]]],
  [statusOf(), '/v2/status/deriv?keys=tBTCF0:USTF0', [['tBTCF0:USTF0', 1_790_133_734_000, null, 86_710, 86_670, null, 1, null, 1_790_150_400_000]]],
  [
    LIQUIDATIONS,
    '/v2/liquidations/hist?limit=120&sort=-1',
    [[['pos', 158_793_100, 1_678_465_351_520, null, 'tAMPF0:USTF0', 1e-8, 1.0093, null, 0, 1, null, 1.0098]]],
  ],
];

test.each(REST)('47: %o is polled, and its answer is told as REST', (topic, path, answer) => {
  const session = new BitfinexSession();
  session.follow(topic);
  expect(session.venue.poll(topic)).toEqual(expect.any(Number));
  expect(session.hands.requests).toEqual([{ id: 1, path }]);
  session.venue.replied(1, { ok: true, value: answer }, session.now);
  expect(session.hands.told).toMatchObject([{ via: 'rest', event: { kind: topic.kind, topic: topicKey(topic) } }]);
  expect(session.state(topic)).toBe('offline');
  session.venue.replied(1, { ok: true, value: answer }, session.now);
  expect(session.hands.told).toHaveLength(1);
});

test.each(REST)('47: what %o cannot mean is told as a fault and never as data', (topic) => {
  const session = new BitfinexSession();
  session.follow(topic);
  const answers: unknown[] = [['error', 10_020, 'symbol: invalid'], { error: 'ERR_RATE_LIMIT' }, '<html>', null, 5, [[null]], [['x', {}, []]]];
  for (const value of answers) {
    session.venue.poll(topic);
    session.venue.replied(session.hands.requests.length, { ok: true, value }, session.now);
  }
  expect(session.hands.told).toEqual([]);
  expect(session.faultCodes()).toEqual(answers.map(() => 'frame-malformed'));
});

test('47: history asks for what came before, and a book has none', () => {
  const session = new BitfinexSession();
  expect(session.venue.history(candlesOf(), 5_000 as VenueMs)).toEqual(expect.any(Number));
  expect(session.venue.history(tradesOf(), 5_000 as VenueMs)).toEqual(expect.any(Number));
  expect(session.venue.history(bookOf(), 5_000 as VenueMs)).toBeNull();
  expect(session.hands.requests.map((r) => r.path)).toEqual([
    '/v2/candles/trade:1m:tBTCUSD/hist?limit=1000&end=4999&sort=-1',
    '/v2/trades/tBTCUSD/hist?limit=1000&end=4999&sort=-1',
  ]);
});

test('47: an answer that comes after the stream is back does not overwrite it', () => {
  const session = openBook();
  session.venue.poll(bookOf());
  session.venue.replied(1, { ok: true, value: [[1, 1, 1]] }, session.now);
  expect(session.told('book')).toHaveLength(1);
});
