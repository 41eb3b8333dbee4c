import { expect, test } from 'vitest';
import { offered } from '../../../src/ui/palette/offered';
import { readOrder } from '../../../src/ui/palette/typed-order';

const entry = (label: string, kind = '') => ({ id: label, label, kind });
const found = (typed: string): readonly string[] =>
  offered(typed, readOrder(typed, 'BTC'), {
    pairs: typed === 'canto' ? [entry('CANTO/USD', 'Pair')] : [],
    cancels: [entry('Cancel open orders of BTC/USD (3)', 'PAPER'), entry('Cancel all open orders (5)', 'PAPER')],
    books: [entry('Trade on LIVE', 'Book')],
    others: [entry('Search a pair'), entry('Armed: buy limit at the best bid'), entry('Show open orders', 'Desk')],
    orderOf: ({ side, size, price }) => entry(`${side} ${size} ${price ?? 'market'}`),
  }).map(({ label }) => label);

test('Enter with nothing typed cancels nothing, and does not change where orders go', () => {
  for (const typed of ['', '  ']) {
    expect(found(typed)[0]).toBe('Search a pair');
    expect(found(typed).filter((label) => label.startsWith('Cancel'))).toEqual([]);
  }
});

test('what cancels is there for who types it', () => {
  expect(found('cancel')).toEqual(['Cancel open orders of BTC/USD (3)', 'Cancel all open orders (5)']);
  expect(found('cancel all')[0]).toBe('Cancel all open orders (5)');
  expect(found('trade on')[0]).toBe('Trade on LIVE');
});

test('as long as an order is not whole nothing else stands under Enter', () => {
  for (const typed of ['buy', 'buy at', 'buy limit', 'sell 0.5', 'buy 0.01 @']) expect(found(typed)).toEqual([]);
  expect(found('buy 0.01 @ 70000')).toEqual(['buy 0.01 70000']);
  expect(found('armed buy')).toEqual(['Armed: buy limit at the best bid']);
});
