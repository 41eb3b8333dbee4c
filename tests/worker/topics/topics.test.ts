import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess, PROOF_LIMIT_MS, type TopicHealth } from '../../../src/domain/freshness';
import type { MarketEvent } from '../../../src/domain/market-event';
import type { Topic, TopicKey } from '../../../src/domain/topic';
import { topicKey } from '../../../src/domain/topic';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import type { StoredSnapshot } from '../../../src/worker/protocol/stored-snapshot';
import { Topics } from '../../../src/worker/topics/topics';

const TOPIC: Topic = { kind: 'ticker', instrument: 'bitfinex:BTC/USD' };
const KEY = topicKey(TOPIC);
const NOW = 1_700_000_000_000;
const at = (ms: number): LocalMs => ms as LocalMs;
const ticker = { bid: 1, ask: 2, last: 1.5, high: 3, low: 1, volume: 10, change: 0, changeRatio: 0 };
const told: MarketEvent = { kind: 'ticker', topic: KEY, ticker, sentAt: (NOW - 40) as VenueMs };
const stored: StoredSnapshot = {
  format: 'tapedeck/snapshot',
  version: 1,
  createdAt: NOW - 86_400_000,
  key: KEY,
  dataAt: at(NOW - 86_400_000),
  verifiedAt: at(NOW - 86_400_000),
  data: { kind: 'ticker', ticker },
};
const LIVE: TopicHealth = {
  isLineUp: true,
  isMaintenance: false,
  isRefused: false,
  hasSnapshot: true,
  dataAt: at(NOW),
  proofAt: at(NOW),
  verifiedAt: at(NOW),
  unverifiedSince: null,
  crossedSince: null,
  trouble: null,
};

function followed(source: 'exchange' | 'simulated' = 'exchange'): {
  topics: Topics;
  status: (health: TopicHealth | undefined, now?: number) => ReturnType<typeof statusIn>;
} {
  const topics = new Topics();
  topics.add(TOPIC, source);
  return { topics, status: (health, now = NOW) => statusIn(topics, KEY, health, now) };
}

function statusIn(topics: Topics, key: TopicKey, health: TopicHealth | undefined, now: number) {
  const message = topics.messageSince(key, 0, health, at(now));
  if (message === null) throw new Error('nothing to say');
  return message.status;
}

const moment = fc.option(fc.integer({ min: NOW - 60_000, max: NOW }).map(at), { nil: null });
const anyHealth: fc.Arbitrary<TopicHealth> = fc.record({
  isLineUp: fc.boolean(),
  isMaintenance: fc.boolean(),
  isRefused: fc.boolean(),
  hasSnapshot: fc.boolean(),
  dataAt: moment,
  proofAt: moment,
  verifiedAt: moment,
  unverifiedSince: moment,
  crossedSince: moment,
  trouble: fc.constantFrom(null, 'resynchronising'),
});

test('a topic is live exactly when the venue’s facts say so and its data came over the socket', () => {
  const way = fc.constantFrom('nothing', 'socket', 'rest', 'cache');
  fc.assert(
    fc.property(way, fc.oneof(fc.constant(LIVE), fc.option(anyHealth, { nil: undefined })), (via, health) => {
      const { topics, status } = followed();
      if (via === 'cache') topics.restore(stored);
      else if (via !== 'nothing') topics.apply(told, via as 'socket' | 'rest', at(NOW));
      const isLiveByFacts = health !== undefined && assess(health, at(NOW)).state === 'live';
      const { state, reason, via: shown } = status(health);
      if (state === 'live') expect(isLiveByFacts).toBe(true);
      if (via === 'cache') expect(state).not.toBe('live');
      if (via === 'socket') expect(state === 'live').toBe(isLiveByFacts);
      if (shown !== 'socket') expect(state).not.toBe('live');
      expect(reason === null).toBe(state === 'live');
    }),
    { numRuns: 1_000 },
  );
});

test('what comes from storage shows the age it was stored with, and no proof of its own', () => {
  const { topics, status } = followed();
  topics.restore(stored);
  expect(status(undefined)).toEqual({
    source: 'exchange',
    via: 'cache',
    state: 'offline',
    dataAt: NOW - 86_400_000,
    proofAt: null,
    verifiedAt: null,
    reason: 'not connected',
  });
  expect(status({ ...LIVE, hasSnapshot: false })).toMatchObject({ via: 'cache', state: 'verifying', dataAt: NOW - 86_400_000 });
});

test('storage never overwrites what the exchange has said', () => {
  const { topics, status } = followed();
  topics.apply({ ...told, ticker: { ...ticker, last: 99 } } as MarketEvent, 'socket', at(NOW));
  topics.restore(stored);
  expect(topics.messageSince(KEY, 0, LIVE, at(NOW))?.change).toMatchObject({ ticker: { last: 99 } });
  expect(status(LIVE)).toMatchObject({ via: 'socket', state: 'live', dataAt: NOW });
});

test('the first word of the exchange takes the place of what was stored', () => {
  const { topics, status } = followed();
  topics.restore(stored);
  topics.apply(told, 'socket', at(NOW));
  expect(status(LIVE)).toMatchObject({ via: 'socket', state: 'live', dataAt: NOW });
});

test('a polled state is verifying while answers come, then stale', () => {
  const { topics, status } = followed();
  const down = { ...LIVE, isLineUp: false };
  topics.apply(told, 'rest', at(NOW));
  expect(status(down)).toMatchObject({ via: 'rest', state: 'verifying', proofAt: NOW, verifiedAt: null });
  expect(status(down, NOW + 30_000)).toMatchObject({ via: 'rest', state: 'verifying' });
  expect(status(down, NOW + 30_001)).toMatchObject({ via: 'rest', state: 'stale', reason: 'no answer from REST lately' });
});

test('a live topic is stale from the moment its proof of life is too old, without anything happening', () => {
  const { topics, status } = followed();
  topics.apply(told, 'socket', at(NOW));
  expect(status(LIVE, NOW + PROOF_LIMIT_MS).state).toBe('live');
  expect(status(LIVE, NOW + PROOF_LIMIT_MS + 1).state).toBe('stale');
});

test('the source is the venue’s own, whatever happens', () => {
  const { topics, status } = followed('simulated');
  expect(status(undefined).source).toBe('simulated');
  topics.apply(told, 'socket', at(NOW));
  expect(status(LIVE).source).toBe('simulated');
});

test('a tab is told of a change of status once, and of a sign of life each second', () => {
  const { topics } = followed();
  const [entry] = [...topics.all()];
  if (entry === undefined) throw new Error('no topic');
  topics.apply(told, 'socket', at(NOW));
  expect(topics.assess(entry, LIVE, at(NOW))).toBe(true);
  const served = topics.latest;
  expect(topics.assess(entry, LIVE, at(NOW + 250))).toBe(false);
  expect(topics.assess(entry, { ...LIVE, proofAt: at(NOW + 900) }, at(NOW + 900))).toBe(false);
  expect(topics.messageSince(KEY, served, LIVE, at(NOW + 900))).toBeNull();
  expect(topics.assess(entry, { ...LIVE, proofAt: at(NOW + 1_000) }, at(NOW + 1_000))).toBe(true);
  expect(topics.messageSince(KEY, served, LIVE, at(NOW + 1_000))).toMatchObject({ change: null, sentAt: null });
});

test('an event of a topic that nobody follows, or of another kind, is dropped', () => {
  const { topics } = followed();
  expect(topics.apply({ ...told, topic: 'ticker:bitfinex:ETH/USD' }, 'socket', at(NOW))).toBeUndefined();
  expect(topics.apply({ kind: 'trades', topic: KEY, trades: [], isSnapshot: true, sentAt: undefined }, 'socket', at(NOW))).toBeUndefined();
});
