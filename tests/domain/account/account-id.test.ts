import { expect, test } from 'vitest';
import {
  accountFeed,
  accountKey,
  accountOfKey,
  isAccountId,
  isLiveId,
  liveAccount,
  mainPaperAccount,
  profileOf,
  walletOf,
} from '../../../src/domain/account/account-id';

test('an account id names its feed, and its topic key names the account', () => {
  const id = mainPaperAccount('binance-usdm');
  expect([id, isAccountId(id), accountFeed(id)]).toEqual(['paper:binance-usdm:main', true, 'binance-usdm']);
  expect([accountKey(id), accountOfKey(accountKey(id))]).toEqual(['account:paper:binance-usdm:main', id]);
});

test('an account that its venue keeps is named by the profile of the vault that opens it', () => {
  const id = liveAccount('bitfinex', '0123456789abcdef');
  expect([isAccountId(id), accountFeed(id), profileOf(id)]).toEqual([true, 'bitfinex', '0123456789abcdef']);
  expect([isLiveId(id), isLiveId(mainPaperAccount('bitfinex'))]).toEqual([true, false]);
});

test('of one profile the margin wallet is another account than what is held', () => {
  const [held, margin] = [liveAccount('bitfinex', 'a1'), liveAccount('bitfinex', 'a1', 'margin')];
  expect([held, margin]).toEqual(['live:bitfinex:a1', 'live:bitfinex:a1:margin']);
  expect([held, margin].map((id) => [isAccountId(id), isLiveId(id), accountFeed(id), profileOf(id)])).toEqual(
    Array.from({ length: 2 }, () => [true, true, 'bitfinex', 'a1']),
  );
  expect([held, margin].map(walletOf)).toEqual(['exchange', 'margin']);
  expect(accountOfKey(accountKey(margin))).toBe(margin);
});

test.each([
  '',
  'paper',
  'paper:bitfinex',
  'live:bitfinex',
  'dead:bitfinex:main',
  'paper:bitfinex:',
  'paper:Bitfinex:main',
  'paper:bitfinex:main\n',
  'paper:bitfinex:a:b',
  'paper:bitfinex:a:margin',
  'live:bitfinex:a:exchange',
  'live:bitfinex:a:margin:margin',
  'paper:x:-',
])('%j is no account id', (text) => {
  expect([isAccountId(text), accountFeed(text), accountOfKey(`account:${text}`)]).toEqual([false, '', undefined]);
  expect(accountOfKey(text)).toBeUndefined();
});
