import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { type AccountState, EMPTY_ACCOUNT, foldAccountEvents } from '../../../../src/domain/account/account-state';
import { fillsOf } from '../../../../src/domain/account/venue-position';
import { fromDouble } from '../../../../src/domain/money';
import { type Occasion, positionNews } from '../../../../src/venues/bitfinex/account/position-news';
import { positionOf, type WirePosition } from '../../../../src/venues/bitfinex/account/wallet-row';
import { ms } from '../../../domain/order/orders';
import { ON_MARGIN, positionRow } from './live-rows';

const SYMBOLS = ['tBTCUSD', 'tETHUSD', 'tLTCUSD', 'tNOSUCHPAIR'];
const wire = (...of: Parameters<typeof positionRow>): WirePosition => positionOf(positionRow(...of)) as WirePosition;
const some = fc.integer({ min: 1, max: 99 }).map((n) => n / 4);
const anyRow = fc
  .record({ size: some, isShort: fc.boolean(), price: some, liquidation: fc.option(some), leverage: fc.option(some) })
  .map(({ size, isShort, ...more }) => ({ ...more, size: isShort ? -size : size }));
const anyList = fc.dictionary(fc.constantFrom(...SYMBOLS), anyRow).map((rows) => Object.entries(rows).map(([symbol, row]) => wire(symbol, row)));
const occasion = fc.constantFrom<Occasion>('news', 'read', 'settled');

const told = (state: AccountState, list: readonly WirePosition[], when: Occasion): AccountState =>
  foldAccountEvents(
    state,
    positionNews(list, state.positions, when).map((news): AccountEvent => ({ kind: 'position', at: ms(2), ...news })),
  );

test('after any lists the positions are those of the last one that this program knows the pairs of, and the same list again is no news', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyList, occasion), { minLength: 1, maxLength: 6 }), (lists) => {
      const state = lists.reduce((before, [list, when]) => told(before, list, when), foldAccountEvents(EMPTY_ACCOUNT, [ON_MARGIN]));
      const [last, when] = lists.at(-1) ?? [[], 'news'];
      const known = last.filter(({ symbol }) => symbol !== 'tNOSUCHPAIR');
      const held = [...state.positions.values()].filter(({ venue }) => venue !== undefined);
      expect(new Map(held.map(({ instrument, venue }) => [instrument, venue]))).toEqual(
        new Map(
          known.map(({ symbol, size, entry: price, funding, liquidation, leverage }) => [
            `bitfinex:${symbol.slice(1, 4)}/USD`,
            { size, price, funding, liquidation, leverage },
          ]),
        ),
      );
      expect([...state.positions.values()].filter(({ venue }) => venue === undefined).every(({ size }) => size === '0')).toBe(true);
      expect(positionNews(last, state.positions, when)).toEqual([]);
      const settled = told(state, last, 'settled');
      expect([...settled.positions.values()].every((position) => fillsOf(position).size === position.size)).toBe(true);
    }),
  );
});

test('what is seen for the first time with all of the account was made by no fill that is still to come; what a message tells may be', () => {
  const list = [wire('tBTCUSD', { size: 2, price: 100 })];
  const empty = foldAccountEvents(EMPTY_ACCOUNT, [ON_MARGIN]);
  const came = (when: Occasion) => [...told(empty, list, when).positions.values()].map((position) => fillsOf(position).size);
  expect([came('read'), came('settled'), came('news')]).toEqual([['2'], ['2'], ['0']]);
});

test('a figure that was reckoned is told, and that it is not reckoned any more as well', () => {
  const state = told(foldAccountEvents(EMPTY_ACCOUNT, [ON_MARGIN]), [wire('tBTCUSD', { size: 2, price: 100, liquidation: 60, leverage: 3 })], 'news');
  expect(state.positions.get('bitfinex:BTC/USD')?.venue).toMatchObject({ liquidation: '60', leverage: fromDouble(3) });
  const after = told(state, [wire('tBTCUSD', { size: 3, price: 100 })], 'news');
  expect(after.positions.get('bitfinex:BTC/USD')?.venue).toMatchObject({ size: '3', liquidation: null, leverage: null });
});
