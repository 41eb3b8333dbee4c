import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, utcWords } from '../../src/domain/figure';
import { type Decimal, parseDecimal } from '../../src/domain/money';

test.each([
  ['0', 0, '0'],
  ['70100', 0, '70,100'],
  ['1234567.00000001', 0, '1,234,567.00000001'],
  ['-1000', 2, '−1,000.00'],
  ['-100', 0, '−100'],
  ['0.5', 3, '0.500'],
  ['0.1234', 3, '0.1234'],
  ['0.00000049', 0, '0.00000049'],
  [`1${'0'.repeat(21)}`, 0, '1,000,000,000,000,000,000,000'],
] as const)('%s with at least %d decimals reads %s', (value, decimals, expected) => {
  expect(figure(value as Decimal, decimals)).toBe(expected);
});

test('a figure loses no digit of its number and never has an exponent or a hyphen', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,18})?$/), fc.nat(10), (text, decimals) => {
      const value = parseDecimal(text) as Decimal;
      const words = figure(value, decimals);
      expect(words).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/);
      expect(parseDecimal(words.replaceAll(',', '').replace('−', '-'))).toBe(value);
    }),
  );
});

test('a moment reads in UTC, to the second where it is no whole minute, and what is none is a dash', () => {
  expect(utcWords(Date.UTC(2026, 10, 21, 14, 5))).toBe('2026-11-21 14:05 UTC');
  expect(utcWords(Date.UTC(2026, 10, 21, 14, 5, 9))).toBe('2026-11-21 14:05:09 UTC');
  expect([Number.NaN, Number.POSITIVE_INFINITY, 8.65e15].map(utcWords)).toEqual(['—', '—', '—']);
});
