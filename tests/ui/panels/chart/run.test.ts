import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candle } from '../../../../src/domain/candle';
import { INDICATOR_KINDS, type IndicatorKind } from '../../../../src/ui/panels/chart/indicators/kinds';
import { barsNeeded, makeRun } from '../../../../src/ui/panels/chart/indicators/run';
import { atr, bands, ema, rsi, type Series, sma } from './definitions';
import { bar, indicator, MINUTE, someBars } from './indicator-world';

const SHORT: Partial<Record<IndicatorKind, readonly number[]>> = { sma: [5], ema: [5], bollinger: [5, 2], rsi: [4], macd: [3, 6, 4], atr: [4] };
const run = (kind: IndicatorKind, bars: readonly Candle[], numbers = SHORT[kind]) => {
  const one = makeRun(indicator(kind, numbers), MINUTE);
  return bars.map((each) => one.add(each));
};
const closes = (bars: readonly Candle[]): number[] => bars.map((one) => one.close);

/** What is shown is right, and what is not shown is so for want of bars alone. */
function expectSeries(shown: Series, wanted: Series, needed: number): void {
  for (const [i, value] of shown.entries()) {
    if (i < needed - 1) expect(value).toBeNull();
    else expect(value).toBeCloseTo(wanted[i] as number, 6);
  }
}

test('a simple average is the mean of its bars', () => {
  fc.assert(fc.property(someBars(0, 40), (bars) => expectSeries(run('sma', bars).flat(), sma(closes(bars), 5), 5)));
});

test('an exponential average is by its definition, from where its beginning weighs less than a hundredth', () => {
  fc.assert(fc.property(someBars(0, 40), (bars) => expectSeries(run('ema', bars).flat(), ema(closes(bars), 5), barsNeeded(indicator('ema', [5])))));
  const [one, other] = [100, 900].map((first) => run('ema', [bar(0, first), ...Array.from({ length: 30 }, (_, i) => bar(i + 1, 500))]).flat());
  const at = one?.findIndex((value) => value !== null) ?? -1;
  expect(Math.abs((one?.[at] as number) - (other?.[at] as number))).toBeLessThan(800 / 100);
});

test('bands stand at so many deviations from the mean', () => {
  fc.assert(
    fc.property(someBars(0, 40), (bars) => {
      const shown = run('bollinger', bars);
      for (const [i, wanted] of bands(closes(bars), 5, 2).entries()) {
        if (wanted === null) expect(shown[i]).toEqual([null, null, null]);
        else for (const [k, value] of wanted.entries()) expect(shown[i]?.[k]).toBeCloseTo(value, 5);
      }
    }),
  );
});

test('strength and true range are Wilder’s', () => {
  fc.assert(
    fc.property(someBars(0, 60), (bars) => {
      expectSeries(run('atr', bars).flat(), atr(bars, 4), barsNeeded(indicator('atr', [4])));
      const wanted = rsi(closes(bars), 4);
      for (const [i, strength] of run('rsi', bars).flat().entries()) {
        const value = wanted[i] ?? Number.NaN;
        if (i >= barsNeeded(indicator('rsi', [4])) - 1 && !Number.isNaN(value)) expect(strength).toBeCloseTo(value, 6);
        else expect(strength).toBeNull();
      }
    }),
  );
});

test('a price that never moved has no strength; one that only rose has all of it', () => {
  const flat = Array.from({ length: 60 }, (_, i) => bar(i, 70));
  expect(new Set(run('rsi', flat).flat())).toEqual(new Set([null]));
  const rising = Array.from({ length: 60 }, (_, i) => bar(i, 70 + i));
  expect(run('rsi', rising).flat().at(-1)).toBe(100);
});

test('MACD is the fast average less the slow one, and what that is from its own average', () => {
  fc.assert(
    fc.property(someBars(30, 60), (bars) => {
      const [fast, slow] = [ema(closes(bars), 3), ema(closes(bars), 6)];
      const line = slow.map((value, i) => (fast[i] as number) - value);
      const shown = run('macd', bars);
      const needed = barsNeeded(indicator('macd', [3, 6, 4]));
      expect(shown[needed - 2]).toEqual([null, null, null]);
      for (let i = needed - 1; i < bars.length; i++) {
        const [macd, signal, difference] = shown[i] as number[];
        expect(macd).toBeCloseTo(line[i] as number, 6);
        expect(difference).toBeCloseTo((macd as number) - (signal as number), 6);
      }
    }),
  );
});

test('an average is of the price that was chosen', () => {
  const bars = [bar(0, 5, { open: 2, high: 9, low: 1 }), bar(1, 7, { open: 6, high: 10, low: 4 })];
  const of = (source: 'open' | 'hl2' | 'hlc3' | 'ohlc4') => {
    const one = makeRun(indicator('sma', [2], { source }), MINUTE);
    return bars.map((each) => one.add(each)).at(-1)?.[0];
  };
  expect([of('open'), of('hl2'), of('hlc3'), of('ohlc4')]).toEqual([4, 6, 6, 5.5]);
});

test('however often the newest bar changes, the figures are those of its last state', () => {
  fc.assert(
    fc.property(someBars(1, 50), someBars(50, 50), fc.constantFrom(...INDICATOR_KINDS), (bars, others, kind) => {
      const clean = run(kind, bars);
      const one = makeRun(indicator(kind, SHORT[kind]), MINUTE);
      for (const [i, each] of bars.entries()) {
        const other = others[i] as Candle;
        one.add({ ...other, at: each.at });
        one.replace({ ...other, at: each.at, close: other.open });
        const last = one.replace(each);
        for (const [k, value] of (clean[i] ?? []).entries()) {
          if (value === null) expect(last[k]).toBeNull();
          else expect(last[k]).toBeCloseTo(value, 6);
        }
      }
    }),
  );
});
