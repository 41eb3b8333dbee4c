import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PriceRule } from '../../../src/domain/instrument';
import { add, compare, type Decimal, decimalsOf, isPositive, significantDigitsOf, subtract } from '../../../src/domain/money';
import { mostDecimals, roundPrice, roundSize, stepPrice, tickAt } from '../../../src/domain/order/grid';
import { d } from './orders';

const FIVE: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };
const CENTS: PriceRule = { kind: 'decimals', decimals: 2 };
const rule = fc.oneof(
  fc.record({ kind: fc.constant('significant' as const), digits: fc.integer({ min: 1, max: 7 }), maxDecimals: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('decimals' as const), decimals: fc.integer({ min: 0, max: 9 }) }),
);
const price = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(1, 10, 100, 999, 9_999_999)), fc.integer({ min: -10, max: 3 }))
  .map(([digits, exponent]) => (exponent >= 0 ? d(String(digits) + '0'.repeat(exponent)) : shifted(String(digits), -exponent)));

function shifted(digits: string, places: number): Decimal {
  const padded = digits.padStart(places + 1, '0');
  return add(d(`${padded.slice(0, -places)}.${padded.slice(-places)}`), d('0'));
}

/** As the rule says it, without arithmetic. */
const isAllowed = (p: Decimal, r: PriceRule): boolean =>
  r.kind === 'decimals' ? decimalsOf(p) <= r.decimals : significantDigitsOf(p) <= r.digits && decimalsOf(p) <= r.maxDecimals;

test('a price rounds to allowed prices below and above with none between them, and an allowed one to itself', () => {
  fc.assert(
    fc.property(price, rule, (p, r) => {
      const [down, up, nearest] = (['down', 'up', 'nearest'] as const).map((way) => roundPrice(p, r, way)) as [Decimal, Decimal, Decimal];
      if (isAllowed(p, r)) expect([down, up, nearest]).toEqual([p, p, p]);
      expect([isAllowed(down, r), isAllowed(up, r), isAllowed(nearest, r)]).toEqual([true, true, true]);
      expect([compare(down, p) <= 0, compare(up, p) >= 0]).toEqual([true, true]);
      if (isPositive(down) && down !== p) expect(stepPrice(down, r, 1)).toBe(up);
      expect(nearest === (compare(subtract(p, down), subtract(up, p)) < 0 ? down : up) || subtract(p, down) === subtract(up, p)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a step up and a step down undo each other on allowed prices, and nothing allowed lies between', () => {
  fc.assert(
    fc.property(price, rule, (p, r) => {
      const from = roundPrice(p, r, 'up');
      const next = stepPrice(from, r, 1);
      expect([isAllowed(next, r), compare(next, from) > 0]).toEqual([true, true]);
      expect(next).toBe(add(from, tickAt(from, r)));
      expect(stepPrice(next, r, -1)).toBe(from);
    }),
    { numRuns: 500 },
  );
});

test('steps never leave the allowed prices nor reach 0', () => {
  fc.assert(
    fc.property(price, rule, fc.integer({ min: -30, max: 30 }), (p, r, ticks) => {
      const at = stepPrice(p, r, ticks);
      if (ticks !== 0) expect(isAllowed(at, r)).toBe(true);
      expect(isPositive(at)).toBe(true);
      expect(decimalsOf(at) <= Math.max(mostDecimals(r), decimalsOf(p))).toBe(true);
    }),
  );
});

test.each([
  ['9999.9', FIVE, 1, '10000'],
  ['10000', FIVE, -1, '9999.9'],
  ['10000', FIVE, 1, '10001'],
  ['99999', FIVE, 1, '100000'],
  ['100000', FIVE, 1, '100010'],
  ['70100.4', FIVE, 1, '70101'],
  ['70100.4', FIVE, -1, '70100'],
  ['0.00000001', FIVE, -1, '0.00000001'],
  ['0.00000001', FIVE, 10, '0.00000011'],
  ['1', CENTS, -10, '0.9'],
  ['0.03', CENTS, -10, '0.01'],
] as const)('from %s under %o, %d ticks lead to %s', (p, r, ticks, expected) => {
  expect(stepPrice(d(p), r, ticks)).toBe(expected);
});

test('a size is cut to its decimals, 8 where the instrument names none', () => {
  expect(roundSize(d('0.123456789'), {})).toBe('0.12345678');
  expect(roundSize(d('2.9999'), { sizeDecimals: 0 })).toBe('2');
});
