import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candle, fillQuietPeriods } from '../../../src/domain/candle';
import type { VenueMs } from '../../../src/domain/units';
import { CandleFeed, type ChartStep, gapsBetween } from '../../../src/ui/panels/chart/candle-feed';

const MINUTE = 60_000;
const candle = (minute: number, close: number, volume = 1): Candle => ({
  at: (minute * MINUTE) as VenueMs,
  open: 10,
  high: 20,
  low: 5,
  close,
  volume,
});

/** A chart as lightweight-charts keeps it: a revision must meet a bar that is there, an addition must come last. */
function apply(chart: Map<number, Candle>, step: ChartStep): void {
  if (step.kind === 'none') return;
  if (step.kind === 'reset') {
    chart.clear();
    for (const bar of step.bars) chart.set(bar.at, bar);
    return;
  }
  for (const bar of step.revised) {
    expect(chart.has(bar.at)).toBe(true);
    chart.set(bar.at, bar);
  }
  for (const bar of step.added) {
    expect(bar.at).toBeGreaterThan(Math.max(...chart.keys()));
    chart.set(bar.at, bar);
  }
}

test('the first list is drawn whole', () => {
  const feed = new CandleFeed('1m');
  expect(feed.next([candle(1, 11), candle(2, 12)])).toMatchObject({ kind: 'reset', bars: [{ close: 11 }, { close: 12 }] });
});

test('a change of the last candle is one revision', () => {
  const feed = new CandleFeed('1m');
  const first = candle(1, 11);
  feed.next([first, candle(2, 12)]);
  const step = feed.next([first, candle(2, 13)]);
  expect(step).toEqual({ kind: 'update', revised: [candle(2, 13)], added: [] });
});

test('a late revision of the candle before comes with the new candle', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11), candle(2, 12)]);
  const step = feed.next([candle(1, 11), candle(2, 12.5), candle(3, 13)]);
  expect(step).toEqual({ kind: 'update', revised: [candle(2, 12.5)], added: [candle(3, 13)] });
});

test('quiet periods before a new candle are added as synthetic', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11)]);
  const step = feed.next([candle(1, 11), candle(4, 14)]);
  expect(step).toMatchObject({ kind: 'update', added: [{ close: 11, synthetic: true, volume: 0 }, { close: 11, synthetic: true }, { close: 14 }] });
});

test('a late revision moves the quiet periods after it', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11), candle(4, 14)]);
  const step = feed.next([candle(1, 12), candle(4, 14)]);
  expect(step).toMatchObject({ kind: 'update', revised: [{ close: 12 }, { close: 12, synthetic: true }, { close: 12, synthetic: true }], added: [] });
});

test('the same values in other objects are no change', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11), candle(2, 12)]);
  expect(feed.next([candle(1, 11), candle(2, 12)])).toEqual({ kind: 'none' });
});

test('older history in front draws anew', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(5, 11)]);
  expect(feed.next([candle(4, 10), candle(5, 11)])).toMatchObject({ kind: 'reset' });
});

test('a shorter list draws anew', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11), candle(2, 12)]);
  expect(feed.next([candle(1, 11)])).toMatchObject({ kind: 'reset', bars: [{ close: 11 }] });
});

test('a candle in a quiet period draws anew', () => {
  const feed = new CandleFeed('1m');
  feed.next([candle(1, 11), candle(4, 14)]);
  expect(feed.next([candle(1, 11), candle(2, 12), candle(4, 14)])).toMatchObject({ kind: 'reset' });
});

test('through any changes, the chart shows the list with its quiet periods filled', () => {
  const change = fc.record({ minute: fc.integer({ min: 0, max: 30 }), close: fc.integer({ min: 5, max: 20 }) });
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 })), (rounds) => {
      const feed = new CandleFeed('1m');
      const chart = new Map<number, Candle>();
      const known = new Map<number, Candle>();
      for (const round of rounds) {
        for (const { minute, close } of round) known.set(minute, candle(minute, close));
        const list = [...known].sort(([a], [b]) => a - b).map(([, c]) => c);
        apply(chart, feed.next(list));
        const expected = fillQuietPeriods(list, '1m');
        expect([...chart.values()].sort((a, b) => a.at - b.at)).toEqual(expected);
        expect(feed.bars).toEqual(expected);
      }
    }),
  );
});

test('a bar after missing time is told apart from its neighbours', () => {
  const bars = [candle(1, 11), candle(2, 12), candle(900, 13), candle(901, 14)];
  expect(gapsBetween(bars, MINUTE)).toEqual([candle(900, 13)]);
});

test('of candles of seconds every quiet period is one, however long, and only the newest are drawn', () => {
  const second = (at: number, close = 10): Candle => ({ ...candle(0, close), at: (at * 1_000) as VenueMs });
  const feed = new CandleFeed('1s');
  const step = feed.next([second(0), second(20_000), second(20_700)]);
  if (step.kind !== 'reset') throw new Error('drawn whole');
  expect([step.bars[0]?.at, step.bars.length]).toEqual([20_000_000, 701]);
  expect(gapsBetween(step.bars, 1_000)).toEqual([]);
  // A late trade of a period that is not drawn changes nothing, and a long quiet is drawn at once.
  const late = feed.next([second(0, 12), second(20_000), second(20_700)]);
  expect(late.kind).toBe('none');
  const quiet = feed.next([second(0, 12), second(20_000), second(20_700), second(21_000)]);
  expect(quiet.kind === 'reset' && quiet.bars.length).toBe(1_001);
});
