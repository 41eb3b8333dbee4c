import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageWords, agoWords, leftWords } from '../../../src/ui/format/age';

test('ages are told in the largest unit that still says something', () => {
  expect([0, 1_999, 59_999, 60_000, 3_599_999, 3_600_000, 7_300_000, 86_400_000, 172_800_000].map(ageWords)).toEqual([
    '0 s',
    '1 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '2 h 1 min',
    '1 day',
    '2 days',
  ]);
});

test('a clock that went back gives no negative age', () => {
  fc.assert(
    fc.property(fc.integer(), (ms) => {
      expect(ageWords(ms)).toMatch(/^\d+ (s|min|h|h \d+ min|day|days)$/);
    }),
  );
});

test('what never happened is a dash', () => {
  expect(agoWords(null, 1_000)).toBe('—');
  expect(agoWords(1_000, 4_500)).toBe('3 s ago');
});

test('a countdown says 0 only when it is over', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5_000, max: 50_000 }), (ms) => {
      expect(leftWords(10_000 + ms, 10_000) === '0 s').toBe(ms <= 0);
    }),
  );
});
