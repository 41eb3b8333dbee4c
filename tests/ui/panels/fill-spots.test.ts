import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FillSpot, fillGroups, fillsUnder } from '../../../src/ui/panels/chart/orders/fill-spots';

const spot = (id: string, x: number, y: number, isBuy = true): FillSpot => ({ id, x, y, isBuy });

test('a fill is under a point of its triangle: below its price for a buy, above it for a sell', () => {
  const spots = [spot('buy', 100, 50), spot('sell', 200, 50, false)];
  expect([fillsUnder(spots, 100, 58), fillsUnder(spots, 100, 41)]).toEqual([['buy'], []]);
  expect([fillsUnder(spots, 200, 42), fillsUnder(spots, 200, 59)]).toEqual([['sell'], []]);
  expect([fillsUnder(spots, 108, 54), fillsUnder(spots, 109, 54)]).toEqual([['buy'], []]);
});

test('several of one bar that cover each other are all under the point, as listed', () => {
  expect(fillsUnder([spot('new', 100, 52), spot('old', 100, 50), spot('far', 100, 90)], 100, 55)).toEqual(['new', 'old']);
});

test('groups go from left to right, and what is drawn apart is told apart', () => {
  const spots = [spot('c', 200, 50), spot('b', 100, 52), spot('a', 100, 50), spot('d', 200, 120)];
  expect(fillGroups(spots)).toEqual([['b', 'a'], ['c'], ['d']]);
  expect(fillGroups([])).toEqual([]);
});

test('whatever is drawn, the groups tell each fill, and each group has one that no earlier one told', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }), isBuy: fc.boolean() });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), (places) => {
      const spots = places.map((one, i) => ({ ...one, id: `F-${i}` }));
      const groups = fillGroups(spots);
      const told = new Set<string>();
      for (const group of groups) {
        expect(group.some((id) => !told.has(id))).toBe(true);
        for (const id of group) told.add(id);
      }
      expect([...told].sort()).toEqual(spots.map(({ id }) => id).sort());
    }),
  );
});
