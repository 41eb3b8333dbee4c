import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument, PriceRule } from '../../../src/domain/instrument';
import { add, compare, type Decimal, decimalsOf, multiply, powerOfTen, subtract, sum, ZERO } from '../../../src/domain/money';
import { roundPrice, roundSize } from '../../../src/domain/order/grid';
import { averagePrice, distinctPrices, LEAST_RUNGS, leastScaled, MOST_RUNGS, type ScaledAsk, SKEWS, scale } from '../../../src/domain/order/scaled';
import { d } from './orders';

const five: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };
const market = { priceRule: five, sizeDecimals: 8 };
const ask: ScaledAsk = { side: 'buy', size: d('1'), count: 3, from: d('70000'), to: d('69000'), skew: 'flat' };
const shown = (change: Partial<ScaledAsk>, instrument: Pick<Instrument, 'priceRule' | 'sizeDecimals'> = market): string[] =>
  scale({ ...ask, ...change }, instrument).rungs.map(({ price, size }) => `${size}@${price}`);

describe('a scaled order', () => {
  test('stands evenly between its ends, nearest to the market first, whichever end is named first', () => {
    expect(shown({ size: d('3') })).toEqual(['1@70000', '1@69500', '1@69000']);
    expect(shown({ size: d('3'), from: d('69000'), to: d('70000') })).toEqual(['1@70000', '1@69500', '1@69000']);
    expect(shown({ size: d('3'), side: 'sell' })).toEqual(['1@69000', '1@69500', '1@70000']);
  });

  test('has more of its size at one end, three times as much as at the other', () => {
    expect(shown({ size: d('6'), skew: 'far' })).toEqual(['1@70000', '2@69500', '3@69000']);
    expect(shown({ size: d('6'), skew: 'near' })).toEqual(['3@70000', '2@69500', '1@69000']);
    expect(shown({ size: d('8'), count: 2, skew: 'far' })).toEqual(['2@70000', '6@69000']);
  });

  test('gives what its digits leave over to the largest, the first of equal ones', () => {
    const cut = { ...market, sizeDecimals: 2 };
    expect(shown({}, cut)).toEqual(['0.34@70000', '0.33@69500', '0.33@69000']);
    expect(scale(ask, cut)).toMatchObject({ remainder: '0.01', remainderAt: '70000' });
    expect(scale({ ...ask, skew: 'far' }, cut)).toMatchObject({ remainder: '0.01', remainderAt: '69000' });
    expect(scale({ ...ask, size: d('3') }, cut).remainder).toBe('0');
  });

  test('counts the prices it has where its ends are too close', () => {
    const { rungs } = scale({ ...ask, count: 5, to: d('69998') }, market);
    expect(distinctPrices(rungs)).toBe(3);
    expect(distinctPrices(scale(ask, market).rungs)).toBe(3);
  });
});

const rule = fc.constantFrom<PriceRule>(five, { kind: 'decimals', decimals: 2 }, { kind: 'decimals', decimals: 0 });
const anyAsk = fc
  .record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    units: fc.bigInt({ min: 1n, max: 10n ** 14n }),
    sizeDecimals: fc.integer({ min: 0, max: 8 }),
    count: fc.integer({ min: LEAST_RUNGS, max: MOST_RUNGS }),
    from: fc.integer({ min: 1, max: 9_999_999 }),
    to: fc.integer({ min: 1, max: 9_999_999 }),
    cents: fc.integer({ min: 0, max: 99 }),
    skew: fc.constantFrom(...SKEWS),
    rule,
  })
  .map(({ units, sizeDecimals, from, to, cents, rule: priceRule, ...rest }) => ({
    asked: {
      ...rest,
      size: multiply(d(String(units)), powerOfTen(-sizeDecimals)),
      from: add(d(String(from)), multiply(d(String(cents)), d('0.01'))),
      to: d(String(to)),
    } satisfies ScaledAsk,
    instrument: { priceRule, sizeDecimals },
  }));

test('the sizes add up to what was asked to the last digit, and none has more digits than the market takes', () => {
  fc.assert(
    fc.property(anyAsk, ({ asked, instrument }) => {
      const { rungs, remainder } = scale(asked, instrument);
      expect(rungs).toHaveLength(asked.count);
      expect(sum(rungs.map(({ size }) => size))).toBe(asked.size);
      for (const { size } of rungs) expect(decimalsOf(size)).toBeLessThanOrEqual(instrument.sizeDecimals);
      // Less than one smallest unit of each.
      expect(compare(remainder, multiply(d(String(asked.count)), powerOfTen(-instrument.sizeDecimals)))).toBeLessThan(0);
      expect(compare(remainder, ZERO)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('prices go one way from end to end, on the grid between them', () => {
  fc.assert(
    fc.property(anyAsk, ({ asked, instrument }) => {
      const { rungs } = scale(asked, instrument);
      const prices = rungs.map(({ price }) => price);
      const way = asked.side === 'buy' ? -1 : 1;
      for (const [i, price] of prices.entries()) {
        if (i > 0) expect(compare(price, prices[i - 1] as Decimal) * way).toBeGreaterThanOrEqual(0);
        const isEnd = price === asked.from || price === asked.to;
        if (!isEnd) expect(roundPrice(price, instrument.priceRule, 'down')).toBe(price);
      }
      expect([prices[0], prices.at(-1)].toSorted()).toEqual([asked.from, asked.to].toSorted());
    }),
  );
});

test('the least that can be asked makes rungs that are large enough, and one unit less does not', () => {
  fc.assert(
    fc.property(anyAsk, fc.integer({ min: 1, max: 1_000 }), ({ asked, instrument }, units) => {
      const unit = powerOfTen(-instrument.sizeDecimals);
      const smallest = multiply(d(String(units)), unit);
      const least = leastScaled(asked, smallest, instrument);
      const smallestOf = (size: Decimal): Decimal =>
        scale({ ...asked, size }, instrument)
          .rungs.map((rung) => rung.size)
          .reduce((a, b) => (compare(a, b) <= 0 ? a : b));
      expect(compare(smallestOf(least), smallest)).toBeGreaterThanOrEqual(0);
      expect(compare(smallestOf(subtract(least, unit)), smallest)).toBeLessThan(0);
    }),
  );
});

test('funds that are shared out at the average price are enough for every rung', () => {
  fc.assert(
    fc.property(anyAsk, ({ asked, instrument }) => {
      const size = roundSize(asked.size, instrument);
      const cost = sum(scale({ ...asked, size }, instrument).rungs.map((rung) => multiply(rung.price, rung.size)));
      // The remainder stands where most stands: it may be at the dearer end.
      const most = add(
        multiply(size, averagePrice(asked, instrument)),
        multiply(d('40'), multiply(powerOfTen(-instrument.sizeDecimals), d('9999999.99'))),
      );
      expect(compare(cost, most)).toBeLessThanOrEqual(0);
    }),
  );
});
