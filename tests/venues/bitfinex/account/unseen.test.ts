import { expect, test } from 'vitest';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { unseenOf } from '../../../../src/venues/bitfinex/account/unseen';
import { orderRow } from './live-rows';

test('what is at stake on margin and what is lent is named; what a wallet holds its own account shows', () => {
  const mirror = new AccountMirror();
  expect(unseenOf(mirror, 'exchange')).toBeNull();
  mirror.take('ws', [
    ['exchange', 'USD', 100, 0, null, null],
    ['margin', 'UST', 70, 0, null, null],
    ['funding', 'BTC', 0, 0, null, null],
    ['funding', 'UST', 80, 0, null, null],
  ]);
  mirror.take('ps', [['tBTCUSD', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null]]);
  const cells: unknown[] = Array.from({ length: 32 }, () => null);
  mirror.take('on', Object.assign(cells, { 0: 7, 3: 'tBTCUSD', 4: 1, 5: 1, 6: 1, 7: 1, 8: 'LIMIT', 12: 0, 13: 'ACTIVE', 16: 5 }));
  expect(unseenOf(mirror, 'exchange')).toBe('1 position on margin, 1 margin order, 80 USDT in the funding wallet');
  expect(unseenOf(mirror, 'margin')).toBe('80 USDT in the funding wallet');
});

test('on margin it is what is bid for with what is held, and positions in pairs that nobody here knows', () => {
  const mirror = new AccountMirror();
  mirror.take('ps', [
    ['tBTCUSD', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null],
    ['tNOSUCHPAIR', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null],
  ]);
  mirror.take('on', orderRow({ type: 'EXCHANGE LIMIT' }));
  expect(unseenOf(mirror, 'margin')).toBe('1 position in pairs that are not known here, 1 exchange order');
});

test('what is lent and borrowed is named by currency, as it is told last; what makes no sense is none', () => {
  const mirror = new AccountMirror();
  const loan = (id: number, symbol: string, side: unknown, amount: unknown): unknown[] => [id, symbol, side, 1, 1, amount, 0, 'ACTIVE'];
  mirror.take('fcs', [loan(1, 'fUST', 1, 350), loan(2, 'fUST', 1, 150), loan(3, 'fUSD', -1, 820)]);
  mirror.take('fls', [loan(1, 'fUSD', -1, 80)]);
  expect(unseenOf(mirror, 'exchange')).toBe('500 USDT lent, 900 USD borrowed');
  expect(unseenOf(mirror, 'margin')).toBe('500 USDT lent, 900 USD borrowed');
  mirror.take('fcu', loan(2, 'fUST', 1, 50));
  mirror.take('flc', loan(1, 'fUSD', -1, 80));
  mirror.take('fcn', loan(9, 'fBTC', 0, 2));
  expect(unseenOf(mirror, 'exchange')).toBe('400 USDT lent, 820 USD borrowed, 2 BTC lent and borrowed');
  for (const row of [[], loan(4, 'tBTCUSD', 1, 1), loan(5, 'fUSD', 3, 1), loan(6, 'fUSD', 1, 'x'), loan(-7, 'fUSD', 1, 1)]) mirror.take('fln', row);
  for (const [id, code] of ['EUR', 'GBP'].entries()) mirror.take('fln', loan(id + 20, `f${code}`, 1, 1));
  expect(unseenOf(mirror, 'exchange')).toBe('400 USDT lent, 820 USD borrowed, 2 BTC lent and borrowed, 2 further sums of funding');
  for (const type of ['fcs', 'fls']) mirror.take(type, []);
  expect(unseenOf(mirror, 'exchange')).toBeNull();
});
