import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTrades, closeGaps, EMPTY_TAPE, joinSnapshot, TAPE_LENGTH, type Tape } from '../../src/domain/tape';
import { compareTrades, type Trade } from '../../src/domain/trade';
import type { Price, Size, VenueMs } from '../../src/domain/units';

const trade = (n: number, at = n): Trade => ({ id: String(n), at: at as VenueMs, price: 1 as Price, size: 1 as Size, side: 'buy' });
const range = (from: number, to: number): Trade[] => Array.from({ length: to - from + 1 }, (_, i) => trade(from + i));
const chunks = fc.array(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 }), { maxLength: 40 });

test('neither the order of trades nor their repetition changes a tape', () => {
  fc.assert(
    fc.property(chunks, (parts) => {
      const tape = parts.reduce<Tape>(
        (t, part) =>
          addTrades(
            t,
            part.map((n) => trade(n, n >> 2)),
          ),
        EMPTY_TAPE,
      );
      const model = [...new Set(parts.flat())]
        .map((n) => trade(n, n >> 2))
        .sort(compareTrades)
        .slice(0, TAPE_LENGTH);
      expect(tape).toEqual({ trades: model, gaps: [] });
    }),
  );
});

test('one trade at a time gives the tape that all at once give', () => {
  const all = range(1, TAPE_LENGTH + 50);
  expect(all.reduce<Tape>((t, one) => addTrades(t, [one]), EMPTY_TAPE)).toEqual(addTrades(EMPTY_TAPE, all));
});

test('the later word on a trade counts', () => {
  const tape = addTrades(addTrades(EMPTY_TAPE, range(1, 3)), [{ ...trade(3), size: 7 as Size }]);
  expect(tape.trades.map((t) => t.size)).toEqual([7, 1, 1]);
});

test('a snapshot leaves a gap exactly where it does not reach back to what was seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 20 }), (seen, from, more) => {
      const tape = joinSnapshot(addTrades(EMPTY_TAPE, range(1, seen)), range(from, from + more));
      expect(tape.gaps).toEqual(from > seen ? [{ from: seen, to: from }] : []);
    }),
  );
});

test('the first snapshot and an empty one leave no gap', () => {
  expect(joinSnapshot(EMPTY_TAPE, range(5, 9)).gaps).toEqual([]);
  expect(joinSnapshot(addTrades(EMPTY_TAPE, range(5, 9)), [])).toEqual(addTrades(EMPTY_TAPE, range(5, 9)));
});

const gapped = (): Tape => joinSnapshot(addTrades(EMPTY_TAPE, range(1, 10)), range(20, 25));

test('history over both ends closes a gap', () => {
  expect(closeGaps(gapped(), range(8, 22), trade(8)).gaps).toEqual([]);
});

test('history that ends inside a gap leaves the rest marked', () => {
  expect(closeGaps(gapped(), range(15, 22), trade(15)).gaps).toEqual([{ from: 10, to: 15 }]);
});

test('history that does not reach a gap, or begins within it, leaves it as it was', () => {
  const { gaps } = gapped();
  expect(closeGaps(gapped(), range(21, 25), trade(21)).gaps).toEqual(gaps);
  expect(closeGaps(gapped(), range(5, 15), trade(5)).gaps).toEqual(gaps);
  expect(closeGaps(gapped(), [], trade(1)).gaps).toEqual(gaps);
});

test('a gap goes when the trades around it have gone, by single trades too', () => {
  const flood = range(26, 26 + TAPE_LENGTH);
  expect(addTrades(gapped(), flood).gaps).toEqual([]);
  expect(flood.reduce<Tape>((t, one) => addTrades(t, [one]), gapped()).gaps).toEqual([]);
});
