import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import { FIRST_LINE } from '../../support/venue-harness';
import { BitfinexSession, BTC, bookOf, candlesOf, ETH, INFO, openBook, SNAPSHOT, statusOf, tickerOf, tradesOf, WANTED } from './session';

/** Statements of the protocol page, section 9: what a correct client does with the connection. */

const manyTickers = (n: number) => Array.from({ length: n }, (_, i) => tickerOf(`bitfinex:C${i}X/USD` as InstrumentId));

test('1: market data comes from the public host, and no other is opened', () => {
  const session = new BitfinexSession();
  session.follow(bookOf(), ...manyTickers(60));
  expect(new Set(session.hands.opened.map((o) => o.url))).toEqual(new Set(['wss://api-pub.bitfinex.com/ws/2']));
});

test('2: nothing is sent before the first info', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.open();
  session.pass(2_000);
  expect(session.hands.sent).toEqual([]);
  session.receive(INFO);
  expect(session.hands.sent).not.toEqual([]);
});

test('2: another protocol version ends it: the line is closed, the user is told, nothing is sent', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.open();
  session.receive({ ...INFO, version: 3 });
  session.receive({ event: 'conf', status: 'OK', flags: WANTED });
  session.pass(30_000);
  expect(session.hands.sent).toEqual([]);
  expect(session.hands.closed).toEqual([FIRST_LINE]);
  expect(session.faultCodes()).toEqual(['version-unknown']);
  expect(session.state(bookOf())).toBe('offline');
});

test('3: platform status 0 shows as maintenance, and ends with the info that says so', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.open();
  session.receive({ ...INFO, platform: { status: 0 } });
  session.agree();
  session.acknowledge(5);
  session.data(5, SNAPSHOT);
  expect(session.state(bookOf())).toBe('maintenance');
  session.receive({ event: 'info', code: 20061 });
  session.unsubscribed(5);
  expect(session.state(bookOf())).toBe('verifying');
});

test('4: every connection agrees on the full set of flags before it subscribes', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  for (let i = 1; i <= 3; i++) {
    session.open();
    session.receive(INFO);
    expect(session.hands.sent.at(-1)?.message).toEqual({ event: 'conf', flags: 229_376 });
    session.pass(100);
    expect(session.sent('subscribe')).toHaveLength(i - 1);
    session.agree();
    expect(session.sent('subscribe')).toHaveLength(i);
    session.close();
  }
});

test('5: tails are read by the flags that were acknowledged, whatever was asked', () => {
  for (const flags of [0, 32_768, 65_536, 98_304, 131_072, 163_840, 196_608, WANTED]) {
    const session = openBook(bookOf(), flags);
    session.data(5, [100.5, 1, 7]);
    session.data(5, 'hb');
    session.data(5, [100, 0, 1]);
    expect(session.book(bookOf())?.bids, `flags ${flags}`).toEqual([100.5, 7, 1, 99, 2, 2]);
    expect(session.told('book').at(-1)?.sentAt).toBe((flags & 32_768) === 0 ? undefined : session.now + 7);
    expect(session.hands.faults).toEqual([]);
    expect(session.hands.reopened).toEqual([]);
  }
});

test('5: a refused conf asks for less, and at last goes without', () => {
  for (const refusal of [
    { event: 'error', code: 10_050, msg: 'conf: fail' },
    { event: 'conf', status: 'FAILED' },
  ]) {
    const session = new BitfinexSession();
    session.follow(bookOf());
    session.open();
    session.receive(INFO);
    for (let i = 0; i < 3; i++) session.receive(refusal);
    expect(session.sent('conf').map((c) => c['flags'])).toEqual([229_376, 98_304, 65_536]);
    session.acknowledge(5);
    session.receive([5, SNAPSHOT]);
    session.receive([5, [100, 0, 1]]);
    expect(session.book(bookOf())?.bids).toEqual([99, 2, 2]);
    expect(session.state(bookOf())).toBe('live');
  }
});

test('6: an event is an object and data an array, whatever they hold', () => {
  const session = openBook();
  session.data(5, [100, 5, 9], 'event');
  session.receive({ event: 'nope', 0: 5, 1: [100, 1, 1] });
  expect(session.told('book')).toHaveLength(2);
  expect(session.hands.reopened).toEqual([]);
  for (const neither of ['5', '"hb"', 'null', 'true']) session.receive(neither);
  expect(session.told('book')).toHaveLength(2);
  expect(session.faultCodes()).toEqual(Array(5).fill('frame-malformed'));
});

test('7: a line carries 25 channels, and the next topics open further lines', () => {
  const session = new BitfinexSession();
  session.follow(...manyTickers(60));
  expect(session.hands.opened.map((o) => o.line)).toEqual(['public-1', 'public-2', 'public-3']);
  for (const line of ['public-1', 'public-2', 'public-3']) session.greet(WANTED, line);
  expect(['public-1', 'public-2', 'public-3'].map((line) => session.sent('subscribe', line).length)).toEqual([25, 25, 10]);
});

test('7: 10305 moves the subscription to another line and lowers what this one is trusted with', () => {
  const session = new BitfinexSession();
  const topics = manyTickers(3);
  session.follow(...topics);
  session.greet();
  const [first, second, third] = session.sent('subscribe') as [object, object, object];
  session.subscribed(first as Record<string, unknown>, 1);
  session.subscribed(second as Record<string, unknown>, 2);
  session.receive({ ...third, event: 'error', msg: 'subscribe: limit', code: 10_305 });
  expect(session.hands.opened.map((o) => o.line)).toEqual(['public-1', 'public-2']);
  session.greet(WANTED, 'public-2');
  expect(session.sent('subscribe', 'public-2')).toMatchObject([{ symbol: 'tC2XUSD' }]);
  expect(session.venue.lines()).toMatchObject([{ channels: 2, channelLimit: 2 }, { channelLimit: 25 }]);
  expect(session.hands.reopened).toEqual([]);
});

test('7: 10305 for the first channel of a line does not ask the same line again', () => {
  const session = new BitfinexSession();
  session.follow(tickerOf());
  session.greet();
  session.receive({ ...session.nextRequest(), event: 'error', msg: 'subscribe: limit', code: 10_305 });
  expect(session.sent('subscribe', 'public-1')).toHaveLength(1);
  session.greet(WANTED, 'public-2');
  expect(session.sent('subscribe', 'public-2')).toHaveLength(1);
});

test('7: 10305 for a subscription that nobody wants any more moves nothing', () => {
  const session = new BitfinexSession();
  session.follow(tickerOf());
  session.greet();
  session.unfollow(tickerOf());
  session.receive({ ...session.nextRequest(), event: 'error', msg: 'subscribe: limit', code: 10_305 });
  expect(session.hands.opened).toHaveLength(1);
  session.pass(31_000);
  expect(session.hands.closed).toEqual([FIRST_LINE]);
});

test('11: acknowledgements are matched by subId or by their parameters, in any order and late', () => {
  for (const hasSubId of [true, false]) {
    const session = new BitfinexSession();
    const topics = [bookOf(BTC, 'P0', 25), bookOf(BTC, 'P0', 100), bookOf(BTC, 'P1', 25), tickerOf(), tradesOf(), candlesOf('1m'), candlesOf('5m')];
    session.follow(...topics);
    session.greet();
    for (let s = 0; s < 13; s++) {
      session.pass(1_000);
      session.pong();
    }
    const requests = session.sent('subscribe');
    for (const [i, { subId, ...request }] of [...requests.entries()].reverse()) {
      // The exchange leaves the t out at times, and always writes the length as text.
      session.subscribed(hasSubId ? { ...request, subId } : request, 10 + i);
    }
    for (const i of topics.keys()) expect(session.health(topics[i] as (typeof topics)[number]).proofAt).toBe(session.now);
    session.data(11, [[200, 1, 1]]);
    session.data(12, [[300, 1, 1]]);
    expect(session.book(bookOf(BTC, 'P0', 25))).toBeUndefined();
    expect(session.book(bookOf(BTC, 'P0', 100))?.bids).toEqual([200, 1, 1]);
    expect(session.book(bookOf(BTC, 'P1', 25))?.bids).toEqual([300, 1, 1]);
    expect(session.sent('subscribe')).toHaveLength(7);
    expect(session.sent('unsubscribe')).toEqual([]);
  }
});

test('11: an acknowledgement of the first try counts after the second was sent', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  for (let s = 0; s < 21; s++) {
    session.pass(1_000);
    session.pong();
  }
  const [first, second] = session.sent('subscribe') as [Record<string, unknown>, Record<string, unknown>];
  expect(second['subId']).not.toBe(first['subId']);
  session.subscribed(first, 5);
  session.data(5, SNAPSHOT);
  session.receive({ ...second, event: 'error', code: 10_301, msg: 'subscribe: dup', chanId: 5 });
  expect(session.state(bookOf())).toBe('live');
  expect(session.sent('unsubscribe')).toEqual([]);
});

test.each(['unsubscribed', '10400'])('11: a channel acknowledged when nobody waits for it any more is asked to close until %s', (answer) => {
  const session = openBook();
  session.receive({ event: 'subscribed', channel: 'ticker', chanId: 9, symbol: 'tOLDUSD', pair: 'OLDUSD' });
  const closing = { event: 'unsubscribe', chanId: 9 };
  expect(session.sent('unsubscribe')).toEqual([closing]);
  session.passAlive(11_000, 5);
  expect(session.sent('unsubscribe')).toEqual([closing, closing]);
  if (answer === 'unsubscribed') session.unsubscribed(9);
  else session.receive({ event: 'error', code: 10_400, msg: 'unsubscribe: invalid', chanId: 9 });
  session.passAlive(30_000, 5);
  expect(session.sent('unsubscribe')).toEqual([closing, closing]);
  expect(session.state(bookOf())).toBe('live');
});

test('12: 10301 adopts the channel it names, even before the acknowledgement of that channel', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  const request = session.nextRequest();
  session.receive({ ...request, event: 'error', code: 10_301, msg: 'subscribe: dup', chanId: 5 });
  session.subscribed(request, 5);
  session.data(5, SNAPSHOT);
  expect(session.state(bookOf())).toBe('live');
  expect(session.sent('unsubscribe')).toEqual([]);
  expect(session.hands.faults).toEqual([]);
});

test('13: 10400 and 10401 count as unsubscribed', () => {
  for (const code of [10_400, 10_401]) {
    const session = openBook();
    session.unfollow(bookOf());
    expect(session.sent('unsubscribe')).toEqual([{ event: 'unsubscribe', chanId: 5 }]);
    session.receive({ event: 'error', code, msg: 'unsubscribe: invalid', chanId: 5 });
    session.follow(bookOf());
    expect(session.sent('subscribe')).toHaveLength(2);
    expect(session.hands.faults).toEqual([]);
  }
});

test('13: an unsubscription without an answer is sent again', () => {
  const session = openBook();
  session.follow(tickerOf());
  session.unfollow(bookOf());
  session.passAlive(11_000);
  expect(session.sent('unsubscribe')).toHaveLength(2);
  session.unsubscribed(5);
  session.passAlive(11_000);
  expect(session.sent('unsubscribe')).toHaveLength(2);
});

test('14: data of an unknown channel is no error and its sequence number counts', () => {
  const session = openBook();
  session.data(999, [1, 2, 3]);
  session.data(998, 'hb');
  session.data(5, [100, 0, 1]);
  expect(session.hands.reopened).toEqual([]);
  expect(session.hands.faults).toEqual([]);
  expect(session.book(bookOf())?.bids).toEqual([99, 2, 2]);
});

test('14: a snapshot that overtakes its acknowledgement is not lost', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  session.data(5, SNAPSHOT);
  session.data(5, [100, 0, 1]);
  expect(session.told('book')).toEqual([]);
  session.acknowledge(5);
  session.data(5, [98, 1, 3]);
  expect(session.book(bookOf())?.bids).toEqual([99, 2, 2, 98, 3, 1]);
  expect(session.state(bookOf())).toBe('live');
});

test('14: early frames beyond what is kept are all forgotten, so that no half of them passes for a book', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  session.data(5, SNAPSHOT);
  for (let i = 0; i < 5; i++) session.data(6, 'x'.repeat(900_000));
  session.acknowledge(5);
  expect(session.told('book')).toEqual([]);
  expect(session.state(bookOf())).toBe('verifying');
});

test('15: what comes between unsubscribe and unsubscribed is dropped, its sequence number counts', () => {
  const session = openBook();
  session.unfollow(bookOf());
  session.data(5, [100, 0, 1]);
  session.follow(bookOf());
  session.data(5, [[50, 1, 1]]);
  expect(session.told('book')).toHaveLength(1);
  expect(session.state(bookOf())).toBe('verifying');
  session.unsubscribed(5);
  session.acknowledge(6);
  session.data(6, SNAPSHOT);
  expect(session.state(bookOf())).toBe('live');
  expect(session.hands.reopened).toEqual([]);
});

test('16: a number of the old connection means nothing on the new one, nor on another line', () => {
  const session = openBook();
  session.close();
  expect(session.venue.lines()).toMatchObject([{ channels: 0 }]);
  session.greet();
  session.data(5, [100, 0, 1]);
  expect(session.told('book')).toHaveLength(1);
  session.acknowledge(7);
  expect(session.told('book')).toHaveLength(1);
  session.data(7, SNAPSHOT);
  session.follow(...manyTickers(25));
  session.greet(WANTED, 'public-2');
  session.dataOn('public-2', 7, [[1, 1, 1]]);
  expect(session.told('book')).toHaveLength(2);
  expect(session.state(bookOf())).toBe('live');
});

test('17: a channel silent for 35 s is asked for again', () => {
  const session = openBook();
  for (let s = 0; s < 34; s++) {
    session.pass(1_000);
    session.pong();
  }
  expect(session.sent('unsubscribe')).toEqual([]);
  session.pass(1_500);
  expect(session.sent('unsubscribe')).toEqual([{ event: 'unsubscribe', chanId: 5 }]);
  session.unsubscribed(5);
  expect(session.sent('subscribe')).toHaveLength(2);
  expect(session.faultCodes()).toEqual(['no-answer']);
  expect(session.hands.reopened).toEqual([]);
});

test('17: a socket that says nothing is left 5 s after the ping it did not answer, wherever its last frame fell', () => {
  for (const lastFrameMs of [0, 300, 4_999, 5_300, 9_000]) {
    const session = openBook();
    session.pong();
    session.pass(lastFrameMs);
    session.data(5, 'hb');
    session.at(Math.max(10_500, lastFrameMs + 5_500));
    expect(session.hands.reopened, `last frame after ${lastFrameMs} ms`).toMatchObject([{ line: FIRST_LINE, why: { code: 'no-answer' } }]);
    expect(session.state(bookOf())).toBe('stale');
  }
});

/** Frames that arrive each second for so long, all with this send time. Answers how long the book was live. */
function liveFor(session: BitfinexSession, seconds: number, sentAt: () => number, isAnswered: boolean): number {
  const from = session.now;
  let liveMs = 0;
  for (let s = 0; s < seconds; s++) {
    session.pass(1_000);
    if (isAnswered) session.pong();
    session.receive([5, [100, 1, 1 + s], session.tail()[0], sentAt()]);
    session.receive([5, 'hb', session.tail()[0], sentAt()]);
    session.health(bookOf()).unverifiedSince = null;
    if (session.state(bookOf()) === 'live') liveMs = session.now - from;
  }
  return liveMs;
}

test('17: a frame proves that the exchange was there when it was sent, not when it arrived', () => {
  const session = openBook();
  session.pong();
  const sentAt = session.now + 40;
  expect(liveFor(session, 30, () => sentAt, false)).toBe(12_000);
  session.data(5, 'hb');
  expect(session.state(bookOf())).toBe('live');
});

test('17: where every pong was late, a frame proves no more than the last ping that was answered', () => {
  const session = openBook();
  const first = session.sent('ping')[0]?.['cid'];
  expect(liveFor(session, 6, () => session.now, false)).toBe(6_000);
  session.receive({ event: 'pong', cid: first, ts: session.now });
  expect(liveFor(session, 30, () => session.now, false)).toBe(6_000);
});

test('17: send times that make no sense do not keep a book from being live while pings are answered', () => {
  for (const error of [-3_600_000, 3_600_000]) {
    const session = openBook();
    session.pong();
    expect(liveFor(session, 30, () => session.now + error, true)).toBe(30_000);
    expect(session.health(bookOf()).proofAt ?? Infinity).toBeLessThanOrEqual(session.now);
  }
});

test('18: pings go out every 5 s with or without a subscription, and tell distance and clock', () => {
  const session = openBook();
  session.unfollow(bookOf());
  session.unsubscribed(5);
  session.pass(120);
  session.receive({ event: 'pong', cid: session.sent('ping').at(-1)?.['cid'], ts: session.now - 60 + 1_000 });
  expect(session.venue.lines()).toMatchObject([{ roundTripMs: 120, clockOffsetMs: 1_000 }]);
  for (let s = 0; s < 20; s++) {
    session.pass(1_000);
    session.pong();
  }
  expect(session.sent('ping')).toHaveLength(5);
});

test('18: a pong that is late or not ours measures nothing', () => {
  const session = openBook();
  session.receive({ event: 'pong', cid: 77, ts: 1 });
  session.receive({ event: 'pong' });
  expect(session.venue.lines()).toMatchObject([{ roundTripMs: null, clockOffsetMs: null }]);
});

test('19: 20051 leaves the server', () => {
  const session = openBook();
  session.receive({ event: 'info', code: 20_051, msg: 'Stopping. Please try to reconnect' });
  expect(session.hands.reopened).toMatchObject([{ line: FIRST_LINE }]);
  expect(session.state(bookOf())).toBe('stale');
});

test('19: 20060 is maintenance without a watchdog, 20061 asks for everything anew', () => {
  const session = openBook();
  session.receive({ event: 'info', code: 20_060 });
  expect(session.state(bookOf())).toBe('maintenance');
  session.pass(110_000);
  expect(session.hands.reopened).toEqual([]);
  expect(session.state(bookOf())).toBe('maintenance');
  session.receive({ event: 'info', code: 20_061 });
  expect(session.sent('unsubscribe')).toEqual([{ event: 'unsubscribe', chanId: 5 }]);
  expect(session.state(bookOf())).not.toBe('live');
  session.unsubscribed(5);
  session.acknowledge(6);
  session.data(6, [[42, 1, 1]]);
  expect(session.book(bookOf())).toEqual({ bids: [42, 1, 1], asks: [] });
  session.pong();
  expect(session.state(bookOf())).toBe('live');
});

test('19: maintenance that lasts beyond two minutes is looked into over a new connection', () => {
  const session = openBook();
  session.receive({ event: 'info', code: 20_060 });
  session.pass(121_000);
  expect(session.hands.reopened).toMatchObject([{ line: FIRST_LINE }]);
});

test('20: a gap in the sequence throws the connection away, and nothing is live before a new snapshot', () => {
  const session = openBook();
  session.follow(tradesOf());
  session.acknowledge(6);
  session.data(6, []);
  session.skipSequence();
  session.data(5, [100, 0, 1]);
  expect(session.hands.reopened).toMatchObject([{ line: FIRST_LINE, why: { code: 'sequence-gap' } }]);
  expect(session.told('book')).toHaveLength(1);
  expect([session.state(bookOf()), session.state(tradesOf())]).toEqual(['stale', 'stale']);
  session.data(5, [99, 0, 1]);
  expect(session.told('book')).toHaveLength(1);
  session.greet();
  expect(session.state(bookOf())).toBe('verifying');
  session.acknowledge(8);
  expect(session.state(bookOf())).toBe('verifying');
  session.data(8, SNAPSHOT);
  expect(session.state(bookOf())).toBe('live');
  expect(session.state(tradesOf())).toBe('verifying');
});

test('20: a repeated, reordered or missing sequence number is a gap as well', () => {
  for (const tail of [[1, 7], [3, 7], [], ['2', 7], [1e300, 7]]) {
    const session = openBook();
    session.receive([5, [100, 0, 1], ...tail]);
    expect(session.hands.reopened, JSON.stringify(tail)).toHaveLength(1);
    expect(session.told('book')).toHaveLength(1);
  }
});

test.each(['', '<html>bad gateway</html>', '[5,[100,0,1],2', '[5,[NaN,1,1],2,7]'])(
  '20: “%s” is no JSON and counts as a lost frame at once',
  (text) => {
    for (const flags of [WANTED, 0]) {
      const session = openBook(bookOf(), flags);
      session.follow(tickerOf());
      session.acknowledge(6);
      session.data(6, [1, 1, 2, 1, 0, 0, 1, 1, 1, 1]);
      expect([session.state(bookOf()), session.state(tickerOf())]).toEqual(['live', 'live']);
      session.receive(text);
      expect(session.hands.reopened).toMatchObject([{ line: FIRST_LINE, why: { code: 'frame-malformed', next: 'resync' } }]);
      expect([session.state(bookOf()), session.state(tickerOf())]).toEqual(['stale', 'stale']);
    }
  },
);

test('20: what is no JSON before the flags are agreed on is told, and nothing was lost', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.open();
  session.receive('<html>');
  session.receive(INFO);
  session.receive('<html>');
  session.agree();
  session.acknowledge(5);
  session.data(5, SNAPSHOT);
  expect(session.state(bookOf())).toBe('live');
  expect(session.faultCodes()).toEqual(['frame-malformed', 'frame-malformed']);
  expect(session.hands.reopened).toEqual([]);
});

test('20: event objects and new connections are no gap', () => {
  const session = openBook();
  session.receive({ event: 'info', code: 5_000, msg: 'hello' });
  session.pong();
  session.data(5, [100, 0, 1]);
  session.close();
  session.greet();
  session.data(5, 'hb');
  expect(session.hands.reopened).toEqual([]);
});

test('46: market data needs no REST: no request is made for any topic', () => {
  const session = new BitfinexSession();
  session.follow(bookOf(), bookOf(BTC, 'R0'), tradesOf(), candlesOf(), tickerOf(ETH), statusOf());
  session.greet();
  session.passAlive(60_000);
  expect(session.hands.requests).toEqual([]);
});

test('49: unknown events and unknown codes are told and change nothing', () => {
  const session = openBook();
  for (const event of [{ event: 'sneezegasm' }, { event: {} }, { bird: 'great eared nightjar' }, { event: 'error' }, {}]) session.receive(event);
  session.receive({ event: 'error', msg: 'redcoats', code: 42 });
  session.receive({ event: 'info', code: 31_337 });
  expect(session.faultCodes()).toEqual([...Array(5).fill('frame-malformed'), 'venue-error']);
  session.data(5, [100, 0, 1]);
  expect(session.state(bookOf())).toBe('live');
  expect(session.hands.reopened).toEqual([]);
});

test.each([
  [10_300, 'symbol: invalid'],
  [10_302, 'channel: unknown'],
  [10_020, 'length: invalid'],
  [10_001, 'unknown pair'],
])('error %i refuses the topic: it is told once and not asked for again', (code, msg) => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  session.receive({ ...session.nextRequest(), event: 'error', code, msg });
  session.passAlive(60_000);
  expect(session.sent('subscribe')).toHaveLength(1);
  expect(session.faultCodes()).toEqual(['topic-refused']);
  expect(session.state(bookOf())).not.toBe('live');
  expect(session.health(bookOf()).trouble).toContain(msg);
});

test.each([
  [10_008, 2_000],
  [11_000, 5_000],
  [11_010, 15_000],
])('error %i is asked for again after %i ms', (code, delayMs) => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.greet();
  session.receive({ ...session.nextRequest(), event: 'error', code, msg: 'not now' });
  session.passAlive(delayMs - 250);
  expect(session.sent('subscribe')).toHaveLength(1);
  session.passAlive(500);
  expect(session.sent('subscribe')).toHaveLength(2);
});

test('a derivatives key that is met with silence is refused after 20 s', () => {
  const session = new BitfinexSession();
  session.follow(statusOf());
  session.greet();
  session.passAlive(21_000);
  expect(session.faultCodes()).toEqual(['topic-refused']);
  expect(session.sent('subscribe')).toHaveLength(1);
});

test('a greeting that never comes is waited for 10 s', () => {
  const session = new BitfinexSession();
  session.follow(bookOf());
  session.open();
  session.pass(10_000);
  expect(session.hands.reopened).toEqual([]);
  session.pass(500);
  expect(session.hands.reopened).toMatchObject([{ why: { code: 'no-answer' } }]);
});
