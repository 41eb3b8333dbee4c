import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountState, EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { absolute, add, type Decimal, fromDouble, multiply, negate, subtract, ZERO } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { exposureOf } from '../../../src/domain/risk/exposure';
import { type GuardInput, guard } from '../../../src/domain/risk/guards';
import { LIMITS } from '../../../src/domain/risk/limits';
import { type Deed, MARGIN, MARGIN_OPENED, PAIRS, told } from '../account/margins';
import { BUY_2_AT_100, d, ms, newOrder } from '../order/orders';

const [BTC] = PAIRS;
const terms = (side: 'buy' | 'sell', size: string, more: Partial<OrderTerms> = {}): OrderTerms => ({ ...BUY_2_AT_100, side, size: d(size), ...more });
const filled = (side: 'buy' | 'sell', size: string): Deed => ({ kind: 'fill', instrument: BTC, side, size: d(size), price: d('100'), fee: ZERO });
const holding = (deeds: readonly Deed[], waiting: readonly OrderTerms[] = []): AccountState =>
  foldAccountEvents(EMPTY_ACCOUNT, [
    ...told(deeds),
    ...waiting.map((one, i) => ({ kind: 'placed' as const, at: ms(99), order: newOrder(one, `W-${i}`), reserved: ZERO })),
  ]);
/** Bids 99, asks 101, a thousand each. */
const input = (account: AccountState, orders: readonly OrderTerms[], more: Partial<GuardInput> = {}): GuardInput => ({
  terms: orders,
  instrument: { id: BTC, venue: 'simulated', base: 'BTC', quote: 'USD', priceRule: { kind: 'decimals', decimals: 2 } },
  book: { bids: Float64Array.of(99, 1000, 1), asks: Float64Array.of(101, 1000, 1) },
  account,
  limits: { ...LIMITS.standard, stakes: { USD: { order: d('100000'), position: d('1000'), dailyLoss: d('50') } } },
  lostToday: ZERO,
  leftAgo: [],
  now: ms(1_000),
  ...more,
});
const refusal = (...of: Parameters<typeof input>): string | undefined => {
  const refused = guard(input(...of));
  return refused && `${refused.rule}: ${refused.detail}`;
};

test('a short counts as a long does, with what waits on its side', () => {
  const empty = holding([]);
  expect([refusal(empty, [terms('sell', '10')]), refusal(empty, [terms('buy', '10')])]).toEqual([undefined, undefined]);
  expect(refusal(empty, [terms('sell', '10.01')])).toBe(
    'max-position: With this, a position in BTC worth 1,001 USD would be held or ordered, long or short; 1,000 is the most.',
  );
  expect(refusal(holding([filled('sell', '6')], [terms('sell', '3')]), [terms('sell', '2')])).toMatch(/^max-position: .* 1,100 USD/);
  expect(refusal(holding([filled('sell', '6')], [terms('buy', '3')]), [terms('sell', '4')])).toBeUndefined();
});

test('what makes a position smaller is let through however large it is, what turns it too far is not', () => {
  const large = holding([filled('buy', '20')]);
  expect([refusal(large, [terms('sell', '1')]), refusal(large, [terms('sell', '30')])]).toEqual([undefined, undefined]);
  expect(refusal(large, [terms('sell', '41')])).toMatch(/^max-position: .* 2,100 USD/);
  expect(refusal(large, [terms('sell', '90', { reduceOnly: true })])).toBeUndefined();
  expect(refusal(large, [terms('buy', '1')])).toMatch(/^max-position/);
});

test('after the day’s losses only what closes is let through, on either side', () => {
  const lost = { lostToday: d('50') };
  const [long, short] = [holding([filled('buy', '5')]), holding([filled('sell', '5')])];
  expect(refusal(long, [terms('buy', '1')], lost)).toBe(
    'daily-loss: 50 USD were lost today; at 50 opening stops until midnight UTC. Orders that only close are still let through.',
  );
  expect(refusal(short, [terms('sell', '1')], lost)).toMatch(/^daily-loss/);
  expect([refusal(long, [terms('sell', '5')], lost), refusal(short, [terms('buy', '5')], lost)]).toEqual([undefined, undefined]);
  expect(refusal(long, [terms('sell', '5.01')], lost)).toMatch(/^daily-loss/);
  expect(refusal(holding([filled('buy', '5')], [terms('sell', '1')]), [terms('sell', '5')], lost)).toMatch(/^daily-loss/);
});

test('a pair that is not quoted in the collateral is refused before it leaves', () => {
  const account = foldAccountEvents(EMPTY_ACCOUNT, [{ ...MARGIN_OPENED, info: { ...MARGIN, collateral: 'EUR' } } as typeof MARGIN_OPENED]);
  expect(refusal(account, [terms('buy', '1')])).toBe(
    'instrument: BTC/USD is not quoted and settled in EUR, the collateral of this account. Choose a pair that is, or another account.',
  );
});

test('the exposure is the larger of what both sides come to, each with all that is open on it', () => {
  const side = fc.constantFrom('buy' as const, 'sell' as const);
  const size = fc.integer({ min: 1, max: 40 }).map((n) => fromDouble(n / 4));
  const orders = fc.array(fc.tuple(side, size, fc.boolean()), { maxLength: 4 });
  fc.assert(
    fc.property(side, size, orders, fc.tuple(side, size), (held, of, waiting, [way, asked]) => {
      const account = holding(
        [filled(held, of)],
        waiting.map(([s, n, reduceOnly]) => terms(s, n, { reduceOnly })),
      );
      const mark = d('100');
      const { now, atWorst } = exposureOf([terms(way, asked)], account, mark, (one) => multiply(one.size, mark));
      const same: Decimal = waiting.filter(([s, , reduceOnly]) => s === way && !reduceOnly).reduce((all, [, n]) => add(all, n), asked);
      const position = held === 'buy' ? of : negate(of);
      const after = way === 'buy' ? add(position, same) : subtract(position, same);
      expect([now, atWorst]).toEqual([multiply(of, mark), multiply(absolute(after), mark)]);
    }),
  );
});
