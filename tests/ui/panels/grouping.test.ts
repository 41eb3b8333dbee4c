import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOfStep, depthFor, GROUPINGS, hasBestPrices, LADDERS, SINGLE_ORDERS, stepAt, stepIndex } from '../../../src/ui/panels/book/grouping';

test('a five digit price steps by one at P0 and by ten thousand at P4', () => {
  const steps = GROUPINGS.filter((g) => g.multiple === 1).map((g) => stepAt(70_123, g));
  expect(steps).toEqual([1, 10, 100, 1_000, 10_000]);
});

test('between two precisions the steps are twice and five times the finer', () => {
  expect(GROUPINGS.slice(0, 4).map((g) => stepAt(70_123, g))).toEqual([1, 2, 5, 10]);
  expect(GROUPINGS.slice(0, 4).map((g) => stepAt(1.2345, g))).toEqual([0.0001, 0.0002, 0.0005, 0.001]);
});

test('the smallest prices have a step that is a number, not a sum of errors', () => {
  expect(stepAt(0.00012345, { precision: 'P0', multiple: 1 })).toBe(1e-8);
  expect(decimalsOfStep(0.00012345, { precision: 'P0', multiple: 5 })).toBe(8);
});

test('no step is finer than the eight decimals that a price can have', () => {
  expect(stepAt(0.000003276, { precision: 'P0', multiple: 1 })).toBe(1e-8);
  expect(decimalsOfStep(0.00000072, { precision: 'P0', multiple: 2 })).toBe(8);
});

test('decimals are those of the step', () => {
  expect(decimalsOfStep(70_123, { precision: 'P0', multiple: 1 })).toBe(0);
  expect(decimalsOfStep(9_999.9, { precision: 'P0', multiple: 1 })).toBe(1);
  expect(decimalsOfStep(1.2345, { precision: 'P1', multiple: 2 })).toBe(3);
});

test('groupings run from fine to coarse', () => {
  const steps = GROUPINGS.map((g) => stepAt(1_234.5, g));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});

test('single orders are finer than any grouping, at prices like the finest', () => {
  expect(LADDERS.indexOf(SINGLE_ORDERS)).toBe(0);
  expect(LADDERS.slice(1)).toEqual(GROUPINGS);
  expect(decimalsOfStep(9_999.9, SINGLE_ORDERS)).toBe(1);
});

test('a book that the exchange merged does not begin with the best prices', () => {
  expect(LADDERS.filter((one) => one.multiple === 1 && hasBestPrices(one)).map((one) => one.precision)).toEqual(['R0', 'P0']);
});

test('a price that stands on a step belongs to it whichever way it is rounded', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -9, max: 3 }), fc.constantFrom(1, 2, 5), (n, exponent, multiple) => {
      const step = Number(`${multiple}e${exponent}`);
      const price = Number(`${n * multiple}e${exponent}`);
      expect(stepIndex(price, step, 'down')).toBe(n);
      expect(stepIndex(price, step, 'up')).toBe(n);
    }),
  );
});

test('a price between steps rounds down for bids and up for asks', () => {
  expect(stepIndex(70_123, 5, 'down') * 5).toBe(70_120);
  expect(stepIndex(70_123, 5, 'up') * 5).toBe(70_125);
});

test('more rows or coarser groups ask for a deeper book', () => {
  expect(depthFor(14, 1)).toBe(25);
  expect(depthFor(28, 1)).toBe(25);
  expect(depthFor(40, 1)).toBe(100);
  expect(depthFor(14, 5)).toBe(100);
  expect(depthFor(30, 5)).toBe(250);
});
