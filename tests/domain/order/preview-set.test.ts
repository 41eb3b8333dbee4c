import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Balance } from '../../../src/domain/account/account-state';
import type { Instrument } from '../../../src/domain/instrument';
import { compare, type Decimal, multiply, sum } from '../../../src/domain/money';
import { type OrderSet, oneOrder } from '../../../src/domain/order/order-set';
import { previewOrder } from '../../../src/domain/order/preview';
import { previewSet } from '../../../src/domain/order/preview-set';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { book as anyBook, bookOf, d, level } from './books';
import { BUY_2_AT_100 } from './orders';

const instrument: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
};
const balance = (currency: string, total: string): Balance => ({ currency, total: d(total), reserved: d('0'), available: d(total) });
const input = {
  instrument,
  book: bookOf([level(99, 1), level(98, 2)], [level(101, 1), level(102, 2)]),
  fees: { maker: d('0.001'), taker: d('0.002') },
  balances: [balance('USD', '1000'), balance('BTC', '5')],
};
const limit = (size: string, price: string, more: Partial<OrderTerms> = {}): OrderTerms => ({
  ...BUY_2_AT_100,
  size: d(size),
  price: d(price),
  ...more,
});
const rungs = (...all: readonly OrderTerms[]): OrderSet => ({ group: 'scaled', orders: all.map((terms) => ({ terms, role: 'rung' })) });

test('one order is what it is by itself, and a bracket is its entry', () => {
  const terms = limit('2', '100');
  const alone = previewOrder({ ...input, terms });
  expect(previewSet(oneOrder(terms), input)).toEqual(alone);
  const stop = { ...terms, side: 'sell', type: 'stop', price: null, trigger: d('90') } as const;
  const bracket: OrderSet = {
    group: 'bracket',
    orders: [
      { terms, role: 'entry' },
      { terms: stop, role: 'stop-loss' },
    ],
  };
  expect(previewSet(bracket, input)).toEqual(alone);
  expect(previewSet({ group: 'oco', orders: [] }, input)).toBeNull();
});

test('an OCO is its limit, and holds back what the dearer of the two takes', () => {
  const stop = { ...limit('9', '1'), type: 'stop', price: null, trigger: d('120') } as const;
  const oco: OrderSet = {
    group: 'oco',
    orders: [
      { terms: limit('9', '90'), role: 'oco' },
      { terms: stop, role: 'oco' },
    ],
  };
  expect(previewSet(oco, input)).toMatchObject({ waitingAt: '90', reserves: '1080', isAffordable: false, largest: '8.33333333' });
});

test('rungs are added up: what they take at once, what waits, what all of them cost', () => {
  expect(previewSet(rungs(limit('1', '101'), limit('2', '96'), limit('3', '95')), input)).toMatchObject({
    now: { filled: '1', value: '101' },
    average: '101',
    waiting: '5',
    waitingAt: '95.4',
    liquidity: 'both',
    reserves: '578',
    isAffordable: true,
    exchanged: { pays: '578', receives: '6', fee: '0.007', after: { base: '10.993', quote: '422' } },
    largest: '10.38062283',
  });
});

const side = fc.constantFrom('buy' as const, 'sell' as const);
const rung = fc.record({ size: fc.integer({ min: 1, max: 50 }), price: fc.integer({ min: 1, max: 33 }) });

test('the size that a scaled order could have at most is affordable', () => {
  fc.assert(
    fc.property(side, fc.array(rung, { minLength: 2, maxLength: 8 }), anyBook, (way, all, book) => {
      const set = rungs(...all.map(({ size, price }) => limit(String(size), String(price), { side: way })));
      const preview = previewSet(set, { ...input, book });
      const total = sum(set.orders.map(({ terms }) => terms.size));
      const cost = (size: Decimal): Decimal => multiply(preview?.reserves ?? d('0'), size);
      // Each rung grows alike, so the cost does.
      expect(compare(cost(preview?.largest ?? d('0')), multiply(preview?.available ?? d('0'), total))).toBeLessThanOrEqual(0);
      expect(preview?.isAffordable).toBe(compare(preview?.reserves ?? d('0'), preview?.available ?? d('0')) <= 0);
    }),
  );
});
