import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Topic } from '../../src/domain/topic';
import type { LocalMs } from '../../src/domain/units';
import { RestPoller } from '../../src/worker/rest-poller';

const PAIRS = ['bitfinex:BTC/USD', 'bitfinex:ETH/USD', 'bitfinex:LTC/USD'] as const;
const ALL: readonly Topic[] = PAIRS.flatMap((instrument): Topic[] => [
  { kind: 'book', instrument, precision: 'P0', depth: 25 },
  { kind: 'trades', instrument },
  { kind: 'ticker', instrument },
  { kind: 'candles', instrument, interval: '1h' },
]);
/** The exchange's own table: requests a minute to each route. */
const PER_MINUTE = { book: 240, trades: 15, ticker: 30, candles: 30 } as const;
const at = (ms: number): LocalMs => ms as LocalMs;

test('in no minute are there more requests of a kind than the exchange documents', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ ms: fc.integer({ min: 1, max: 3_000 }), topics: fc.subarray([...ALL]) }), { maxLength: 300, size: 'max' }),
      (steps) => {
        const poller = new RestPoller();
        const asked: { kind: Topic['kind']; at: number }[] = [];
        let now = 1_000;
        for (const { ms, topics } of steps) {
          now += ms;
          for (const { kind } of poller.due(topics, at(now))) asked.push({ kind, at: now });
        }
        for (const [kind, limit] of Object.entries(PER_MINUTE)) {
          const times = asked.filter((a) => a.kind === kind).map((a) => a.at);
          for (const end of times) expect(times.filter((t) => t > end - 60_000 && t <= end).length).toBeLessThanOrEqual(limit);
        }
      },
    ),
  );
});

test('topics of a kind take turns, none is left out', () => {
  const poller = new RestPoller();
  const asked = new Map<Topic, number>();
  for (let now = 0; now < 60_000; now += 250) for (const topic of poller.due(ALL, at(now))) asked.set(topic, (asked.get(topic) ?? 0) + 1);
  for (const kind of ['book', 'trades', 'ticker', 'candles']) {
    const counts = ALL.filter((t) => t.kind === kind).map((t) => asked.get(t) ?? 0);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test('after a refusal for too many requests nothing is asked until the time given', () => {
  const poller = new RestPoller();
  poller.waitUntil(at(61_000));
  expect(poller.due(ALL, at(1_000))).toEqual([]);
  expect(poller.due(ALL, at(60_999))).toEqual([]);
  expect(poller.due(ALL, at(61_000))).toHaveLength(4);
});

test('a clock that is set back an hour does not silence it for an hour', () => {
  const poller = new RestPoller();
  poller.due(ALL, at(10_000_000));
  expect(poller.due(ALL, at(10_000_000 - 3_600_000))).toHaveLength(4);
});
