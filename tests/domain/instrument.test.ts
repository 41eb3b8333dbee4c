import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type InstrumentId,
  instrumentId,
  isInstrumentId,
  type PriceRule,
  pairLabel,
  parseInstrumentId,
  priceDecimals,
} from '../../src/domain/instrument';

const FIVE_DIGITS: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };

test.each([
  [61234, 0],
  [123456, 0],
  [9999.9, 1],
  [1, 4],
  [0.99999, 5],
  [0.1, 5],
  [0.00001234, 8],
  [1e-12, 8],
  [1e21, 0],
  [1000, 1],
  [0, 0],
  [-5, 0],
  [Number.NaN, 0],
  [Number.POSITIVE_INFINITY, 0],
])('five significant digits show %d with %d decimals', (price, decimals) => {
  expect(priceDecimals(FIVE_DIGITS, price)).toBe(decimals);
});

test('a rule of decimals does not look at the price', () => {
  expect(priceDecimals({ kind: 'decimals', decimals: 2 }, 0.00001)).toBe(2);
});

test('a price of five digits loses none when shown with its decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10000, max: 99999 }), fc.integer({ min: -8, max: 3 }), (digits, exponent) => {
      const price = Number(`${digits}e${exponent}`);
      expect(Number(price.toFixed(priceDecimals(FIVE_DIGITS, price)))).toBe(price);
    }),
  );
});

test('an id parses to the parts it was made of', () => {
  const code = fc.stringMatching(/^[A-Z0-9.]{1,20}$/);
  const parts = fc.record(
    { venue: fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/), base: code, quote: code, settle: code },
    { requiredKeys: ['venue', 'base', 'quote'] },
  );
  fc.assert(
    fc.property(parts, (p) => {
      expect(parseInstrumentId(instrumentId(p))).toEqual({ ...p });
    }),
  );
});

test.each([
  '',
  'bitfinex',
  'bitfinex:BTC',
  'bitfinex:BTC/',
  'bitfinex:/USD',
  'bitfinex:BTC/USD:',
  'bitfinex:BTC/USD/EUR',
  'bitfinex:BTC/USD:USD:USD',
  'Bitfinex:BTC/USD',
  'bitfinex:btc/usd',
  'bitfinex:BTC/USD\n',
  ':BTC/USD',
  `bitfinex:${'A'.repeat(21)}/USD`,
  'bitfinex:<B>/USD',
])('%j is no instrument id', (text) => {
  expect(isInstrumentId(text)).toBe(false);
});

test('a label names the pair, a perpetual as such, and anything else as it stands', () => {
  expect(pairLabel('bitfinex:BTC/USD')).toBe('BTC/USD');
  expect(pairLabel('bitfinex:BTC/USDT:USDT')).toBe('BTC/USDT perp');
  expect(pairLabel('odd:/x' as InstrumentId)).toBe('odd:/x');
});
