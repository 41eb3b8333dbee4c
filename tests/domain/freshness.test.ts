import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assess,
  CROSSED_LIMIT_MS,
  PROOF_LIMIT_MS,
  type State,
  type TopicHealth,
  type TopicStatus,
  VERIFY_LIMIT_MS,
  worst,
} from '../../src/domain/freshness';
import type { LocalMs } from '../../src/domain/units';

const NOW = 1_700_000_000_000;
const ago = (age: number): LocalMs => (NOW - age) as LocalMs;
const within = (limit: number) => fc.integer({ min: 0, max: limit }).map(ago);
const beyond = (limit: number) => fc.integer({ min: limit + 1, max: limit * 1000 }).map(ago);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const live: fc.Arbitrary<TopicHealth> = fc.record({
  isLineUp: fc.constant(true),
  isMaintenance: fc.constant(false),
  isRefused: fc.constant(false),
  hasSnapshot: fc.constant(true),
  dataAt: maybe(within(1e9)), // a book that never moves is live
  proofAt: within(PROOF_LIMIT_MS),
  verifiedAt: maybe(within(1e9)),
  unverifiedSince: maybe(within(VERIFY_LIMIT_MS)),
  crossedSince: maybe(within(CROSSED_LIMIT_MS)),
  trouble: fc.constant(null),
});
const broken: fc.Arbitrary<Partial<TopicHealth>> = fc.oneof(
  fc.constant({ isLineUp: false }),
  fc.constant({ isMaintenance: true }),
  fc.constant({ isRefused: true }),
  fc.constant({ hasSnapshot: false }),
  fc.record({ proofAt: fc.oneof(fc.constant(null), beyond(PROOF_LIMIT_MS)) }),
  fc.record({ unverifiedSince: beyond(VERIFY_LIMIT_MS) }),
  fc.record({ crossedSince: beyond(CROSSED_LIMIT_MS) }),
);

test('a topic with every fact is live, however old its data', () => {
  fc.assert(
    fc.property(live, (health) => {
      expect(assess(health, NOW as LocalMs)).toEqual({ state: 'live', reason: null });
    }),
  );
});

test('a topic that lacks any one fact is not live and says why', () => {
  fc.assert(
    fc.property(live, broken, (health, fact) => {
      const { state, reason } = assess({ ...health, ...fact }, NOW as LocalMs);
      expect(state).not.toBe('live');
      expect(reason).toBeTruthy();
    }),
  );
});

const base: TopicHealth = {
  isLineUp: true,
  isMaintenance: false,
  isRefused: false,
  hasSnapshot: true,
  dataAt: ago(5),
  proofAt: ago(5),
  verifiedAt: null,
  unverifiedSince: null,
  crossedSince: null,
  trouble: null,
};

test.each<[Partial<TopicHealth>, State, string]>([
  [{ isMaintenance: true, isLineUp: false }, 'maintenance', 'the exchange is in maintenance'],
  [{ isLineUp: false, dataAt: null }, 'offline', 'not connected'],
  [{ isLineUp: false, trouble: 'next try at 10:00' }, 'stale', 'next try at 10:00'],
  [{ proofAt: null }, 'stale', 'no sign of life from the exchange'],
  [{ hasSnapshot: false }, 'verifying', 'waiting for the snapshot'],
  [{ hasSnapshot: false, trouble: 'the checksum differed' }, 'verifying', 'the checksum differed'],
  [{ crossedSince: ago(CROSSED_LIMIT_MS + 1) }, 'stale', 'bids and asks overlap'],
  [{ unverifiedSince: ago(VERIFY_LIMIT_MS + 1) }, 'verifying', 'no checksum has passed for 10 s'],
])('%j is %s: %s', (facts, state, reason) => {
  expect(assess({ ...base, ...facts }, NOW as LocalMs)).toEqual({ state, reason });
});

test('the worst of several topics is the first of the worst state', () => {
  const order: State[] = ['live', 'verifying', 'stale', 'maintenance', 'offline'];
  const status = (state: State): TopicStatus => ({
    source: 'exchange',
    via: 'socket',
    state,
    dataAt: null,
    proofAt: null,
    verifiedAt: null,
    reason: null,
  });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...order).map(status)), (statuses) => {
      const rank = Math.max(...statuses.map((s) => order.indexOf(s.state)));
      expect(worst(statuses)).toBe(statuses.find((s) => order.indexOf(s.state) === rank));
    }),
  );
});
