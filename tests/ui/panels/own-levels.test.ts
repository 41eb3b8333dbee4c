import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from '../../../src/domain/money';
import type { Order, OrderEvent } from '../../../src/domain/order/order';
import type { Side, VenueMs } from '../../../src/domain/units';
import { fillLadder, makeLadderSide } from '../../../src/ui/panels/book/ladder';
import { type LadderFrame, lineY, rowY } from '../../../src/ui/panels/book/ladder-frame';
import { ownLevels, ownMarks, placeIn } from '../../../src/ui/panels/book/own-levels';
import { event, makeOrder, money } from '../trading/orders';

const PAIR = 'simulated:BTC/USD';
const working: readonly OrderEvent[] = [event.working];
const limit = (id: string, side: Side, price: string, size = '0.1') => makeOrder(id, working, { side, price: money(price), size: money(size) });

function side(prices: readonly number[], way: 'down' | 'up', step = 0) {
  const out = makeLadderSide(80);
  fillLadder(out, Float64Array.from(prices.flatMap((price) => [price, 1, 1])), way, step, 80);
  return out;
}

test('orders of one level are one mark with the sum that can still fill', () => {
  const part = makeOrder('P-2', [event.working, event.filled({ size: money('0.2') })], { price: money('64000'), size: money('0.5') });
  const [level, ...others] = ownLevels([limit('P-1', 'buy', '64000'), part], PAIR, 1);
  expect(others).toEqual([]);
  expect(level).toMatchObject({ side: 'buy', price: 64_000, size: '0.4' });
  expect(level?.orders.map(({ id }) => id)).toEqual(['P-1', 'P-2']);
});

test('a grouped row holds what the market would be grouped into: bids down, asks up', () => {
  const orders = [limit('P-1', 'buy', '64009'), limit('P-2', 'buy', '64000'), limit('P-3', 'sell', '64011'), limit('P-4', 'sell', '64020')];
  expect(ownLevels(orders, PAIR, 10).map((one) => [one.side, one.price, one.orders.length])).toEqual([
    ['buy', 64_000, 2],
    ['sell', 64_020, 2],
  ]);
});

test('only what stands in this book is marked', () => {
  const stop = { type: 'stop-limit', trigger: money('63000'), price: money('62900') } as const;
  const triggered: OrderEvent = { kind: 'triggered', at: 1_800 as VenueMs, price: money('63000') };
  const orders = [
    makeOrder('P-1', [event.working, event.cancelled()]),
    makeOrder('P-2', working, { instrument: 'simulated:ETH/USD' }),
    makeOrder('P-3', working, { type: 'stop', price: null, trigger: money('63000') }),
    makeOrder('P-4', working, stop),
    makeOrder('P-5', [event.working, triggered], stop),
    makeOrder('P-6', [{ kind: 'sent', at: 1_100 as never }]),
  ];
  expect(ownLevels(orders, PAIR, 1).flatMap((one) => one.orders.map(({ id }) => id))).toEqual(['P-5', 'P-6']);
});

test('an exit that waits for its entry stands in no book, wherever its price is; once it is let through it does', () => {
  const acknowledged: OrderEvent = { kind: 'acknowledged', at: 1_300 as VenueMs, venueId: '7' };
  const logged: OrderEvent = { kind: 'logged', at: 1_050 as never };
  const inBracket = (id: string, role: 'entry' | 'take-profit', ...events: readonly OrderEvent[]): Order => ({
    ...makeOrder(id, events, { side: role === 'entry' ? 'buy' : 'sell' }),
    group: { kind: 'bracket', id: 'G-1', role },
  });
  const orders = [
    inBracket('R-1', 'take-profit', logged),
    inBracket('P-2', 'take-profit', acknowledged),
    inBracket('P-3', 'take-profit', acknowledged, event.working),
    inBracket('P-4', 'entry', acknowledged),
    makeOrder('P-5', [logged]),
  ];
  expect(ownLevels(orders, PAIR, 1).flatMap((one) => one.orders.map(({ id }) => id))).toEqual(['P-3', 'P-4', 'P-5']);
});

test('a price without a row stands between two, before the best, or nowhere', () => {
  const bids = side([100, 98, 97], 'down');
  const asks = side([101, 103], 'up');
  expect([100, 99, 98, 97, 100.5, 96].map((price) => placeIn(bids, 'buy', price))).toEqual([0, 0.5, 1, 2, -0.5, null]);
  expect([101, 102, 103, 100.5, 104].map((price) => placeIn(asks, 'sell', price))).toEqual([0, 0.5, 1, -0.5, null]);
});

test('levels between the same two rows share a mark, and nothing of them is lost', () => {
  const levels = ownLevels([limit('P-1', 'buy', '99'), limit('P-2', 'buy', '98'), limit('P-3', 'buy', '90')], PAIR, 1);
  const marks = ownMarks(levels, { buy: side([100, 97], 'down'), sell: side([101], 'up') });
  expect(marks.map(({ place, size, orders }) => [place, size, orders.length])).toEqual([[0.5, '0.2', 2]]);
});

test('whatever the grouping, an own order that has a level in the book is marked on its row', () => {
  const steps = fc.constantFrom(1, 2, 5, 10, 0.1, 0.5);
  const ticks = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(ticks, steps, fc.constantFrom<Side>('buy', 'sell'), fc.nat(), (found, step, which, pick) => {
      const tick = step < 1 ? 0.1 : 1;
      const sorted = [...found].sort((a, b) => (which === 'buy' ? b - a : a - b)).map((n) => Number((n * tick).toFixed(1)));
      const way = which === 'buy' ? 'down' : 'up';
      const rows = side(sorted, way, step);
      const price = sorted[pick % sorted.length] as number;
      const [level] = ownLevels([limit('P-1', which, String(price))], PAIR, step);
      const place = placeIn(rows, which, level?.price ?? Number.NaN);
      expect(place).not.toBeNull();
      expect(Number.isInteger(place)).toBe(true);
      const row = rows.prices[place ?? 0] as number;
      expect(which === 'buy' ? row <= price + 1e-9 && price < row + step : row >= price - 1e-9 && price > row - step).toBe(true);
    }),
  );
});

test('marks hold every visible order once, and their sizes add up', () => {
  const order = fc.record({ price: fc.integer({ min: 80, max: 100 }), size: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(order, { maxLength: 12 }), fc.uniqueArray(fc.integer({ min: 80, max: 100 }), { minLength: 1 }), (wanted, prices) => {
      const orders = wanted.map(({ price, size }, i) => limit(`P-${i}`, 'buy', String(price), String(size)));
      const rows = side(
        [...prices].sort((a, b) => b - a),
        'down',
      );
      const marks = ownMarks(ownLevels(orders, PAIR, 1), { buy: rows, sell: side([101], 'up') });
      const lowest = Math.min(...prices);
      const seen = orders.filter((one) => Number(one.terms.price) >= lowest);
      expect(marks.flatMap((mark) => mark.orders.map(({ id }) => id)).sort()).toEqual(seen.map(({ id }) => id).sort());
      expect(sum(marks.map(({ size }) => size))).toBe(sum(seen.map(({ terms }) => terms.size)));
      expect(new Set(marks.map(({ place }) => place)).size).toBe(marks.length);
    }),
  );
});

const frame: LadderFrame = { asks: side([101, 103], 'up'), bids: side([100, 98], 'down'), step: 1, height: 232, rowHeight: 20 };

test('rows go up from the spread for asks and down for bids', () => {
  expect([rowY(frame, 'sell', 0), rowY(frame, 'sell', 1), rowY(frame, 'buy', 0), rowY(frame, 'buy', 1.5)]).toEqual([80, 60, 132, 162]);
});

test('a line stands outside of the rows that are better, at an edge of the spread, or nowhere', () => {
  expect([100.3, 100.7, 100, 99, 101, 102, 97, 104].map((price) => lineY(frame, price))).toEqual([132, 100, 152, 152, 80, 80, null, null]);
});
