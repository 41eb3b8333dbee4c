import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Balance } from '../../../src/domain/account/account-state';
import { marginAccount } from '../../../src/domain/account/margin-account';
import { flatPosition } from '../../../src/domain/account/position';
import type { Instrument } from '../../../src/domain/instrument';
import { compare, decimalsOf, fromDouble, subtract } from '../../../src/domain/money';
import { buttonWords } from '../../../src/domain/order/describe';
import type { OrderState } from '../../../src/domain/order/order-state';
import { flattenStep, flattenWords } from '../../../src/ui/panels/positions/flatten';
import { paperAccount } from '../../../src/worker/orders/opening';
import { makeOrder, money } from './orders';

const BTC: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'decimals', decimals: 1 },
  minSize: '0.0001',
  maxSize: '10',
  sizeDecimals: 6,
};
type View = Parameters<typeof flattenStep>[0];
const spot = paperAccount('paper:simulated:main');
const margin = marginAccount('paper:simulated:main', 'Margin', { collateral: 'USD', fees: spot.fees });
const btc = (available: string): Balance => ({ currency: 'BTC', total: money(available), reserved: money('0'), available: money(available) });
const view = (change: Partial<View> = {}): View => ({ info: spot, orders: [], positions: [], balances: [btc('0.5')], ...change });
const standing = (id: string, state: OrderState = 'working') => ({ ...makeOrder(id), state });
const words = (step: ReturnType<typeof flattenStep>): string =>
  step.kind === 'close' ? buttonWords(step.set, 'PAPER') : step.kind === 'none' ? step.words : `cancel ${step.count}`;

test('what is open in the market is cancelled before anything is sold, and orders of other markets stay', () => {
  const elsewhere = { ...standing('E'), terms: { ...makeOrder('E').terms, instrument: 'simulated:ETH/USD' as const } };
  expect(words(flattenStep(view({ orders: [standing('A'), standing('B', 'partly-filled'), elsewhere] }), BTC))).toBe('cancel 2');
  expect(words(flattenStep(view({ orders: [standing('A', 'cancelled'), elsewhere] }), BTC))).toBe('Sell 0.5 BTC at market · PAPER');
});

test('an unknown order is not waited for, nor is the one that closes', () => {
  const orders = [standing('A', 'unknown'), standing('B')];
  expect(words(flattenStep(view({ orders }), BTC, ['B']))).toBe('Sell 0.5 BTC at market · PAPER');
});

test('on margin the position is closed and nothing is opened, short or long; what is in the wallet stays', () => {
  const held = (size: string) => view({ info: margin, positions: [{ ...flatPosition(BTC.id), size: money(size), cost: money('100') }] });
  expect(words(flattenStep(held('0.25'), BTC))).toBe('Sell 0.25 BTC at market · reduce-only · PAPER');
  expect(words(flattenStep(held('-0.25'), BTC))).toBe('Buy 0.25 BTC at market · reduce-only · PAPER');
  expect(words(flattenStep(held('0'), BTC))).toBe('No order of BTC/USD is open, and there is no position.');
  expect(flattenWords({ info: margin }, BTC)[1]).toBe('Then the position in BTC/USD is closed at market.');
});

test('where there is nothing to sell it is said why', () => {
  expect(words(flattenStep(view({ balances: [] }), BTC))).toBe('No order of BTC/USD is open, and no BTC is free.');
  expect(words(flattenStep(view({ balances: [btc('0.00005')] }), BTC))).toBe(
    'No order of BTC/USD is open, and 0.00005 BTC is too little for an order.',
  );
  const untold = { ...btc('0.5'), isAvailableUnknown: true as const };
  expect(words(flattenStep(view({ balances: [untold] }), BTC))).toMatch(/has not told yet what of BTC is free/);
});

test('press after press it comes to an end, never sells more than is free, and leaves less than an order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000_000 }), fc.nat(3), (micros, open) => {
      let now = view({ balances: [btc(fromDouble(micros / 1e6))], orders: Array.from({ length: open }, (_, i) => standing(String(i))) });
      for (let presses = 0; presses < 6; presses++) {
        const step = flattenStep(now, BTC);
        if (step.kind === 'none') break;
        if (step.kind === 'cancel') now = { ...now, orders: now.orders.map((order) => ({ ...order, state: 'cancelled' as const })) };
        else {
          const size = step.set.orders[0]?.terms.size ?? money('99999');
          const left = subtract(now.balances[0]?.available ?? money('0'), size);
          expect([compare(left, money('0')) >= 0, decimalsOf(size) <= 6, compare(size, money('10')) <= 0]).toEqual([true, true, true]);
          now = { ...now, balances: [btc(left)] };
        }
      }
      expect(compare(now.balances[0]?.available ?? money('1'), money('0.0001'))).toBeLessThan(0);
    }),
  );
});
