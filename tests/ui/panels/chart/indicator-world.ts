import fc from 'fast-check';
import type { Candle } from '../../../../src/domain/candle';
import type { VenueMs } from '../../../../src/domain/units';
import { type Indicator, type IndicatorKind, newIndicator } from '../../../../src/ui/panels/chart/indicators/kinds';

export const MINUTE = 60_000;

/** A bar of the given minute. */
export const bar = (minute: number, close: number, more: Partial<Candle> = {}): Candle => ({
  at: (minute * MINUTE) as VenueMs,
  open: close,
  high: close,
  low: close,
  close,
  volume: 1,
  ...more,
});

export const indicator = (kind: IndicatorKind, numbers?: readonly number[], more: Partial<Indicator> = {}): Indicator => {
  const usual = newIndicator(kind, []);
  return { ...usual, numbers: numbers ?? usual.numbers, ...more };
};

/** Bars that make sense: the high is the highest, the low the lowest. */
export const someBars = (least: number, most: number): fc.Arbitrary<Candle[]> => {
  const price = fc.integer({ min: 1, max: 1000 });
  return fc
    .array(fc.tuple(price, price, fc.nat(20), fc.nat(20), fc.nat(9)), { minLength: least, maxLength: most })
    .map((all) =>
      all.map(([open, close, above, below, volume], i) =>
        bar(i, close, { open, high: Math.max(open, close) + above, low: Math.max(0.5, Math.min(open, close) - below), volume }),
      ),
    );
};
