import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RawBook, type RawOrder } from '../../src/domain/raw-book';
import type { Price, Side, Size } from '../../src/domain/units';

const order: fc.Arbitrary<RawOrder> = fc.record({
  id: fc.integer({ min: 1, max: 12 }), // few ids, so orders move, also to the other side
  side: fc.constantFrom<Side>('buy', 'sell'),
  price: fc.integer({ min: 1, max: 6 }).map((n) => n as Price),
  size: fc.integer({ min: 1, max: 4 }).map((n) => n as Size),
});
const step = fc.oneof({ weight: 3, arbitrary: order }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }) });

const sorted = (model: Map<number, RawOrder>, side: Side): RawOrder[] =>
  [...model.values()].filter((o) => o.side === side).sort((a, b) => (side === 'buy' ? b.price - a.price : a.price - b.price) || a.id - b.id);

const rows = (orders: readonly RawOrder[]): number[] => orders.flatMap(({ price, size }) => [price, size, 1]);

test('after any placing, moving and removing a raw book lists what a plain map would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const book = new RawBook();
      const model = new Map<number, RawOrder>();
      for (const one of steps) {
        if (typeof one === 'number') {
          book.remove(one);
          model.delete(one);
        } else {
          book.set(one);
          model.set(one.id, one);
        }
      }
      const [bids, asks] = [sorted(model, 'buy'), sorted(model, 'sell')];
      expect(book.bids).toEqual(bids);
      expect(book.asks).toEqual(asks);
      expect([...book.view().bids]).toEqual(rows(bids));
      expect([...book.view().asks]).toEqual(rows(asks));
      expect(book.rows()).toBe(Math.max(bids.length, asks.length));
      expect(book.isCrossed()).toBe(bids[0] !== undefined && asks[0] !== undefined && bids[0].price >= asks[0].price);
    }),
  );
});

test('an order that moves to the other side leaves nothing behind', () => {
  const book = new RawBook();
  book.set({ id: 1, side: 'buy', price: 5 as Price, size: 1 as Size });
  book.set({ id: 1, side: 'sell', price: 6 as Price, size: 1 as Size });
  expect(book.bids).toEqual([]);
  expect(book.asks.map((o) => o.price)).toEqual([6]);
});

test('a cleared raw book knows no id any more', () => {
  const book = new RawBook();
  book.set({ id: 1, side: 'buy', price: 5 as Price, size: 1 as Size });
  book.clear();
  book.remove(1);
  book.set({ id: 1, side: 'buy', price: 4 as Price, size: 1 as Size });
  expect([...book.view().bids]).toEqual([4, 1, 1]);
});

test('orders of one price are rows of their own, the lowest id first', () => {
  const book = new RawBook();
  for (const [id, size] of [
    [7, 2],
    [3, 1],
  ] as const)
    book.set({ id, side: 'sell', price: 5 as Price, size: size as Size });
  expect([...book.view().asks]).toEqual([5, 1, 1, 5, 2, 1]);
});
