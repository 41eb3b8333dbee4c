import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tape } from '../../../../src/domain/tape';
import type { Trade } from '../../../../src/domain/trade';
import type { Price, Side, Size, VenueMs } from '../../../../src/domain/units';
import { radiusOf } from '../../../../src/ui/panels/chart/large/large-marks';
import { LARGE_TIMES, LargeBell, largeTrades, withLarge } from '../../../../src/ui/panels/tape/large-trades';
import { readTapeChoices } from '../../../../src/ui/panels/tape/tape-choices';

const trade = (id: number, size = 1, at = id, price = 100, side: Side = 'buy'): Trade => ({
  id: String(id),
  at: at as VenueMs,
  price: price as Price,
  size: size as Size,
  side,
});
/** Newest first; eleven usual ones lie below. */
const tape = (...trades: Trade[]): Tape => ({ trades: [...trades.reverse(), ...Array.from({ length: 11 }, (_, i) => trade(-1 - i))], gaps: [] });

test('a trade is large by what its taker did at once, through whatever prices', () => {
  expect(largeTrades(tape(trade(1, LARGE_TIMES - 1)))).toEqual([]);
  expect(largeTrades(tape(trade(1, LARGE_TIMES)))).toMatchObject([{ at: 1, price: 100, size: LARGE_TIMES, side: 'buy' }]);
  expect(largeTrades(tape(trade(1, 20, 5, 100), trade(2, 15, 5, 101)))).toMatchObject([{ at: 5, price: 101, size: 35 }]);
  expect(largeTrades(tape(trade(1, 20, 5, 100, 'sell'), trade(2, 15, 5, 101)))).toEqual([]);
  expect(largeTrades({ trades: [], gaps: [] })).toEqual([]);
});

test('what was large stays marked once each, with all that its taker did, the last so many', () => {
  let known = withLarge([], tape(trade(1, 40)), 2);
  expect(withLarge(known, tape(trade(1, 40)), 2)).toBe(known);
  known = withLarge(known, tape(trade(1, 40), trade(2, 5, 1, 102)), 2);
  expect(known).toMatchObject([{ at: 1, size: 45, price: 102 }]);
  // What is usual has grown: it was large then.
  expect(withLarge(known, { trades: Array.from({ length: 5 }, (_, i) => trade(9 - i, 50)), gaps: [] }, 2)).toBe(known);
  known = withLarge(known, tape(trade(3, 50), trade(4, 60)), 2);
  expect(known.map(({ at }) => at)).toEqual([3, 4]);
});

test('a bell is silent of what stood there, tells each large trade once, and not too many', () => {
  const bell = new LargeBell();
  const first = tape(trade(1, 40));
  expect(bell.next(first, 0)).toBeNull();
  expect(bell.next(first, 5_000)).toBeNull();
  const second = tape(trade(1, 40), trade(2, 50, 2, 100, 'sell'));
  expect(bell.next(second, 6_000)).toBe('sell');
  expect(bell.next(second, 9_000)).toBeNull();
  expect(bell.next(tape(trade(2, 50, 2, 100, 'sell'), trade(3, 50)), 9_100)).toBe('buy');
  expect(bell.next(tape(trade(3, 50), trade(4, 50)), 9_200)).toBeNull();
});

test('what was not large when it came is never heard, though the usual size falls', () => {
  const bell = new LargeBell();
  const among = (size: number): Tape => ({ trades: [trade(20, 40), ...Array.from({ length: 9 }, (_, i) => trade(10 - i, size))], gaps: [] });
  const later = (size: number): Tape => ({ trades: [trade(21, 1), ...among(size).trades], gaps: [] });
  expect(bell.next(among(10), 0)).toBeNull();
  expect(bell.next(later(10), 5_000)).toBeNull();
  expect(largeTrades(later(1))).toHaveLength(1);
  expect(bell.next(later(1), 10_000)).toBeNull();
});

test('however fast large trades come, no more are heard than one in a second and a half', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }), (waits) => {
      const bell = new LargeBell();
      let now = 0;
      const heard: number[] = [];
      waits.forEach((wait, i) => {
        now += wait;
        if (bell.next(tape(trade(i + 1, 100)), now) !== null) heard.push(now);
      });
      for (let i = 1; i < heard.length; i++) expect((heard[i] as number) - (heard[i - 1] as number)).toBeGreaterThanOrEqual(1_500);
      expect(heard.length > 0).toBe(waits.length > 1);
    }),
  );
});

test('a mark grows with its trade and can always be seen', () => {
  expect(radiusOf(100, 100)).toBe(16);
  expect(radiusOf(25, 100)).toBe(8);
  expect(radiusOf(0.001, 100)).toBe(5);
});

test('choices are read as they were stored, and all else is off', () => {
  const choices = { isWhole: true, hasSound: false, hasMarks: true };
  expect(readTapeChoices(JSON.stringify(choices))).toEqual(choices);
  for (const text of [null, '', '[]', 'null', '{"hasSound":"yes","isWhole":1}'])
    expect(readTapeChoices(text)).toEqual({ isWhole: false, hasSound: false, hasMarks: false });
});
