import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { figure } from '../../../src/domain/figure';
import { type Decimal, fromDouble } from '../../../src/domain/money';
import { readPositive } from '../../../src/domain/order/typed-number';
import { numberToType } from '../../../src/ui/format/to-type';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

const value = fc.tuple(fc.integer({ min: 1, max: 1e12 }), fc.nat(8)).map(([digits, decimals]) => fromDouble(digits / 10 ** decimals));

test('what is told to be typed is read as that number when it is typed, in a language that writes decimals with a comma', async () => {
  await showLanguage('sv');
  fc.assert(
    fc.property(value, (price) => {
      for (const text of [price, figure(price)]) expect(readPositive(numberToType(text))).toEqual({ ok: true, value: price });
    }),
    { examples: [['15.123' as Decimal], ['15123' as Decimal], ['1015.123' as Decimal], ['0.125' as Decimal]] },
  );
});

test('it has the form of the language but where a comma could part thousands', async () => {
  await showLanguage('sv');
  expect(['15.5', '1015.123', '0.125', '15.123', '1,015.5', '5 %'].map((text) => numberToType(text))).toEqual([
    '15,5',
    '1015,123',
    '0,125',
    '15.123',
    '1\u00a0015,5',
    '5 %',
  ]);
});

test('in English it stays as it is', () => {
  fc.assert(
    fc.property(value, (price) => {
      for (const text of [price, figure(price)]) expect(numberToType(text)).toBe(text);
    }),
  );
});
