import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, add, compare, type Decimal, multiply, powerOfTen, subtract } from '../../../src/domain/money';
import { type Deal, exitAway, exitFor, resultAt, rewardRatio, sizeForRisk } from '../../../src/domain/order/exits';
import { d } from './orders';

const free: Deal = { side: 'buy', entry: d('100'), entryFee: d('0'), exitFee: d('0'), isOnMargin: false };
const dear: Deal = { ...free, entryFee: d('0.001'), exitFee: d('0.002') };

test('without fees a result is the distance times the size', () => {
  expect(resultAt(free, d('2'), d('110'))).toBe('20');
  expect(resultAt(free, d('2'), d('95'))).toBe('-10');
  expect(resultAt({ ...free, side: 'sell' }, d('2'), d('95'))).toBe('10');
});

test('a buyer sells what the fee of the entry left, a seller pays for what the fee of the exit takes', () => {
  // 2 bought for 200: 1.998 are left, which bring 219.78 less 0.43956.
  expect(resultAt(dear, d('2'), d('110'))).toBe('19.34044');
  // 2 sold bring 200 less 0.2; buying 2 back at 95 costs 190 and a fee worth 0.38.
  expect(resultAt({ ...dear, side: 'sell' }, d('2'), d('95'))).toBe('9.42');
});

test('on margin both fees come out of the collateral', () => {
  const margin = { ...dear, isOnMargin: true };
  // Bought for 200 and 0.2, sold for 220 less 0.44.
  expect(resultAt(margin, d('2'), d('110'))).toBe('19.36');
  expect(resultAt({ ...margin, side: 'sell' }, d('2'), d('95'))).toBe('9.42');
});

test('closing where it was entered loses the fees', () => {
  expect(resultAt(dear, d('1'), d('100'))).toBe('-0.2998');
  expect(resultAt({ ...dear, side: 'sell' }, d('1'), d('100'))).toBe('-0.3');
});

test('a price by per cent is that far from the entry', () => {
  expect(exitAway(d('64000'), d('2.5'))).toBe('65600');
  expect(exitAway(d('64000'), d('-1'))).toBe('63360');
});

test('R is the gain over the loss, rounded down', () => {
  expect(rewardRatio(d('200'), d('-99'))).toBe('2.02');
  expect(rewardRatio(d('-1'), d('-99'))).toBeNull();
  expect(rewardRatio(d('10'), d('1'))).toBeNull();
});

test('a hundred at risk over a distance of five is twenty', () => {
  expect(sizeForRisk(free, d('95'), d('100'), 8)).toBe('20');
  expect(sizeForRisk(free, d('105'), d('100'), 8)).toBeNull();
  expect(sizeForRisk({ ...free, side: 'sell' }, d('103'), d('100'), 2)).toBe('33.33');
});

const fee = fc.constantFrom('0', '0.0005', '0.001', '0.002', '0.01').map(d);
const deal = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  entry: fc.integer({ min: 1, max: 1_000_000 }).map((n) => d(String(n))),
  entryFee: fee,
  exitFee: fee,
  isOnMargin: fc.boolean(),
});
const size = fc.integer({ min: 1, max: 1_000_000 }).map((n) => multiply(d(String(n)), d('0.0001')));

test('no risk is ever exceeded, and a smallest unit more would exceed it', () => {
  fc.assert(
    fc.property(
      deal,
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 0, max: 8 }),
      (one, stop, risk, decimals) => {
        const taken = sizeForRisk(one, d(String(stop)), d(String(risk)), decimals);
        if (taken === null) return;
        const loss = (of: Decimal): Decimal => absolute(resultAt(one, of, d(String(stop))));
        expect(compare(loss(taken), d(String(risk)))).toBeLessThanOrEqual(0);
        expect(compare(loss(add(taken, powerOfTen(-decimals))), d(String(risk)))).toBeGreaterThan(0);
      },
    ),
  );
});

test('the exit for a result comes to that result', () => {
  fc.assert(
    fc.property(deal, size, fc.integer({ min: -100_000, max: 100_000 }), (one, of, result) => {
      const wanted = d(String(result));
      const off = absolute(subtract(resultAt(one, of, exitFor(one, of, wanted)), wanted));
      // Twelve decimals of a price, times the size.
      expect(compare(off, multiply(of, d('0.00000000001')))).toBeLessThanOrEqual(0);
    }),
  );
});

test('a further exit is a better one for its side, and size scales a result', () => {
  fc.assert(
    fc.property(deal, size, fc.integer({ min: 1, max: 1_000_000 }), (one, of, exit) => {
      const [near, far] = [resultAt(one, of, d(String(exit))), resultAt(one, of, d(String(exit + 1)))];
      expect(compare(far, near) * (one.side === 'buy' ? 1 : -1)).toBeGreaterThan(0);
      expect(resultAt(one, multiply(of, d('2')), d(String(exit)))).toBe(multiply(near, d('2')));
    }),
  );
});
