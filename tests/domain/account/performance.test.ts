import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  averageLoss,
  averageWin,
  join,
  joinAll,
  NO_PERFORMANCE,
  netOf,
  type Performance,
  performanceOf,
  performanceOfFunding,
  profitFactor,
  tradesOf,
  winRate,
} from '../../../src/domain/account/performance';
import { compare, type Decimal, fromDouble, multiply, negate, subtract, ZERO } from '../../../src/domain/money';
import { d } from '../order/orders';
import { sumOf } from './accounts';

type Traded = Parameters<typeof performanceOf>[0];
const amount = fc.integer({ min: -99_999, max: 99_999 }).map((n) => fromDouble(n / 100));
const some = fc.integer({ min: 1, max: 9_999 }).map((n) => fromDouble(n / 100));
const traded: fc.Arbitrary<Traded> = fc.record({ price: some, size: some, gain: fc.option(amount), cost: amount });
const all = (fills: readonly Traded[]): Performance => joinAll(fills.map(performanceOf));
const step = ({ gain, cost }: Traded): Decimal => subtract(gain ?? ZERO, cost);

const closing = (gain: string, cost = '0'): Traded => ({ price: d('10'), size: d('1'), gain: d(gain), cost: d(cost) });
const opening = (cost = '0'): Traded => ({ price: d('10'), size: d('1'), gain: null, cost: d(cost) });

test('by hand: three wins of 60 in all, one loss of 20, one for nothing', () => {
  const result = all([opening('1'), closing('31', '1'), closing('-19', '1'), closing('10'), opening('1'), closing('20'), closing('1', '1')]);
  expect(tradesOf(result)).toBe(5);
  expect([result.wins, result.losses, result.even, result.fills]).toEqual([3, 1, 1, 7]);
  expect([result.realised, result.fees, netOf(result)]).toEqual(['43', '5', '38']);
  expect([winRate(result), profitFactor(result), averageWin(result), averageLoss(result)]).toEqual(['0.6', '3', '20', '20']);
  // -1, 29, 9, 19, 18, 38, 38: the deepest fall is from 29 to 9.
  expect([result.peak, result.trough, result.drawdown]).toEqual(['38', '-1', '20']);
  expect(result.volume).toBe('70');
});

test('where there was no trade, no win or no loss, a figure that needs one is none', () => {
  expect([winRate, profitFactor, averageWin, averageLoss].map((of) => of(NO_PERFORMANCE))).toEqual([null, null, null, null]);
  const won = all([closing('5')]);
  expect([winRate(won), profitFactor(won), averageWin(won), averageLoss(won)]).toEqual(['1', null, '5', null]);
  const lost = all([closing('-5')]);
  expect([winRate(lost), profitFactor(lost), averageWin(lost), averageLoss(lost)]).toEqual(['0', '0', null, '5']);
});

test('funding that is paid is a cost and no trade, and what is got makes up for it', () => {
  const both = join(performanceOfFunding({ paid: d('3') }), performanceOfFunding({ paid: d('-2') }));
  expect([netOf(both), tradesOf(both), both.fills]).toEqual(['-1', 0, 0]);
  expect([both.peak, both.trough, both.drawdown]).toEqual(['0', '-3', '3']);
});

test('fills summed in parts, wherever they are cut, come to what they come to in one', () => {
  fc.assert(
    fc.property(fc.array(traded, { maxLength: 30 }), fc.nat(30), fc.nat(30), (fills, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)];
      const parts = [fills.slice(0, first), fills.slice(first, second), fills.slice(second)].map(all);
      expect(joinAll(parts)).toEqual(all(fills));
      expect(join(parts[0] as Performance, join(parts[1] as Performance, parts[2] as Performance))).toEqual(all(fills));
    }),
  );
});

test('peak, trough and drawdown are those of the curve that the fills draw', () => {
  fc.assert(
    fc.property(fc.array(traded, { maxLength: 30 }), (fills) => {
      const curve = [ZERO, ...fills.map((_, i) => sumOf(fills.slice(0, i + 1).map(step)))];
      const highest = (values: readonly Decimal[]): Decimal => values.reduce((most, value) => (compare(value, most) > 0 ? value : most));
      const falls = curve.flatMap((high, i) => curve.slice(i).map((low) => subtract(high, low)));
      const { peak, trough, drawdown } = all(fills);
      expect(peak).toBe(highest(curve));
      expect(trough).toBe(negate(highest(curve.map(negate))));
      expect(drawdown).toBe(highest(falls));
    }),
  );
});

test('wins, losses and fees account for the whole of it', () => {
  fc.assert(
    fc.property(fc.array(traded, { maxLength: 30 }), (fills) => {
      const result = all(fills);
      const paidOnOpening = sumOf(fills.filter(({ gain }) => gain === null).map(({ cost }) => cost));
      expect(subtract(subtract(result.won, result.lost), paidOnOpening)).toBe(netOf(result));
      expect(tradesOf(result)).toBe(fills.filter(({ gain }) => gain !== null).length);
      expect(result.volume).toBe(sumOf(fills.map(({ price, size }) => multiply(price, size))));
    }),
  );
});

test('win rate, profit factor and averages are those of a plain count in hundredths', () => {
  const trade = fc.record({ gain: fc.option(fc.integer({ min: -99_999, max: 99_999 })), cost: fc.integer({ min: -500, max: 500 }) });
  const places = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
  fc.assert(
    fc.property(fc.array(trade, { maxLength: 40 }), (trades) => {
      const result = all(
        trades.map(({ gain, cost }) => ({ ...opening(), gain: gain === null ? null : fromDouble(gain / 100), cost: fromDouble(cost / 100) })),
      );
      const steps = trades.flatMap(({ gain, cost }) => (gain === null ? [] : [gain - cost]));
      const [wins, losses] = [steps.filter((one) => one > 0), steps.filter((one) => one < 0)];
      const total = (some: readonly number[]): number => some.reduce((a, b) => a + b, 0);
      const expected = [
        steps.length === 0 ? null : wins.length / steps.length,
        losses.length === 0 ? null : total(wins) / -total(losses),
        wins.length === 0 ? null : total(wins) / wins.length / 100,
        losses.length === 0 ? null : -total(losses) / losses.length / 100,
      ];
      const told = [winRate, profitFactor, averageWin, averageLoss].map((of) => of(result));
      for (const [i, decimals] of [4, 2, 8, 8].entries()) {
        const value = expected[i] ?? null;
        if (value === null) expect(told[i]).toBeNull();
        // Halves go to the even neighbour there, and up here.
        else expect(Math.abs(Number(told[i]) - places(value, decimals))).toBeLessThanOrEqual(1.01 * 10 ** -decimals);
      }
    }),
  );
});
