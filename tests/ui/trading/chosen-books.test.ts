import { expect, test } from 'vitest';
import { moneyWord } from '../../../src/ui/trading/account-word';
import { accountOf, readChosenBooks } from '../../../src/ui/trading/chosen-books';

test('a book is remembered for its own market alone', () => {
  const chosen = { bitfinex: 'paper:bitfinex:b-1-1', simulated: 'paper:simulated:main', kraken: 'live:kraken:a1' };
  expect(readChosenBooks(JSON.stringify(chosen))).toEqual(chosen);
  expect(readChosenBooks(JSON.stringify({ bitfinex: 'paper:simulated:main' }))).toEqual({});
});

test('where an account of the exchange was chosen, what is painted before anything is known of it says that it may be real money', () => {
  const chosen = readChosenBooks('{"bitfinex":"live:bitfinex:a1"}');
  expect(['bitfinex', 'simulated'].map((venue) => accountOf(venue, chosen))).toEqual(['live:bitfinex:a1', 'paper:simulated:main']);
  expect(moneyWord(accountOf('bitfinex', chosen), [])).toBe('LIVE');
  expect(moneyWord(accountOf('simulated', chosen), [])).toBe('PAPER');
});

test('a text that is none of ours chooses nothing', () => {
  for (const text of [null, '', '{', '[]', '7', '"x"', '{"bitfinex":7}', '{"bitfinex":"real:bitfinex:main"}', '{"__proto__":"paper:bitfinex:main"}'])
    expect(readChosenBooks(text), String(text)).toEqual({});
});
