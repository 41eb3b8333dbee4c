import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { EQUITY_GAP_MS, type EquitySpan, equityAt, equityMarkets, equityOf, joinEquity } from '../../../src/domain/account/equity';
import { fromDouble, toDouble } from '../../../src/domain/money';
import { d, fill, filled, ms, newOrder } from '../order/orders';
import { INFO, OPENED, said } from './accounts';
import { MARGIN_OPENED } from './margins';

const BTC = 'simulated:BTC/USD';
const bought = (size: string, price: string) => [
  { kind: 'placed' as const, at: ms(2), order: newOrder({ instrument: BTC, side: 'buy', size: d(size), price: d(price) }, 'P-1'), reserved: d('0') },
  said('P-1', filled(fill('F-1', 3, size, price))),
];

test('what is held counts at its mark, and without the mark of one of them nothing is known', () => {
  const spot = foldAccountEvents(EMPTY_ACCOUNT, [OPENED]);
  expect(equityMarkets(spot)).toEqual([BTC]);
  expect(equityOf(spot, () => d('64000.5'))).toBe('202001.5');
  expect(equityOf(spot, () => null)).toBeNull();
  expect(equityOf(EMPTY_ACCOUNT, () => d('1'))).toBeNull();
});

test('on margin it is the collateral and what is not realised', () => {
  const opened = foldAccountEvents(EMPTY_ACCOUNT, [MARGIN_OPENED]);
  expect([equityMarkets(opened), equityOf(opened, () => null)]).toEqual([[], '10000']);
  const held = foldAccountEvents(opened, bought('2', '100'));
  const [flat, up] = ['100', '130'].map((mark) => toDouble(equityOf(held, () => d(mark)) ?? d('0')));
  expect(equityMarkets(held)).toEqual([BTC]);
  expect((up ?? 0) - (flat ?? 0)).toBeCloseTo(60, 9);
  expect(equityOf(held, () => null)).toBeNull();
});

test('on margin at a venue it is what is held and what the positions gain, each in the currency that it is in', () => {
  const info = { ...INFO, id: 'live:bitfinex:a:margin', kind: 'venue-margin' as const, feed: 'bitfinex' };
  const word = { size: d('-2'), price: d('100'), funding: d('0'), liquidation: null, leverage: null };
  const state = foldAccountEvents(EMPTY_ACCOUNT, [
    { kind: 'opened', at: ms(1), info, balances: {} },
    { kind: 'held', at: ms(2), balances: { USD: { total: d('50'), available: null }, UST: { total: d('10'), available: null } } },
    { kind: 'position', at: ms(2), instrument: 'bitfinex:BTC/EUR', told: word, isSettled: true },
  ]);
  const marks: Readonly<Record<string, string>> = { 'bitfinex:BTC/EUR': '90', 'bitfinex:UST/USD': '0.5', 'bitfinex:EUR/USD': '1.1' };
  const without = (missing: string) => equityOf(state, (id) => (id === missing ? null : d(marks[id] ?? '')));
  expect(equityMarkets(state)).toEqual(Object.keys(marks));
  expect([without(''), ...Object.keys(marks).map(without)]).toEqual(['77', null, null, null]); // 50 + 10 × 0.5 + 20 × 1.1
});

const moments = fc.array(
  fc.record({ waitMs: fc.constantFrom(5_000, 60_000, EQUITY_GAP_MS, EQUITY_GAP_MS + 1, 3_600_000), cents: fc.integer({ min: 1, max: 9_999 }) }),
  {
    minLength: 1,
    maxLength: 25,
  },
);
const spansOf = (steps: readonly { readonly waitMs: number; readonly cents: number }[]): EquitySpan[] => {
  let at = 1_700_000_000_000;
  return steps.map(({ waitMs, cents }) => {
    at += waitMs;
    return equityAt(at, fromDouble(cents / 100));
  });
};

test('moments joined in whatever parts tell the height, the depth, the deepest fall and whether something is missing, as counted plainly', () => {
  fc.assert(
    fc.property(moments, fc.nat(24), (steps, cut) => {
      const spans = spansOf(steps);
      const parts = [spans.slice(0, cut), spans.slice(cut)].filter((part) => part.length > 0).map((part) => part.reduce(joinEquity));
      const whole = parts.reduce(joinEquity);
      const cents = steps.map((step) => step.cents);
      const falls = cents.flatMap((high, i) => cents.slice(i).map((low) => high - low));
      const asMoney = (n: number) => fromDouble(n / 100);
      expect(whole).toEqual({
        from: spans[0]?.from,
        to: spans.at(-1)?.to,
        equity: asMoney(cents.at(-1) ?? 0),
        peak: asMoney(Math.max(...cents)),
        trough: asMoney(Math.min(...cents)),
        drawdown: asMoney(Math.max(...falls)),
        hasGap: steps.slice(1).some(({ waitMs }) => waitMs > EQUITY_GAP_MS),
      });
    }),
  );
});
