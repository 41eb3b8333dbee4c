import { expect, test } from 'vitest';
import type { LocalMs } from '../../../../src/domain/units';
import { Calc } from '../../../../src/venues/bitfinex/account/calc';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { positionRow } from './live-rows';

/** What is asked in each of so many quarters of a second. */
function* askedBy(mirror: AccountMirror, onMargin = false): Generator<readonly unknown[], never> {
  const calc = new Calc();
  for (let now = 1_000; ; now += 250) {
    const frame = calc.request(mirror, onMargin, now as LocalMs);
    yield frame === null ? [] : (JSON.parse(frame)[3] as unknown[]).flat();
  }
}
const within = (asked: Generator<readonly unknown[], never>, ms: number): unknown[] =>
  Array.from({ length: ms / 250 }, () => asked.next().value).flat();

test('a position is asked about until it is reckoned, and each minute from then on', () => {
  const mirror = new AccountMirror();
  mirror.take('ps', [positionRow('tBTCUSD', { size: 1, price: 100 })]);
  const asked = askedBy(mirror);
  expect(within(asked, 4_000)).toEqual(['position_tBTCUSD', 'position_tBTCUSD']);
  mirror.take('pu', positionRow('tBTCUSD', { size: 1, price: 100, profit: 3 }));
  expect(within(asked, 56_000)).toEqual([]);
  expect(within(asked, 60_000)).toEqual(['position_tBTCUSD']);
  mirror.take('pc', positionRow('tBTCUSD', { size: 0, price: 100 }));
  expect(within(asked, 120_000)).toEqual([]);
});

test('wallets and positions are asked about together, thirty at the most and once a second', () => {
  const mirror = new AccountMirror();
  mirror.take(
    'ws',
    Array.from({ length: 40 }, (_, i) => ['margin', `C${i}`, 1, 0, null]),
  );
  mirror.take('ps', [positionRow('tBTCUSD', { size: 1, price: 100 })]);
  const asked = askedBy(mirror);
  expect(asked.next().value.length).toBe(30);
  expect(within(asked, 750)).toEqual([]);
  expect(asked.next().value).toEqual([...Array.from({ length: 10 }, (_, i) => `wallet_margin_C${i + 30}`), 'position_tBTCUSD']);
});

test('what the margin wallet comes to is asked for where somebody looks at it: until it is told, and each minute from then on', () => {
  const mirror = new AccountMirror();
  expect(within(askedBy(mirror), 120_000)).toEqual([]);
  const asked = askedBy(mirror, true);
  expect(within(asked, 4_000)).toEqual(['margin_base', 'margin_base']);
  mirror.take('miu', ['base', [1, 0, 5, 6, 2]]);
  expect(within(asked, 56_000)).toEqual([]);
  expect(within(asked, 60_000)).toEqual(['margin_base']);
});
