import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedSize } from '../../../src/ui/drawing/digits';
import { fittedSize, widthInDigits } from '../../../src/ui/drawing/fitted-size';

test('a size that has room stands as it is', () => {
  expect(fittedSize(0.0407, 4, 5.5)).toBe('0.0407');
  expect(fittedSize(9_415_404, 0, 8)).toBe('9,415,404');
  expect(fittedSize(9_415_404, 0, Number.POSITIVE_INFINITY)).toBe('9,415,404');
});

test('one that has none is shorter, and says that it is', () => {
  expect(fittedSize(9_415_404, 0, 7.9)).toBe('9.42M');
  expect(fittedSize(52_300, 0, 5)).toBe('52.3K');
  expect(fittedSize(1_234.5678, 4, 6)).toBe('1,235');
  expect(fittedSize(0.00001234, 8, 7)).toBe('<0.0001');
  expect(fittedSize(0.12345678, 8, 7)).toBe('0.1235');
});

const size = fc.double({ min: 1e-8, max: 9e14, noNaN: true });
const decimals = fc.integer({ min: 0, max: 8 });

test('whatever a size is, six digits are room enough, and it is never shown as nothing', () => {
  fc.assert(
    fc.property(size, decimals, fc.double({ min: 6, max: 14, noNaN: true }), (value, places, room) => {
      const text = fittedSize(value, places, room);
      expect(widthInDigits(text), text).toBeLessThanOrEqual(room);
      expect(text).toMatch(/[1-9]/);
      const whole = fixedSize(value, places);
      if (widthInDigits(whole) <= room) expect(text).toBe(whole);
    }),
  );
});

test('a shorter text is the same size but for its last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 10, max: 9e14, noNaN: true }), decimals, (value, places) => {
      const [, digits = '', suffix = ''] = /^([\d,.]+)([KMBT]?)$/.exec(fittedSize(value, places, 6)) ?? [];
      const times = [1, 1e3, 1e6, 1e9, 1e12]['KMBT'.indexOf(suffix) + (suffix === '' ? 0 : 1)] ?? 1;
      expect(Math.abs(Number(digits.replaceAll(',', '')) * times - value) / value).toBeLessThan(0.06);
    }),
  );
});
