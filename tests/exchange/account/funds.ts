import { type Exact, magnitude, most, times, toUnits, ZERO } from './exact';
import type { MarkOf } from './mark';
import { currenciesOf, type Order, sideOf, waitsForTrigger } from './order';
import { requiredFor } from './position';
import type { User } from './user';
import type { WalletType } from './wallets';

/** Of a margin pair that is no derivative. */
export const MARGIN_LEVERAGE = 5;

/** A wallet and how much of it an order ties up. */
export interface Hold {
  readonly type: WalletType;
  readonly currency: string;
  readonly amount: Exact;
}

/** What an order ties up if it buys at this price. */
export function holdAt(order: Order, price: Exact): Hold {
  const { base, quote } = currenciesOf(order.symbol);
  const size = magnitude(order.remaining);
  if (!order.isExchange) return { type: 'margin', currency: quote, amount: requiredFor(exposure(order), price, order.leverage) };
  if (sideOf(order) < 0) return { type: 'exchange', currency: base, amount: size };
  return { type: 'exchange', currency: quote, amount: toUnits(times(size, price)) };
}

/** What an open order ties up. The stop of an OCO pair shares what its limit holds. */
export function holdOf(order: Order): Hold {
  const price = order.type === 'STOP LIMIT' ? order.auxLimit : order.price;
  const hold = holdAt(order, price ?? ZERO);
  return order.partner !== undefined && waitsForTrigger(order) ? { ...hold, amount: ZERO } : hold;
}

/** What of a wallet is free. `markOf`: the price of a symbol now. `without`: an order that is not counted. */
export function available(user: User, type: WalletType, currency: string, markOf: MarkOf, without?: Order): Exact {
  let free = user.wallets.balance(type, currency);
  for (const order of user.orders.values()) {
    if (order === without) continue;
    const hold = holdOf(order);
    if (hold.type === type && hold.currency === currency) free -= hold.amount;
  }
  if (type !== 'margin') return free;
  for (const position of user.positions.values()) {
    if (currenciesOf(position.symbol).quote !== currency) continue;
    const { amount, basePrice, leverage } = position;
    free += toUnits(times(amount, markOf(position.symbol) - basePrice)) - requiredFor(amount, basePrice, leverage);
  }
  return free;
}

/** What of a margin order adds to the position there is. */
function exposure(order: Order): Exact {
  const held = order.user.positions.get(order.symbol)?.amount ?? ZERO;
  const isAgainst = held !== 0n && held < 0n !== order.remaining < 0n;
  return isAgainst ? most(ZERO, magnitude(order.remaining) - magnitude(held)) : magnitude(order.remaining);
}
