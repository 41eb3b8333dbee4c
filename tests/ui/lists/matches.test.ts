import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instrument, instrumentId } from '../../../src/domain/instrument';
import { MOST_MATCHES, matchPairs, spelledPair } from '../../../src/ui/pair-search/matches';

const make = (base: string, quote: string, settle?: string): Instrument => {
  const parts = { venue: 'bitfinex', base, quote, ...(settle === undefined ? {} : { settle }) };
  return { ...parts, id: instrumentId(parts), priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 } };
};
const list = [make('ETH', 'BTC'), make('BTC', 'USDT', 'USDT'), make('BTC', 'USDT'), make('BTC', 'USD'), make('LTC', 'USD'), make('WBTC', 'USD')];
const found = (typed: string): string[] => matchPairs(list, typed).map((i) => i.id.slice('bitfinex:'.length));

test('spelling does not matter', () => {
  for (const typed of ['btcusd', 'BTC/USD', 'btc-usd', ' btc usd ']) expect(found(typed)[0]).toBe('BTC/USD');
});

test('the pair of that base comes before pairs that only contain the letters, spot before perpetual, usual quotes first', () => {
  expect(found('btc')).toEqual(['BTC/USD', 'BTC/USDT', 'BTC/USDT:USDT', 'ETH/BTC', 'WBTC/USD']);
});

test('nothing typed lists all, nothing that fits lists none', () => {
  expect(found('')).toHaveLength(list.length);
  expect(found('xyz')).toEqual([]);
});

test('every match contains what was typed, and there are never too many', () => {
  const code = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'D'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code), { maxLength: 200 }), code, (pairs, typed) => {
      const matches = matchPairs(
        pairs.map(([base, quote]) => make(base, quote)),
        typed,
      );
      expect(matches.length).toBeLessThanOrEqual(MOST_MATCHES);
      for (const match of matches) expect(match.base + match.quote).toContain(typed);
    }),
  );
});

test('a pair that is spelled out can be opened though no list has it', () => {
  expect(spelledPair('new/usd', 'bitfinex')).toBe('bitfinex:NEW/USD');
  expect(spelledPair(' new-usd ', 'simulated')).toBe('simulated:NEW/USD');
  for (const typed of ['newusd', 'a/b/c', '/usd', '<b>/usd', '']) expect(spelledPair(typed, 'bitfinex')).toBeUndefined();
});
