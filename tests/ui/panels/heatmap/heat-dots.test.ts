import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trade } from '../../../../src/domain/trade';
import { type DotGrid, dotsOf } from '../../../../src/ui/panels/heatmap/heat-dots';
import { HeatTrades } from '../../../../src/ui/panels/heatmap/heat-trades';

const GRID: DotGrid = { start: 10_000, everyMs: 500, step: 10 };
const SIDES = ['buy', 'sell'] as const;

/** `[at, price, size]`, a sale below 0, oldest first. */
function traded(...rows: readonly (readonly [number, number, number])[]): HeatTrades {
  const trades = new HeatTrades();
  rows.forEach(([at, price, size], id) => {
    trades.add({ trades: [{ id: String(id), at, price, size: Math.abs(size), side: size > 0 ? 'buy' : 'sell' } as unknown as Trade] });
  });
  return trades;
}

test('trades of one side that came close to each other are one dot, at the mean of their times and prices by size', () => {
  expect(dotsOf(traded([10_000, 101, 1], [10_400, 105, 3]), GRID)).toEqual([{ at: 10_300, price: 104, size: 4 }]);
});

test('another side, another row and another moment are dots of their own, the newest first', () => {
  const dots = dotsOf(traded([10_000, 101, 1], [10_500, 101, 1], [10_600, 111, 1], [10_700, 101, -2]), GRID);
  expect(dots.slice(-1)).toEqual([{ at: 10_000, price: 101, size: 1 }]);
  expect(dots.map(({ price, size }) => [price, size]).sort()).toEqual([
    [101, -2],
    [101, 1],
    [101, 1],
    [111, 1],
  ]);
});

test('what came before the start is left out', () => {
  expect(dotsOf(traded([9_999, 101, 1]), GRID)).toEqual([]);
  expect(dotsOf(traded([9_999, 101, 1], [10_000, 101, 2]), GRID)).toEqual([{ at: 10_000, price: 101, size: 2 }]);
});

test('no dot of the past changes with what comes later', () => {
  const before = dotsOf(traded([10_100, 101, 1], [10_200, 108, 2]), GRID);
  expect(dotsOf(traded([10_100, 101, 1], [10_200, 108, 2], [10_500, 102, 5]), GRID).slice(1)).toEqual(before);
});

test('whatever was traded, nothing is lost of a side, and each dot stands within its trades', () => {
  const trade = fc.tuple(
    fc.integer({ min: 10_000, max: 20_000 }),
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 1, max: 50 }),
    fc.constantFrom(1, -1),
  );
  fc.assert(
    fc.property(fc.array(trade, { maxLength: 80 }), (list) => {
      const rows = list.sort(([a], [b]) => a - b).map(([at, price, size, sign]) => [at, price, size * sign] as const);
      const dots = dotsOf(traded(...rows), GRID);
      for (const side of SIDES) {
        const of = (size: number): boolean => (side === 'buy' ? size > 0 : size < 0);
        const sum = (sizes: readonly number[]): number => sizes.filter(of).reduce((total, size) => total + size, 0);
        expect(sum(dots.map(({ size }) => size))).toBe(sum(rows.map(([, , size]) => size)));
      }
      const cell = (at: number, price: number, size: number): string => `${Math.floor(at / 500)} ${Math.floor(price / 10)} ${size > 0}`;
      expect(dots.map(({ at, price, size }) => cell(at, price, size)).sort()).toEqual(
        [...new Set(rows.map(([at, price, size]) => cell(at, price, size)))].sort(),
      );
    }),
  );
});
