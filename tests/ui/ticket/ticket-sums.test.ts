import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, multiply } from '../../../src/domain/money';
import { quotesOf } from '../../../src/ui/panels/ticket/quotes';
import { partOf, spendingSize, steppedSize } from '../../../src/ui/panels/ticket/size-sums';
import { readMemory, writeMemory } from '../../../src/ui/panels/ticket/ticket-memory';
import { money } from '../trading/orders';

const book = { bids: new Float64Array([99, 1, 1, 98, 2, 1]), asks: new Float64Array([101, 1, 1, 102, 2, 1]) };
const decimals = { baseDecimals: 8, quoteDecimals: 2 };

test('quotes come from the book, and from the ticker where it has none', () => {
  const ticker = { bid: 90, ask: 95, last: 92, high: null, low: null, volume: null, change: null, changeRatio: null };
  expect(quotesOf(book, ticker)).toEqual({ bid: '99', mid: '100', ask: '101', last: '92' });
  expect(quotesOf(null, ticker)).toEqual({ bid: '90', mid: '92.5', ask: '95', last: '92' });
  expect(quotesOf(null, null)).toEqual({ bid: null, mid: null, ask: null, last: null });
});

test('what is spent comes to a size in the unit of the field, rounded down', () => {
  const buy = { funds: money('10000'), price: money('64000'), ...decimals };
  expect(spendingSize({ ...buy, fields: { side: 'buy', unit: 'base' } })).toBe('0.15625');
  expect(spendingSize({ ...buy, funds: money('33.339'), fields: { side: 'buy', unit: 'quote' } })).toBe('33.33');
  const sell = { funds: money('0.1'), price: money('64191'), ...decimals };
  expect(spendingSize({ ...sell, fields: { side: 'sell', unit: 'base' } })).toBe('0.1');
  expect(spendingSize({ ...sell, fields: { side: 'sell', unit: 'quote' } })).toBe('6419.1');
  expect(spendingSize({ ...buy, price: null, fields: { side: 'buy', unit: 'base' } })).toBeNull();
});

test('what is spent is never more than was there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 100 }),
      (cents, price, percent) => {
        const funds = money(String(cents));
        const size = spendingSize({
          funds: partOf(funds, money(String(percent))),
          price: money(String(price)),
          fields: { side: 'buy', unit: 'base' },
          ...decimals,
        });
        expect(compare(multiply(size ?? money('1000000'), money(String(price))), funds)).toBeLessThanOrEqual(0);
      },
    ),
  );
});

test('a size steps by the smallest order and never below it', () => {
  expect(steppedSize('', 1, '0.0001')).toBe('0.0001');
  expect(steppedSize('0.3', 1, '0.1')).toBe('0.4');
  expect(steppedSize('x', 3, undefined)).toBe('0.003');
  expect(steppedSize('0.0001', -10, '0.0001')).toBe('0.0001');
});

test('type and size of a pair are remembered, its price never', () => {
  const text = writeMemory(new Map(), 'simulated:BTC/USD', { type: 'market', size: '0.5', unit: 'quote' });
  expect(text).not.toContain('price');
  expect(readMemory(text).get('simulated:BTC/USD')).toEqual({ type: 'market', size: '0.5', unit: 'quote' });
});

test('a memory that is torn, foreign or too long costs nothing but itself', () => {
  for (const text of ['', '{', '{}', '[1,[2],["x","future","1","base"]]', 'null']) expect(readMemory(text).size).toBe(0);
  let text = '[]';
  for (let i = 0; i < 60; i++) text = writeMemory(readMemory(text), `simulated:A${i}/USD`, { type: 'limit', size: '1', unit: 'base' });
  expect(JSON.parse(text)).toHaveLength(50);
  expect(readMemory(text).size).toBe(50);
  expect(readMemory(text).has('simulated:A0/USD')).toBe(false);
});
