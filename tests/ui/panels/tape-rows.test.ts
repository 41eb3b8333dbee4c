import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tape } from '../../../src/domain/tape';
import type { Trade } from '../../../src/domain/trade';
import type { Price, Side, Size, VenueMs } from '../../../src/domain/units';
import { gapWords, highestPrice, medianSize, rowsAbove, tapeRows, tintOf, tradesSince } from '../../../src/ui/panels/tape/tape-rows';
import { showLanguage } from '../../../src/ui/words/language';

const trade = (id: number, at: number, size = 1, price = 100, side: Side = 'buy'): Trade => ({
  id: String(id),
  at: at as VenueMs,
  price: price as Price,
  size: size as Size,
  side,
});
const gap = (from: number, to: number) => ({ from: from as VenueMs, to: to as VenueMs });
const tape = (trades: Trade[], gaps: Tape['gaps'] = []): Tape => ({ trades, gaps });
const shape = (rows: ReturnType<typeof tapeRows>) => rows.map((r) => (r.kind === 'gap' ? `gap ${r.from}-${r.to}` : `${r.at}×${r.size}`));

test('trades are listed newest first', () => {
  expect(shape(tapeRows(tape([trade(3, 30), trade(2, 20), trade(1, 10)]), 0, 10))).toEqual(['30×1', '20×1', '10×1']);
});

test('a gap stands between the trades it lies between', () => {
  const rows = tapeRows(tape([trade(3, 30_000), trade(2, 20_000), trade(1, 8_000)], [gap(8_000, 20_000)]), 0, 10);
  expect(shape(rows)).toEqual(['30000×1', '20000×1', 'gap 8000-20000', '8000×1']);
});

test('trades that came since a tape was held are counted, and all of them where it lies too far back', () => {
  const held = tape([trade(2, 20), trade(1, 10)]);
  expect(tradesSince(held, held)).toBe(0);
  expect(tradesSince(held, tape([trade(4, 40), trade(3, 30), ...held.trades]))).toBe(2);
  expect(tradesSince(held, tape([trade(9, 90), trade(8, 80), trade(7, 70)]))).toBe(3);
});

test('the highest price of the rows is found wherever it stands, and gaps have none', () => {
  const now = tape([trade(3, 30_000, 1, 999.99), trade(2, 20_000, 1, 1_000.1), trade(1, 8_000, 1, 998)], [gap(8_000, 20_000)]);
  expect(highestPrice(tapeRows(now, 0, 10))).toBe(1_000.1);
  expect(highestPrice(tapeRows(now, 0, 1))).toBe(999.99);
  expect(highestPrice([{ kind: 'gap', from: 1, to: 2 }])).toBeNull();
});

test('a size filter hides trades and keeps the gaps', () => {
  const rows = tapeRows(tape([trade(3, 30, 0.1), trade(2, 20, 5), trade(1, 10, 0.2)], [gap(10, 20)]), 1, 10);
  expect(shape(rows)).toEqual(['20×5', 'gap 10-20']);
});

test('prints of one millisecond, side and price are one row', () => {
  const rows = tapeRows(tape([trade(3, 30, 1), trade(2, 30, 2), trade(1, 10, 4)]), 0, 10);
  expect(shape(rows)).toEqual(['30×3', '10×4']);
  expect(rows[0]).toMatchObject({ prints: 2, id: '3' });
});

test('prints of one millisecond at other prices or sides stay apart', () => {
  const rows = tapeRows(tape([trade(3, 30, 1, 101), trade(2, 30, 1, 100), trade(1, 30, 1, 100, 'sell')]), 0, 10);
  expect(rows).toHaveLength(3);
});

test('where a row is a taker, prices that it went through are one row, at the last of them', () => {
  const rows = tapeRows(tape([trade(3, 30, 1, 102), trade(2, 30, 2, 101), trade(1, 30, 4, 100, 'sell')]), 0, 10, true);
  expect(rows).toMatchObject([
    { price: 102, size: 3, prints: 2, side: 'buy' },
    { price: 100, size: 4, prints: 1, side: 'sell' },
  ]);
});

test('the size filter looks at what a taker did, not at its single prints', () => {
  expect(shape(tapeRows(tape([trade(3, 30, 0.6), trade(2, 30, 0.6)]), 1, 10))).toEqual(['30×1.2']);
});

test('no more rows than asked for, gaps counted', () => {
  const rows = tapeRows(tape([trade(3, 30), trade(2, 20), trade(1, 10)], [gap(20, 30), gap(10, 20)]), 0, 3);
  expect(shape(rows)).toEqual(['30×1', 'gap 20-30', '20×1']);
});

test('nothing is lost or told twice, whatever the trades', () => {
  const some = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 8 }), size: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 2 }) }),
  );
  fc.assert(
    fc.property(some, (raw) => {
      const trades = raw.map((r, i) => trade(i, r.at, r.size, r.price)).sort((a, b) => b.at - a.at);
      const rows = tapeRows(tape(trades), 0, 1_000);
      const total = rows.reduce((sum, r) => sum + (r.kind === 'trade' ? r.size : 0), 0);
      const prints = rows.reduce((sum, r) => sum + (r.kind === 'trade' ? r.prints : 0), 0);
      expect(total).toBe(raw.reduce((sum, r) => sum + r.size, 0));
      expect(prints).toBe(raw.length);
    }),
  );
});

test('tints grow with the size against the median', () => {
  const median = medianSize(tape([trade(3, 3, 1), trade(2, 2, 2), trade(1, 1, 50)]));
  expect(median).toBe(2);
  expect([1, 6, 20, 60, 200].map((size) => tintOf(size, median))).toEqual([0, 1, 2, 3, 4]);
});

test('new rows are counted above the one that was first', () => {
  const before = tapeRows(tape([trade(2, 20), trade(1, 10)]), 0, 10);
  const after = tapeRows(tape([trade(4, 40), trade(3, 30), trade(2, 20), trade(1, 10)]), 0, 10);
  expect(rowsAbove(before[0], after)).toBe(2);
  expect(rowsAbove(before[0], before)).toBe(0);
  expect(rowsAbove(undefined, after)).toBe(0);
});

test('where the first row is gone, none is known to be above it', () => {
  const before = tapeRows(tape([trade(2, 20)]), 0, 10);
  const after = tapeRows(tape([trade(9, 90), trade(8, 80)]), 0, 10);
  expect(rowsAbove(before[0], after)).toBe(0);
});

test('a gap on top is found again by its end', () => {
  const rows = tapeRows(tape([trade(1, 10)], [gap(10, 20)]), 0, 10);
  expect(rowsAbove(rows[0], [...tapeRows(tape([trade(3, 30)]), 0, 10), ...rows])).toBe(1);
});

test('an empty tape tints nothing', () => {
  expect(medianSize(tape([]))).toBe(0);
  expect(tintOf(5, 0)).toBe(0);
});

test('a gap is told in the largest unit that still says something', () => {
  expect(gapWords(0, 12_000)).toBe('gap 12 s: trades may be missing');
  expect(gapWords(0, 100)).toBe('gap 1 s: trades may be missing');
  expect(gapWords(0, 300_000)).toBe('gap 5 min: trades may be missing');
  expect(gapWords(0, 10_800_000)).toBe('gap 3 h: trades may be missing');
});

test('a gap in Swedish', async () => {
  await showLanguage('sv');
  expect(gapWords(0, 12_000)).toBe('lucka 12 s: avslut kan saknas');
  await showLanguage('en');
});
