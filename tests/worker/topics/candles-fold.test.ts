import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candle } from '../../../src/domain/candle';
import type { MarketEvent } from '../../../src/domain/market-event';
import type { VenueMs } from '../../../src/domain/units';
import { CandlesFold } from '../../../src/worker/topics/candles-fold';

const MINUTE = 60_000;
/** The candle of a minute; `close` tells revisions apart. */
const candle = (minute: number, close = 100): Candle => ({ at: (minute * MINUTE) as VenueMs, open: 100, high: 200, low: 50, close, volume: 1 });
const run = (from: number, to: number): Candle[] => Array.from({ length: to - from + 1 }, (_, i) => candle(from + i));

function folded(): {
  fold: CandlesFold;
  snapshot: (candles: readonly Candle[], via?: 'rest') => void;
  update: (...candles: Candle[]) => void;
  history: (candles: readonly Candle[]) => void;
  minutes: () => string;
} {
  const fold = new CandlesFold('1m');
  let revision = 0;
  const apply = (candles: readonly Candle[], isSnapshot: boolean, via: 'socket' | 'rest'): void => {
    const event: MarketEvent = { kind: 'candles', topic: 'candles:bitfinex:BTC/USD:1m', candles, isSnapshot, sentAt: undefined };
    fold.apply(event, via, ++revision);
  };
  return {
    fold,
    snapshot: (candles, via) => apply(candles, true, via ?? 'socket'),
    update: (...candles) => apply(candles, false, 'socket'),
    history: (candles) => apply(candles, false, 'rest'),
    minutes: () => {
      const content = fold.content();
      if (content?.kind !== 'candles') return '';
      return content.candles.map((c) => `${c.gapBefore ? '| ' : ''}${c.at / MINUTE}`).join(' ');
    },
  };
}

test('a first snapshot has no gap', () => {
  const { snapshot, minutes } = folded();
  snapshot(run(10, 13));
  expect(minutes()).toBe('10 11 12 13');
});

test('a later snapshot that meets what is known leaves none', () => {
  for (const [from, expected] of [
    [12, '10 11 12 13 14'],
    [14, '10 11 12 13 14'],
  ] as const) {
    const { snapshot, minutes } = folded();
    snapshot(run(10, 13));
    snapshot(run(from, 14));
    expect(minutes()).toBe(expected);
  }
});

test('one that does not reach back leaves a gap, marked', () => {
  const { fold, snapshot, minutes } = folded();
  snapshot(run(10, 13));
  snapshot(run(20, 22));
  expect(minutes()).toBe('10 11 12 13 | 20 21 22');
  expect(fold.missingBefore()).toBe(20 * MINUTE);
});

test('the gap stays marked when the candle after it is revised, and tabs are told the same', () => {
  const { fold, snapshot, update, minutes } = folded();
  snapshot(run(10, 11));
  snapshot(run(20, 21));
  update(candle(20, 150));
  expect(minutes()).toBe('10 11 | 20 21');
  expect(fold.changeSince(2)).toEqual({ kind: 'candles', upsert: [{ ...candle(20, 150), gapBefore: true }] });
});

test('the gap stays marked when the same snapshot comes again after another reconnect', () => {
  const { snapshot, minutes } = folded();
  snapshot(run(10, 13));
  snapshot(run(20, 22));
  snapshot(run(20, 22));
  expect(minutes()).toBe('10 11 12 13 | 20 21 22');
});

test('a snapshot that begins inside the gap moves its end', () => {
  const { snapshot, minutes } = folded();
  snapshot(run(10, 13));
  snapshot(run(20, 22));
  snapshot(run(17, 22));
  expect(minutes()).toBe('10 11 12 13 | 17 18 19 20 21 22');
});

test('history that reaches across the gap closes it', () => {
  const { fold, snapshot, history, minutes } = folded();
  snapshot(run(10, 13));
  snapshot(run(20, 22));
  history(run(5, 19));
  expect(minutes()).toBe('5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22');
  expect(fold.missingBefore()).toBeNull();
});

test('history that ends inside the gap leaves the rest of it marked', () => {
  const { fold, snapshot, history, minutes } = folded();
  snapshot(run(10, 13));
  snapshot(run(20, 22));
  history(run(16, 19));
  expect(minutes()).toBe('10 11 12 13 | 16 17 18 19 20 21 22');
  expect(fold.missingBefore()).toBe(16 * MINUTE);
});

test('older history joins beneath, without a gap', () => {
  const { snapshot, history, minutes } = folded();
  snapshot(run(10, 12));
  history(run(3, 9));
  expect(minutes()).toBe('3 4 5 6 7 8 9 10 11 12');
});

test('a polled answer that is older than the stream takes nothing away from it', () => {
  const { snapshot, update, minutes } = folded();
  snapshot(run(10, 12));
  update(candle(13));
  snapshot(run(9, 12), 'rest');
  expect(minutes()).toBe('9 10 11 12 13');
});

test('a late revision replaces its predecessor', () => {
  const { fold, snapshot, update, minutes } = folded();
  snapshot(run(10, 12));
  update(candle(13), candle(12, 180));
  expect(minutes()).toBe('10 11 12 13');
  expect(fold.changeSince(1)).toEqual({ kind: 'candles', upsert: [candle(13), candle(12, 180)] });
});

test('no order of snapshots, updates and history hides a minute that was never told', () => {
  const span = fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 8 })).map(([from, length]) => ({ from, to: from + length }));
  const step = fc.oneof(fc.record({ kind: fc.constant('snapshot' as const), span }), fc.record({ kind: fc.constant('history' as const), span }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }), (steps) => {
      const { fold, snapshot, history, minutes } = folded();
      const known = new Set<number>();
      let newest = -1;
      for (const { kind, span: given } of steps) {
        // A snapshot tells of now: it reaches at least as far as what is known. History lies before it.
        const to = kind === 'snapshot' ? Math.max(given.to, newest) : Math.min(given.to, newest - 1);
        const from = kind === 'snapshot' ? Math.min(to, given.from + Math.max(0, to - given.to)) : given.from;
        if (from > to) continue;
        if (kind === 'snapshot') snapshot(run(from, to));
        else {
          // Asked for before a candle that is there, it reaches up to it.
          const above = [...known].filter((m) => m > to).sort((a, b) => a - b)[0] as number;
          history(run(from, above - 1));
          for (let m = to + 1; m < above; m++) known.add(m);
        }
        for (let m = from; m <= to; m++) known.add(m);
        newest = Math.max(newest, to);
        const content = fold.content();
        const candles = content?.kind === 'candles' ? content.candles : [];
        expect(candles.map((c) => c.at / MINUTE)).toEqual([...known].sort((a, b) => a - b));
        for (const [i, c] of candles.entries()) {
          const before = candles[i - 1];
          const isMissing = before !== undefined && c.at - before.at > MINUTE;
          expect(c.gapBefore === true, minutes()).toBe(isMissing);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('candles that are made of trades: of the period before a hole not all was seen, and it goes', () => {
  const fold = new CandlesFold('30s');
  const half = (place: number): Candle => ({ ...candle(0), at: (place * 30_000) as VenueMs });
  const snapshot = (candles: readonly Candle[], via: 'socket' | 'rest', revision: number): boolean =>
    fold.apply({ kind: 'candles', topic: 'candles:bitfinex:BTC/USD:30s', candles, isSnapshot: true, sentAt: undefined }, via, revision);
  const places = (): string => {
    const content = fold.content();
    return content?.kind === 'candles' ? content.candles.map((c) => `${c.gapBefore ? '| ' : ''}${c.at / 30_000}`).join(' ') : '';
  };
  snapshot([half(1), half(2)], 'socket', 1);
  // It adjoins, and yet trades of the second may be missing.
  snapshot([half(3), half(4)], 'socket', 2);
  expect(places()).toBe('1 | 3 4');
  snapshot([half(3), half(4), half(5)], 'socket', 3);
  expect(places()).toBe('1 | 3 4 5');
  snapshot([half(8)], 'rest', 4);
  expect(places()).toBe('1 | 3 4 | 8');
});
