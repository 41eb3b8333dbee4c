import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EQUITY_GAP_MS, equityAt, joinEquity } from '../../../src/domain/account/equity';
import { fromDouble } from '../../../src/domain/money';
import { curvePath } from '../../../src/ui/panels/performance/curve-path';
import { equityCurve, equitySpanOf } from '../../../src/ui/panels/performance/equity-sums';
import { EQUITY_HOURS_DAYS, type EquityPoint } from '../../../src/worker/protocol/past';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 1_700_000_000_000 - (1_700_000_000_000 % HOUR);

/** An hour that was known from its first minute to its last, or to another one. */
const hour = (n: number, cents: number, { until = HOUR - 60_000, hasGap = false } = {}): EquityPoint => ({
  ...joinEquity(equityAt(START + n * HOUR, fromDouble(cents / 100)), equityAt(START + n * HOUR + until, fromDouble(cents / 100))),
  hasGap,
  start: START + n * HOUR,
});
const parts = (points: readonly EquityPoint[]): number => curvePath(equityCurve(points).curve).line.split('M').length - 1;

test('hours are shown as far back as they are kept, days beyond', () => {
  const now = 100 * DAY;
  expect(equitySpanOf({ from: now - 30 * DAY }, now)).toBe('hour');
  expect(equitySpanOf({ from: now - EQUITY_HOURS_DAYS * DAY }, now)).toBe('day');
});

test('where nothing was known no line is drawn: between two hours, within one, and never otherwise', () => {
  expect(parts([hour(0, 100), hour(1, 110), hour(2, 90)])).toBe(1);
  expect(parts([hour(0, 100, { until: 30 * 60_000 }), hour(1, 110), hour(2, 90)])).toBe(2);
  expect(parts([hour(0, 100), hour(2, 110)])).toBe(2);
  expect(parts([hour(0, 100), hour(1, 110, { hasGap: true }), hour(2, 90)])).toBe(2);
  expect(equityCurve([])).toEqual({ total: null, curve: [] });
});

test('an hour that stands alone is a dot', () => {
  const { line } = curvePath(equityCurve([hour(0, 100), hour(5, 110), hour(9, 90)]).curve, 1);
  expect(line.match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(3);
});

test('the curve is at each end what the account was worth, below the height until then by its fall, and broken where a gap is', () => {
  const step = fc.record({ cents: fc.integer({ min: 1, max: 99_999 }), skip: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      let n = 0;
      const points = steps.map(({ cents, skip }) => {
        n += skip ? 2 : 1;
        return hour(n, cents);
      });
      const { total, curve } = equityCurve(points);
      expect(curve.map(({ net }) => Number(net))).toEqual(steps.map(({ cents }) => cents / 100));
      for (const [i, { fall }] of curve.entries()) {
        const height = Math.max(...steps.slice(0, i + 1).map(({ cents }) => cents));
        expect(Math.round(Number(fall) * 100)).toBe((steps[i]?.cents ?? 0) - height);
      }
      const deepest = Math.max(...curve.map(({ fall }) => -Number(fall)));
      expect(Number(total?.drawdown)).toBeCloseTo(deepest, 9);
      const gaps = points.slice(1).filter(({ from }, i) => from - (points[i]?.to ?? 0) > EQUITY_GAP_MS).length;
      expect(parts(points)).toBe(gaps + 1);
    }),
  );
});
