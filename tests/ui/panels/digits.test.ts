import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsForSizes, fixed, fixedSize, insignificantFrom } from '../../../src/ui/drawing/digits';

test('thousands are set apart, decimals are kept', () => {
  expect(fixed(70_123.5, 2)).toBe('70,123.50');
  expect(fixed(1_234_567, 0)).toBe('1,234,567');
  expect(fixed(999.99, 1)).toBe('1,000.0');
  expect(fixed(-1_234.5, 1)).toBe('-1,234.5');
  expect(fixed(-123_456, 0)).toBe('-123,456');
  expect(fixed(0.00001234, 8)).toBe('0.00001234');
});

test('digits are those that the platform’s own formatter gives', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (n, decimals) => {
      const value = n / 1000;
      const text = fixed(value, decimals);
      expect(text.replaceAll(',', '')).toBe(value.toFixed(decimals));
      if (Math.abs(value) >= 1000) expect(text).toMatch(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/);
    }),
  );
});

test('a size too small for its column is not shown as nothing', () => {
  expect(fixedSize(0.00001, 4)).toBe('<0.0001');
  expect(fixedSize(0.3, 0)).toBe('<1');
  expect(fixedSize(0.00006, 4)).toBe('0.0001');
  expect(fixedSize(0, 4)).toBe('0.0000');
});

test('zeros that add nothing begin where the last digit that counts ends', () => {
  const split = (text: string) => [text.slice(0, insignificantFrom(text)), text.slice(insignificantFrom(text))];
  expect(split('0.5000')).toEqual(['0.5', '000']);
  expect(split('12.00')).toEqual(['12', '.00']);
  expect(split('1200')).toEqual(['1200', '']);
  expect(split('0.0501')).toEqual(['0.0501', '']);
});

test('a column shows about four digits of the size in its middle', () => {
  expect(decimalsForSizes([0.1, 0.3, 2])).toBe(4);
  expect(decimalsForSizes([1_500, 2_000, 90_000])).toBe(0);
  expect(decimalsForSizes([4, 5, 6])).toBe(3);
  expect(decimalsForSizes([0.00001])).toBe(8);
  expect(decimalsForSizes([])).toBe(4);
});
