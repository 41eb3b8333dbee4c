import { expect, test } from 'vitest';
import { fillRow } from '../../../src/ui/panels/fills/fill-rows';
import { readAmendment } from '../../../src/ui/panels/orders/amend';
import { openRows, toneOf } from '../../../src/ui/panels/orders/order-rows';
import { event, makeFill, makeOrder, makeTerms, money } from './orders';

const eth = { instrument: 'simulated:ETH/USD' } as const;
const orders = [
  makeOrder('P-5', [event.working], eth),
  makeOrder('P-4', [event.working]),
  makeOrder('P-3', [event.doubted]),
  makeOrder('P-2', [event.cancelled(9_000)]),
  makeOrder('P-1', [event.cancelled(4_000)]),
];
const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

test('open orders of which nothing certain is known come first', () => {
  expect(ids(openRows(orders, null))).toEqual(['P-3', 'P-5', 'P-4']);
});

test('a pair has its own orders only', () => {
  expect(ids(openRows(orders, 'simulated:ETH/USD'))).toEqual(['P-5']);
});

test('what is under way, unknown or refused stands out', () => {
  expect(toneOf(makeOrder('P-1'))).toBe('pending');
  expect(toneOf(makeOrder('P-1', [event.doubted]))).toBe('unknown');
  expect(toneOf(makeOrder('P-1', [event.rejected('too small')]))).toBe('rejected');
});

test('a fill stands with what it is worth', () => {
  expect(fillRow({ ...makeFill({ id: 'F-1' }), instrument: 'simulated:BTC/USD', side: 'buy' }).value).toBe('12800');
});

test('an amendment holds what was changed and nothing else', () => {
  const order = { terms: makeTerms(), filled: money('0') };
  expect(readAmendment(order, { price: '64 000', size: '0.50' })).toBeNull();
  expect(readAmendment(order, { price: '64100', size: '0.5' })).toEqual({ price: '64100' });
  expect(readAmendment(order, { price: '64000', size: '0,75' })).toEqual({ size: '0.75' });
});

test('an amendment that makes no sense is answered with a sentence', () => {
  const order = { terms: makeTerms(), filled: money('0.2') };
  expect(readAmendment(order, { price: 'x', size: '1' })).toMatch(/price/);
  expect(readAmendment(order, { price: '0', size: '1' })).toMatch(/price/);
  expect(readAmendment(order, { price: '1', size: '-1' })).toMatch(/size/);
  expect(readAmendment(order, { price: '1', size: '0.2' })).toMatch(/0\.2 that were filled/);
});

test('an order without a price is amended by size alone', () => {
  const order = { terms: makeTerms({ type: 'market', price: null }), filled: money('0') };
  expect(readAmendment(order, { price: '', size: '1' })).toEqual({ size: '1' });
});
