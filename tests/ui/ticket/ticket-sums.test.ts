import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PriceRule } from '../../../src/domain/instrument';
import { compare, multiply, significantDigitsOf } from '../../../src/domain/money';
import { boughtFor, estimate } from '../../../src/ui/panels/ticket/estimate';
import { buttonWords } from '../../../src/ui/panels/ticket/order-words';
import { quotesOf } from '../../../src/ui/panels/ticket/quotes';
import { percentSize, steppedSize } from '../../../src/ui/panels/ticket/size-sums';
import { roundToTick, stepPrice, tickAt } from '../../../src/ui/panels/ticket/tick-step';
import { readMemory, writeMemory } from '../../../src/ui/panels/ticket/ticket-memory';
import { makeTerms, money } from '../trading/orders';

const five: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };
const book = { bids: new Float64Array([99, 1, 1, 98, 2, 1]), asks: new Float64Array([101, 1, 1, 102, 2, 1]) };
const fees = { maker: money('0.001'), taker: money('0.002') };

test('a step is one tick, and the tick follows the price', () => {
  expect(stepPrice(five, money('64190'), 1)).toBe('64191');
  expect(stepPrice(five, money('99999'), 1)).toBe('100000');
  expect(stepPrice(five, money('100000'), 1)).toBe('100010');
  expect(stepPrice(five, money('71.28'), -10)).toBe('71.27');
  expect(stepPrice({ kind: 'decimals', decimals: 2 }, money('1.005'), 1)).toBe('1.01');
  expect(tickAt(five, money('0.00003277'))).toBe('0.00000001');
});

test('a step from between two ticks goes to the next one, and no price falls to 0', () => {
  expect(stepPrice(five, money('64190.4'), 1)).toBe('64191');
  expect(stepPrice(five, money('64190.4'), -1)).toBe('64190');
  expect(stepPrice(five, money('0.00000001'), -10)).toBe('0.00000001');
});

test('whatever the steps, the price is one that the venue takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -6, max: 3 }), fc.constantFrom(-10, -1, 1, 10), (n, exponent, ticks) => {
      const price = money(
        Number(`${n}e${exponent}`)
          .toFixed(8)
          .replace(/\.?0+$/, ''),
      );
      if (compare(price, money('0')) <= 0) return;
      const next = stepPrice(five, price, ticks);
      expect(significantDigitsOf(next)).toBeLessThanOrEqual(5);
      expect(roundToTick(five, next, 'down')).toBe(next);
      expect(compare(next, money('0'))).toBeGreaterThan(0);
    }),
  );
});

test('quotes come from the book, and from the ticker where it has none', () => {
  const ticker = { bid: 90, ask: 95, last: 92, high: null, low: null, volume: null, change: null, changeRatio: null };
  expect(quotesOf(book, ticker)).toEqual({ bid: '99', mid: '100', ask: '101', last: '92' });
  expect(quotesOf(null, ticker)).toEqual({ bid: '90', mid: '92.5', ask: '95', last: '92' });
  expect(quotesOf(null, null)).toEqual({ bid: null, mid: null, ask: null, last: null });
});

test('a market order walks the book from its best price', () => {
  expect(estimate(makeTerms({ type: 'market', price: null, size: money('2') }), book, fees)).toEqual({
    taken: '2',
    rested: '0',
    cost: '203',
    fee: '0.004',
    average: '101.5',
    slippage: '0.495',
    isBeyondBook: false,
  });
});

test('a limit that crosses takes what its price allows and rests the remainder', () => {
  const terms = makeTerms({ price: money('101'), size: money('3') });
  expect(estimate(terms, book, fees)).toMatchObject({ taken: '1', rested: '2', cost: '303', fee: '0.004' });
  expect(estimate({ ...terms, tif: 'IOC' }, book, fees)).toMatchObject({ taken: '1', rested: '0', cost: '101' });
});

test('a sale pays its fee in what it receives', () => {
  expect(estimate(makeTerms({ side: 'sell', price: money('98'), size: money('2') }), book, fees)).toMatchObject({
    cost: '197',
    fee: '0.394',
    average: '98.5',
  });
});

test('what the book cannot fill has no cost', () => {
  expect(estimate(makeTerms({ type: 'market', price: null, size: money('9') }), book, fees)).toMatchObject({
    cost: null,
    fee: null,
    isBeyondBook: true,
  });
  expect(estimate(makeTerms(), null, fees).cost).toBeNull();
});

test('what funds buy never costs more than they are', () => {
  expect(boughtFor(book.asks, money('101'), 8)).toBe('1');
  expect(boughtFor(book.asks, money('152'), 8)).toBe('1.5');
  expect(boughtFor(book.asks, money('1000'), 8)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 304 }), (funds) => {
      const size = boughtFor(book.asks, money(String(funds)), 8) ?? money('99');
      const { cost } = estimate(makeTerms({ type: 'market', price: null, size }), book, fees);
      expect(compare(cost ?? money('999'), money(String(funds)))).toBeLessThanOrEqual(0);
    }),
  );
});

test('a part of what is available is rounded down in the unit of the field', () => {
  const buy = { available: money('10000'), price: money('64000') };
  expect(percentSize(money('100'), { ...buy, fields: { side: 'buy', unit: 'base' } })).toBe('0.15625');
  expect(percentSize(money('33'), { ...buy, fields: { side: 'buy', unit: 'quote' } })).toBe('3300');
  expect(percentSize(money('50'), { available: money('0.1'), price: null, fields: { side: 'sell', unit: 'base' } })).toBe('0.05');
  expect(percentSize(money('50'), { ...buy, price: null, fields: { side: 'buy', unit: 'base' } })).toBeNull();
  expect(percentSize(money('50'), { available: null, price: money('1'), fields: { side: 'buy', unit: 'base' } })).toBeNull();
  const all = percentSize(money('100'), { available: money('9999.99'), price: money('64191'), fields: { side: 'buy', unit: 'base' } });
  expect(compare(multiply(all ?? money('1'), money('64191')), money('9999.99'))).toBeLessThanOrEqual(0);
});

test('a size steps by the smallest order and never below it', () => {
  expect(steppedSize('', 1, '0.0001')).toBe('0.0001');
  expect(steppedSize('0.3', 1, '0.1')).toBe('0.4');
  expect(steppedSize('0.0001', -10, '0.0001')).toBe('0.0001');
});

test('the button says all that is unusual of what is sent', () => {
  expect(buttonWords(makeTerms({ price: money('70100') }), 'PAPER')).toBe('Buy 0.5 BTC @ 70,100 · limit · PAPER');
  expect(buttonWords(makeTerms({ side: 'sell', type: 'market', price: null, tif: 'IOC' }), 'PAPER')).toBe('Sell 0.5 BTC · market · PAPER');
  expect(buttonWords(makeTerms({ tif: 'GTD', postOnly: true, hidden: true }), 'PAPER')).toContain('limit GTD post-only hidden · PAPER');
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
  expect(readMemory(text).size).toBe(50);
  expect(readMemory(text).has('simulated:A0/USD')).toBe(false);
});
