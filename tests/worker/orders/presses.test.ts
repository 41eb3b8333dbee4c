import { expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { LocalMs } from '../../../src/domain/units';
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

test('a press is new, then what it came to', () => {
  const presses = new Presses();
  expect(presses.receiptOf('a')).toBeUndefined();
  presses.placed('a', receipt, terms('1'), 0);
  expect(presses.receiptOf('a')).toEqual(receipt);
});

test('a thousand presses are remembered, the latest ones', () => {
  const presses = new Presses();
  for (let i = 0; i <= 1_000; i++) presses.placed(`n-${i}`, receipt, terms('1'), i);
  expect(presses.receiptOf('n-0')).toBeUndefined();
  expect(presses.receiptOf('n-1')).toEqual(receipt);
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

test('a change counts as an order that left, and is like none', () => {
  const presses = new Presses();
  presses.placed('a', receipt, terms('1'), 1_000);
  presses.changed(1_500);
  expect(presses.lately(2_000)).toEqual([1_000, 1_500]);
  expect(presses.sinceLike(terms('1'), 2_000)).toBe(1_000);
  expect(presses.sinceLike([], 2_000)).toBeUndefined();
});

const left = (nonce: string, id: string, sentAt: number | null, size = '1') => ({
  nonce,
  sentAt,
  order: { id, terms: terms(size)[0] as OrderTerms },
});

test('presses of earlier engines are known by what they wrote down, and count as if they had been made here', () => {
  const presses = new Presses();
  // As storage has them: by their ids as texts.
  presses.recall([
    left('b', 'P-1-10', 9_000, '3'),
    left('a', 'P-1-2', 1_000),
    left('c', 'P-1-3', null),
    left('b', 'P-1-9', 9_000, '2'),
    left('old', 'P-0-1', -60_000),
  ]);
  expect(presses.receiptOf('a')).toEqual({ ids: ['P-1-2'], isDuplicate: false });
  expect(presses.receiptOf('b')).toEqual({ ids: ['P-1-9', 'P-1-10'], isDuplicate: false });
  // What has not left was not taken.
  expect(presses.receiptOf('c')).toBeUndefined();
  expect(presses.receiptOf('old')).toBeDefined();
  expect(presses.lately(10_000)).toEqual([1_000, 9_000]);
  expect(presses.sinceLike([...terms('2'), ...terms('3')], 10_000)).toBe(1_000);
});

test('of the presses of earlier engines the last thousand are known', () => {
  const presses = new Presses();
  presses.recall(Array.from({ length: 1_001 }, (_, i) => left(`n-${i}`, `P-1-${i}`, 2_000 - i)));
  expect([presses.receiptOf('n-1000'), presses.receiptOf('n-999')?.ids]).toEqual([undefined, ['P-1-999']]);
});

test('numbers for an exchange are whole, below 2^45, and of one engine none comes twice on a day', () => {
  const ids = new OrderIds(1_234_567);
  const midnight = 20_000 * 86_400_000;
  const numbers = [0, 1, 43_200_000, 86_399_999].flatMap((ms) => Array.from({ length: 1_000 }, () => ids.nextClientId((midnight + ms) as LocalMs)));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((one) => Number.isSafeInteger(one) && one > 0 && one < 2 ** 45)).toBe(true);
  expect(new OrderIds(399).nextClientId((midnight + 86_399_999) as LocalMs)).toBeLessThan(2 ** 45);
});

test('no id comes twice, of one engine or of the next', () => {
  const ids = [new OrderIds(1), new OrderIds(2)].flatMap((one) => [...Array.from({ length: 50 }, () => one.next('P')), one.nextGroup()]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[PG]-[a-z0-9]+-[a-z0-9]+$/.test(id))).toBe(true);
});
