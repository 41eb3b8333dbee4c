import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instrument, PriceRule } from '../../../src/domain/instrument';
import { add, compare, type Decimal, decimalsOf, isPositive, parseDecimal, powerOfTen, significantDigitsOf } from '../../../src/domain/money';
import { type Complaint, checkTerms } from '../../../src/domain/order/order-rules';
import { ORDER_TYPES, type OrderTerms, TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import { BUY_2_AT_100, d, ms } from './orders';

const NOW = ms(Date.UTC(2026, 10, 25, 12));
const BTC: Instrument = {
  id: 'bitfinex:BTC/USD',
  venue: 'bitfinex',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
  minSize: '0.00004',
  maxSize: '100.0',
};
const PERP: Instrument = { ...BTC, id: 'bitfinex:BTC/USDT:USDT', quote: 'USDT', settle: 'USDT' };
const SEA: Instrument = { ...BTC, hasIceberg: true };
const CENTS: Instrument = { ...BTC, priceRule: { kind: 'decimals', decimals: 2 } };
const limit: OrderTerms = { ...BUY_2_AT_100, instrument: BTC.id, price: d('70100') };
const stop: OrderTerms = { ...limit, type: 'stop', price: null, trigger: d('71000') };
const trailing: OrderTerms = { ...limit, type: 'trailing-stop', price: null, trail: { unit: 'price', distance: d('50') } };
const market: OrderTerms = { ...limit, type: 'market', price: null };
const stopLimit: OrderTerms = { ...stop, type: 'stop-limit', price: d('71010') };

const check = (terms: OrderTerms, instrument = BTC): readonly Complaint[] => checkTerms(terms, instrument, NOW);

test.each<[string, OrderTerms, Instrument?]>([
  ['a limit order', limit],
  ['a post-only limit order', { ...limit, postOnly: true }],
  ['a limit order that fills at once or not', { ...limit, tif: 'FOK' }],
  ['a hidden limit order', { ...limit, hidden: true }],
  ['a limit order with an end', { ...limit, tif: 'GTD', expiresAt: ms(NOW + 1) }],
  ['a market order', market],
  ['a market order that fills at once or not', { ...market, tif: 'FOK' }],
  ['a stop', stop],
  ['a take-profit', { ...stop, type: 'take-profit' }],
  ['a stop-limit', stopLimit],
  ['a trailing stop', trailing],
  ['a trailing stop in per cent', { ...trailing, trail: { unit: 'percent', distance: d('99.9') } }],
  ['a trailing stop that follows from a price on', { ...trailing, trigger: d('71000') }],
  ['a stop that the mark sets off', { ...stop, triggerOn: 'mark' }],
  ['an iceberg', { ...limit, displayed: d('0.5') }, SEA],
  ['a stop-limit that shows a part of itself', { ...stopLimit, displayed: d('0.02') }, SEA],
  ['the smallest order', { ...limit, size: d('0.00004') }],
  ['the largest order', { ...limit, size: d('100') }],
  ['a reduce-only perpetual', { ...limit, reduceOnly: true }, PERP],
])('nothing speaks against %s', (_, terms, instrument) => {
  expect(check(terms, instrument)).toEqual([]);
});

test.each<[string, string | null, string, OrderTerms, Instrument?]>([
  ['not-positive', 'size', 'The size is 0 BTC. Enter more than 0, for example 0.00004.', { ...limit, size: d('0') }],
  ['not-positive', 'size', 'The size is −1 BTC.', { ...limit, size: d('-1') }],
  [
    'digits',
    'size',
    'The size 0.123456789 BTC has 9 decimals; this market takes 8. Enter 0.12345678 or 0.12345679.',
    { ...limit, size: d('0.123456789') },
  ],
  ['digits', 'size', 'has 1 decimals; this market takes 0. Enter 2 or 3.', { ...limit, size: d('2.5') }, { ...BTC, sizeDecimals: 0 }],
  ['too-small', 'size', 'The size 0.00001 BTC is below the smallest order, 0.00004. Enter 0.00004 or more.', { ...limit, size: d('0.00001') }],
  ['too-large', 'size', 'The size 1,000 BTC is above the largest order, 100. Enter 100 or less.', { ...limit, size: d('1000') }],
  ['missing', 'price', 'A limit order needs a limit price.', { ...limit, price: null }],
  ['missing', 'trigger', 'A stop order needs a trigger price.', { ...stop, trigger: null }],
  ['missing', 'trigger', 'A take-profit order needs a trigger price.', { ...stop, type: 'take-profit', trigger: null }],
  ['missing', 'trail', 'A trailing stop needs a distance. Enter one in USD or per cent.', { ...trailing, trail: null }],
  ['missing', 'tif', 'A GTD order needs the time at which it ends.', { ...limit, tif: 'GTD' }],
  ['unused', 'price', 'A market order has no limit price, and 70,100 is set.', { ...market, price: d('70100') }],
  ['unused', 'trigger', 'A limit order has no trigger price, and 1 is set.', { ...limit, trigger: d('1') }],
  [
    'unused',
    'trigger',
    'A limit order does not wait for a price, and the mark price is set to trigger it. Clear it, or choose another type.',
    { ...limit, triggerOn: 'mark' },
  ],
  ['not-positive', 'trigger', 'The start price is 0 USD. Enter one above 0.', { ...trailing, trigger: d('0') }],
  ['digits', 'trigger', 'The start price 71,000.5 USD has 6 significant digits', { ...trailing, trigger: d('71000.5') }],
  ['unused', 'trail', 'A limit order has no distance, and 50 is set.', { ...limit, trail: trailing.trail }],
  ['unused', 'tif', 'GTC has no end date, and 2026-11-25 12:00 UTC is set.', { ...limit, expiresAt: NOW }],
  ['not-positive', 'price', 'The limit price is 0 USD. Enter one above 0.', { ...limit, price: d('0') }],
  ['not-positive', 'trigger', 'The trigger price is −5 USD.', { ...stop, trigger: d('-5') }],
  [
    'digits',
    'price',
    'The limit price 70,100.55 USD has 7 significant digits; this market takes 5. Enter 70100 or 70101.',
    { ...limit, price: d('70100.55') },
  ],
  ['digits', 'price', 'has 9 decimals; this market takes 8. Enter 0.00000999 or 0.00001.', { ...limit, price: d('0.000009999') }],
  ['digits', 'price', 'has 9 decimals; this market takes 8. Enter 0.00000001.', { ...limit, price: d('0.000000005') }],
  [
    'digits',
    'trigger',
    'The trigger price 0.125 USD has 3 decimals; this market takes 2. Enter 0.12 or 0.13.',
    { ...stop, trigger: d('0.125') },
    CENTS,
  ],
  ['not-positive', 'trail', 'The distance 0 USD is none. Enter one above 0.', { ...trailing, trail: { unit: 'price', distance: d('0') } }],
  ['trail-whole', 'trail', 'The distance 100 % reaches a price of 0 or less.', { ...trailing, trail: { unit: 'percent', distance: d('100') } }],
  [
    'digits',
    'trail',
    'has 3 decimals; this market takes 2. Enter 0.12 or 0.13.',
    { ...trailing, trail: { unit: 'price', distance: d('0.125') } },
    CENTS,
  ],
  ['iceberg', 'displayed', 'This market takes no icebergs, only hidden orders.', { ...limit, displayed: d('0.5') }],
  ['iceberg', 'displayed', 'A market order never stands in the book', { ...market, displayed: d('0.5') }, SEA],
  ['iceberg', 'displayed', 'An iceberg waits in the book, and IOC does not wait.', { ...limit, tif: 'IOC', displayed: d('0.5') }, SEA],
  ['iceberg', 'displayed', 'An iceberg shows a part of itself, and a hidden order nothing.', { ...limit, hidden: true, displayed: d('0.5') }, SEA],
  ['iceberg', 'displayed', 'would take more than 100 parts to show all of the order. Enter 0.02 or more.', { ...limit, displayed: d('0.0199') }, SEA],
  ['not-positive', 'displayed', 'The displayed size 0 BTC is none.', { ...limit, displayed: d('0') }, SEA],
  ['digits', 'displayed', 'has too many decimals; this market takes 8.', { ...limit, displayed: d('0.123456789') }, SEA],
  ['too-small', 'displayed', 'is below the smallest order, 0.00004.', { ...limit, size: d('0.0001'), displayed: d('0.00001') }, SEA],
  ['tif', 'tif', 'A stop order waits for its price, and IOC does not wait.', { ...stop, tif: 'IOC' }],
  ['tif', 'tif', 'A market order fills at once and has no end date.', { ...market, tif: 'GTD', expiresAt: ms(NOW + 1) }],
  [
    'expiry-past',
    'tif',
    'The order would have ended at 2026-11-25 12:00 UTC, and it is 2026-11-25 12:00 UTC.',
    { ...limit, tif: 'GTD', expiresAt: NOW },
  ],
  ['post-only', null, 'Post-only is for limit orders; a market order takes from the book.', { ...market, postOnly: true }],
  ['post-only', null, 'Post-only is for limit orders; a stop-limit order', { ...stopLimit, postOnly: true }],
  ['post-only', null, 'Post-only waits in the book, and FOK does not wait.', { ...limit, tif: 'FOK', postOnly: true }],
  [
    'reduce-only',
    null,
    'Reduce-only belongs to perpetuals and accounts on margin: in a spot account there is only the BTC',
    { ...limit, reduceOnly: true },
  ],
])('error %s of %s: %s', (rule, field, words, terms, instrument) => {
  expect(check(terms, instrument)).toEqual([{ rule, field, severity: 'error', words: expect.stringContaining(words) }]);
});

test.each<[string, string, OrderTerms]>([
  ['hidden', 'A hidden order is charged the taker fee although it is post-only.', { ...limit, hidden: true, postOnly: true }],
  ['hidden', 'there is nothing to hide', { ...market, hidden: true }],
  ['limit-behind-trigger', 'The limit 70,900 is below the trigger 71,000', { ...stopLimit, price: d('70900') }],
  ['limit-behind-trigger', 'The limit 71,010 is above the trigger 71,000', { ...stopLimit, side: 'sell' }],
])('warning %s: %s', (rule, words, terms) => {
  expect(check(terms)).toMatchObject([{ rule, severity: 'warning', words: expect.stringContaining(words) }]);
});

test('on margin reduce-only is for every pair', () => {
  expect(checkTerms({ ...limit, reduceOnly: true }, BTC, NOW, 'margin')).toEqual([]);
});

test('errors come before warnings, and each wrong term has its own', () => {
  const found = check({ ...limit, size: d('0'), price: d('70100.5'), hidden: true, postOnly: true, reduceOnly: true });
  expect(found.map((one) => one.rule)).toEqual(['not-positive', 'digits', 'reduce-only', 'hidden']);
});

test('an instrument whose limits are not known has none', () => {
  const { minSize: _, maxSize: __, ...rest } = BTC;
  expect(check({ ...limit, size: d('0.00000001') }, rest)).toEqual([]);
  expect(check({ ...limit, size: d('0.00000001') }, { ...rest, minSize: 'soon' })).toEqual([]);
  expect(check({ ...limit, size: d('0') }, rest)[0]?.words).toContain('for example 1.');
});

const rule: fc.Arbitrary<PriceRule> = fc.oneof(
  fc.record({ kind: fc.constant('significant' as const), digits: fc.integer({ min: 1, max: 7 }), maxDecimals: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('decimals' as const), decimals: fc.integer({ min: 0, max: 9 }) }),
);
const amount = fc
  .tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => parseDecimal(shift(digits, places)) as Decimal);
const shift = (digits: number, places: number): string => {
  const text = String(digits).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
};

test('a price is taken as the rule says, and what a complaint says to enter is taken', () => {
  fc.assert(
    fc.property(amount, rule, (price, priceRule) => {
      const instrument = { ...BTC, priceRule };
      const found = check({ ...limit, price }, instrument);
      const isTaken =
        isPositive(price) &&
        (priceRule.kind === 'decimals'
          ? decimalsOf(price) <= priceRule.decimals
          : significantDigitsOf(price) <= priceRule.digits && decimalsOf(price) <= priceRule.maxDecimals);
      expect(found.length === 0).toBe(isTaken);
      for (const choice of choices(found)) {
        expect(check({ ...limit, price: choice }, instrument)).toEqual([]);
        expect(choice).not.toBe(price);
      }
      const [below, above] = choices(found);
      if (below !== undefined && above !== undefined) expect([compare(below, price), compare(above, price)]).toEqual([-1, 1]);
    }),
    { numRuns: 500 },
  );
});

test('a size is taken as its decimals and limits say, and what a complaint on its decimals says to enter has fewer', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 9 }), (size, decimals) => {
      const instrument = { ...BTC, sizeDecimals: decimals };
      const found = check({ ...limit, size }, instrument);
      const isTaken = decimalsOf(size) <= decimals && compare(size, d('0.00004')) >= 0 && compare(size, d('100')) <= 0;
      expect(found.length === 0).toBe(isTaken);
      for (const choice of choices(found.filter((one) => one.rule === 'digits'))) {
        expect(decimalsOf(choice)).toBeLessThanOrEqual(decimals);
        expect(compare(choice, size) < 0 ? compare(add(choice, powerOfTen(-decimals)), size) > 0 : isPositive(choice)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

const choices = (found: readonly Complaint[]): Decimal[] =>
  found
    .flatMap(({ words }) => [...(words.split('Enter ')[1] ?? '').matchAll(/\d+(?:\.\d+)?/g)].map(([text]) => d(text)))
    .filter((one) => one !== d('0'));

test('whatever is wrong with any terms is said in sentences, without an exponent or a hyphen for a minus', () => {
  const maybe = fc.option(amount);
  const terms: fc.Arbitrary<OrderTerms> = fc.record({
    instrument: fc.constant(BTC.id),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...ORDER_TYPES),
    size: amount,
    price: maybe,
    trigger: maybe,
    trail: fc.option(fc.record({ unit: fc.constantFrom('price' as const, 'percent' as const), distance: amount })),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    expiresAt: fc.option(fc.integer({ min: NOW - 5, max: NOW + 5 }).map(ms)),
    postOnly: fc.boolean(),
    reduceOnly: fc.boolean(),
    hidden: fc.boolean(),
  });
  fc.assert(
    fc.property(terms, (t) => {
      for (const { words } of check(t)) {
        expect(words).toMatch(/^[A-Z].*\.$/);
        expect(words).not.toMatch(/undefined|null|NaN|\de[+-]?\d| -\d/);
      }
    }),
    { numRuns: 1000 },
  );
});
