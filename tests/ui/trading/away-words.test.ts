import { expect, test } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';
import { countWords, lineWords, whenWords } from '../../../src/ui/trading/away-words';
import { makeOrder, makeTerms, money } from './orders';

const at = (ms: number): LocalMs => ms as LocalMs;

test('who sat before an account that was read again is not told to have been away', () => {
  const until = at(1_000_000);
  expect(whenWords({ since: null, until })).toBe('While you were away');
  expect(whenWords({ since: at(until - 60_000), until })).toBe('While you were away');
  for (const since of [until, at(until - 59_999)]) expect(whenWords({ since, until })).toBe('Account read again');
});

test('how much is new counts what is not listed as well', () => {
  const line = { kind: 'held', at: 1, currency: 'USD', from: '1', to: money('2') } as const;
  expect(countWords({ since: null, until: at(1), lines: [line], more: 0 })).toBe('1 change');
  expect(countWords({ since: null, until: at(1), lines: [line], more: 4 })).toBe('5 changes');
});

test('a line names its order by its terms, or by its id where they are forgotten', () => {
  const orders = [makeOrder('R-1')];
  const found = { kind: 'found', at: 1, evidence: '' } as const;
  expect(lineWords({ ...found, order: 'R-1' }, { orders })).toBe('Buy 0.5 BTC @ 64,000 · limit: it is there');
  expect(lineWords({ ...found, order: 'R-2' }, { orders })).toBe('R-2: it is there');
  const elsewhere = { kind: 'placed', at: 1, order: 'V-1', terms: makeTerms({ side: 'sell' }), evidence: '' } as const;
  expect(lineWords(elsewhere, { orders })).toBe('Sell 0.5 BTC @ 64,000 · limit: placed elsewhere');
  expect(lineWords({ kind: 'held', at: 1, currency: 'USD', from: '20000', to: money('20500') }, { orders })).toBe('USD 20,000 → 20,500');
});
