import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecimal } from '../../src/domain/decimal';
import { parseDecimal } from '../../src/domain/money';

test('a text is a decimal where the arithmetic reads it and spells it the same', () => {
  const digits = fc.stringMatching(/^-?[0-9]{0,3}\.?[0-9]{0,3}$/);
  const long = fc.tuple(fc.stringMatching(/^[0-9]{1,44}$/), fc.stringMatching(/^[0-9]{0,44}$/)).map(([whole, part]) => `${whole}.${part}`);
  fc.assert(
    fc.property(fc.oneof(digits, long, fc.string()), (text) => {
      expect(isDecimal(text)).toBe(parseDecimal(text) === text);
    }),
    { numRuns: 5_000 },
  );
});

test.each(['0', '-1', '0.5', '-0.01', '12345678901234567890.12345678901234567899'])('%s is one', (text) => {
  expect(isDecimal(text)).toBe(true);
});

test.each(['', '-0', '+1', '01', '.5', '5.', '0.50', '1e3', '1,0', 'NaN', '٣', '1'.repeat(41), ' 1', '1\n'])('“%s” is none', (text) => {
  expect(isDecimal(text)).toBe(false);
});
