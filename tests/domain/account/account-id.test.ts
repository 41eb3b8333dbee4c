import { expect, test } from 'vitest';
import { accountFeed, accountKey, accountOfKey, isAccountId, mainPaperAccount } from '../../../src/domain/account/account-id';

test('an account id names its feed, and its topic key names the account', () => {
  const id = mainPaperAccount('binance-usdm');
  expect([id, isAccountId(id), accountFeed(id)]).toEqual(['paper:binance-usdm:main', true, 'binance-usdm']);
  expect([accountKey(id), accountOfKey(accountKey(id))]).toEqual(['account:paper:binance-usdm:main', id]);
});

test.each([
  '',
  'paper',
  'paper:bitfinex',
  'paper:bitfinex:',
  'paper:Bitfinex:main',
  'live:bitfinex:main',
  'paper:bitfinex:main\n',
  'paper:bitfinex:a:b',
  'paper:x:-',
])('%j is no account id', (text) => {
  expect([isAccountId(text), accountFeed(text), accountOfKey(`account:${text}`)]).toEqual([false, '', undefined]);
  expect(accountOfKey(text)).toBeUndefined();
});
