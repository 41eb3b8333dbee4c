import type { Decimal } from '../../src/domain/money';
import type { OrderTerms } from '../../src/domain/order/terms';

/** Where nothing else is said, orders in tests are of this pair. */
export const PAIR = 'bitfinex:BTC/USD';

export const market = (side: 'buy' | 'sell', size: string): OrderTerms => ({
  instrument: PAIR,
  side,
  type: 'market',
  size: size as Decimal,
  price: null,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
});
export const limit = (side: 'buy' | 'sell', size: string, price: number, more: Partial<OrderTerms> = {}): OrderTerms => ({
  ...market(side, size),
  type: 'limit',
  price: String(price) as Decimal,
  ...more,
});
