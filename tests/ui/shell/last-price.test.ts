import { expect, test } from 'vitest';
import type { TopicState } from '../../../src/client/terminal';
import type { TopicStatus } from '../../../src/domain/freshness';
import type { Tape } from '../../../src/domain/tape';
import type { Ticker } from '../../../src/domain/ticker';
import { lastPriceOf } from '../../../src/ui/shell/last-price';

const ticker = (last: number | null): Ticker => ({ last }) as Ticker;
const trades = (state: TopicStatus['state'], ...prices: readonly number[]): TopicState =>
  ({ status: { state }, data: { kind: 'trades', tape: { trades: prices.map((price) => ({ price })) } as unknown as Tape } }) as unknown as TopicState;

test('it is the newest trade, whatever the summary says', () => {
  expect(lastPriceOf(trades('live', 103, 102), ticker(101))).toBe(103);
  expect(lastPriceOf(trades('live', 103), null)).toBe(103);
});

test.each(['stale', 'verifying', 'offline', 'maintenance'] as const)('of trades that are %s the summary knows better', (state) => {
  expect(lastPriceOf(trades(state, 103), ticker(101))).toBe(101);
});

test('without a trade it is what the summary says, and else it is not known', () => {
  expect(lastPriceOf(trades('live'), ticker(101))).toBe(101);
  expect(lastPriceOf(null, ticker(101))).toBe(101);
  expect(lastPriceOf(null, ticker(null))).toBeNull();
  expect(lastPriceOf({ ...trades('live', 103), data: null }, null)).toBeNull();
});
