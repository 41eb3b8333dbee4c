import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyToHolding,
  applyToPosition,
  entryPrice,
  flatPosition,
  type Position,
  type PositionFill,
  unrealised,
} from '../../../src/domain/account/position';
import {
  absolute,
  add,
  compare,
  type Decimal,
  fromDouble,
  isNegative,
  isZero,
  multiply,
  negate,
  subtract,
  toDouble,
  ZERO,
} from '../../../src/domain/money';
import { d } from '../order/orders';

const at = (size: string, price: string, fee = '0'): PositionFill => ({ size: d(size), price: d(price), fee: d(fee) });
const after = (fills: readonly PositionFill[], apply = applyToPosition): Position => fills.reduce(apply, flatPosition('simulated:BTC/USD'));

/** Few sizes, so that positions close to the last unit; prices whose parts do not divide evenly. */
const size = fc.integer({ min: -9, max: 9 }).map((n) => fromDouble(n / 4));
const price = fc.integer({ min: 1, max: 999 }).map((n) => fromDouble(n / 7 < 1 ? n / 1000 : Math.round((n / 7) * 1e4) / 1e4));
const fee = fc.integer({ min: -5, max: 50 }).map((n) => fromDouble(n / 1000));
const fills = fc.array(fc.record({ size, price, fee }), { maxLength: 25 });

/** What was paid and received, whatever engine keeps the position: its value when closed at a price is all that was gained. */
const cashOf = (all: readonly PositionFill[]): Decimal => all.reduce((cash, one) => subtract(cash, multiply(one.size, one.price)), ZERO);

test('realised and unrealised are together what closing at that price would bring, to the last digit', () => {
  fc.assert(
    fc.property(fills, price, (all, mark) => {
      const position = after(all);
      expect(position.size).toBe(all.reduce((sum, one) => add(sum, one.size), ZERO));
      expect(add(position.realised, unrealised(position, mark))).toBe(add(cashOf(all), multiply(position.size, mark)));
      expect(position.fees).toBe(all.reduce((sum, one) => add(sum, one.fee), ZERO));
      expect(isNegative(position.cost)).toBe(false);
      expect(isZero(position.size)).toBe(isZero(position.cost));
    }),
    { numRuns: 500 },
  );
});

test('a fill in parts leaves what the whole fill leaves, when it opens, adds, closes and crosses', () => {
  fc.assert(
    fc.property(fills, size, size, price, fc.constantFrom(applyToPosition, applyToHolding), (before, a, b, p, apply) => {
      fc.pre(isNegative(a) === isNegative(b));
      const [whole, first, second] = [add(a, b), a, b].map((s) => ({ size: s, price: p, fee: ZERO })) as [PositionFill, PositionFill, PositionFill];
      expect(after([...before, first, second], apply)).toEqual(after([...before, whole], apply));
    }),
    { numRuns: 500 },
  );
});

test('a close leaves the entry price as it is, and an addition moves it toward the price of the fill', () => {
  fc.assert(
    fc.property(fills, size, price, (before, s, p) => {
      const position = after(before);
      const entry = entryPrice(position);
      const next = applyToPosition(position, { size: s, price: p, fee: ZERO });
      const moved = entryPrice(next);
      fc.pre(entry !== null && moved !== null && isNegative(next.size) === isNegative(position.size));
      const isClose = compare(absolute(next.size), absolute(position.size)) <= 0;
      if (isClose) expect(moved).toBe(entry);
      else expect(Math.abs(toDouble(moved) - toDouble(p))).toBeLessThanOrEqual(Math.abs(toDouble(entry) - toDouble(p)) + 1e-11);
    }),
    { numRuns: 500 },
  );
});

test('what crosses zero realises on what was held and opens the rest at its own price', () => {
  const position = after([at('3', '100'), at('-5', '110', '1')]);
  expect(position).toMatchObject({ size: '-2', cost: '220', realised: '30', fees: '1' });
  expect([entryPrice(position), unrealised(position, d('100')), unrealised(position, d('115'))]).toEqual(['110', '20', '-10']);
  expect(after([at('3', '100'), at('-3', '90')])).toMatchObject({ size: '0', cost: '0', realised: '-30' });
  expect(entryPrice(after([at('3', '100'), at('-3', '90')]))).toBeNull();
});

test('the entry price has twelve decimals that are right down to the smallest size', () => {
  const position = after([at('3', '0.1'), at('4', '0.2'), at('-6.99999999', '5')]);
  expect(position.size).toBe('0.00000001');
  expect(entryPrice(position)).toBe('0.157142857143');
});

test('a holding is never short: what was sold and never bought realises nothing and is told', () => {
  const position = after([at('2', '100'), at('-5', '110')], applyToHolding);
  expect(position).toMatchObject({ size: '0', cost: '0', realised: '20', soldUnbought: '3' });
  expect(after([at('-5', '110'), at('1', '90'), at('-1', '95')], applyToHolding)).toMatchObject({ size: '0', realised: '5', soldUnbought: '5' });
});

test('a holding and what was sold unbought are together the fills, and a holding that is never oversold is a position', () => {
  fc.assert(
    fc.property(fills, (all) => {
      const holding = after(all, applyToHolding);
      expect(isNegative(holding.size)).toBe(false);
      const total = all.reduce((sum, one) => add(sum, one.size), ZERO);
      expect(subtract(holding.size, holding.soldUnbought)).toBe(total);
      if (isZero(holding.soldUnbought)) expect(holding).toEqual(after(all));
    }),
    { numRuns: 500 },
  );
});

test('a short is a long seen in a mirror', () => {
  fc.assert(
    fc.property(fills, price, (all, mark) => {
      const long = after(all);
      const short = after(all.map((one) => ({ ...one, size: negate(one.size) })));
      expect([short.size, short.cost, entryPrice(short)]).toEqual([negate(long.size), long.cost, entryPrice(long)]);
      expect([short.realised, unrealised(short, mark)]).toEqual([negate(long.realised), negate(unrealised(long, mark))]);
    }),
  );
});
