import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { HOW, readOrder } from '../../../src/ui/palette/typed-order';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

const read = (line: string) => readOrder(line, 'BTC');

test('a side, a size and a price are a limit order, however the price is told', () => {
  const order = { side: 'buy', size: '0.01', price: '70000' };
  for (const line of ['buy 0.01 @ 70000', 'BUY 0.01@70000', ' buy 0.01 at 70000 ', 'buy 0.01 limit 70000', 'buy 0.01 BTC @ 70 000', 'buy 0,01 @ 70k'])
    expect(read(line)).toEqual(order);
});

test('with the word it is at market', () => {
  for (const line of ['sell 0.5 market', 'Sell 0.5 mkt', 'sell 0.5 at market', 'sell 0.5 BTC @ market', 'sell 0.5btc market'])
    expect(read(line)).toEqual({ side: 'sell', size: '0.5', price: null });
});

test('what does not begin as an order is none', () => {
  for (const line of ['', 'btc', 'buyer 1', 'sellers', 'theme', '0.1 buy @ 7']) expect(read(line)).toBeUndefined();
});

test('what is missing is said, and nothing is made up for it', () => {
  for (const line of ['buy', 'sell ', 'buy 0.01', 'buy @ 70000']) expect(read(line)).toBe(HOW);
  expect(read('buy 0.01 @')).toBe('The price: Type a number, for example 70000.');
});

test('a number that can be read in two ways, or in none, is refused in words', () => {
  expect(read('buy 1,234 @ 70000')).toMatch(/^The size: .*can be 1\.234 or 1234/);
  expect(read('buy 0.01 @ 70,000')).toMatch(/^The price: .*can be/);
  expect(read('buy -1 @ 5')).toMatch(/^The size: /);
  expect(read('buy 0 @ 5')).toMatch(/^The size: 0 is not possible/);
  expect(read('buy 1e3 market')).toMatch(/^The size: /);
});

test('another currency is never taken for the one that is traded', () => {
  expect(read('buy 100 USD @ 70000')).toBe('The size is in BTC here, not in USD.');
  expect(read('sell 1 eth market')).toBe('The size is in BTC here, not in ETH.');
});

test('any size and price come out digit for digit', () => {
  const number = fc
    .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 99_999_999 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(8, '0').replace(/0+$/, '')}`);
  fc.assert(
    fc.property(fc.constantFrom<'buy' | 'sell'>('buy', 'sell'), number, number, (side, size, price) => {
      expect(read(`${side} ${size} @ ${price}`)).toEqual({ side, size, price });
      expect(read(`${side} ${size} market`)).toEqual({ side, size, price: null });
    }),
  );
});

test('whatever is typed, it is an order, words or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('b', 'u', 'y', ' ', '1', '.', ',', '@', 'k', '-', 'e', '/') }), (rest) => {
      const found = read(`buy ${rest}`);
      if (typeof found === 'object') expect(found.size).toMatch(/^\d+(\.\d+)?$/);
      else expect(['string', 'undefined']).toContain(typeof found);
    }),
  );
});

test('a Swede may type it in Swedish, in any language shown', () => {
  for (const line of ['köp 0,01 @ 70000', 'KÖP 0,01 till 70000', 'köp 0.01 limit 70 000', 'ko\u0308p 0,01@70k'])
    expect(read(line)).toEqual({ side: 'buy', size: '0.01', price: '70000' });
  for (const line of ['sälj 0,5 marknad', 'Sälj 0.5 till marknad', 'sälj 0,5 BTC @ marknad'])
    expect(read(line)).toEqual({ side: 'sell', size: '0.5', price: null });
  for (const line of ['köpare 1', 'säljkurs', 'kop 1 @ 2']) expect(read(line)).toBeUndefined();
});

test('what it says in Swedish to type is an order', async () => {
  await showLanguage('sv');
  const how = read('köp');
  expect(how).toMatch(/^Skriv storlek och pris/);
  const [limit, market] = [...String(how).matchAll(/”([^”]+)”/g)].map(([, line]) => read(line ?? ''));
  expect([limit, market]).toEqual([
    { side: 'buy', size: '0.01', price: '70000' },
    { side: 'sell', size: '0.5', price: null },
  ]);
  expect(read('köp 100 USD @ 70000')).toBe('Storleken är i BTC här, inte i USD.');
});
