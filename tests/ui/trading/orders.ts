import type { Decimal } from '../../../src/domain/money';
import type { Fill } from '../../../src/domain/order/fill';
import { applyOrderEvent, draftOrder, type Order, type OrderEvent } from '../../../src/domain/order/order';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { LocalMs, VenueMs } from '../../../src/domain/units';

export const money = (text: string): Decimal => text as Decimal;

export const makeTerms = (change: Partial<OrderTerms> = {}): OrderTerms => ({
  instrument: 'simulated:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: money('0.5'),
  price: money('64000'),
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
  ...change,
});

export const makeFill = (change: Partial<Fill> = {}): Fill => ({
  id: 'F-1',
  order: 'P-1',
  at: 2_000 as VenueMs,
  price: money('64000'),
  size: money('0.2'),
  fee: money('0.0002'),
  feeCurrency: 'BTC',
  liquidity: 'maker',
  cause: null,
  ...change,
});

/** An order that was placed and told these events. */
export const makeOrder = (id: string, events: readonly OrderEvent[] = [], terms: Partial<OrderTerms> = {}, createdAt = 1_000): Order =>
  events.reduce(
    applyOrderEvent,
    draftOrder({ id, account: 'paper:simulated:main', origin: 'ticket', group: null, createdAt: createdAt as LocalMs, terms: makeTerms(terms) }),
  );

export const event = {
  working: { kind: 'working', at: 1_500 as VenueMs },
  filled: (change: Partial<Fill> = {}): OrderEvent => ({ kind: 'filled', at: 2_000 as VenueMs, fill: makeFill(change) }),
  cancelled: (at = 3_000, reason = 'by you'): OrderEvent => ({ kind: 'cancelled', at: at as VenueMs, reason }),
  rejected: (reason: string): OrderEvent => ({ kind: 'rejected', at: 3_000 as VenueMs, reason }),
  doubted: { kind: 'doubted', at: 2_500 as LocalMs, reason: 'no answer in 5 s' },
} as const satisfies Record<string, OrderEvent | ((...args: never[]) => OrderEvent)>;
