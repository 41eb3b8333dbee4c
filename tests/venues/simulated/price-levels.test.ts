import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Book, LEVEL_STRIDE } from '../../../src/domain/book';
import { REGIMES, SIM_PAIRS, SimMarket } from '../../../src/venues/simulated/market';
import { fillLevels, levelOf } from '../../../src/venues/simulated/price-levels';

const START = Date.UTC(2026, 0, 15);
const PRECISIONS = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;

test.each([
  [64_217, 1, 5, 64_217],
  [64_217, 1, 4, 64_210],
  [64_217, -1, 4, 64_220],
  [64_217, -1, 1, 70_000],
  [64_217, 1, 1, 60_000],
  [64_000, -1, 2, 64_000],
  [3_277, 1, 5, 3_277],
  [3_277, -1, 3, 3_280],
  [99_995, -1, 4, 100_000],
  [7, 1, 1, 7],
] as const)('%i ticks, side %i, %i digits: level %i', (ticks, side, digits, level) => {
  expect(levelOf(ticks, side, digits)).toBe(level);
});

test('levels of every precision sum to the sizes and counts of the orders, sorted, never crossed', () => {
  const setup = fc.record({
    pair: fc.constantFrom(...SIM_PAIRS),
    seed: fc.integer({ min: 0 }),
    regime: fc.constantFrom(...REGIMES),
    steps: fc.integer({ min: 0, max: 1500 }),
  });
  fc.assert(
    fc.property(setup, ({ pair, seed, regime, steps }) => {
      const market = new SimMarket(pair, seed, START);
      market.regime = regime;
      for (let i = 0; i < steps; i++) market.step(START + i * 25);
      for (const precision of PRECISIONS) {
        const book = new Book(25);
        fillLevels(book, market.orders(1), market.orders(-1), pair, precision, 1_000_000);
        expect(book.isCrossed()).toBe(false);
        const { bids, asks } = book.view();
        for (const [rows, side] of [
          [bids, 1],
          [asks, -1],
        ] as const) {
          let [units, count] = [0, 0];
          for (let i = 0; i < rows.length; i += LEVEL_STRIDE) {
            units += Math.round((rows[i + 1] as number) * pair.unitsPerBase);
            count += rows[i + 2] as number;
            if (i > 0) expect(((rows[i - LEVEL_STRIDE] as number) - (rows[i] as number)) * side).toBeGreaterThan(0);
          }
          expect(count).toBe(market.orders(side).length);
          expect(units).toBe(market.orders(side).reduce((sum, order) => sum + order.units, 0));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a book of a depth is the top of the whole one', () => {
  const market = new SimMarket(SIM_PAIRS[0] as (typeof SIM_PAIRS)[number], 5, START);
  for (const precision of PRECISIONS) {
    const [whole, top] = [new Book(25), new Book(25)];
    fillLevels(whole, market.orders(1), market.orders(-1), market.pair, precision, 1_000_000);
    for (const depth of [25, 100, 250]) {
      fillLevels(top, market.orders(1), market.orders(-1), market.pair, precision, depth);
      expect(top.view().bids).toEqual(whole.view().bids.slice(0, depth * LEVEL_STRIDE));
      expect(top.view().asks).toEqual(whole.view().asks.slice(0, depth * LEVEL_STRIDE));
    }
  }
});
