import { describe, expect, test } from 'vitest';
import type { TopicHealth } from '../../src/domain/freshness';
import type { InstrumentId } from '../../src/domain/instrument';
import type { MarketEvent } from '../../src/domain/market-event';
import { type Topic, topicKey } from '../../src/domain/topic';
import type { Trade } from '../../src/domain/trade';
import type { LocalMs, Price, Size, VenueMs } from '../../src/domain/units';
import type { Hands, Moods, Venue } from '../../src/venues/venue';
import { withShortCandles } from '../../src/venues/with-short-candles';

const PAIR = 'bitfinex:BTC/USD' as InstrumentId;
const NOW = 0 as LocalMs;
const TRADES: Topic = { kind: 'trades', instrument: PAIR };
const FIVE: Topic = { kind: 'candles', instrument: PAIR, interval: '5s' };
const ONE: Topic = { kind: 'candles', instrument: PAIR, interval: '1s' };
const HOUR: Topic = { kind: 'candles', instrument: PAIR, interval: '1h' };

const trade = (id: number, at: number, price = 100): Trade => ({
  id: String(id),
  at: at as VenueMs,
  price: price as Price,
  size: 1 as Size,
  side: 'buy',
});

/** A venue whose wire is this test: it says what it is asked to follow, and tells what it is told to. */
function rig() {
  const told: { event: MarketEvent; via: 'rest' | undefined }[] = [];
  const asked: string[] = [];
  let tell: Hands['emit'] = () => undefined;
  const health: TopicHealth = {} as TopicHealth;
  const moods: Moods = { names: ['calm'], chosen: () => null, choose: () => true };
  const hands: Hands = {
    open: () => undefined,
    close: () => undefined,
    reopen: () => undefined,
    send: () => undefined,
    request: () => undefined,
    emit: (event, via) => void told.push({ event, via }),
    report: () => undefined,
  };
  const venue = withShortCandles(hands, (given): Venue => {
    tell = given.emit;
    return {
      id: 'bitfinex',
      source: 'exchange',
      connectLimit: null,
      moods,
      follow: (topic) => void asked.push(`+${topicKey(topic)}`),
      unfollow: (topic) => void asked.push(`-${topicKey(topic)}`),
      lineOpened: () => undefined,
      lineClosed: () => undefined,
      received: () => undefined,
      tick: () => undefined,
      health: (key) => (key === topicKey(TRADES) ? health : undefined),
      lines: () => [],
      poll: (topic) => asked.push(`poll ${topicKey(topic)}`),
      history: (topic) => asked.push(`history ${topicKey(topic)}`),
      replied: () => undefined,
    };
  });
  const trades = (list: readonly Trade[], isSnapshot: boolean, via?: 'rest'): void =>
    tell({ kind: 'trades', topic: topicKey(TRADES), trades: list, isSnapshot, sentAt: undefined }, via);
  /** Candles told since the last look. */
  const candles = (): string[] =>
    told.splice(0).flatMap(({ event, via }) => {
      if (event.kind !== 'candles') return [];
      const rows = event.candles.map(({ at, open, close, volume }) => `${at}:${open}-${close}x${volume}`);
      return [`${event.topic.split(':').at(-1)}${event.isSnapshot ? ' all' : ''}${via === undefined ? '' : ` ${via}`} ${rows.join(' ')}`];
    });
  return { venue, asked, trades, candles, health, moods, told: () => told.splice(0) };
}

describe('candles under a minute, made of trades', () => {
  test('begin after the period of the oldest trade of the snapshot, and follow each trade', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([trade(3, 11_000, 103), trade(2, 6_000, 102), trade(1, 1_000, 101)], true);
    expect(candles()).toEqual(['5s all 5000:102-102x1 10000:103-103x1']);
    trades([trade(4, 12_000, 104)], false);
    expect(candles()).toEqual(['5s 10000:103-104x2']);
    trades([trade(5, 15_000, 105)], false);
    expect(candles()).toEqual(['5s 15000:105-105x1']);
  });

  test('a trade that is executed and then confirmed is counted once', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([], true);
    trades([trade(1, 1_000)], false);
    trades([trade(1, 1_000)], false);
    expect(candles()).toEqual(['5s all 0:100-100x1']);
  });

  test('before a snapshot nothing is told: what stands before a trade is not known', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([trade(1, 1_000)], false);
    expect(candles()).toEqual([]);
  });

  test('a snapshot that meets what is known goes on without a gap', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([trade(1, 1_000)], true);
    trades([trade(2, 6_000)], false);
    candles();
    trades([trade(3, 7_000), trade(2, 6_000)], true);
    expect(candles()).toEqual(['5s 5000:100-100x2']);
  });

  test('one that does not begins anew, as a snapshot, from its first whole period', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([trade(1, 1_000)], true);
    trades([trade(2, 6_000)], false);
    candles();
    trades([trade(9, 26_000)], true);
    expect(candles()).toEqual([]);
    trades([trade(10, 31_000)], false);
    expect(candles()).toEqual(['5s all 30000:100-100x1']);
  });

  test('an interval that is followed later has what the trades that are remembered make', () => {
    const { venue, trades, candles } = rig();
    venue.follow(TRADES, NOW);
    trades([trade(1, 1_000)], true);
    trades([trade(2, 2_500), trade(3, 6_000)], false);
    venue.follow(ONE, NOW);
    expect(candles()).toEqual(['1s all 2000:100-100x1 6000:100-100x1']);
  });

  test('a poll by REST is told whole; older history is not, for it may end anywhere', () => {
    const { venue, trades, candles } = rig();
    venue.follow(FIVE, NOW);
    trades([trade(5, 11_000), trade(4, 1_000)], true, 'rest');
    expect(candles()).toEqual(['5s all rest 10000:100-100x1']);
    trades([trade(2, 500), trade(3, 700)], false, 'rest');
    expect(candles()).toEqual([]);
  });
});

describe('a venue that has them', () => {
  test('is asked for the trades once, however many need them, and let go with the last', () => {
    const { venue, asked } = rig();
    venue.follow(TRADES, NOW);
    venue.follow(FIVE, NOW);
    venue.follow(ONE, NOW);
    venue.unfollow(TRADES, NOW);
    venue.unfollow(FIVE, NOW);
    expect(asked).toEqual(['+trades:bitfinex:BTC/USD']);
    venue.unfollow(ONE, NOW);
    expect(asked).toEqual(['+trades:bitfinex:BTC/USD', '-trades:bitfinex:BTC/USD']);
  });

  test('is itself asked for longer ones', () => {
    const { venue, asked } = rig();
    venue.follow(HOUR, NOW);
    venue.history(HOUR, 1 as VenueMs, NOW);
    venue.unfollow(HOUR, NOW);
    expect(asked).toEqual(['+candles:bitfinex:BTC/USD:1h', 'history candles:bitfinex:BTC/USD:1h', '-candles:bitfinex:BTC/USD:1h']);
  });

  test('says of them what it says of the trades, and has no history of them', () => {
    const { venue, asked, health } = rig();
    expect(venue.health(topicKey(FIVE))).toBeUndefined();
    venue.follow(FIVE, NOW);
    expect(venue.health(topicKey(FIVE))).toBe(health);
    expect(venue.history(FIVE, 1 as VenueMs, NOW)).toBeNull();
    venue.poll(FIVE, NOW);
    expect(asked).toEqual(['+trades:bitfinex:BTC/USD', 'poll trades:bitfinex:BTC/USD']);
    venue.unfollow(FIVE, NOW);
    expect(venue.health(topicKey(FIVE))).toBeUndefined();
  });

  test('gives who follows the trades later what is known of them, since the venue tells its snapshot once', () => {
    const { venue, trades, told } = rig();
    venue.follow(FIVE, NOW);
    venue.follow(TRADES, NOW);
    expect(told()).toEqual([]);
    venue.unfollow(TRADES, NOW);
    trades([trade(2, 2_000), trade(1, 1_000)], true);
    told();
    venue.follow(TRADES, NOW);
    expect(told()).toMatchObject([{ event: { kind: 'trades', topic: topicKey(TRADES), isSnapshot: true, trades: [{ id: '2' }, { id: '1' }] } }]);
  });

  test('keeps what else it is', () => {
    const { venue, moods } = rig();
    expect([venue.id, venue.source, venue.connectLimit, venue.moods]).toEqual(['bitfinex', 'exchange', null, moods]);
  });
});
