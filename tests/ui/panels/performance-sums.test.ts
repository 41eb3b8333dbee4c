import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinAll, netOf, performanceOf } from '../../../src/domain/account/performance';
import { compare, negate } from '../../../src/domain/money';
import { curvePath, HEIGHT, nearest, WIDTH } from '../../../src/ui/panels/performance/curve-path';
import { byDay, byPair, grown, pairsIn, quotesIn, spanOf } from '../../../src/ui/panels/performance/sums';
import type { SpanResult } from '../../../src/worker/protocol/past';
import { d } from '../../domain/order/orders';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BTC = 'simulated:BTC/USD';
const ETH = 'simulated:ETH/USD';
const result = (start: number, scope: string, ...gains: number[]): SpanResult => ({
  start,
  scope,
  performance: joinAll(gains.map((gain) => performanceOf({ price: d('1'), size: d('1'), gain: d(String(gain)), cost: d('1') }))),
});

test('a week is told by the hour, more than that by the day, and what has no end goes on until now', () => {
  const now = 100 * DAY;
  expect(spanOf({ from: now - 7 * DAY, to: 8e15 }, now)).toBe('hour');
  expect(spanOf({ from: now - 30 * DAY, to: 8e15 }, now)).toBe('day');
  expect(spanOf({ from: 0, to: 5 * DAY }, now)).toBe('hour');
});

test('by hand: a pair, all of a currency, days and pairs', () => {
  const results = [
    result(DAY, 'USD', 11, 6),
    result(DAY, BTC, 11),
    result(DAY, ETH, 6),
    result(DAY + HOUR, 'USD', -4),
    result(DAY + HOUR, BTC, -4),
    result(2 * DAY, 'BTC', 3),
  ];
  expect(quotesIn(results)).toEqual(['USD', 'BTC']);
  expect(['USD', BTC, ETH].map((scope) => netOf(grown(results, scope, 'hour').total))).toEqual(['10', '5', '5']);
  expect(byDay(results, 'USD').map(({ name, performance }) => [name, netOf(performance)])).toEqual([['1970-01-02', '10']]);
  expect(byPair(results, pairsIn(results, 'USD')).map(({ name, performance }) => [name, netOf(performance)])).toEqual([
    [BTC, '5'],
    [ETH, '5'],
  ]);
  expect(grown(results, 'USD', 'hour').curve).toEqual([
    { at: DAY, net: '0', fall: '0' },
    { at: DAY + HOUR, net: '15', fall: '0' },
    { at: DAY + 2 * HOUR, net: '10', fall: '-5' },
  ]);
  expect(grown(results, 'EUR', 'hour').curve).toEqual([]);
});

const spans = fc
  .array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 20 })
  .map((hours) => hours.map((gains, i) => result(i * HOUR, 'USD', ...gains)));

test('the curve ends at the result, and its deepest point below its height is no deeper than the drawdown', () => {
  fc.assert(
    fc.property(spans, (results) => {
      const { total, curve } = grown(results, 'USD', 'hour');
      expect(curve.at(-1)?.net).toBe(netOf(total));
      for (const { fall } of curve) expect(compare(negate(fall), total.drawdown)).toBeLessThanOrEqual(0);
      const days = byDay(results, 'USD').map(({ performance }) => performance);
      expect(joinAll(days.toReversed())).toEqual(total);
    }),
  );
});

test('the drawing stays in its frame, from one side to the other, and finds the point under the pointer', () => {
  fc.assert(
    fc.property(spans, fc.double({ min: 0, max: 1, noNaN: true }), (results, share) => {
      const { line, falls, baseY, xs } = curvePath(grown(results, 'USD', 'hour').curve);
      const numbers = `${line} ${falls}`.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
      expect(numbers.every((n) => n >= 0 && n <= WIDTH)).toBe(true);
      expect([xs[0], xs.at(-1)]).toEqual([0, WIDTH]);
      expect(baseY >= 0 && baseY <= HEIGHT).toBe(true);
      const at = nearest(xs, share) ?? -1;
      for (const x of xs) expect(Math.abs((xs[at] as number) - share * WIDTH)).toBeLessThanOrEqual(Math.abs(x - share * WIDTH));
    }),
  );
  expect(curvePath([])).toMatchObject({ line: '', falls: '' });
  expect(nearest([], 0.5)).toBeUndefined();
});
