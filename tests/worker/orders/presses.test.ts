import { expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { OrderIds } from '../../../src/worker/orders/order-ids';
import { Presses } from '../../../src/worker/orders/presses';

const terms = (size: string): readonly OrderTerms[] => [
  {
    instrument: 'bitfinex:BTC/USD',
    side: 'buy',
    type: 'limit',
    size: size as Decimal,
    price: '100' as Decimal,
    trigger: null,
    trail: null,
    tif: 'GTC',
    expiresAt: null,
    postOnly: false,
    reduceOnly: false,
    hidden: false,
  },
];
const receipt = { ids: ['P-1-1'], isDuplicate: false };

test('a press is new, then under way, then what it came to', () => {
  const presses = new Presses();
  expect(presses.receiptOf('a')).toBeUndefined();
  presses.begin('a');
  expect(presses.receiptOf('a')).toBeNull();
  presses.placed('a', receipt, terms('1'), 0);
  expect(presses.receiptOf('a')).toEqual(receipt);
});

test('a press that was refused may be made again', () => {
  const presses = new Presses();
  presses.begin('a');
  presses.forget('a');
  expect(presses.receiptOf('a')).toBeUndefined();
});

test('a thousand presses are remembered, the latest ones', () => {
  const presses = new Presses();
  for (let i = 0; i <= 1_000; i++) presses.begin(`n-${i}`);
  expect(presses.receiptOf('n-0')).toBeUndefined();
  expect(presses.receiptOf('n-1')).toBeNull();
});

test('an order is like one that asks for the same, for two seconds', () => {
  const presses = new Presses();
  presses.placed('a', receipt, terms('1'), 1_000);
  expect(presses.sinceLike(terms('1'), 2_999)).toBe(1_999);
  expect(presses.sinceLike(terms('1'), 3_000)).toBeUndefined();
  expect(presses.sinceLike(terms('2'), 1_500)).toBeUndefined();
});

test('trailing stops that follow at another distance are not alike', () => {
  const trailing = (distance: string, unit: 'price' | 'percent' = 'price'): readonly OrderTerms[] =>
    terms('1').map((one) => ({ ...one, type: 'trailing-stop', price: null, trail: { unit, distance: distance as Decimal } }));
  const presses = new Presses();
  presses.placed('a', receipt, trailing('5'), 1_000);
  expect(presses.sinceLike(trailing('5'), 1_500)).toBe(500);
  expect([trailing('6'), trailing('5', 'percent')].map((other) => presses.sinceLike(other, 1_500))).toEqual([undefined, undefined]);
});

test('what left counts for a minute, and a clock that was set back forgets it', () => {
  const presses = new Presses();
  presses.placed('a', receipt, terms('1'), 1_000);
  presses.placed('b', receipt, terms('2'), 31_000);
  expect(presses.lately(60_999)).toEqual([1_000, 31_000]);
  expect(presses.lately(61_000)).toEqual([31_000]);
  expect(presses.lately(500)).toEqual([]);
});

test('no id comes twice, of one engine or of the next', () => {
  const ids = [new OrderIds(1), new OrderIds(2)].flatMap((one) => [...Array.from({ length: 50 }, () => one.next()), one.nextGroup()]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[PG]-[a-z0-9]+-[a-z0-9]+$/.test(id))).toBe(true);
});
