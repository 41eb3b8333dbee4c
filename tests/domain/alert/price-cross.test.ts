import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlertCondition, CROSSINGS, type Crossing } from '../../../src/domain/alert/condition';
import { BREAK, decimal, outcomes, trade, values } from './sights';

const LEVEL = 100;
const crossing = (cross: Crossing): AlertCondition => ({ kind: 'price', cross, price: decimal(LEVEL) });
const prices = fc.array(fc.integer({ min: LEVEL - 3, max: LEVEL + 3 }), { minLength: 1, maxLength: 40 });

/** Written anew, without memory: a price is a crossing where it stands at the level or beyond and the one before it stood short of it. */
const isCrossing = (cross: Crossing, before: number | undefined, now: number): boolean => {
  if (before === undefined) return false;
  const isUp = before < LEVEL && now >= LEVEL;
  const isDown = before > LEVEL && now <= LEVEL;
  return (isUp && cross !== 'down') || (isDown && cross !== 'up');
};

test('it fires at crossings and nowhere else', () => {
  fc.assert(
    fc.property(prices, fc.constantFrom(...CROSSINGS), (all, cross) => {
      const found = outcomes(crossing(cross), all.map(trade)).map((outcome) => outcome?.what === 'fired');
      expect(found).toEqual(all.map((price, i) => isCrossing(cross, all[i - 1], price)));
    }),
  );
});

test('across a break nothing fires, and what was passed is said', () => {
  fc.assert(
    fc.property(prices, prices, fc.constantFrom(...CROSSINGS), (before, after, cross) => {
      const all = outcomes(crossing(cross), [...before.map(trade), BREAK, ...after.map(trade)]);
      const first = all[before.length + 1];
      const isPast = isCrossing(cross, before.at(-1), after[0] as number);
      expect(first?.what ?? null).toBe(isPast ? 'passed' : null);
      expect(all.slice(before.length + 2).map((outcome) => outcome?.what === 'fired')).toEqual(
        after.slice(1).map((price, i) => isCrossing(cross, after[i], price)),
      );
    }),
  );
});

test('the first price that is seen is none, wherever it stands', () => {
  for (const price of [99, 100, 101]) expect(values(crossing('either'), [trade(price)])).toEqual([null]);
});

test('touching a level counts, leaving it does not', () => {
  expect(values(crossing('either'), [99, 100, 101, 100, 99].map(trade))).toEqual([null, '100', null, '100', null]);
});

test('it is told with the price that came, as the exchange wrote it', () => {
  const tiny: AlertCondition = { kind: 'price', cross: 'up', price: decimal('0.00001234') };
  expect(values(tiny, [0.00001233, 0.00001235].map(trade))).toEqual([null, '0.00001235']);
});
