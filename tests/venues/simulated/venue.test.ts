import { describe, expect, test } from 'vitest';
import { type BookView, LEVEL_STRIDE } from '../../../src/domain/book';
import { INTERVALS } from '../../../src/domain/candle';
import { assess, PROOF_LIMIT_MS, type TopicHealth } from '../../../src/domain/freshness';
import { isInstrumentId } from '../../../src/domain/instrument';
import type { MarketEvent } from '../../../src/domain/market-event';
import { EMPTY_TAPE, joinSnapshot } from '../../../src/domain/tape';
import { DEPTHS, PRECISIONS, parseTopicKey, type Topic, topicKey } from '../../../src/domain/topic';
import type { LocalMs } from '../../../src/domain/units';
import { simulatedInstruments } from '../../../src/venues/simulated/instruments';
import { makeSimulatedVenue } from '../../../src/venues/simulated/venue';
import type { Hands } from '../../../src/venues/venue';

const START = Date.UTC(2026, 0, 15, 10, 20, 30);
const TICK_MS = 250;
const BOOK: Topic = { kind: 'book', instrument: 'simulated:BTC/USD', precision: 'P0', depth: 25 };
const TRADES: Topic = { kind: 'trades', instrument: 'simulated:BTC/USD' };
const MINUTES: Topic = { kind: 'candles', instrument: 'simulated:BTC/USD', interval: '1m' };
const TICKER: Topic = { kind: 'ticker', instrument: 'simulated:BTC/USD' };

type Kept = Exclude<MarketEvent, { kind: 'book' }> | { kind: 'book'; topic: string; view: BookView };

/** The venue on a clock of its own, with all it told. */
class Bench {
  now = START as LocalMs;
  told: Kept[] = [];
  readonly reports: string[] = [];
  private readonly hands: Hands = {
    open: unexpected,
    close: unexpected,
    reopen: unexpected,
    send: unexpected,
    request: unexpected,
    emit: (event) => {
      this.told.push(event.kind === 'book' ? { kind: 'book', topic: event.topic, view: event.book.view() } : event);
    },
    report: (fault) => {
      this.reports.push(fault.code);
    },
  };
  readonly venue: ReturnType<typeof makeSimulatedVenue>;

  constructor(seed = 1) {
    this.venue = makeSimulatedVenue(this.hands, { seed });
  }

  follow(...topics: Topic[]): this {
    for (const topic of topics) this.venue.follow(topic, this.now);
    return this;
  }

  /** Let time pass, ticking; what is told meanwhile. */
  run(ms: number, tickMs = TICK_MS): Kept[] {
    this.told = [];
    for (const end = this.now + ms; this.now < end; ) {
      this.now = (this.now + tickMs) as LocalMs;
      this.venue.tick(this.now);
    }
    return this.told;
  }

  of<K extends Kept['kind']>(kind: K): Extract<Kept, { kind: K }>[] {
    return this.told.filter((event): event is Extract<Kept, { kind: K }> => event.kind === kind);
  }

  health(topic: Topic): TopicHealth {
    const health = this.venue.health(topicKey(topic));
    if (health === undefined) throw new Error(`${topicKey(topic)} is not followed`);
    return health;
  }

  state(topic: Topic): ReturnType<typeof assess> {
    return assess(this.health(topic), this.now);
  }
}

function unexpected(): never {
  throw new Error('a simulated market has no lines');
}

describe('what it says of itself', () => {
  test('it is simulated and has no lines, no limit and no REST', () => {
    const { venue } = new Bench();
    expect([venue.id, venue.source, venue.connectLimit, venue.lines()]).toEqual(['simulated', 'simulated', null, []]);
    expect(venue.poll(BOOK, START as LocalMs)).toBeNull();
  });

  test('its instruments are eight valid ids, BTC/USD first', () => {
    const instruments = simulatedInstruments();
    expect(instruments).toHaveLength(8);
    expect(instruments[0]?.id).toBe('simulated:BTC/USD');
    expect(instruments.every(({ id }) => isInstrumentId(id))).toBe(true);
    expect(new Set(instruments.map(({ id }) => id)).size).toBe(8);
  });

  test('every pair, precision, depth and interval is served at once, under its own key, and is live', () => {
    const bench = new Bench();
    const topics = simulatedInstruments().flatMap(({ id: instrument }): Topic[] => [
      { kind: 'trades', instrument },
      { kind: 'ticker', instrument },
      ...INTERVALS.map((interval): Topic => ({ kind: 'candles', instrument, interval })),
      ...PRECISIONS.flatMap((precision) => DEPTHS.map((depth): Topic => ({ kind: 'book', instrument, precision, depth }))),
    ]);
    for (const topic of topics) {
      bench.told = [];
      bench.follow(topic);
      expect(bench.told.map((event) => event.topic)).toEqual([topicKey(topic)]);
      expect(parseTopicKey(topicKey(topic))).toEqual(topic);
      expect(bench.state(topic)).toEqual({ state: 'live', reason: null });
    }
  });
});

describe('following', () => {
  test('a topic begins with its snapshot: 30 trades, 500 candles, 25 levels a side', () => {
    const bench = new Bench().follow(BOOK, TRADES, MINUTES, TICKER);
    expect(bench.of('trades')[0]).toMatchObject({ isSnapshot: true });
    expect(bench.of('trades')[0]?.trades).toHaveLength(30);
    expect(bench.of('candles')[0]?.isSnapshot).toBe(true);
    expect(bench.of('candles')[0]?.candles.length).toBeGreaterThanOrEqual(500);
    expect(bench.of('book')[0]?.view.bids).toHaveLength(25 * LEVEL_STRIDE);
    expect(bench.of('book')[0]?.view.asks).toHaveLength(25 * LEVEL_STRIDE);
    expect(bench.of('ticker')[0]?.ticker.last).toBe(bench.of('trades')[0]?.trades[0]?.price);
  });

  test('following twice changes nothing', () => {
    const bench = new Bench().follow(BOOK);
    const health = bench.health(BOOK);
    bench.told = [];
    bench.follow(BOOK);
    expect(bench.told).toEqual([]);
    expect(bench.health(BOOK)).toBe(health);
  });

  test('an unfollowed topic is silent and unknown, the others go on', () => {
    const bench = new Bench().follow(BOOK, TRADES);
    bench.venue.unfollow(BOOK, bench.now);
    bench.run(5000);
    expect(bench.of('book')).toEqual([]);
    expect(bench.of('trades').length).toBeGreaterThan(0);
    expect(bench.venue.health(topicKey(BOOK))).toBeUndefined();
    bench.venue.unfollow(TRADES, bench.now);
    expect(bench.run(5000)).toEqual([]);
  });

  test('a book changes at most once a tick, and only what changed is told', () => {
    const coarse: Topic = { ...BOOK, precision: 'P4' };
    const bench = new Bench().follow(BOOK, coarse);
    bench.run(60_000);
    for (const topic of [BOOK, coarse]) {
      const events = bench.of('book').filter((event) => event.topic === topicKey(topic));
      expect(events.length).toBeLessThanOrEqual(60_000 / TICK_MS);
      for (const [i, event] of events.entries()) if (i > 0) expect(event.view).not.toEqual(events[i - 1]?.view);
    }
    expect(bench.of('book').filter((event) => event.topic === topicKey(BOOK)).length).toBeGreaterThan(100);
  });

  /** Single orders, those of one price as one level. */
  function merged(orders: Float64Array): number[] {
    const levels: number[] = [];
    for (let i = 0; i < orders.length; i += LEVEL_STRIDE) {
      const at = levels.length - LEVEL_STRIDE;
      if (at < 0 || levels[at] !== orders[i]) levels.push(...orders.subarray(i, i + LEVEL_STRIDE));
      else for (const k of [1, 2]) levels[at + k] = (levels[at + k] as number) + (orders[i + k] as number);
    }
    return levels;
  }

  test('single orders and P0 levels are one book', () => {
    const raw: Topic = { ...BOOK, precision: 'R0', depth: 250 };
    const bench = new Bench().follow(raw, BOOK);
    for (let i = 0; i < 40; i++) {
      bench.run(TICK_MS);
      const [orders, levels] = [raw, BOOK].map((topic) => bench.of('book').find((event) => event.topic === topicKey(topic))?.view);
      if (orders === undefined || levels === undefined) continue;
      for (const side of ['bids', 'asks'] as const) {
        const few = 10 * LEVEL_STRIDE;
        const [a, b] = [merged(orders[side]).slice(0, few), levels[side].slice(0, few)];
        for (let k = 0; k < few; k++) expect(a[k]).toBeCloseTo(b[k] as number, 8);
      }
    }
  });

  test('each trade is told once, and the candle of its minute says the same', () => {
    const bench = new Bench().follow(TRADES, MINUTES);
    bench.run(120_000);
    const trades = bench.of('trades').flatMap((event) => event.trades);
    expect(bench.of('trades').every((event) => !event.isSnapshot)).toBe(true);
    expect(new Set(trades.map((trade) => trade.id)).size).toBe(trades.length);
    expect(trades.length).toBeGreaterThan(100);
    const last = bench.of('candles').at(-1)?.candles.at(-1);
    const within = trades.filter((trade) => trade.at >= (last?.at ?? Number.NaN));
    expect(last?.high).toBe(Math.max(...within.map((trade) => trade.price)));
    expect(last?.low).toBe(Math.min(...within.map((trade) => trade.price)));
    expect(last?.volume).toBeCloseTo(
      within.reduce((sum, trade) => sum + trade.size, 0),
      6,
    );
  });

  test('a candle update is the present one and the one before, never more', () => {
    const bench = new Bench().follow(MINUTES);
    bench.run(180_000);
    expect(bench.of('candles').length).toBeGreaterThan(60);
    for (const { candles, isSnapshot } of bench.of('candles')) {
      expect(isSnapshot).toBe(false);
      expect(candles.length).toBeLessThanOrEqual(2);
    }
  });

  test('a ticker is told about each second', () => {
    const bench = new Bench().follow(TICKER);
    bench.run(60_000);
    expect(bench.of('ticker').length).toBeGreaterThanOrEqual(45);
    expect(bench.of('ticker').length).toBeLessThanOrEqual(60);
    const ticker = bench.of('ticker').at(-1)?.ticker;
    expect(ticker?.changeRatio).toBeCloseTo((ticker?.change ?? 0) / ((ticker?.last ?? 0) - (ticker?.change ?? 0)), 9);
  });

  test.each<Topic>([
    { kind: 'status', instrument: 'simulated:BTC/USD' },
    { kind: 'liquidations', venue: 'simulated' },
  ])('a perpetual topic ($kind) says that there are none, and is never live', (topic) => {
    const bench = new Bench().follow(topic);
    bench.run(20_000);
    expect(bench.told).toEqual([]);
    expect(bench.state(topic)).toEqual({ state: 'offline', reason: 'the simulated market has no perpetuals' });
    bench.venue.unfollow(topic, bench.now);
    expect(bench.venue.health(topicKey(topic))).toBeUndefined();
  });

  test('an unknown pair is refused in words', () => {
    const topic: Topic = { kind: 'trades', instrument: 'simulated:NOPE/USD' };
    expect(new Bench().follow(topic).state(topic).reason).toBe('the simulated market does not have this pair');
  });
});

describe('time', () => {
  test('how often it is ticked does not change what happens', () => {
    const tape = (tickMs: number): string => {
      const bench = new Bench(5).follow(TRADES);
      bench.run(30 * 60_000, tickMs);
      return JSON.stringify(
        bench
          .of('trades')
          .flatMap((event) => event.trades.toReversed())
          .filter((trade) => trade.at < START + 29 * 60_000),
      );
    };
    const often = tape(50);
    expect(often.length).toBeGreaterThan(10_000);
    expect(tape(250)).toBe(often);
    expect(tape(4000)).toBe(often);
  });

  test('a jump of eight hours makes no storm: one snapshot a topic, with a gap on the tape', () => {
    const bench = new Bench().follow(BOOK, TRADES, MINUTES, TICKER);
    bench.run(10_000);
    const before = bench.of('trades').flatMap((event) => event.trades);
    expect(assess(bench.health(BOOK), (bench.now + 8 * 3_600_000) as LocalMs).state).toBe('stale');
    bench.run(8 * 3_600_000, 8 * 3_600_000);
    expect(bench.told.map((event) => event.kind).sort()).toEqual(['book', 'candles', 'ticker', 'trades']);
    const [snapshot] = bench.of('trades');
    expect(snapshot?.isSnapshot).toBe(true);
    expect(snapshot?.trades.length).toBeLessThanOrEqual(30);
    expect(bench.of('candles')[0]?.isSnapshot).toBe(true);
    // Nothing is made up for the hours between.
    const madeUp = bench.of('candles')[0]?.candles.filter(({ at }) => at > START + 60_000 && at < bench.now - 120_000);
    expect(madeUp).toEqual([]);
    const tape = joinSnapshot(joinSnapshot(EMPTY_TAPE, before), snapshot?.trades ?? []);
    expect(tape.gaps).toHaveLength(1);
    expect(bench.state(BOOK).state).toBe('live');
    bench.run(5000);
    expect(bench.of('trades').every((event) => !event.isSnapshot)).toBe(true);
  });

  test('a clock set back begins a new market instead of waiting for the old time', () => {
    const bench = new Bench().follow(TRADES, BOOK, MINUTES);
    bench.run(10_000);
    bench.now = (bench.now - 8 * 3_600_000) as LocalMs;
    bench.run(10_000);
    const trades = bench.of('trades').flatMap((event) => event.trades);
    expect(trades.length).toBeGreaterThan(10);
    expect(Math.max(...trades.map((trade) => trade.at))).toBeLessThanOrEqual(bench.now);
    expect(bench.of('book').length).toBeGreaterThan(10);
    expect(bench.state(BOOK).state).toBe('live');
  });

  test('a pair that was left alone for hours is served at once when it is followed again', () => {
    const bench = new Bench().follow(TRADES);
    bench.venue.unfollow(TRADES, bench.now);
    bench.run(3_600_000, 60_000);
    bench.follow(TRADES);
    expect(bench.of('trades')).toHaveLength(1);
    bench.run(5000);
    expect(bench.of('trades').length).toBeGreaterThan(3);
  });
});

describe('regimes', () => {
  test('an outage is silent, stale after the limit, and live again afterwards', () => {
    const bench = new Bench().follow(BOOK, TRADES, MINUTES, TICKER);
    bench.run(5000);
    bench.venue.setRegime('outage');
    expect(bench.run(PROOF_LIMIT_MS - 1000)).toEqual([]);
    expect(bench.state(BOOK).state).toBe('live');
    expect(bench.run(2000)).toEqual([]);
    for (const topic of [BOOK, TRADES, MINUTES, TICKER]) expect(bench.state(topic).state).toBe('stale');
    bench.venue.setRegime('scheduled');
    expect(bench.run(2000).length).toBeGreaterThan(0);
    expect(bench.state(BOOK).state).toBe('live');
  });

  test('a regime that is set also holds for pairs followed later', () => {
    const bench = new Bench();
    bench.venue.setRegime('outage');
    bench.follow(BOOK);
    expect(bench.run(20_000).filter((event) => event.kind !== 'book')).toEqual([]);
    expect(bench.state(BOOK).state).toBe('stale');
  });

  test('a mood is chosen by name, and given back to chance; one that there is not changes nothing', () => {
    const { venue } = new Bench().follow(BOOK);
    expect(venue.moods?.names).toContain('volatile');
    expect(venue.moods?.chosen()).toBeNull();
    expect(venue.moods?.choose('volatile')).toBe(true);
    expect(venue.moods?.choose('joyful')).toBe(false);
    expect(venue.moods?.chosen()).toBe('volatile');
    expect(venue.moods?.choose(null)).toBe(true);
    expect(venue.moods?.chosen()).toBeNull();
  });

  test('a one-sided book shows an empty side without harm', () => {
    const bench = new Bench().follow(BOOK, TICKER);
    bench.venue.setRegime('one-sided');
    bench.run(90_000);
    expect(bench.of('book').some(({ view }) => view.bids.length === 0 || view.asks.length === 0)).toBe(true);
    expect(bench.of('ticker').some(({ ticker }) => ticker.bid === null || ticker.ask === null)).toBe(true);
    expect(bench.state(BOOK).state).toBe('live');
  });

  test('left to itself a day has every regime, mostly mild ones, and never stops for long', () => {
    const bench = new Bench(3).follow(BOOK);
    let stale = 0;
    for (let i = 0; i < 1440; i++) {
      bench.run(60_000, 4000);
      if (bench.state(BOOK).state !== 'live') stale++;
    }
    expect(stale).toBeLessThan(40);
    expect(bench.health(BOOK).dataAt).not.toBeNull();
  });
});
