import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent, PositionTold, VenuePosition } from '../../../src/domain/account/account-event';
import { type AccountState, balancesOf, EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { EMPTY_SUM, sumEvents } from '../../../src/domain/account/journal-sum';
import { applyToPosition, flatPosition, type Position, type PositionFill } from '../../../src/domain/account/position';
import { applyFillAtVenue, applyTold } from '../../../src/domain/account/venue-position';
import { absolute, type Decimal, divide, fromDouble, isZero, multiply } from '../../../src/domain/money';
import { d, fill, filled, ms, newOrder } from '../order/orders';
import { INFO, said } from './accounts';

const BTC = 'simulated:BTC/USD';
const flat = flatPosition(BTC);
const size = fc.integer({ min: -9, max: 9 }).map((n) => fromDouble(n / 4));
const price = fc.integer({ min: 1, max: 999 }).map((n) => fromDouble(n / 8));
const fills = fc.array(fc.record({ size, price, fee: fc.constant(d('0.01')) }), { minLength: 1, maxLength: 20 });

/** As a venue that reckons like this program would tell it. */
function wordOn({ size, cost }: Pick<Position, 'size' | 'cost'>): VenuePosition | null {
  if (isZero(size)) return null;
  return { size, price: divide(cost, absolute(size), 12, 'half-even'), funding: d('0'), liquidation: null, leverage: null };
}
const word = (size: string, price: string, more: Partial<VenuePosition> = {}): VenuePosition => ({
  size: d(size),
  price: d(price),
  funding: d('0'),
  liquidation: null,
  leverage: null,
  ...more,
});

test('in whatever order fills and words on the position come, it is as the venue says, and realises what the fills do', () => {
  fc.assert(
    fc.property(fills, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (all, coins) => {
      const states = all.map((_, i) => all.slice(0, i + 1).reduce(applyToPosition, flat));
      const words = states.map(wordOn);
      const [waitingFills, waitingWords]: [PositionFill[], (VenuePosition | null)[]] = [[...all], [...words]];
      let position: Position = flat;
      for (let i = 0; waitingFills.length + waitingWords.length > 0; i++) {
        const isFill = waitingWords.length === 0 || (waitingFills.length > 0 && coins[i] === true);
        const next = isFill ? waitingFills.shift() : undefined;
        position =
          next === undefined ? applyTold(position, { told: waitingWords.shift() ?? null, isSettled: false }) : applyFillAtVenue(position, next);
      }
      const [last, truth] = [words.at(-1) ?? null, states.at(-1) as Position];
      expect([position.size, position.realised, position.fees]).toEqual([truth.size, truth.realised, truth.fees]);
      expect(position.cost).toBe(last === null ? '0' : multiply(absolute(last.size), last.price));
      expect(position.venue ?? null).toEqual(last);
    }),
  );
});

test('fills that were not heard of are let go of once none is on its way: closing goes on from what the venue says', () => {
  const read = applyTold(applyFillAtVenue(flat, { size: d('1'), price: d('100'), fee: d('0') }), { told: word('3', '110'), isSettled: true });
  const closed = applyFillAtVenue(read, { size: d('-3'), price: d('120'), fee: d('0.5') });
  expect([closed.size, closed.realised, closed.fees]).toEqual(['3', '30', '0.5']);
  const unread = applyTold(applyFillAtVenue(flat, { size: d('1'), price: d('100'), fee: d('0') }), { told: word('3', '110'), isSettled: false });
  expect(applyFillAtVenue(unread, { size: d('-1'), price: d('120'), fee: d('0') }).realised).toBe('20');
});

test('a position that is gone leaves what it realised, and nothing of what was said of it', () => {
  const held = applyTold(flat, { told: word('2', '50', { liquidation: d('20'), leverage: d('3') }), isSettled: true });
  expect(held).toMatchObject({ size: '2', cost: '100', venue: { liquidation: '20', leverage: '3' } });
  const sold = applyFillAtVenue(held, { size: d('-2'), price: d('40'), fee: d('1') });
  expect(applyTold(sold, { told: null, isSettled: false })).toEqual({
    ...flat,
    realised: '-20',
    fees: '1',
    byFills: expect.objectContaining({ size: '0', cost: '0' }),
  });
});

const OPENED: AccountEvent = {
  kind: 'opened',
  at: ms(1),
  info: { id: 'live:bitfinex:a:margin', kind: 'venue-margin', feed: 'bitfinex', label: 'Main', fees: INFO.fees, latencyMs: 0 },
  balances: {},
};
const told = (told: VenuePosition | null, isSettled = false): PositionTold => ({ kind: 'position', at: ms(2), instrument: BTC, told, isSettled });
const order = (side: 'buy' | 'sell', size: Decimal, at: string, id: string): readonly AccountEvent[] => [
  { kind: 'placed', at: ms(2), order: newOrder({ instrument: BTC, side, size, price: d(at) }, id), reserved: d('0') },
  said(id, filled(fill(`F-${id}`, 3, size, at))),
];
const fold = (...events: readonly AccountEvent[]): AccountState => foldAccountEvents(EMPTY_ACCOUNT, [OPENED, ...events]);

test('in an account a fill moves no money and no position: both are the venue’s to tell', () => {
  const state = fold(
    { kind: 'held', at: ms(2), balances: { USD: { total: d('500'), available: d('450') } } },
    told(word('1', '100'), true),
    ...order('sell', d('1'), '90', 'R-1'),
  );
  expect(state.positions.get(BTC)).toMatchObject({ size: '1', cost: '100', realised: '-10' });
  expect(balancesOf(state)).toEqual([{ currency: 'USD', total: '500', reserved: '50', available: '450' }]);
  expect(fold(told(word('1', '100')), told(null)).positions.get(BTC)?.size).toBe('0');
});

test('an account that reckons its own positions takes nobody’s word on them', () => {
  const spot = foldAccountEvents(EMPTY_ACCOUNT, [{ kind: 'opened', at: ms(1), info: INFO, balances: {} }, told(word('1', '100'))]);
  expect(spot.positions.size).toBe(0);
});

test('the history has what a fill at the venue closed, whether or not the position was told first', () => {
  const closing = order('sell', d('1'), '90', 'R-1');
  for (const events of [
    [told(word('1', '100'), true), told(null), ...closing],
    [told(word('1', '100'), true), ...closing],
  ])
    expect(sumEvents(EMPTY_SUM, [OPENED, ...events]).passed).toMatchObject([{ fill: { gain: '-10' } }]);
});
