import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  directionOf,
  formatBytes,
  formatChange,
  formatCompact,
  formatMs,
  formatNumber,
  formatShare,
  formatSigned,
  UNKNOWN,
} from '../../../src/ui/format/number';

const value = fc.double({ min: -1e15, max: 1e15, noNaN: true });
const decimals = fc.integer({ min: 0, max: 8 });

test('no number is ever shown with an exponent or an ASCII minus', () => {
  fc.assert(
    fc.property(value, decimals, (n, d) => {
      for (const text of [formatNumber(n, d), formatSigned(n, d), formatCompact(n), formatChange(n), formatMs(n)])
        expect(text).not.toMatch(/e[+-]?\d|-/i);
    }),
  );
});

test('a number read back is the number rounded to its decimals', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), decimals, (n, d) => {
      expect(Number(formatNumber(n, d).replaceAll(',', '').replace('−', '-'))).toBe(Number(n.toFixed(d)));
    }),
  );
});

test('what is not known is a dash, never 0', () => {
  for (const format of [(n: number | null) => formatNumber(n, 2), (n: number | null) => formatSigned(n, 2), formatChange, formatCompact, formatMs]) {
    expect(format(null)).toBe(UNKNOWN);
    expect(format(Number.NaN)).toBe(UNKNOWN);
  }
  expect(formatShare(null)).toBe(UNKNOWN);
});

test('a sign stands before every change that is not nothing', () => {
  expect(formatChange(0.0124)).toBe('+1.24 %');
  expect(formatChange(-0.0124)).toBe('−1.24 %');
  expect(formatSigned(1547, 0)).toBe('+1,547');
});

test('what rounds to nothing has no sign and no direction', () => {
  expect(formatSigned(-0.0001, 2)).toBe('0.00');
  expect(formatChange(0.00001)).toBe('0.00 %');
  expect(directionOf(-0.001, 2)).toBe('flat');
  expect(directionOf(null, 2)).toBe('flat');
});

test('direction and sign agree', () => {
  fc.assert(
    fc.property(value, decimals, (n, d) => {
      const sign = formatSigned(n, d).charAt(0);
      expect(directionOf(n, d)).toBe(sign === '+' ? 'up' : sign === '−' ? 'down' : 'flat');
    }),
  );
});

test('large quantities take three or four digits and a letter', () => {
  expect([1_234, 12_345, 4_560_000, 7.5e9, 123_456, 0.5, 12.34].map(formatCompact)).toEqual([
    '1,234',
    '12.3K',
    '4.56M',
    '7.50B',
    '123K',
    '0.5000',
    '12.3',
  ]);
});

test('times and bytes carry their unit', () => {
  expect([0.42, 12, 1_250].map(formatMs)).toEqual(['0.4 ms', '12 ms', '1.25 s']);
  expect([812, 1_400, 3_200_000, 2.5e9].map(formatBytes)).toEqual(['812 B', '1.4 kB', '3.2 MB', '2.50 GB']);
  expect(formatShare(0.998)).toBe('99.8 %');
});
