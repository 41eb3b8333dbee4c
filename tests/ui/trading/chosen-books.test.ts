import { expect, test } from 'vitest';
import { readChosenBooks } from '../../../src/ui/trading/chosen-books';

test('a book is remembered for its own market alone', () => {
  const chosen = { bitfinex: 'paper:bitfinex:b-1-1', simulated: 'paper:simulated:main', kraken: 'live:kraken:a1' };
  expect(readChosenBooks(JSON.stringify(chosen))).toEqual(chosen);
  expect(readChosenBooks(JSON.stringify({ bitfinex: 'paper:simulated:main' }))).toEqual({});
});

test('a text that is none of ours chooses nothing', () => {
  for (const text of [null, '', '{', '[]', '7', '"x"', '{"bitfinex":7}', '{"bitfinex":"real:bitfinex:main"}', '{"__proto__":"paper:bitfinex:main"}'])
    expect(readChosenBooks(text), String(text)).toEqual({});
});
