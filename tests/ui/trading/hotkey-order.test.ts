import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instrument } from '../../../src/domain/instrument';
import { compare, multiply } from '../../../src/domain/money';
import { type HotkeyFacts, hotkeyOrder, reservesOf } from '../../../src/ui/trading/hotkey-order';
import type { TicketSize } from '../../../src/ui/trading/ticket-link';
import { makeTerms, money } from './orders';

const instrument: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
};
const typed = (text: string, unit: TicketSize['unit'] = 'base'): TicketSize => ({ instrument: instrument.id, text, unit });
const ask = (change: Partial<HotkeyFacts> = {}) => hotkeyOrder({ side: 'buy', instrument, best: 64_000, typed: typed('0.5'), ...change });

test('a key asks for a limit at the best price of its own side, with the size in the ticket', () => {
  expect(ask()).toEqual(makeTerms({ size: money('0.5'), price: money('64000') }));
  expect(ask({ side: 'sell', best: 64_001 })).toMatchObject({ side: 'sell', type: 'limit', price: '64001', size: '0.5' });
  expect(ask({ typed: typed('1000', 'quote') })).toMatchObject({ size: '0.015625' });
});

test.each([
  ['no ticket', { typed: null }, /Open the ticket/],
  ['a ticket of another pair', { typed: { ...typed('1'), instrument: 'simulated:ETH/USD' as const } }, /Open the ticket/],
  ['no live book', { best: null }, /no live order book/],
  ['an amount at risk', { typed: typed('100', 'risk') }, /at risk/],
  ['an empty size', { typed: typed('') }, /^The size in the ticket/],
  ['nonsense', { typed: typed('1e3') }, /^The size in the ticket/],
  ['too many decimals', { typed: typed('0.123456789') }, /more decimals/],
  ['too little money', { typed: typed('0.0000001', 'quote') }, /buys nothing/],
])('with %s there is no order but a sentence', (_, change, words) => {
  expect(ask(change)).toMatch(words);
});

test('a typed amount of money is never exceeded, and a typed size never changed', () => {
  const best = fc.integer({ min: 1, max: 99_999 });
  const amount = fc.integer({ min: 1, max: 1_000_000 }).map((n) => String(n / 100));
  fc.assert(
    fc.property(best, amount, fc.constantFrom<'buy' | 'sell'>('buy', 'sell'), (price, text, side) => {
      const order = ask({ side, best: price, typed: typed(text, 'quote') });
      if (typeof order !== 'string') expect(compare(multiply(order.size, order.price ?? money('0')), money(text))).toBeLessThanOrEqual(0);
      expect(ask({ side, best: price, typed: typed(text) })).toMatchObject({ size: text, price: String(price) });
    }),
  );
});

test('what an order holds back is told in what it pays with', () => {
  expect(reservesOf(makeTerms({ size: money('0.5'), price: money('64000') }))).toBe('32000');
  expect(reservesOf(makeTerms({ side: 'sell', size: money('0.5') }))).toBe('0.5');
});
