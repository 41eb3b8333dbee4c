import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import { formatDecimal, formatSignedDecimal } from '../../../src/ui/format/decimal';
import { HIDDEN, hideAmount, hideNumbers } from '../../../src/ui/format/hidden';
import { showLanguage } from '../../../src/ui/words/language';

test('a sentence keeps its words and loses its numbers', () => {
  expect(hideNumbers('Bought 0.02 BTC at 64,193')).toBe('Bought ••• BTC at •••');
  expect(hideNumbers('+12.30 USD (+0.40 %)')).toBe('••• USD (•••)');
  expect(hideNumbers('Short 3')).toBe('Short •••');
  expect(hideNumbers('−2.36 %')).toBe(HIDDEN);
  expect(hideNumbers('Took 0.5 of the 1.25 BTC shown at this price; 0.75 left')).toBe('Took ••• of the ••• BTC shown at this price; ••• left');
});

test('a minus of a keyboard goes with its number, and so does what is glued to letters', () => {
  expect(hideNumbers('-0.5 BTCUSD')).toBe('••• BTCUSD');
  expect(hideNumbers('0.5BTC and 1,000BTC at -3')).toBe('•••BTC and •••BTC at •••');
  expect(hideNumbers('BTC0.5, BTC-0.5, (-5)')).toBe('BTC•••, BTC•••, (•••)');
  expect(hideNumbers('0.5-1.5 or 3-5')).toBe('•••-••• or •••-•••');
  expect(hideNumbers('+5% or -5 %')).toBe('••• or •••');
});

test('a digit of a name stays, and so does a sentence without a number', () => {
  for (const words of [
    'Alert: USDT0/USD',
    '1INCH/USD',
    'the 1h candle',
    '15m',
    'order 3f2a-1b-77',
    'PAPER · P-1-17 filled',
    'Market lost: Bitfinex',
    '',
  ])
    expect(hideNumbers(words)).toBe(words);
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 8 }))
  .map(([whole, zeros]) => `${whole}.${'7'.padStart(zeros, '0')}` as Decimal);

test('of no amount a digit or its sign is left, in a sentence or by itself', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 8 }), (value, decimals) => {
      for (const text of [formatDecimal(value, decimals), formatSignedDecimal(value, decimals)]) {
        expect(hideNumbers(`Sold ${text} ETH, filled`)).toBe('Sold ••• ETH, filled');
        expect(hideAmount(`${text} USD`)).toBe(HIDDEN);
      }
    }),
  );
});

test('of no amount a digit is left, whichever its sign is and whatever it is glued to', () => {
  const around = fc.constantFrom('', ' ', 'BTC', '(', ')', ' BTC', '/', ':', '@', '$', '-');
  fc.assert(
    fc.property(
      decimal,
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('', '-', '+', '−'),
      around,
      around,
      (value, decimals, sign, before, after) => {
        const text = formatDecimal(value, decimals).replace(/^[-−]/, '');
        expect(hideNumbers(`${before}${sign}${text}${after}`)).not.toMatch(/\d/);
      },
    ),
  );
});

test('an id of letters and whole numbers stays as it is', () => {
  const part = fc.oneof(fc.nat().map(String), fc.string({ unit: fc.constantFrom('a', 'F', '7'), minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(fc.constantFrom('P', 'L', 'ab'), fc.array(part, { minLength: 1, maxLength: 4 }), (first, parts) => {
      const id = [first, ...parts].join('-');
      for (const words of [id, `${id} filled`, `(${id})`]) expect(hideNumbers(words)).toBe(words);
    }),
  );
});

test('what is not known is still said to be not known', () => {
  expect(hideAmount('—')).toBe('—');
  expect(hideAmount('not told yet')).toBe('not told yet');
});

test('of no amount in Swedish form a digit is left, nor how many thousands it has', async () => {
  await showLanguage('sv');
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 8 }), (value, decimals) => {
      for (const text of [formatDecimal(value, decimals), formatSignedDecimal(value, decimals)]) {
        expect(hideNumbers(`Sålt ${text} ETH, fylld`)).toBe('Sålt ••• ETH, fylld');
        expect(hideAmount(`${text} USD`)).toBe(HIDDEN);
      }
    }),
  );
  await showLanguage('en');
});
