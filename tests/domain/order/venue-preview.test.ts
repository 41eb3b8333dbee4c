import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VenueMarginInfo } from '../../../src/domain/account/account-event';
import { flatPosition } from '../../../src/domain/account/position';
import type { Instrument } from '../../../src/domain/instrument';
import { fromDouble, toDouble } from '../../../src/domain/money';
import type { OrderSet } from '../../../src/domain/order/order-set';
import { type Preview, previewOrder } from '../../../src/domain/order/preview';
import { previewSet } from '../../../src/domain/order/preview-set';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { bookOf, d, level } from './books';
import { BUY_2_AT_100 } from './orders';

const instrument: Instrument = {
  id: 'bitfinex:BTC/USD',
  venue: 'bitfinex',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
};
const fees = { maker: d('0.001'), taker: d('0.002') };
const info: VenueMarginInfo = { id: 'live:bitfinex:a:margin', kind: 'venue-margin', feed: 'bitfinex', label: 'Main', fees, latencyMs: 0 };
/** A book that is deep enough for all of it. */
const holding = (held: number) => ({
  instrument,
  book: bookOf([level(99, 500)], [level(101, 500)]),
  fees,
  balances: [],
  atVenue: { info, positions: held === 0 ? [] : [{ ...flatPosition(instrument.id), size: fromDouble(held) }] },
});
const terms = (side: 'buy' | 'sell', size: number, more: Partial<OrderTerms> = {}): OrderTerms => ({
  ...BUY_2_AT_100,
  instrument: instrument.id,
  side,
  size: fromDouble(size),
  ...more,
});
const market = { type: 'market', price: null } as const;
const afterwards = ({ exchanged }: Preview): number => toDouble(exchanged?.after.base ?? d('NaN'));

const quarter = fc.integer({ min: -80, max: 80 }).map((n) => n / 4);

test('the position afterwards is what is held with the order, and one that only reduces ends at nothing at the most', () => {
  fc.assert(
    fc.property(quarter, quarter, fc.boolean(), fc.boolean(), (held, signed, reduceOnly, isMarket) => {
      const order = terms(signed < 0 ? 'sell' : 'buy', Math.max(0.25, Math.abs(signed)), { reduceOnly, ...(isMarket ? market : {}) });
      const after = afterwards(previewOrder({ ...holding(held), terms: order }));
      const whole = held + (order.side === 'buy' ? 1 : -1) * toDouble(order.size);
      if (!reduceOnly) expect(after).toBe(whole);
      else if (held * (order.side === 'buy' ? 1 : -1) >= 0) expect(after).toBe(held);
      else expect(after).toBe(held < 0 ? Math.min(0, whole) : Math.max(0, whole));
    }),
  );
});

test('what it takes there and where it would be closed by force is not made up, and stops no order', () => {
  const preview = previewOrder({ ...holding(1), terms: terms('buy', 2, market) });
  expect(preview).toMatchObject({ reserves: null, isAffordable: true, largest: null, position: null, payCurrency: 'USD' });
  expect(preview.exchanged).toMatchObject({ pays: '202', fee: '0.404' });
});

test('rungs add up to the position that all of them would leave', () => {
  const set: OrderSet = {
    group: 'scaled',
    orders: [90, 80].map((price) => ({ terms: terms('buy', 2, { price: fromDouble(price) }), role: 'rung' })),
  };
  const preview = previewSet(set, holding(-1));
  expect([preview && afterwards(preview), preview?.isAffordable, preview?.exchanged?.pays]).toEqual([3, true, '340']);
});
