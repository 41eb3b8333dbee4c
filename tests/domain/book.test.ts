import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Book } from '../../src/domain/book';
import type { Price, Side, Size } from '../../src/domain/units';

const step = fc.record({
  side: fc.constantFrom<Side>('buy', 'sell'),
  price: fc.integer({ min: 1, max: 20 }).map((n) => n as Price), // few prices, so they collide
  size: fc.integer({ min: 0, max: 3 }).map((n) => n as Size), // often 0, so levels go away
  count: fc.integer({ min: 1, max: 5 }),
});

const flat = (side: Map<number, readonly [number, number]>, direction: 1 | -1): number[] =>
  [...side].sort(([a], [b]) => (a - b) * direction).flatMap(([price, [size, count]]) => [price, size, count]);

test('after any updates a book lists what a plain map would, best price first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const book = new Book(0);
      const model = { buy: new Map<number, readonly [number, number]>(), sell: new Map<number, readonly [number, number]>() };
      for (const { side, price, size, count } of steps) {
        book.set(side, price, size, count);
        if (size > 0) model[side].set(price, [size, count]);
        else model[side].delete(price);
      }
      const view = book.view();
      expect([...view.bids]).toEqual(flat(model.buy, -1));
      expect([...view.asks]).toEqual(flat(model.sell, 1));
      expect(book.rows()).toBe(Math.max(model.buy.size, model.sell.size));
      const crossed = model.buy.size > 0 && model.sell.size > 0 && Math.max(...model.buy.keys()) >= Math.min(...model.sell.keys());
      expect(book.isCrossed()).toBe(crossed);
    }),
  );
});

test('a book keeps more levels than it was made for', () => {
  const prices = Array.from({ length: 500 }, (_, i) => ((i * 37) % 500) + 1);
  const book = new Book(1);
  for (const price of prices) {
    book.set('buy', price as Price, 1 as Size, 1);
    book.set('sell', price as Price, 2 as Size, 1);
  }
  const up = [...prices].sort((a, b) => a - b);
  const view = book.view();
  expect([...view.asks].filter((_, i) => i % 3 === 0)).toEqual(up);
  expect([...view.bids].filter((_, i) => i % 3 === 0)).toEqual(up.reverse());
  expect([...view.asks].filter((_, i) => i % 3 === 1).every((size) => size === 2)).toBe(true);
});

test('a view is a copy that later updates leave alone', () => {
  const book = new Book(25);
  book.set('buy', 10 as Price, 1 as Size, 1);
  const view = book.view();
  book.set('buy', 10 as Price, 5 as Size, 2);
  expect([...view.bids]).toEqual([10, 1, 1]);
});

test('a cleared book is empty and not crossed', () => {
  const book = new Book(25);
  book.set('buy', 10 as Price, 1 as Size, 1);
  book.set('sell', 10 as Price, 1 as Size, 1);
  expect(book.isCrossed()).toBe(true);
  book.clear();
  expect(book.isCrossed()).toBe(false);
  expect(book.rows()).toBe(0);
  expect(book.view()).toEqual({ bids: new Float64Array(0), asks: new Float64Array(0) });
});
