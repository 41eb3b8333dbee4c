import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candle } from '../../../../src/domain/candle';
import { CandleFeed } from '../../../../src/ui/panels/chart/candle-feed';
import { makeRun } from '../../../../src/ui/panels/chart/indicators/run';
import { Study } from '../../../../src/ui/panels/chart/indicators/study';
import { bar, indicator, MINUTE } from './indicator-world';

const EMA = indicator('ema', [3]);
const whole = (bars: readonly Candle[]) => {
  const run = makeRun(EMA, MINUTE);
  return bars.map((one) => run.add(one));
};

test('a change of the newest bar and a new one each cost one figure', () => {
  const [feed, study] = [new CandleFeed('1m'), new Study(EMA, MINUTE)];
  const list = Array.from({ length: 20 }, (_, i) => bar(i, 10 + i));
  const follow = (next: readonly Candle[]): number | null => study.follow(feed.next(next), feed.bars);
  expect(follow(list)).toBe(0);
  expect(follow([...list.slice(0, -1), bar(19, 50)])).toBe(19);
  expect(follow([...list.slice(0, -1), bar(19, 50), bar(20, 60)])).toBe(20);
  expect(follow([...list.slice(0, -1), bar(19, 51), bar(20, 60)])).toBe(0);
  expect(follow([...list.slice(0, -1), bar(19, 51), bar(20, 60)])).toBeNull();
});

test('through any changes of the chart, the figures are those of its bars', () => {
  const change = fc.record({ minute: fc.integer({ min: 0, max: 40 }), close: fc.integer({ min: 5, max: 20 }) });
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 })), (rounds) => {
      const [feed, study] = [new CandleFeed('1m'), new Study(EMA, MINUTE)];
      const known = new Map<number, Candle>();
      for (const round of rounds) {
        for (const { minute, close } of round) known.set(minute, bar(minute, close));
        const list = [...known].sort(([a], [b]) => a - b).map(([, one]) => one);
        const before = [...study.figures];
        const from = study.follow(feed.next(list), feed.bars);
        expect(study.figures.length).toBe(feed.bars.length);
        expect(study.figures.slice(0, from ?? undefined)).toEqual(before.slice(0, from ?? undefined));
        for (const [i, figures] of whole(feed.bars).entries()) {
          const [value] = figures;
          if (value === null || value === undefined) expect(study.figures[i]).toEqual([null]);
          else expect(study.figures[i]?.[0]).toBeCloseTo(value, 9);
        }
      }
    }),
  );
});

test('another market has nothing of the one before', () => {
  const study = new Study(EMA, MINUTE);
  const bars = Array.from({ length: 20 }, (_, i) => bar(i, 10 + i));
  study.follow({ kind: 'reset', bars }, bars);
  study.follow({ kind: 'reset', bars: [] }, []);
  expect(study.figures).toEqual([]);
});
