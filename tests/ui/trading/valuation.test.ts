import { expect, test } from 'vitest';
import { marginAccount } from '../../../src/domain/account/margin-account';
import { flatPosition, type Position } from '../../../src/domain/account/position';
import type { Decimal } from '../../../src/domain/money';
import { markOf } from '../../../src/domain/ticker';
import { type PositionRow, positionRows } from '../../../src/ui/panels/positions/position-rows';
import { marginHolding } from '../../../src/ui/trading/margin-holding';
import { neededMarkets } from '../../../src/ui/trading/mark-prices';
import { summarise } from '../../../src/ui/trading/valuation';
import { money } from './orders';

const balance = (currency: string, total: string) => ({ currency, total: money(total), reserved: money('0'), available: money(total) });
const SPOT = {
  id: 'paper:simulated:main',
  kind: 'spot',
  feed: 'simulated',
  label: 'Paper',
  fees: { maker: money('0'), taker: money('0') },
  latencyMs: 0,
} as const;
const MARGIN = marginAccount('paper:simulated:margin', 'Margin', { collateral: 'USD', fees: SPOT.fees });
const rowOf = (one: Position, mark: string | null): PositionRow =>
  positionRows([one], marks({}, mark === null ? {} : { [one.instrument]: mark }), null)[0] as PositionRow;
const position = { ...flatPosition('simulated:BTC/USD'), size: money('0.5'), cost: money('30000'), realised: money('12'), fees: money('3') };
const marks = (rates: Record<string, string>, of: Record<string, string> = {}) => ({
  of: (id: string): Decimal | null => (of[id] === undefined ? null : money(of[id])),
  rate: (code: string): Decimal | null => (code === 'USD' ? money('1') : rates[code] === undefined ? null : money(rates[code])),
});

test('an account is worth its balances at the prices of the moment', () => {
  const view = { info: SPOT, balances: [balance('USD', '1000'), balance('BTC', '0.5')], positions: [position] };
  expect(summarise(view, marks({ BTC: '62000' }, { 'simulated:BTC/USD': '62000' }))).toEqual({
    balance: '1000',
    equity: '32000',
    realised: '12',
    unrealised: '1000',
    fees: '3',
    unpriced: [],
    currency: 'USD',
    margin: null,
  });
});

test('what is held on margin at a venue is worth what it gained, and is closed by force where that says', () => {
  const venue = { size: money('0.5'), price: money('60000'), funding: money('1'), liquidation: money('48000'), leverage: money('3') };
  const info = { ...SPOT, id: 'live:bitfinex:a:margin', kind: 'venue-margin' } as const;
  const one = { ...position, venue };
  const view = { info, balances: [balance('USD', '1000')], positions: [one] };
  expect(summarise(view, marks({}, { 'simulated:BTC/USD': '62000' }))).toMatchObject({ equity: '2000', unrealised: '1000', margin: null });
  expect(summarise(view, marks({})).equity).toBeNull();
  expect(marginHolding(view)).toBeNull();
  expect(rowOf(one, '60000')).toMatchObject({ liquidation: '48000', distance: '0.2', margin: null });
  expect(rowOf({ ...one, venue: { ...venue, liquidation: null } }, '60000')).toMatchObject({ liquidation: null, distance: null });
});

test('what has no price makes the equity unknown, and is named', () => {
  const view = { info: SPOT, balances: [balance('USD', '1000'), balance('XYZ', '5'), balance('ABC', '0')], positions: [position] };
  const summary = summarise(view, marks({}));
  expect(summary.equity).toBeNull();
  expect(summary.unrealised).toBeNull();
  expect(summary.unpriced).toEqual(['XYZ']);
  expect(summary.realised).toBe('12');
});

test('gains in another currency are told in the one of the account', () => {
  const other = { ...flatPosition('simulated:ETH/BTC'), realised: money('0.1'), fees: money('0.01') };
  expect(summarise({ info: SPOT, balances: [], positions: [other] }, marks({ BTC: '60000' }))).toMatchObject({
    realised: '6000',
    fees: '600',
    unrealised: '0',
  });
});

test('a position at a mark tells its gain and the part of its cost', () => {
  expect(rowOf(position, '63000')).toMatchObject({ entry: '60000', gain: '1500', ratio: '0.05' });
  expect(rowOf(position, null)).toMatchObject({ entry: '60000', mark: null, gain: null, ratio: null });
});

test('a position that was sold gains when the price falls', () => {
  expect(rowOf({ ...position, size: money('-0.5') }, '59000')).toMatchObject({ gain: '500' });
});

test('on margin a position has its liquidation, how far that is and the margin it takes; a spot position has none of it', () => {
  const view = { info: MARGIN, balances: [balance('USD', '3000')], positions: [position] };
  const [row] = positionRows([position], marks({}, { 'simulated:BTC/USD': '60000' }), marginHolding(view));
  // 27,000 must be lost of 30,000: at 54,000 each, and a twentieth more.
  expect(row).toMatchObject({ liquidation: '56842.105263157895', distance: '0.052632', margin: '3000' });
  expect(rowOf(position, '60000')).toMatchObject({ liquidation: null, distance: null, margin: null });
});

test('an account on margin is told in its collateral, whatever has a price in dollars', () => {
  const view = { info: MARGIN, balances: [{ ...balance('USD', '3000'), reserved: money('100') }], positions: [position] };
  expect(summarise(view, marks({}, { 'simulated:BTC/USD': '61000' }))).toEqual({
    balance: '3000',
    equity: '3500',
    realised: '12',
    unrealised: '500',
    fees: '3',
    unpriced: [],
    currency: 'USD',
    margin: { unrealised: '500', equity: '3500', used: '3050', maintenance: '1525', available: '350' },
  });
  expect(summarise(view, marks({}))).toMatchObject({ equity: null, unpriced: ['BTC/USD'], margin: null });
});

test('what was closed is no position', () => {
  expect(positionRows([position, flatPosition('simulated:ETH/USD')], marks({}), null).map((row) => row.position)).toEqual([position]);
});

test('the mark is half way between bid and ask, the last price where one is missing', () => {
  const ticker = { bid: 100, ask: 101, last: 90, high: null, low: null, volume: null, change: null, changeRatio: null };
  expect(markOf(ticker)).toBe('100.5');
  expect(markOf({ ...ticker, ask: null })).toBe('90');
  expect(markOf({ ...ticker, ask: null, last: null })).toBeNull();
  expect(markOf(null)).toBeNull();
});

test('only markets that tell what the account is worth are followed', () => {
  const view = {
    balances: [balance('USD', '1'), balance('BTC', '1'), balance('LTC', '0')],
    positions: [position, { ...position, instrument: 'simulated:ETH/BTC' as const }],
  };
  expect(neededMarkets(view, 'simulated')).toEqual(['simulated:BTC/USD', 'simulated:ETH/BTC']);
});
