import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instrument } from '../../../../src/domain/instrument';
import { toDouble } from '../../../../src/domain/money';
import { GROUPINGS, stepAt } from '../../../../src/ui/panels/book/grouping';
import { isHome, ladderOrder, ordersUnder } from '../../../../src/ui/panels/ladder/ladder-order';
import { priceAt } from '../../../../src/ui/panels/ladder/rungs';
import { makeOrder, makeTerms, money } from '../../trading/orders';

const instrument: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
};
const ask = (change: Partial<Parameters<typeof ladderOrder>[0]> = {}) =>
  ladderOrder({ side: 'buy', instrument, price: 64_000, size: '0.5', ...change });

test('a press asks for a limit at the price of its row', () => {
  expect(ask()).toEqual(makeTerms({ size: money('0.5'), price: money('64000') }));
  expect(ask({ side: 'sell', size: '1k' })).toMatchObject({ side: 'sell', size: '1000' });
});

test('every row of every grouping is an exact price of the pair, whatever doubles make of it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 90_000, noNaN: true }), fc.constantFrom(...GROUPINGS), (market, grouping) => {
      const step = stepAt(market, grouping);
      const index = Math.floor(market / step);
      const order = ask({ price: priceAt(index, step) });
      if (index === 0) expect(order).toMatch(/no price/);
      else expect(typeof order === 'string' ? order : toDouble(order.price ?? money('0'))).toBe(priceAt(index, step));
    }),
  );
});

test.each([
  ['no size', { size: '' }, /^The size: Type a number/],
  ['a size that is none', { size: '1,000' }, /^The size: 1,000 can be/],
  ['more decimals than orders take', { size: '0.123456789' }, /more decimals than BTC orders take/],
  ['a row at nothing', { price: 0 }, /no price of 0/],
  ['a row between two prices of the pair', { price: 100_000.5 }, /no price 100000\.5.*coarser/],
] as const)('%s is refused in words', (_, change, words) => expect(ask(change)).toMatch(words));

test('an order is home in the row of its price: bids in the one below it, asks in the one above', () => {
  const bid = { side: 'buy', price: money('64013') } as const;
  expect(isHome(bid, money('64010'), 10)).toBe(true);
  expect(isHome(bid, money('64020'), 10)).toBe(false);
  expect(isHome({ ...bid, side: 'sell' }, money('64020'), 10)).toBe(true);
  expect(isHome(bid, money('64012'), 1)).toBe(false);
});

test('a hand takes the order that it is on, though another is held elsewhere', () => {
  const [held, resting] = [makeOrder('P-1'), makeOrder('P-2')];
  const inHand = { order: held, spot: { index: 640, side: 'buy' } } as const;
  expect(ordersUnder({ index: 630, side: 'buy' }, inHand, [resting])).toEqual([resting]);
  expect(ordersUnder({ index: 640, side: 'sell' }, inHand, [])).toEqual([]);
  expect(ordersUnder({ index: 640, side: 'buy' }, inHand, [resting])).toEqual([held]);
});
