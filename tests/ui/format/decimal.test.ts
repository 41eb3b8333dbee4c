import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnDecimals, directionOfDecimal, formatDecimal, formatSignedDecimal, plainAmount } from '../../../src/ui/format/decimal';
import { money } from '../trading/orders';

test('money is grouped by thousands, with fixed decimals and a true minus', () => {
  expect(formatDecimal(money('1234567.5'), 2)).toBe('1,234,567.50');
  expect(formatDecimal(money('-1234.5'), 2)).toBe('−1,234.50');
  expect(formatDecimal(money('999'), 0)).toBe('999');
  expect(formatDecimal(money('0.00000001'), 8)).toBe('0.00000001');
});

test('what is not known is a dash', () => {
  expect(formatDecimal(null, 2)).toBe('—');
  expect(formatSignedDecimal(null, 2)).toBe('—');
  expect(plainAmount(null)).toBe('—');
});

test('digits that a double would lose are shown', () => {
  expect(plainAmount(money('12345678901234567.12345678'))).toBe('12,345,678,901,234,567.12345678');
});

test('rounding is what was asked for', () => {
  expect(formatDecimal(money('0.999'), 2)).toBe('1.00');
  expect(formatDecimal(money('0.999'), 2, 'down')).toBe('0.99');
});

test('a gain has a plus, a loss a minus, and what rounds to nothing neither sign nor direction', () => {
  expect(formatSignedDecimal(money('1.5'), 2)).toBe('+1.50');
  expect(formatSignedDecimal(money('-1.5'), 2)).toBe('−1.50');
  expect(formatSignedDecimal(money('-0.001'), 2)).toBe('0.00');
  expect(directionOfDecimal(money('-0.001'), 2)).toBe('flat');
  expect(directionOfDecimal(money('0.01'), 2)).toBe('up');
  expect(directionOfDecimal(money('-0.01'), 2)).toBe('down');
  expect(directionOfDecimal(null, 2)).toBe('flat');
});

test('a column has the decimals of its longest value', () => {
  expect(columnDecimals([money('1'), money('0.125'), null])).toBe(3);
  expect(columnDecimals([], 2)).toBe(2);
});

test('taking the separators out of a plain amount gives the amount back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (n) => {
      expect(plainAmount(money(String(n))).replaceAll(',', '')).toBe(String(n));
    }),
  );
});
