import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/worker/engine';
import { bookText, makeEngine, RigTab, rowsText } from '../support/engine-rig';
import { FakeClock, settle } from '../support/fake-clock';
import { ModelExchange, type ModelOptions } from '../support/model-exchange';

const BOOK = 'book:bitfinex:BTC/USD:P0:25';
const TRADES = 'trades:bitfinex:BTC/USD';
const CANDLES = 'candles:bitfinex:BTC/USD:1m';
const SECONDS = 'candles:bitfinex:BTC/USD:5s';
const TICKER = 'ticker:bitfinex:BTC/USD';
const ALL = [BOOK, TRADES, CANDLES, TICKER] as const;
const HOUR = 3_600_000;

let clock: FakeClock;
let exchange: ModelExchange;
let engine: Engine;
let tab: RigTab;

function start(options: ModelOptions = {}): void {
  clock = new FakeClock();
  exchange = new ModelExchange(clock, options);
  exchange.move('BTC/USD', 200);
  engine = makeEngine({ clock, random: () => 0.5, openSocket: exchange.openSocket, fetch: exchange.fetch });
  tab = new RigTab(engine);
}

/** There is no storage here: the engine looks for it, is told so, and goes on. */
const pass = (ms: number): Promise<void> => clock.advanceAsync(ms);
const states = (): string[] => ALL.map((key) => tab.state(key).status.state);
const truth = (): string => {
  for (const socket of exchange.open) socket.flush();
  return rowsText(exchange.feed.market('BTC/USD').visible('P0', 25, false));
};

async function goLive(): Promise<void> {
  tab.follow(...ALL);
  await pass(3_000);
  expect(states()).toEqual(['live', 'live', 'live', 'live']);
}

beforeEach(() => start());
afterEach(async () => {
  await engine.retire();
});

test('what a tab follows becomes live, verified and true', async () => {
  tab.follow(...ALL);
  await pass(10_000);
  expect(states()).toEqual(['live', 'live', 'live', 'live']);
  const { status } = tab.state(BOOK);
  expect(status.source).toBe('exchange');
  expect(status.via).toBe('socket');
  expect(clock.now() - (status.verifiedAt ?? 0)).toBeLessThan(3_000);
  expect(truth()).toBe(bookText(tab.state(BOOK)));
});

test('ten tabs on one topic hold one channel, the last one out leaves it open for 10 s', async () => {
  const tabs = Array.from({ length: 10 }, () => new RigTab(engine));
  for (const one of tabs) one.follow(BOOK);
  await pass(3_000);
  expect(exchange.channels).toHaveLength(1);
  for (const one of tabs) one.close();
  await pass(9_000);
  expect(exchange.channels).toHaveLength(1);
  await pass(2_000);
  expect(exchange.channels).toEqual([]);
  expect(tab.look().link?.tabs).toBe(1);
});

test('a tab hears at once that a book is no longer live, not a tick later', async () => {
  await goLive();
  for (const broken of [
    () => exchange.control.wrongChecksum(1),
    () => exchange.control.next('skip'),
    () => {
      for (const socket of exchange.open) socket.reset();
    },
  ]) {
    broken();
    exchange.control.tick('every-checksum');
    for (const socket of exchange.open) socket.flush();
    await settle(1);
    expect(tab.state(BOOK).status.state).not.toBe('live');
    await pass(8_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
  }
});

test('a socket without a channel is closed after half a minute, and the next topic opens one', async () => {
  await goLive();
  tab.follow();
  await pass(60_000);
  expect(exchange.open).toEqual([]);
  expect(tab.venue().phase).toBe('idle');
  await goLive();
  expect(exchange.open).toHaveLength(1);
});

describe('half-open sockets', () => {
  /** Nothing passes from now on: when it was last called live on the old socket, and when a new one was tried. */
  async function silence(): Promise<{ liveForMs: number; triedAfterMs: number }> {
    const [old] = exchange.open;
    if (old === undefined) throw new Error('no socket');
    old.isHoled = true;
    const since = clock.monotonic();
    const tried = exchange.attempts.length;
    let liveForMs = 0;
    while (exchange.attempts.length === tried && clock.monotonic() - since < 60_000) {
      if (states().includes('live')) liveForMs = clock.monotonic() - since;
      await clock.advanceAsync(50, 50);
    }
    // The exchange has not heard of it.
    expect(old.session).not.toBeNull();
    return { liveForMs, triedAfterMs: clock.monotonic() - since };
  }

  test('a black hole is stale within 15 s, and a new socket is had without waiting for the old one to close', async () => {
    await goLive();
    const { liveForMs, triedAfterMs } = await silence();
    expect(liveForMs).toBeLessThan(15_000);
    expect(triedAfterMs).toBeLessThan(15_000);
    await pass(3_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
  });

  test.each([0, 5, 15, 19, 25, 1_000, 2_500, 4_900])('also in a busy market, when it begins %i ms after a ping arrived', async (ms) => {
    await goLive();
    exchange.move('BTC/USD', 5);
    const answer = exchange.desk.handle.bind(exchange.desk);
    let isPinged = false;
    exchange.desk.handle = (session, text) => {
      isPinged ||= text.includes('"ping"');
      answer(session, text);
    };
    while (!isPinged) clock.advance(1);
    clock.advance(ms);
    const { liveForMs, triedAfterMs } = await silence();
    expect(liveForMs).toBeLessThan(15_000);
    expect(triedAfterMs).toBeLessThan(15_000);
  });

  test('what the old socket says late reaches nobody', async () => {
    await goLive();
    const [old] = exchange.open;
    if (old === undefined) throw new Error('no socket');
    old.isHoled = true;
    await pass(25_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    old.isHoled = false;
    old.flush();
    old.reset();
    await pass(1_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    expect(truth()).toBe(bookText(tab.state(BOOK)));
    expect(tab.venue().phase).toBe('open');
  });

  test('a handshake that is never answered is given up after 10 s and tried again', async () => {
    exchange.handshake = 'never';
    tab.follow(BOOK);
    await pass(2_000);
    expect(tab.venue().phase).toBe('connecting');
    await pass(9_000);
    expect(exchange.attempts.length).toBeGreaterThan(1);
    exchange.handshake = 'open';
    await pass(25_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  });
});

describe('the attempts', () => {
  test('a thousand sockets that close at once never go over the limit, and leave no timer behind', async () => {
    tab.follow(BOOK);
    await pass(2_000);
    const timers = clock.pending;
    while (exchange.attempts.length < 1_000) {
      for (const socket of exchange.open) socket.reset();
      await clock.advanceAsync(1_000, 1_000);
    }
    expect(clock.pending).toBeLessThanOrEqual(timers + 5);
    for (const at of exchange.attempts) expect(exchange.attempts.filter((t) => t > at - 60_000 && t <= at).length).toBeLessThanOrEqual(18);
    await pass(60_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  }, 60_000);

  test('while refused it says so, with the time of the next try', async () => {
    exchange.handshake = 'refused';
    tab.follow(BOOK);
    await pass(5_000);
    const { phase, nextTryAt, why } = tab.venue();
    expect(phase).toBe('waiting');
    expect((nextTryAt as number) - clock.now()).toBeGreaterThan(30_000);
    expect(why).toContain('3 attempts in a row failed');
    expect(tab.state(BOOK).status).toMatchObject({ state: 'offline', reason: 'not connected' });
    exchange.handshake = 'open';
    await tab.api.retryNow('bitfinex');
    await pass(2_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  });
});

describe('sleep and clocks', () => {
  test('after 8 hours of sleep nothing says live, one new socket is had, and no expired timer bursts', async () => {
    await goLive();
    const before = exchange.attempts.length;
    for (const socket of exchange.open) socket.isHoled = true;
    clock.sleep(8 * HOUR);
    exchange.skip(8 * HOUR);
    clock.advance(250);
    expect(states()).toEqual(['stale', 'stale', 'stale', 'stale']);
    expect(tab.look().link?.sleptMs).toBeGreaterThan(8 * HOUR - 1_000);
    await pass(3_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    expect(exchange.attempts.length - before).toBe(1);
    await pass(60_000);
    expect(tab.look().link?.sleptMs).toBeNull();
  });

  test('what waited for the engine to wake is answered before its timers run, and says nothing of before as live', async () => {
    await goLive();
    const before = exchange.attempts.length;
    for (const socket of exchange.open) socket.isHoled = true;
    clock.sleep(7_000);
    exchange.skip(7_000);
    expect(states()).toEqual(['stale', 'stale', 'stale', 'stale']);
    expect(tab.look().link?.sleptMs).toBeGreaterThan(6_000);
    await pass(3_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    expect(exchange.attempts.length - before).toBe(1);
  });

  test('a suspension in which both clocks ran on ends in a new socket', async () => {
    await goLive();
    const before = exchange.attempts.length;
    clock.suspend(600_000);
    expect(states()).not.toContain('live');
    await pass(3_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    expect(exchange.attempts.length - before).toBe(1);
  });

  test.each([
    ['back an hour', -HOUR],
    ['forward two days', 48 * HOUR],
  ])('a clock set %s: at once not live, within seconds live again', async (_, jump) => {
    await goLive();
    clock.setWall(clock.now() + jump);
    clock.advance(250);
    expect(states()).not.toContain('live');
    await pass(4_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    if (jump < 0) expect(tab.look().link?.sleptMs).toBeNull();
  });

  test('a clock set back an hour while disconnected: the polling still begins after 15 s, the next socket is not put off', async () => {
    exchange.road = 'proxy';
    exchange.handshake = 'refused';
    tab.follow(...ALL);
    await pass(3_000);
    clock.setWall(clock.now() - HOUR);
    await pass(17_000);
    expect(tab.venue().isPolling).toBe(true);
    expect(tab.state(BOOK).status).toMatchObject({ via: 'rest', state: 'verifying' });
    exchange.handshake = 'open';
    await pass(120_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
  });

  test('a clock set back an hour while a book waits out its minute: it waits the minute, not the hour', async () => {
    await goLive();
    for (let i = 0; i < 3; i++) {
      exchange.control.wrongChecksum(1);
      await pass(12_000);
    }
    expect(tab.state(BOOK).status.state).not.toBe('live');
    clock.setWall(clock.now() - HOUR);
    await pass(70_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  });

  test('a clock set back an hour after many attempts: the limit holds for a minute, not for an hour', async () => {
    tab.follow(BOOK);
    for (let i = 0; i < 40; i++) {
      for (const socket of exchange.open) socket.reset();
      await tab.api.retryNow('bitfinex');
      await pass(500);
    }
    expect(tab.venue().budgetLeft).toBe(0);
    clock.setWall(clock.now() - HOUR);
    await pass(130_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  });
});

describe('commands', () => {
  test('disconnected by the user it stays so, says so, and connects when told', async () => {
    await goLive();
    await tab.api.disconnect('bitfinex');
    await pass(60_000);
    expect(tab.venue()).toMatchObject({ phase: 'off', why: 'disconnected by you', isPolling: false });
    expect(states()).toEqual(['stale', 'stale', 'stale', 'stale']);
    expect(exchange.open).toEqual([]);
    await tab.api.connect('bitfinex');
    await pass(3_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
  });

  test('a topic followed while disconnected waits for the word to connect', async () => {
    await tab.api.disconnect('bitfinex');
    tab.follow(BOOK);
    await pass(60_000);
    expect(exchange.attempts).toEqual([]);
    await tab.api.connect('bitfinex');
    await pass(3_000);
    expect(tab.state(BOOK).status.state).toBe('live');
  });

  test('REST only: polled at once, never live, no socket; automatic again: live', async () => {
    exchange.road = 'direct';
    await goLive();
    await tab.api.setMode('bitfinex', 'rest');
    await pass(20_000);
    expect(exchange.open).toEqual([]);
    expect(tab.venue()).toMatchObject({ isPolling: true, route: 'direct', mode: 'rest' });
    for (const key of ALL) expect(tab.state(key).status, key).toMatchObject({ via: 'rest', state: 'verifying' });
    await tab.api.setMode('bitfinex', 'automatic');
    await pass(4_000);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    expect(tab.venue().isPolling).toBe(false);
  });

  test('REST only: candles of seconds are made of the trades that are asked for anyhow, one request for both', async () => {
    exchange.road = 'direct';
    tab.follow(TRADES, SECONDS);
    await tab.api.setMode('bitfinex', 'rest');
    await pass(29_000);
    expect(tab.state(SECONDS).status).toMatchObject({ via: 'rest', state: 'verifying' });
    expect(exchange.requests.length).toBeGreaterThan(3);
    expect(exchange.requests.length).toBeLessThanOrEqual(7);
  });

  test('WebSocket only: without a socket nothing is polled', async () => {
    exchange.road = 'proxy';
    exchange.handshake = 'refused';
    await tab.api.setMode('bitfinex', 'socket');
    tab.follow(...ALL);
    await pass(60_000);
    expect(exchange.requests).toEqual([]);
    expect(states()).toEqual(['offline', 'offline', 'offline', 'offline']);
  });

  test('without a socket for 15 s REST takes over, and hands back by itself', async () => {
    exchange.road = 'proxy';
    await goLive();
    exchange.handshake = 'refused';
    for (const socket of exchange.open) socket.reset();
    await pass(14_000);
    expect(tab.venue().isPolling).toBe(false);
    expect(states()).toEqual(['stale', 'stale', 'stale', 'stale']);
    await pass(12_000);
    expect(tab.venue().isPolling).toBe(true);
    for (const key of ALL) expect(tab.state(key).status, key).toMatchObject({ via: 'rest', state: 'verifying' });
    exchange.handshake = 'open';
    await tab.api.retryNow('bitfinex');
    await pass(2_000);
    expect(tab.venue().isPolling).toBe(false);
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
    const asked = exchange.requests.length;
    await pass(30_000);
    expect(exchange.requests.length - asked).toBeLessThan(5);
  });

  test('without a route the refusal says what is missing, and the topics stay what they are', async () => {
    await goLive();
    expect(await tab.api.refresh('bitfinex')).toMatchObject({ ok: false, error: { code: 'no-route' } });
    expect(await tab.api.history(CANDLES, 1 as never)).toMatchObject({ ok: false, error: { code: 'no-route' } });
    expect(states()).toEqual(['live', 'live', 'live', 'live']);
  });

  test('every call settles, also at a market that has no REST at all', async () => {
    tab.follow('book:simulated:BTC/USD:P0:25', 'candles:simulated:BTC/USD:1m');
    await pass(1_000);
    expect(await tab.api.refresh('simulated')).toMatchObject({ ok: false, error: { code: 'no-route' } });
    expect((await tab.api.metrics()).ok).toBe(true);
    expect((await tab.api.instruments('simulated')).ok).toBe(true);
    const moods = () => tab.look().link?.venues.map((venue) => venue.moods?.chosen);
    expect(await tab.api.setMood('simulated', 'volatile')).toEqual({ ok: true, value: null });
    await pass(1_000);
    expect(moods()).toContain('volatile');
    expect(await tab.api.setMood('simulated', 'joyful')).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    expect(await tab.api.setMood('bitfinex', 'volatile')).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  });

  test('calls about what does not exist are refused', async () => {
    expect(await tab.api.connect('binance')).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    expect(await tab.api.follow(['weather:bitfinex:BTC/USD'])).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    expect(await tab.api.follow(['book:binance:BTC/USDT:P0:25'])).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    expect(await tab.api.history(CANDLES, 1 as never)).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  });

  test('after another build took over, every call is refused and nothing is open', async () => {
    await goLive();
    await engine.retire();
    expect(await tab.api.hello(1)).toMatchObject({ ok: true, value: { isRetired: true } });
    expect(await tab.api.follow([BOOK])).toMatchObject({ ok: false, error: { code: 'call-refused' } });
    clock.advance(100);
    expect(exchange.open).toEqual([]);
  });
});

describe('gaps', () => {
  test('trades and candles missed while away are marked, and filled where there is a route', async () => {
    for (const road of ['none', 'proxy'] as const) {
      start();
      exchange.road = road;
      await goLive();
      await pass(5_000);
      exchange.handshake = 'refused';
      for (const socket of exchange.open) socket.reset();
      await tab.api.setMode('bitfinex', 'socket');
      await pass(5 * HOUR);
      exchange.handshake = 'open';
      await tab.api.retryNow('bitfinex');
      await pass(5_000);
      expect(states()).toEqual(['live', 'live', 'live', 'live']);
      const candles = tab.state(CANDLES).data;
      const gaps = candles?.kind === 'candles' ? candles.candles.filter((c) => c.gapBefore === true).length : -1;
      expect(gaps, road).toBe(road === 'none' ? 1 : 0);
      const trades = tab.state(TRADES).data;
      expect(trades?.kind === 'trades' ? trades.tape.gaps.length : -1, road).toBe(road === 'none' ? 1 : 0);
    }
  }, 60_000);
});

test('without storage viewing goes on, and it is said', async () => {
  await goLive();
  expect(tab.look().link).toMatchObject({ storage: 'down', storageWhy: 'this browser offers no storage here' });
});
