import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../../src/domain/result';
import type { LocalMs } from '../../../../src/domain/units';
import { NEVER_PLACED, neverPlaced } from '../../../../src/venues/bitfinex/account/absence';
import type { Told } from '../../../../src/venues/bitfinex/account/history';
import { orderOf } from '../../../../src/venues/bitfinex/account/order-row';
import { ownTradeOf } from '../../../../src/venues/bitfinex/account/own-trade-row';
import { orderRow } from './live-rows';

const DAY = 86_400_000;
const MADE = (20 * DAY) as LocalMs;
const ORDER = { venueId: null, clientId: 42, createdAt: MADE };
const at = (ms: number): LocalMs => (MADE + ms) as LocalMs;
const told = (parts: Partial<Told> = {}): Told => ({ orders: [], trades: [], askedAt: at(40_000), from: MADE - 14 * DAY, isWhole: true, ...parts });
const LAST = { at: at(36_000), isLast: true };
const row = (clientId: number) => orderOf(orderRow({ cid: clientId })) ?? expect.fail();
const trade = (clientId: number) => ownTradeOf([1, 'tETHUSD', 120, 7, 1, 230, 'EXCHANGE LIMIT', 230, 1, -0.2, 'USD', clientId]) ?? expect.fail();

test('what history does not have either, asked for after the last look, was never placed', () => {
  expect(neverPlaced(ORDER, LAST, told())).toEqual(ok(NEVER_PLACED));
  expect(neverPlaced(ORDER, { ...LAST, at: at(40_000) }, told({ orders: [row(43)], trades: [trade(43)] }))).toEqual(ok(NEVER_PLACED));
});

describe('that is not said', () => {
  const why = (words: string) => fail(expect.stringContaining(words));

  test('before the last look, nor by history that was asked for earlier than that', () => {
    for (const missed of [null, { ...LAST, isLast: false }, { ...LAST, at: at(40_001) }])
      expect(neverPlaced(ORDER, missed, told())).toEqual(why('does not have it; it is looked for some times more'));
  });

  test('of an order that the exchange gave a number to, or that has none of ours', () => {
    for (const order of [
      { ...ORDER, venueId: '7' },
      { venueId: null, createdAt: MADE },
    ])
      expect(neverPlaced(order, LAST, told())).toEqual(why('does not have it'));
  });

  test('where something in history has its number', () => {
    for (const parts of [{ orders: [row(42)] }, { trades: [trade(42)] }]) expect(neverPlaced(ORDER, LAST, told(parts)).ok).toBe(false);
  });

  test('by history that ends too soon', () => {
    expect(neverPlaced(ORDER, LAST, told({ isWhole: false }))).toEqual(why('too long to be read whole'));
    expect(neverPlaced(ORDER, LAST, told({ from: MADE - DAY }))).toEqual(ok(NEVER_PLACED));
    expect(neverPlaced(ORDER, LAST, told({ from: MADE - DAY + 1 }))).toEqual(why('does not reach back so far'));
  });
});
