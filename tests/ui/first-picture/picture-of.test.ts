import { expect, test } from 'vitest';
import type { TopicState } from '../../../src/client/terminal';
import type { TopicStatus } from '../../../src/domain/freshness';
import type { LocalMs } from '../../../src/domain/units';
import { pictureOf } from '../../../src/ui/first-picture/picture-of';

const BTC = 'bitfinex:BTC/USD';
const status = (change: Partial<TopicStatus> = {}): TopicStatus => ({
  source: 'exchange',
  via: 'socket',
  state: 'live',
  dataAt: 1_000 as LocalMs,
  proofAt: 1_000 as LocalMs,
  verifiedAt: null,
  reason: null,
  ...change,
});
const ticker = { bid: 1, ask: 2, last: 1.5, high: 2, low: 1, volume: 10, change: 0.1, changeRatio: 0.07 };

function topics(pair = BTC, change: Partial<TopicStatus> = {}): readonly TopicState[] {
  const book = { bids: Float64Array.of(2, 1, 1, 1, 1, 1), asks: Float64Array.of(3, 1, 1, 4, 1, 1) };
  const trades = [3, 2, 1].map((n) => ({ id: String(n), at: n, price: n, size: 1, side: 'buy' }));
  const data = [
    [`ticker:${pair}`, { kind: 'ticker', ticker }],
    [`book:${pair}:P0:25`, { kind: 'book', book }],
    [`trades:${pair}`, { kind: 'trades', tape: { trades, gaps: [] } }],
  ];
  return data.map(([key, data]) => ({ key, status: status(change), data })) as unknown as readonly TopicState[];
}

const kept = (list: readonly TopicState[]) => pictureOf(BTC, list, { book: 1, tape: 2 }, () => 1);

test('a picture has as many rows as the screen', () => {
  const picture = kept(topics());
  expect(picture?.book).toEqual({ at: 1_000, rows: 1, bids: [2, 1, 1], asks: [3, 1, 1] });
  expect(picture?.tape.trades.map((trade) => trade.id)).toEqual(['3', '2']);
  expect(picture?.ticker).toMatchObject({ last: 3, decimals: 1 });
});

test.each([
  ['of a simulated market', topics(BTC, { source: 'simulated' })],
  ['of what itself came from storage', topics(BTC, { via: 'cache' })],
  ['of what was polled', topics(BTC, { via: 'rest' })],
  ['of what has no time', topics(BTC, { dataAt: null })],
  ['of another pair', topics('bitfinex:BTC/USDT')],
  ['without a book', topics().filter(({ key }) => !key.startsWith('book'))],
  ['without trades', topics().filter(({ key }) => !key.startsWith('trades'))],
  [
    'without a price',
    topics().map((topic) => {
      if (topic.data?.kind === 'ticker') return { ...topic, data: { kind: 'ticker' as const, ticker: { ...ticker, last: null } } };
      return topic.data?.kind === 'trades' ? { ...topic, data: { kind: 'trades' as const, tape: { trades: [], gaps: [] } } } : topic;
    }),
  ],
])('there is no picture %s', (_, list) => {
  expect(kept(list)).toBeUndefined();
});
