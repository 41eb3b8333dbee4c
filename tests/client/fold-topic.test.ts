import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubtTopic, foldTopic, storedTopic, unknownTopic } from '../../src/client/fold-topic';
import type { TopicState } from '../../src/client/terminal';
import type { Candle } from '../../src/domain/candle';
import type { TopicStatus } from '../../src/domain/freshness';
import type { Trade } from '../../src/domain/trade';
import type { LocalMs } from '../../src/domain/units';
import { makeStoredSnapshot } from '../../src/worker/protocol/stored-snapshot';
import type { TopicChange } from '../../src/worker/protocol/stream-message';

const live: TopicStatus = {
  source: 'exchange',
  via: 'socket',
  state: 'live',
  dataAt: 5 as LocalMs,
  proofAt: 5 as LocalMs,
  verifiedAt: null,
  reason: null,
};
const CANDLES = 'candles:bitfinex:BTC/USD:1m';
const TRADES = 'trades:bitfinex:BTC/USD';
const say = (state: TopicState, change: TopicChange | null): TopicState => foldTopic(state, { key: state.key, status: live, change, sentAt: null });

test('what a message of an account does not change is the same as before: whoever shows it has nothing to do', () => {
  const order = { id: 'O-1', createdAt: 1, state: 'working' };
  const account = { orders: [order], fills: [{ id: 'F-1' }], funding: [], positions: [{ instrument: 'bitfinex:BTC/USD', size: '1' }], balances: [] };
  const told = (isWhole: boolean, more: object): TopicChange =>
    structuredClone({ kind: 'account', isWhole, account: { ...account, ...more } }) as unknown as TopicChange;
  const partsOf = ({ data }: TopicState) => (data?.kind === 'account' ? data.account : undefined);
  const first = say(unknownTopic('account:paper:bitfinex'), told(true, {}));
  const next = say(first, told(false, { orders: [], fills: [], balances: [{ currency: 'USD' }] }));
  for (const part of ['orders', 'fills', 'funding', 'positions'] as const) expect(partsOf(next)?.[part]).toBe(partsOf(first)?.[part]);
  expect(partsOf(next)?.balances).toEqual([{ currency: 'USD' }]);
  const moved = say(next, told(false, { orders: [{ ...order, state: 'filled' }], fills: [], positions: [] }));
  expect(partsOf(moved)).toMatchObject({ orders: [{ id: 'O-1', state: 'filled' }], fills: [{ id: 'F-1' }], positions: [] });
});

const trade = fc
  .record({ id: fc.integer({ min: 1, max: 30 }), price: fc.integer({ min: 1, max: 3 }) })
  .map(({ id, price }) => ({ id: String(id), at: id * 10, price, size: 1, side: 'buy' }) as unknown as Trade);
const candle = fc
  .record({ at: fc.integer({ min: 0, max: 9 }), close: fc.integer({ min: 1, max: 5 }) })
  .map(({ at, close }) => ({ at: at * 60_000, open: 1, high: 9, low: 1, close, volume: 1 }) as unknown as Candle);

/** The list cut into runs. */
function split<T>(list: readonly T[], cuts: readonly number[]): T[][] {
  const at = [...new Set(cuts.map((cut) => cut % (list.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => list.slice(from, at[i] ?? list.length));
}

test('a run of trades comes to the same tape in one message or in several', () => {
  fc.assert(
    fc.property(fc.array(trade), fc.array(fc.nat()), (trades, cuts) => {
      const whole = say(unknownTopic(TRADES), { kind: 'trades', add: trades });
      const parts = split(trades, cuts).reduce((state, add) => say(state, { kind: 'trades', add }), unknownTopic(TRADES));
      expect(parts).toEqual(whole);
    }),
  );
});

test('a run of candles comes to the same chart in one message or in several, and to what a map by time holds', () => {
  fc.assert(
    fc.property(fc.array(candle), fc.array(fc.nat()), (candles, cuts) => {
      const start = say(unknownTopic(CANDLES), { kind: 'candles', replace: [] });
      const whole = say(start, { kind: 'candles', upsert: candles });
      const parts = split(candles, cuts).reduce((state, upsert) => say(state, { kind: 'candles', upsert }), start);
      const model = [...new Map(candles.map((c) => [c.at, c])).values()].sort((a, b) => a.at - b.at);
      expect(whole.data).toEqual({ kind: 'candles', candles: model, changed: candles });
      expect(parts.data?.kind === 'candles' && parts.data.candles).toEqual(model);
    }),
  );
});

test('a change makes a new object and leaves the old state as it was', () => {
  const start = say(unknownTopic(CANDLES), { kind: 'candles', replace: [] });
  const next = say(start, { kind: 'candles', upsert: [{ at: 1, open: 1, high: 1, low: 1, close: 1, volume: 1 } as unknown as Candle] });
  expect(next).not.toBe(start);
  expect(start.data).toEqual({ kind: 'candles', candles: [], changed: null });
});

test('a message without a change moves the status only', () => {
  const state = say(unknownTopic(TRADES), { kind: 'trades', add: [] });
  const next = say(state, null);
  expect(next.data).toBe(state.data);
});

test('a doubted topic is never live, and keeps its data', () => {
  const state = say(unknownTopic(TRADES), { kind: 'trades', add: [] });
  const doubted = doubtTopic(state, 'gone');
  expect(doubted.status).toMatchObject({ state: 'stale', reason: 'gone', dataAt: 5 });
  expect(doubted.data).toBe(state.data);
  expect(doubtTopic(unknownTopic(TRADES), 'gone').status.state).toBe('offline');
});

test('a stored snapshot is shown as old data of its own source', () => {
  const data = { kind: 'candles', candles: [] } as const;
  const stored = makeStoredSnapshot({ key: 'candles:simulated:BTC/USD:1m', dataAt: 7 as LocalMs, verifiedAt: null, data }, 9);
  const state = storedTopic(stored);
  expect(state.status).toMatchObject({ source: 'simulated', via: 'cache', state: 'offline', dataAt: 7 });
  expect(state.data).toEqual({ kind: 'candles', candles: [], changed: null });
});
