import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregateCandles, type Candle } from '../../src/domain/candle';
import { compareTrades, type Trade } from '../../src/domain/trade';
import { TradeCandles } from '../../src/domain/trade-candles';
import type { Price, Size, VenueMs } from '../../src/domain/units';

const trade = (id: number, at: number, price: number, size = 1): Trade => ({
  id: String(id),
  at: at as VenueMs,
  price: price as Price,
  size: size as Size,
  side: 'buy',
});

/** Each id once, in no order; sizes are whole so that sums are the same in every order. */
const trades = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 500 }), at: fc.integer({ min: 0, max: 60_000 }), price: fc.integer({ min: 1, max: 50 }) }), {
    selector: ({ id }) => id,
    maxLength: 80,
  })
  .map((rows) => rows.map(({ id, at, price }) => trade(id, at, price, 1 + (id % 7))));

/** The same by the plain rule: all trades sorted, each a candle of one moment, put together. */
function byHand(all: readonly Trade[]): Candle[] {
  const sorted = [...all].sort((a, b) => compareTrades(b, a));
  const single = sorted.map(({ at, price, size }): Candle => ({ at, open: price, high: price, low: price, close: price, volume: size }));
  return aggregateCandles(single, '5s');
}

test('trades in any order, in any pieces, make the candles that they make in order', () => {
  fc.assert(
    fc.property(trades, fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1 }), (all, pieces) => {
      const candles = new TradeCandles('5s', null);
      let i = 0;
      for (let piece = 0; i < all.length; piece++) {
        const size = pieces[piece % pieces.length] as number;
        candles.add(all.slice(i, i + size));
        i += size;
      }
      expect(candles.all()).toEqual(byHand(all));
    }),
  );
});

test('what is answered of an addition are just the candles that it changed, oldest first', () => {
  fc.assert(
    fc.property(trades, trades, (before, more) => {
      const known = new Set(before.map(({ id }) => id));
      const added = more.filter(({ id }) => !known.has(id));
      const candles = new TradeCandles('5s', null);
      candles.add(before);
      const changed = candles.add(added);
      const touched = [...new Set(added.map(({ at }) => at - (at % 5_000)))].sort((a, b) => a - b);
      expect(changed.map(({ at }) => at)).toEqual(touched);
      const all = new Map(candles.all().map((candle) => [candle.at, candle]));
      for (const candle of changed) expect(candle).toEqual(all.get(candle.at));
    }),
  );
});

test('the period in which knowledge begins has no candle, the next one has', () => {
  const candles = new TradeCandles('5s', 7_000 as VenueMs);
  expect(candles.add([trade(1, 7_000, 10), trade(2, 9_999, 11)])).toEqual([]);
  expect(candles.add([trade(3, 10_000, 12)])).toEqual([{ at: 10_000, open: 12, high: 12, low: 12, close: 12, volume: 1 }]);
  expect(candles.all()).toHaveLength(1);
});

test('of two trades in one millisecond the larger id is the later, however they come', () => {
  const candles = new TradeCandles('1s', null);
  candles.add([trade(1000, 5, 20), trade(999, 5, 10)]);
  expect(candles.all()).toEqual([{ at: 0, open: 10, high: 20, low: 10, close: 20, volume: 2 }]);
});

test('only so many periods are kept, and a trade that is later than they are starts no candle of a part', () => {
  const candles = new TradeCandles('1s', null);
  for (let i = 0; i < 1_005; i++) candles.add([trade(i + 1, i * 1_000, 10)]);
  expect(candles.all()).toHaveLength(1_000);
  expect(candles.all()[0]?.at).toBe(5_000);
  expect(candles.add([trade(9_000, 4_500, 99)])).toEqual([]);
  expect(candles.add([trade(9_001, 5_500, 99)])).toEqual([{ at: 5_000, open: 10, high: 99, low: 10, close: 99, volume: 2 }]);
});
