import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainAmount } from '../../../src/ui/format/decimal';
import { typedAmount } from '../../../src/ui/trading/typed-amount';
import { money } from './orders';

test('numbers are read as people type and paste them', () => {
  const read = Object.fromEntries(
    ['1k', '2.5m', '0,5', '.5', '5.', '70,123.50', '70.123,5', '1 000', '1 000,25', '0,500', '1,234', '12,34'].map((text) => [
      text,
      typedAmount(text),
    ]),
  );
  expect(read).toEqual({
    '1k': '1000',
    '2.5m': '2500000',
    '0,5': '0.5',
    '.5': '0.5',
    '5.': '5',
    '70,123.50': '70123.5',
    '70.123,5': '70123.5',
    '1 000': '1000',
    '1 000,25': '1000.25',
    '0,500': '0.5',
    '1,234': '1234',
    '12,34': '12.34',
  });
});

test('what is no number is none', () => {
  for (const text of ['', ' ', 'abc', '1e5', '-1', '+1', '1,2,3', '1.2.3', '1kk', '0x10', 'NaN', '१२'])
    expect(typedAmount(text), text).toBeUndefined();
});

test('what this program shows can be typed back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 8 }), (n, decimals) => {
      const digits = String(n).padStart(decimals + 1, '0');
      const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '');
      expect(typedAmount(plainAmount(money(text)))).toBe(text);
    }),
  );
});
