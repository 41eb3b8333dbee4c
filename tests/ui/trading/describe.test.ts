import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import * as english from '../../../src/domain/order/describe';
import { type OrderSet, oneOrder } from '../../../src/domain/order/order-set';
import { ORDER_TYPES, type OrderTerms, TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import type { VenueMs } from '../../../src/domain/units';
import { buttonWords, describeAmendment, describeSet, describeTerms } from '../../../src/ui/trading/describe';
import { showLanguage } from '../../../src/ui/words/language';
import { say } from '../../../src/ui/words/say';

const d = (text: string): Decimal => text as Decimal;
const limit: OrderTerms = {
  instrument: 'bitfinex:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: d('0.5'),
  price: d('70100'),
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
};

const amount = fc.constantFrom('0.00000001', '1', '12345.678', '1000000000000').map(d);
const terms: fc.Arbitrary<OrderTerms> = fc
  .record({
    instrument: fc.constantFrom('bitfinex:BTC/USD' as const, 'bitfinex:1INCH/USDT' as const),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...ORDER_TYPES),
    size: amount,
    price: fc.option(amount),
    trigger: fc.option(amount),
    trail: fc.option(fc.record({ unit: fc.constantFrom('price' as const, 'percent' as const), distance: amount })),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    expiresAt: fc.option(fc.integer({ min: 0, max: 4e12 }).map((at) => at as VenueMs)),
    postOnly: fc.boolean(),
    reduceOnly: fc.boolean(),
    hidden: fc.boolean(),
    triggerOn: fc.constantFrom('mark' as const, undefined),
    displayed: fc.option(amount, { nil: undefined }),
  })
  .map(({ triggerOn, displayed, ...rest }) => ({
    ...rest,
    ...(triggerOn === undefined ? {} : { triggerOn }),
    ...(displayed === undefined ? {} : { displayed }),
  }));
const sets: fc.Arbitrary<OrderSet> = fc.oneof(
  terms.map(oneOrder),
  fc.tuple(terms, terms).map(([a, b]): OrderSet => ({ group: 'oco', orders: [a, b].map((one) => ({ terms: one, role: 'oco' })) })),
  fc.tuple(terms, terms, terms).map(
    ([entry, profit, loss]): OrderSet => ({
      group: 'bracket',
      orders: [
        { terms: entry, role: 'entry' },
        { terms: profit, role: 'take-profit' },
        { terms: loss, role: 'stop-loss' },
      ],
    }),
  ),
  fc
    .array(terms, { minLength: 2, maxLength: 4 })
    .map((rungs): OrderSet => ({ group: 'scaled', orders: rungs.map((one) => ({ terms: one, role: 'rung' })) })),
);

afterEach(() => showLanguage('en'));

test('in English an order reads as the engine says it', () => {
  fc.assert(
    fc.property(sets, fc.integer({ min: 0, max: 8 }), (set, decimals) => {
      expect(describeSet(set, decimals)).toBe(english.describeSet(set, decimals));
    }),
  );
});

describe('in Swedish', () => {
  beforeEach(() => showLanguage('sv'));

  test.each([
    [limit, 'Köp 0,5 BTC @ 70\u00a0100 · limit'],
    [{ ...limit, type: 'market', price: null }, 'Köp 0,5 BTC till marknadspris'],
    [
      { ...limit, side: 'sell', postOnly: true, reduceOnly: true, tif: 'IOC' },
      'Sälj 0,5 BTC @ 70\u00a0100 · limit · post-only · endast minska · IOC',
    ],
    [{ ...limit, type: 'stop', price: null, trigger: d('70200') }, 'Köp 0,5 BTC när kursen når 70\u00a0200 · stop'],
    [
      { ...limit, side: 'sell', type: 'trailing-stop', price: null, trigger: d('71000'), trail: { unit: 'percent', distance: d('1.5') } },
      'Sälj 0,5 BTC när den faller 1,5 % från toppen, först när kursen når 71\u00a0000 · släpande stop',
    ],
    [
      { ...limit, tif: 'GTD', expiresAt: Date.UTC(2026, 10, 27, 14, 5) as VenueMs, displayed: d('0.1') },
      'Köp 0,5 BTC @ 70\u00a0100 · limit · visar 0,1 BTC åt gången · till 2026-11-27 14:05 UTC',
    ],
  ] as [OrderTerms, string][])('%o', (one, words) => expect(describeTerms(one)).toBe(words));

  test('all that is sent together, and in which account', () => {
    const exit = { ...limit, side: 'sell', price: null } as const;
    const set: OrderSet = {
      group: 'bracket',
      orders: [
        { terms: limit, role: 'entry' },
        { terms: { ...exit, type: 'take-profit', trigger: d('72000'), triggerOn: 'mark' }, role: 'take-profit' },
        { terms: { ...exit, type: 'stop', trigger: d('69000') }, role: 'stop-loss' },
      ],
    };
    expect(buttonWords(set, 'ÖVNING')).toBe('Köp 0,5 BTC bracket @ 70\u00a0100, take profit 72\u00a0000 på markpris, stop 69\u00a0000 · ÖVNING');
  });

  test('a change', () => {
    expect(describeAmendment(limit, { price: d('70200'), size: d('0.4') })).toBe('Ändra pris 70\u00a0100 → 70\u00a0200, storlek 0,5 → 0,4');
    expect(describeAmendment(limit, {})).toBe('Ändra inget');
  });

  test('what the engine says of an order in English is said as its button says it', () => {
    fc.assert(
      fc.property(terms, (one) => {
        expect(say(english.describeTerms(one))).toBe(describeTerms(one));
      }),
      { numRuns: 500 },
    );
  });

  test('what is in Swedish already stays as it is', () => {
    fc.assert(
      fc.property(sets, (set) => {
        expect(say(buttonWords(set, 'LIVE Main'))).toBe(buttonWords(set, 'LIVE Main'));
      }),
    );
  });

  test('nothing of it stays English, and every number of it is there', () => {
    const digits = (text: string): string => text.replace(/[^\d]/g, '');
    fc.assert(
      fc.property(sets, (set) => {
        expect(describeSet(set)).not.toMatch(/\b(Buy|Sell|when|from|once|orders|until|shows|hidden|reduce|trailing|market|mark|by)\b|\{\{/);
        expect(digits(describeSet(set))).toBe(digits(english.describeSet(set)));
      }),
    );
  });
});
