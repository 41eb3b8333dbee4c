import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAST_ORDERS } from '../../../src/ui/panels/order-history/past-orders';
import { mergePast, type PastKind, within } from '../../../src/ui/trading/merge-past';
import { event, makeOrder } from './orders';

interface Thing {
  readonly id: string;
  readonly at: number;
  readonly version: number;
}
const KIND: PastKind<Thing> = {
  key: ({ id }) => id,
  at: ({ at }) => at,
  pair: ({ id }) => (id < 'm' ? 'simulated:BTC/USD' : 'simulated:ETH/USD'),
  isSame: (a, b) => a.version === b.version,
};
/** A page has each of them once. */
const things = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcxyz'), at: fc.nat(5), version: fc.nat(2) }), { selector: ({ id }) => id });

test('a list holds each thing once, newest first, as it was told last, whatever the pages', () => {
  fc.assert(
    fc.property(fc.array(things, { maxLength: 5 }), (pages) => {
      const merged = pages.reduce<readonly Thing[]>((known, page) => mergePast(known, page, KIND), []);
      expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
      expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).toSorted((a, b) => b - a));
      for (const { id, version } of merged) {
        const told = pages.flat().filter((thing) => thing.id === id);
        expect(version).toBe(told.at(-1)?.version);
      }
    }),
  );
});

test('where nothing is new the list is the same list', () => {
  fc.assert(
    fc.property(things, (page) => {
      const known = mergePast([], page, KIND);
      expect(mergePast(known, known, KIND)).toBe(known);
    }),
  );
});

test('what is told just now counts where it is in the range and of the pair', () => {
  const all = [1, 2, 3].flatMap((at) => ['a', 'x'].map((id) => ({ id: `${id}${at}`, at, version: 0 })));
  expect(within(all, KIND, { from: 2, to: 3 }, null).map(({ id }) => id)).toEqual(['a2', 'x2', 'a3', 'x3']);
  expect(within(all, KIND, { from: 0, to: 2 }, 'simulated:ETH/USD').map(({ id }) => id)).toEqual(['x1', 'x2']);
});

test('an order that is told more of after its end is told anew', () => {
  const order = makeOrder('P-1', [event.cancelled(9_000)]);
  expect(PAST_ORDERS.isSame(order, { ...order })).toBe(true);
  expect(PAST_ORDERS.isSame(order, makeOrder('P-1', [event.cancelled(9_001)]))).toBe(false);
  expect(PAST_ORDERS.at(order)).toBe(9_000);
});
