import type { Market } from '../market';
import type { Exact } from './exact';
import { MARGIN_LEVERAGE } from './funds';
import { currenciesOf, type Order } from './order';
import type { Wish } from './read-order';
import { trail } from './triggers';
import type { User } from './user';

const DERIVATIVE_LEVERAGE = 10;

/** An order as it was asked for, with a number of its own; with its partner where it is one of an OCO pair. */
export function makeOrder(user: User, wish: Wish, routing: string, floor: { readonly market: Market; readonly last: Exact }, at: number): Order {
  const { base } = currenciesOf(wish.symbol);
  const order: Order = {
    id: floor.market.nextGuestId(),
    user,
    symbol: wish.symbol,
    isExchange: wish.isExchange,
    createdAt: at,
    updatedAt: at,
    cid: wish.cid ?? at,
    gid: wish.gid,
    routing,
    meta: wish.meta,
    type: wish.type,
    typePrev: null,
    remaining: wish.amount,
    original: wish.amount,
    expiresAt: wish.expiresAt,
    flags: wish.flags,
    status: 'ACTIVE',
    price: wish.price,
    trailing: wish.trailing,
    auxLimit: wish.auxLimit,
    leverage: base.endsWith('F0') ? (wish.leverage ?? DERIVATIVE_LEVERAGE) : MARGIN_LEVERAGE,
    fills: [],
    partner: undefined,
    rank: 0,
  };
  if (order.trailing !== null) order.price = trail(order, floor.last);
  if (wish.ocoStop === null) return order;
  const id = floor.market.nextGuestId();
  order.partner = { ...order, id, cid: wish.cidOco ?? at + 1, type: 'STOP', price: wish.ocoStop, fills: [], partner: order };
  return order;
}

/** A market order on margin with nothing special to it. */
export const PLAIN_MARKET: Omit<Wish, 'symbol' | 'amount'> = {
  type: 'MARKET',
  isExchange: false,
  price: null,
  trailing: null,
  auxLimit: null,
  ocoStop: null,
  cid: null,
  cidOco: null,
  gid: null,
  flags: 0,
  expiresAt: null,
  leverage: null,
  meta: null,
};
