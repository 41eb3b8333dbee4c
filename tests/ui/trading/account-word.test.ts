import { expect, test } from 'vitest';
import { accountTitle, accountWord, moneyWord, shortAccountWord } from '../../../src/ui/trading/account-word';

const PROFILES = [
  { id: 'a1', label: 'Main', colour: 'red', kind: 'live' },
  { id: 'b2', label: 'Try', colour: 'blue', kind: 'exchange-paper' },
] as const;
const words = (id: string, label: string | null = null) => [moneyWord(id, PROFILES), accountWord(id, PROFILES), accountTitle(id, label, PROFILES)];

test('paper is paper, and a further book is named in title and strip alone', () => {
  expect(words('paper:bitfinex:main', 'Paper')).toEqual(['PAPER', 'PAPER', 'PAPER']);
  expect(words('paper:bitfinex:b-1-1', 'Swing')).toEqual(['PAPER', 'PAPER', 'PAPER Swing']);
  // Whatever its name is.
  expect(words('paper:bitfinex:a1', 'LIVE')).toEqual(['PAPER', 'PAPER', 'PAPER LIVE']);
});

test('an account of the exchange has its name beside the kind of its money wherever it stands', () => {
  expect(words('live:bitfinex:a1', 'Account')).toEqual(['LIVE', 'LIVE Main', 'LIVE Main']);
  expect(words('live:bitfinex:b2', 'Account')).toEqual(['EXCHANGE PAPER', 'EXCHANGE PAPER Try', 'EXCHANGE PAPER Try']);
});

test('the margin wallet of an account is named beside it wherever it stands', () => {
  expect(words('live:bitfinex:a1:margin', 'Main')).toEqual(['LIVE', 'LIVE MARGIN Main', 'LIVE MARGIN Main']);
});

test('where a cell has little room, money and name are whole, and the margin wallet has its letter', () => {
  const short = (id: string): string => shortAccountWord(id, PROFILES);
  expect(
    ['paper:bitfinex:main', 'live:bitfinex:a1', 'live:bitfinex:a1:margin', 'live:bitfinex:zz:margin', 'live:bitfinex:b2:margin'].map(short),
  ).toEqual(['PAPER', 'LIVE Main', 'LIVE M Main', 'LIVE M', 'EXCHANGE PAPER M Try']);
});

test('one of which nothing is known is taken for real money', () => {
  expect(words('live:bitfinex:zz')).toEqual(['LIVE', 'LIVE', 'LIVE']);
});
