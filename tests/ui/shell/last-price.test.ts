import { expect, test } from 'vitest';
import type { TopicState } from '../../../src/client/terminal';
import type { TopicStatus } from '../../../src/domain/freshness';
import { lastPriceOf } from '../../../src/ui/shell/last-price';

type State = TopicStatus['state'];
const topic = (state: State, dataAt: number | null, data: unknown): TopicState => ({ status: { state, dataAt }, data }) as TopicState;
const summary = (last: number | null, at: number | null = 10, state: State = 'live'): TopicState =>
  topic(state, at, { kind: 'ticker', ticker: { last } });
const trades = (state: State, at: number | null, ...prices: readonly number[]): TopicState =>
  topic(state, at, { kind: 'trades', tape: { trades: prices.map((price) => ({ price })) } });

test('it is the newest of trades that are live, whatever the summary says', () => {
  expect(lastPriceOf(trades('live', 20, 103, 102), summary(101))).toEqual({ price: 103, by: 'trade' });
  expect(lastPriceOf(trades('live', 20, 103), null)).toEqual({ price: 103, by: 'trade' });
  // A market in which nobody trades has a summary that changes all the same.
  expect(lastPriceOf(trades('live', 20, 103), summary(101, 30))).toEqual({ price: 103, by: 'trade' });
});

test.each(['stale', 'verifying', 'offline', 'maintenance'] as const)(
  'of trades that are %s it is what changed last, they or the summary',
  (state) => {
    expect(lastPriceOf(trades(state, 20, 103), summary(101, 19))).toEqual({ price: 103, by: 'trade' });
    expect(lastPriceOf(trades(state, 20, 103), summary(101, 20))).toEqual({ price: 103, by: 'trade' });
    expect(lastPriceOf(trades(state, 20, 103), summary(101, 21))).toEqual({ price: 101, by: 'summary' });
    expect(lastPriceOf(trades(state, 20, 103), summary(101, 19, 'stale'))).toEqual({ price: 103, by: 'trade' });
    expect(lastPriceOf(trades(state, null, 103), summary(101, 1))).toEqual({ price: 101, by: 'summary' });
    expect(lastPriceOf(trades(state, 20, 103), summary(null, 30))).toEqual({ price: 103, by: 'trade' });
  },
);

test('without a trade it is what the summary says, and else it is not known', () => {
  expect(lastPriceOf(trades('live', 20), summary(101))).toEqual({ price: 101, by: 'summary' });
  expect(lastPriceOf(null, summary(101))).toEqual({ price: 101, by: 'summary' });
  expect(lastPriceOf(null, summary(null))).toBeNull();
  expect(lastPriceOf(topic('live', null, null), topic('live', null, null))).toBeNull();
  expect(lastPriceOf(null, null)).toBeNull();
});
