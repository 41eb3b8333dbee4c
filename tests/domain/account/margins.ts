import fc from 'fast-check';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { marginAccount } from '../../../src/domain/account/margin-account';
import { type Decimal, fromDouble, multiply } from '../../../src/domain/money';
import type { Side } from '../../../src/domain/units';
import { d, fill, filled, ms, newOrder } from '../order/orders';
import { said } from './accounts';

export const PAIRS = ['simulated:BTC/USD', 'simulated:ETH/USD'] as const;
export type Pair = (typeof PAIRS)[number];

export const MARGIN = marginAccount('paper:simulated:margin', 'Margin', {
  collateral: 'USD',
  leverage: 10,
  fees: { maker: d('0.001'), taker: d('0.002') },
});
export const MARGIN_OPENED: AccountEvent = { kind: 'opened', at: ms(1), info: MARGIN, balances: { USD: d('10000') } };

export type Deed =
  | { readonly kind: 'fill'; readonly instrument: Pair; readonly side: Side; readonly size: Decimal; readonly price: Decimal; readonly fee: Decimal }
  | { readonly kind: 'funding'; readonly instrument: Pair; readonly period: number; readonly paid: Decimal }
  | { readonly kind: 'covered'; readonly amount: Decimal };

const instrument = fc.constantFrom(...PAIRS);
/** Few sizes, so that positions close to the last unit and cross; prices whose parts do not divide evenly. */
export const size = fc.integer({ min: 1, max: 12 }).map((n) => fromDouble(n / 4));
export const price = fc.integer({ min: 7, max: 9_999 }).map((n) => fromDouble(Math.round((n / 7) * 1e4) / 1e4));
const signed = fc.integer({ min: -500, max: 900 }).map((n) => fromDouble(n / 1000));
const aFill = fc.record({ kind: fc.constant('fill' as const), instrument, side: fc.constantFrom('buy', 'sell'), size, price, fee: signed });
/** Periods come again, as they do when they are told twice. */
const aFunding = fc.record({ kind: fc.constant('funding' as const), instrument, period: fc.integer({ min: 1, max: 8 }), paid: signed });
const aCover = fc.record({ kind: fc.constant('covered' as const), amount: size });
export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: aFill }, { weight: 2, arbitrary: aFunding }, { weight: 1, arbitrary: aCover }),
  { maxLength: 30 },
) as fc.Arbitrary<readonly Deed[]>;

/** As a journal tells it, each fill with an order of its own; `parts`: each fill comes in so many. */
export function told(all: readonly Deed[], parts = 1): AccountEvent[] {
  const events = all.flatMap((deed, n): AccountEvent[] => {
    const at = ms(10 + n);
    if (deed.kind === 'covered') return [{ kind: 'covered', at, amount: deed.amount }];
    if (deed.kind === 'funding') {
      const { period, paid } = deed;
      return [{ kind: 'funding', at, instrument: deed.instrument, period: ms(period), rate: d('0.0001'), mark: d('100'), size: d('1'), paid }];
    }
    const id = `P-${n}`;
    const { instrument: pair, side } = deed;
    const share = (amount: Decimal): Decimal => multiply(amount, fromDouble(1 / parts));
    const fills = Array.from({ length: parts }, (_, i) =>
      said(id, filled(fill(`${id}-${i}`, 10 + n, share(deed.size), deed.price, { order: id, fee: share(deed.fee) }))),
    );
    return [{ kind: 'placed', at, order: newOrder({ instrument: pair, side, size: deed.size, price: deed.price }, id), reserved: d('0') }, ...fills];
  });
  return [MARGIN_OPENED, ...events];
}
