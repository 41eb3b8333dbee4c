import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BookLadder, type Order } from './book-ladder';
import { BookWindow, type WindowLength } from './book-window';
import type { BookRow } from './checksum';
import { PlainBook } from './plain-client';
import { levelPrice, type Precision } from './precision';

const PRECISIONS: readonly Precision[] = ['P0', 'P1', 'P2', 'P3', 'P4', 'R0'];

/** Few ids and few prices, so that orders change, move and meet. Bids are below 1000, asks above. */
const change = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  step: fc.integer({ min: 1, max: 9 }),
  isBid: fc.boolean(),
  units: fc.integer({ min: 0, max: 3 }),
});

test('a client that applies every row holds exactly the window, after every row no more than its length', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PRECISIONS),
      fc.constantFrom<WindowLength>(1, 25),
      fc.array(change, { maxLength: 60 }),
      (precision, length, changes) => {
        const orders = new Map<number, Order>();
        const rows: BookRow[] = [];
        const ladder = new BookLadder(precision, (kind, side, index, rung) => rows.push(...window.rowsOf(kind, side, index, rung)));
        const window: BookWindow = new BookWindow(ladder, length, false);
        const client = new PlainBook(precision === 'R0');
        for (const { id: n, step, isBid, units } of changes) {
          const id = isBid ? n : n + 100;
          const before = orders.get(id);
          const after =
            units === 0 ? undefined : { id, price: isBid ? 1000 - step * 0.7 : 1000 + step * 0.7, amount: ((isBid ? 1 : -1) * units) / 10 };
          if (before === undefined && after === undefined) continue;
          if (after === undefined) orders.delete(id);
          else orders.set(id, after);
          const isMove = before !== undefined && after !== undefined && before.price !== after.price;
          if (isMove) ladder.apply(before, undefined);
          ladder.apply(isMove ? undefined : before, after);
          for (const row of rows.splice(0)) {
            client.apply(row);
            expect(Math.max(client.state().bids.length, client.state().asks.length)).toBeLessThanOrEqual(length);
          }
          expect(client.state()).toEqual(model(orders, precision, length));
          expect(window.visible()).toEqual(client.state());
        }
      },
    ),
  );
});

test('rows grouped over a while lead to the same window as rows sent one by one', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const ladder = new BookLadder('P1', () => undefined);
      const window = new BookWindow(ladder, 1, true);
      const client = new PlainBook(false);
      const orders = new Map<number, Order>();
      for (const [i, { id: n, step, isBid, units }] of changes.entries()) {
        const id = isBid ? n : n + 100;
        const before = orders.get(id);
        if (before !== undefined) ladder.apply(before, undefined);
        const after = { id, price: isBid ? 1000 - step : 1000 + step, amount: (isBid ? 1 : -1) * (units + 1) };
        orders.set(id, after);
        ladder.apply(undefined, after);
        if (i % 3 !== 2) continue;
        for (const row of window.flush()) client.apply(row);
        expect(client.state()).toEqual(model(orders, 'P1', 1));
      }
    }),
  );
});

test('prices keep 5 to 1 significant digits, bids downward and asks upward', () => {
  const of = (price: number, isBid: boolean): number[] => (['P0', 'P1', 'P2', 'P3', 'P4'] as const).map((p) => levelPrice(price, isBid, p));
  expect(of(64217, true)).toEqual([64217, 64210, 64200, 64000, 60000]);
  expect(of(64217, false)).toEqual([64217, 64220, 64300, 65000, 70000]);
  expect(of(0.00003277, true)).toEqual([0.00003277, 0.00003277, 0.0000327, 0.000032, 0.00003]);
  expect(of(9.9999e-7, false)).toEqual([9.9999e-7, 0.000001, 0.000001, 0.000001, 0.000001]);
  expect(of(100, true)).toEqual([100, 100, 100, 100, 100]);
  expect(of(99999, false)).toEqual([99999, 100000, 100000, 100000, 100000]);
});

test('an aggregated price is on its side of the true price, and within one unit of its last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 99_999 }), fc.integer({ min: -9, max: 1 }), fc.boolean(), (digits, exponent, isBid) => {
      const price = Number(`${digits}e${exponent}`);
      for (const [i, p] of (['P0', 'P1', 'P2', 'P3', 'P4'] as const).entries()) {
        const level = levelPrice(price, isBid, p);
        expect(isBid ? level <= price : level >= price).toBe(true);
        expect(Math.abs(level - price)).toBeLessThan(Number(`1e${exponent + i}`) * 1.000001);
        expect(String(level).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length).toBeLessThanOrEqual(5 - i);
      }
    }),
  );
});

/** The window from the orders alone, by sorting and summing them all. */
function model(orders: ReadonlyMap<number, Order>, precision: Precision, length: number): { bids: BookRow[]; asks: BookRow[] } {
  const side = (sign: 1 | -1): BookRow[] => {
    const own = [...orders.values()].filter((o) => Math.sign(o.amount) === sign);
    if (precision === 'R0') {
      own.sort((a, b) => sign * (b.price - a.price) || a.id - b.id);
      return own.slice(0, length).map((o) => [o.id, o.price, o.amount]);
    }
    const levels = new Map<number, BookRow>();
    for (const { price, amount } of own) {
      const level = levelPrice(price, sign > 0, precision);
      const [, count, sum] = levels.get(level) ?? [0, 0, 0];
      levels.set(level, [level, count + 1, Math.round((sum + amount) * 1e8) / 1e8]);
    }
    return [...levels.values()].sort((a, b) => sign * (b[0] - a[0])).slice(0, length);
  };
  return { bids: side(1), asks: side(-1) };
}
