import { type Decimal, ZERO } from '../../../src/domain/money';
import type { Fill } from '../../../src/domain/order/fill';
import { applyOrderEvent, draftOrder, type NewOrder, type Order, type OrderEvent } from '../../../src/domain/order/order';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { LocalMs, VenueMs } from '../../../src/domain/units';

export const d = (text: string): Decimal => text as Decimal;
export const ms = (at: number): VenueMs => at as VenueMs;

export const BUY_2_AT_100: OrderTerms = {
  instrument: 'simulated:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: d('2'),
  price: d('100'),
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
};

export const newOrder = (terms: Partial<OrderTerms> = {}, id = 'P-1'): NewOrder => ({
  id,
  account: 'paper:simulated:main',
  origin: 'ticket',
  group: null,
  createdAt: 1 as LocalMs,
  terms: { ...BUY_2_AT_100, ...terms },
});

export const fill = (id: string, at: number, size: string, price = '100', more: Partial<Fill> = {}): Fill => ({
  id,
  order: 'P-1',
  at: ms(at),
  price: d(price),
  size: d(size),
  fee: ZERO,
  feeCurrency: 'USD',
  liquidity: 'taker',
  cause: null,
  ...more,
});

export const filled = (one: Fill): OrderEvent => ({ kind: 'filled', at: one.at, fill: one });

export const after = (events: readonly OrderEvent[], terms: Partial<OrderTerms> = {}): Order =>
  events.reduce(applyOrderEvent, draftOrder(newOrder(terms)));

export function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest];
}
