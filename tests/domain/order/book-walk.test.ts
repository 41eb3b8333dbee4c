import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookView } from '../../../src/domain/book';
import { compare, type Decimal, divide, fromDouble, multiply, subtract, toDouble } from '../../../src/domain/money';
import { affordable, averageOf, bestFor, midOf, NO_WALK, slippage, walkBook } from '../../../src/domain/order/book-walk';
import { book, bookOf, d, level } from './books';

const side = fc.constantFrom('buy' as const, 'sell' as const);
/** Tenths, so that doubles are not exact and decimals are. */
const size = fc.integer({ min: 0, max: 60 }).map((n) => fromDouble(n / 10));
const limit = fc.option(fc.integer({ min: 1, max: 40 }).map((n) => fromDouble(n)));

/** Unit by unit: each tenth goes to the best level that still has one. */
function byTenths(
  view: BookView,
  s: 'buy' | 'sell',
  wanted: number,
  limitPrice: number | null,
): { filled: number; cents: number; levels: number; worst: number | null } {
  const rows = s === 'buy' ? view.asks : view.bids;
  const left = Array.from({ length: rows.length / 3 }, (_, i) => ({
    price: rows[i * 3] as number,
    tenths: Math.round((rows[i * 3 + 1] as number) * 10),
  }));
  const touched = new Set<number>();
  let [filled, cents, worst] = [0, 0, null as number | null];
  for (let n = 0; n < Math.round(wanted * 10); n++) {
    const next = left.find((row) => row.tenths > 0 && (limitPrice === null || (s === 'buy' ? row.price <= limitPrice : row.price >= limitPrice)));
    if (next === undefined) break;
    next.tenths--;
    filled++;
    cents += next.price;
    worst = next.price;
    touched.add(next.price);
  }
  return { filled, cents, levels: touched.size, worst };
}

test('a walk takes what taking tenth by tenth takes', () => {
  fc.assert(
    fc.property(book, side, size, limit, (view, s, wanted, limitPrice) => {
      const walk = walkBook(view, s, wanted, limitPrice);
      const model = byTenths(view, s, toDouble(wanted), limitPrice === null ? null : toDouble(limitPrice));
      expect(walk.filled).toBe(divide(fromDouble(model.filled), d('10'), 1, 'down'));
      expect(walk.value).toBe(divide(fromDouble(model.cents), d('10'), 1, 'down'));
      expect([walk.levels, walk.worst]).toEqual([model.levels, model.worst === null ? null : fromDouble(model.worst)]);
    }),
    { numRuns: 1000 },
  );
});

test('a walk is never better than the book: the average lies between the best price and the worst', () => {
  fc.assert(
    fc.property(book, side, size, limit, (view, s, wanted, limitPrice) => {
      const walk = walkBook(view, s, wanted, limitPrice);
      const average = averageOf(walk);
      const best = bestFor(view, s);
      if (average === null || best === null || walk.worst === null) {
        expect(walk).toEqual(NO_WALK);
        return;
      }
      const way = s === 'buy' ? 1 : -1;
      expect([compare(average, best) * way >= 0, compare(walk.worst, average) * way >= 0]).toEqual([true, true]);
      expect(compare(walk.filled, wanted)).toBeLessThanOrEqual(0);
      expect(slippage(s, average, best)?.amount.startsWith('-')).toBe(false);
    }),
  );
});

test('what funds afford costs no more than they are, and the smallest unit more would', () => {
  const unit = d('0.00000001');
  fc.assert(
    fc.property(book, fc.integer({ min: 0, max: 9000 }), (view, cents) => {
      const funds = divide(fromDouble(cents), d('100'), 2, 'down');
      const most = affordable(view, funds, 8);
      expect(compare(walkBook(view, 'buy', most, null).value, funds)).toBeLessThanOrEqual(0);
      const more = walkBook(view, 'buy', add8(most, unit), null);
      if (compare(more.filled, most) > 0) expect(compare(more.value, funds)).toBe(1);
    }),
    { numRuns: 500 },
  );
});
const add8 = (a: Decimal, b: Decimal): Decimal => subtract(a, multiply(b, d('-1')));

test('sizes that are no exact doubles are added exactly', () => {
  const view = bookOf([], [level(100, 0.1), level(101, 0.2), level(102, 0.3)]);
  const walk = walkBook(view, 'buy', d('0.6'), null);
  expect(walk).toEqual({ filled: '0.6', value: '60.8', worst: '102', levels: 3 });
  expect([averageOf(walk), midOf(view), bestFor(view, 'sell')]).toEqual(['101.333333333333', null, null]);
});

test('the middle is between the best prices, and what is worse than it is told in units and as a part', () => {
  const view = bookOf([level(99, 1)], [level(102, 1)]);
  expect(midOf(view)).toBe('100.5');
  expect(slippage('buy', d('102'), midOf(view))).toEqual({ amount: '1.5', ratio: '0.014925' });
  expect(slippage('sell', d('102'), midOf(view))).toEqual({ amount: '-1.5', ratio: '-0.014925' });
  expect([slippage('buy', null, d('1')), slippage('buy', d('1'), null), slippage('buy', d('1'), d('0'))]).toEqual([null, null, null]);
});
