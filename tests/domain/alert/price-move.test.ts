import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertCondition } from '../../../src/domain/alert/condition';
import { WINDOW_PARTS } from '../../../src/domain/alert/price-move';
import { BREAK, decimal, outcomes, trade, values } from './sights';

const PART = 1_000;
const move = (percent: number): AlertCondition => ({ kind: 'move', percent: decimal(percent), windowMs: WINDOW_PARTS * PART });

test('a rise from the lowest and a fall from the highest of the window are told, with their sign', () => {
  const rise = [trade(100, 0), trade(99, PART), trade(100.98, 2 * PART), trade(101.97, 3 * PART)];
  expect(values(move(3), rise)).toEqual([null, null, null, '3']);
  expect(values(move(3), [trade(100, 0), trade(103, PART), trade(99, 2 * PART)])).toEqual([null, '3', null]);
  expect(values(move(3), [trade(100, 0), trade(102, PART), trade(98, 2 * PART)])).toEqual([null, null, '-3.9215']);
});

test('what is older than the window does not count', () => {
  expect(values(move(5), [trade(100, 0), trade(110, WINDOW_PARTS * PART)])).toEqual([null, null]);
  expect(values(move(5), [trade(100, 0), trade(110, (WINDOW_PARTS - 1) * PART)])).toEqual([null, '10']);
});

test('a jump across a break is none', () => {
  expect(values(move(5), [trade(100, 0), BREAK, trade(200, PART)])).toEqual([null, null, null]);
});

test('it fires once as it becomes far, as a plain count of the window has it', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 90, max: 110 })), { maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 15 }), (all, percent) => {
      let at = 0;
      const seen = all.map(([parts, price]) => {
        at += parts * PART;
        return { at, price };
      });
      const isFar = seen.map(({ at: now, price }, i) => {
        const window = seen.slice(0, i + 1).filter((one) => one.at > now - WINDOW_PARTS * PART);
        const low = Math.min(...window.map((one) => one.price));
        const high = Math.max(...window.map((one) => one.price));
        return (price - low) * 100 >= percent * low || (high - price) * 100 >= percent * high;
      });
      const told = outcomes(
        move(percent),
        seen.map((one) => trade(one.price, one.at)),
      ).map((outcome) => outcome !== null);
      expect(told).toEqual(isFar.map((far, i) => far && isFar[i - 1] !== true));
    }),
  );
});

test('a clock that was set back leaves no prices of the future behind', () => {
  const hour = WINDOW_PARTS * PART;
  expect(values(move(5), [trade(100, 10 * hour), trade(120, 0), trade(121, PART)])).toEqual([null, null, null]);
});
