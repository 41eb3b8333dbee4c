import { expect, test } from 'vitest';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { unseenOf } from '../../../../src/venues/bitfinex/account/unseen';
import { orderRow } from './live-rows';

test('what is on margin or lent is named, what is in the exchange wallet is not', () => {
  const mirror = new AccountMirror();
  expect(unseenOf(mirror, 'exchange')).toBeNull();
  mirror.take('ws', [
    ['exchange', 'USD', 100, 0, null, null],
    ['margin', 'UST', 70, 0, null, null],
    ['funding', 'BTC', 0, 0, null, null],
  ]);
  mirror.take('ps', [['tBTCUSD', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null]]);
  const cells: unknown[] = Array.from({ length: 32 }, () => null);
  mirror.take('on', Object.assign(cells, { 0: 7, 3: 'tBTCUSD', 4: 1, 5: 1, 6: 1, 7: 1, 8: 'LIMIT', 12: 0, 13: 'ACTIVE', 16: 5 }));
  expect(unseenOf(mirror, 'exchange')).toBe('1 position on margin, 1 margin order, 70 USDT in the margin wallet');
  expect(unseenOf(mirror, 'margin')).toBe('100 USD in the exchange wallet');
});

test('on margin it is what is held and bid for with that, and positions in pairs that nobody here knows', () => {
  const mirror = new AccountMirror();
  mirror.take('ps', [
    ['tBTCUSD', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null],
    ['tNOSUCHPAIR', 'ACTIVE', 0.2, 150, 0, 0, null, null, null, null],
  ]);
  mirror.take('on', orderRow({ type: 'EXCHANGE LIMIT' }));
  expect(unseenOf(mirror, 'margin')).toBe('1 position in pairs that are not known here, 1 exchange order');
});
