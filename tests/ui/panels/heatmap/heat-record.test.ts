import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TopicState } from '../../../../src/client/terminal';
import type { TopicStatus } from '../../../../src/domain/freshness';
import type { Trade } from '../../../../src/domain/trade';
import type { Price, Size, VenueMs } from '../../../../src/domain/units';
import { HeatRecord, recordOf } from '../../../../src/ui/panels/heatmap/heat-record';
import { HeatTrades } from '../../../../src/ui/panels/heatmap/heat-trades';

const state = (claim: TopicStatus['state'] = 'live', bid = 50_000): TopicState => ({
  key: 'book:simulated:BTC/USD:P0:250',
  status: { source: 'simulated', via: 'socket', state: claim, dataAt: null, proofAt: null, verifiedAt: null, reason: null },
  data: { kind: 'book', book: { bids: Float64Array.from([bid, 1, 1]), asks: Float64Array.from([bid + 2, 1, 1]) } },
});
const slots = (record: HeatRecord, count: number): string =>
  Array.from({ length: count }, (_, slot) => (record.ring?.has(slot) ? 'x' : '.')).join('');

test('each quarter of a second of a live book is written down, a slow timer is made good', () => {
  const record = new HeatRecord();
  for (const at of [0, 260, 740, 1_010]) record.sample(state(), null, at);
  expect(slots(record, 6)).toBe('xxxxx.');
});

test.each(['verifying', 'stale', 'maintenance', 'offline'] as const)('a book that is %s leaves a gap, as long as it lasts', (claim) => {
  const record = new HeatRecord();
  record.sample(state(), null, 0);
  record.sample(state(claim), null, 250);
  record.sample(state(claim), null, 500);
  record.sample(state(), null, 1_000);
  expect(slots(record, 6)).toBe('x...x.');
});

test('a doubt between two samples is a gap, though both were live', () => {
  const record = new HeatRecord();
  record.sample(state(), null, 0);
  record.doubt(null);
  record.sample(state(), null, 1_000);
  expect(slots(record, 6)).toBe('x...x.');
});

test('what stood there when the tab went out of sight is written down again only once it was told anew', () => {
  const record = new HeatRecord();
  const before = state();
  record.sample(before, null, 0);
  record.doubt(before);
  record.sample(before, null, 250);
  record.sample(before, null, 500);
  record.sample(state(), null, 750);
  expect(slots(record, 5)).toBe('x..x.');
});

test('a timer that was late for seconds leaves a gap: nobody knows what was', () => {
  const record = new HeatRecord();
  record.sample(state(), null, 0);
  record.sample(state(), null, 2_250);
  expect(slots(record, 11)).toBe('x........x.');
});

test('the record of the market before is kept, of those before it not', () => {
  const [btc, eth] = [recordOf('simulated:BTC/USD'), recordOf('simulated:ETH/USD')];
  expect(recordOf('simulated:BTC/USD')).toBe(btc);
  recordOf('simulated:LTC/USD');
  expect(recordOf('simulated:BTC/USD')).toBe(btc);
  expect(recordOf('simulated:ETH/USD')).not.toBe(eth);
});

const trade = (n: number): Trade => ({
  id: String(n),
  at: n as VenueMs,
  price: (100 + n) as Price,
  size: n as Size,
  side: n % 2 === 0 ? 'buy' : 'sell',
});

test('trades are kept once each, newest first, as many as there is room for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), (count, tape, capacity) => {
      const kept = new HeatTrades(capacity);
      const all = Array.from({ length: count }, (_, i) => trade(i + 1));
      // Each look sees the last few, newest first.
      for (let end = 1; end <= count; end++) kept.add({ trades: all.slice(Math.max(0, end - tape), end).reverse() });
      const seen: number[] = [];
      kept.each((at, price, size) => {
        expect([price, size]).toEqual([100 + at, at % 2 === 0 ? at : -at]);
        seen.push(at);
        return true;
      });
      expect(seen).toEqual(
        all
          .map(({ at }) => at as number)
          .reverse()
          .slice(0, capacity),
      );
      let first = 0;
      kept.each((at) => {
        first = at;
        return false;
      });
      expect(first).toBe(count);
    }),
  );
});
