import { expect, test } from 'vitest';
import type { LocalMs } from '../../../../src/domain/units';
import { Comparison } from '../../../../src/venues/bitfinex/account/comparison';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';

const ms = (time: number): LocalMs => time as LocalMs;
function tellings(): readonly [Comparison, AccountMirror, AccountMirror] {
  const [one, other] = [new AccountMirror(), new AccountMirror()];
  for (const mirror of [one, other]) mirror.take('ws', [['exchange', 'USD', 100, 0, 100, null, null]]);
  return [new Comparison(one, other), one, other];
}

test('what two connections differ in lasts two seconds before they differ, and is gone with it', () => {
  const [comparison, one, other] = tellings();
  expect(comparison.look(ms(0), ms(0))).toEqual({ isSettled: true, differs: false });
  one.take('wu', ['exchange', 'USD', 90, 0, 90, null, null]);
  expect(comparison.look(ms(100), ms(100))).toEqual({ isSettled: false, differs: false });
  expect(comparison.look(ms(2_099), ms(2_099))).toEqual({ isSettled: false, differs: false });
  expect(comparison.look(ms(2_100), ms(2_100))).toEqual({ isSettled: true, differs: true });
  other.take('wu', ['exchange', 'USD', 90, 0, 90, null, null]);
  expect(comparison.look(ms(2_200), ms(2_200))).toEqual({ isSettled: true, differs: false });
});

test('one that fell silent before they differed is not taken at its word', () => {
  const [comparison, one] = tellings();
  one.take('wu', ['exchange', 'USD', 90, 0, 90, null, null]);
  comparison.look(ms(1_000), ms(500));
  expect(comparison.look(ms(9_000), ms(2_999)).isSettled).toBe(false);
  expect(comparison.look(ms(9_000), null).isSettled).toBe(false);
  expect(comparison.look(ms(9_000), ms(3_000)).isSettled).toBe(true);
});
