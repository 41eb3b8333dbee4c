import { expect, test } from 'vitest';
import { flatPosition } from '../../../src/domain/account/position';
import type { Decimal } from '../../../src/domain/money';
import { heldPositions, positionRow } from '../../../src/ui/panels/positions/position-rows';
import { markOf, neededMarkets } from '../../../src/ui/trading/mark-prices';
import { summarise } from '../../../src/ui/trading/valuation';
import { money } from './orders';

const balance = (currency: string, total: string) => ({ currency, total: money(total), reserved: money('0'), available: money(total) });
const position = { ...flatPosition('simulated:BTC/USD'), size: money('0.5'), cost: money('30000'), realised: money('12'), fees: money('3') };
const marks = (rates: Record<string, string>, of: Record<string, string> = {}) => ({
  of: (id: string): Decimal | null => (of[id] === undefined ? null : money(of[id])),
  rate: (code: string): Decimal | null => (code === 'USD' ? money('1') : rates[code] === undefined ? null : money(rates[code])),
});

test('an account is worth its balances at the prices of the moment', () => {
  const view = { balances: [balance('USD', '1000'), balance('BTC', '0.5')], positions: [position] };
  expect(summarise(view, marks({ BTC: '62000' }, { 'simulated:BTC/USD': '62000' }))).toEqual({
    balance: '1000',
    equity: '32000',
    realised: '12',
    unrealised: '1000',
    fees: '3',
    unpriced: [],
  });
});

test('what has no price makes the equity unknown, and is named', () => {
  const view = { balances: [balance('USD', '1000'), balance('XYZ', '5'), balance('ABC', '0')], positions: [position] };
  const summary = summarise(view, marks({}));
  expect(summary.equity).toBeNull();
  expect(summary.unrealised).toBeNull();
  expect(summary.unpriced).toEqual(['XYZ']);
  expect(summary.realised).toBe('12');
});

test('gains in another currency are told in the one of the account', () => {
  const other = { ...flatPosition('simulated:ETH/BTC'), realised: money('0.1'), fees: money('0.01') };
  expect(summarise({ balances: [], positions: [other] }, marks({ BTC: '60000' }))).toMatchObject({ realised: '6000', fees: '600', unrealised: '0' });
});

test('a position at a mark tells its gain and the part of its cost', () => {
  expect(positionRow(position, money('63000'))).toMatchObject({ entry: '60000', gain: '1500', ratio: '0.05' });
  expect(positionRow(position, null)).toMatchObject({ entry: '60000', mark: null, gain: null, ratio: null });
});

test('a position that was sold gains when the price falls', () => {
  expect(positionRow({ ...position, size: money('-0.5') }, money('59000'))).toMatchObject({ gain: '500' });
});

test('what was closed is no position', () => {
  expect(heldPositions([position, flatPosition('simulated:ETH/USD')])).toEqual([position]);
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
