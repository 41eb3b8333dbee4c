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
  'paper:x:-',
])('%j is no account id', (text) => {
  expect([isAccountId(text), accountFeed(text), accountOfKey(`account:${text}`)]).toEqual([false, '', undefined]);
  expect(accountOfKey(text)).toBeUndefined();
});
