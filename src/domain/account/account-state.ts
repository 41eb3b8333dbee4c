import { parseInstrumentId } from '../instrument';
import { add, type Decimal, multiply, negate, subtract, ZERO } from '../money';
import type { Fill } from '../order/fill';
import { applyOrderEvent, draftOrder, isOpen, type Order, type OrderId } from '../order/order';
import type { AccountEvent, AccountInfo } from './account-event';
import { EMPTY_LEDGER, type Ledger, postFill, postOpening } from './ledger';
import { applyToPosition, flatPosition, type Position } from './position';

/** An account as its events add up. */
export interface AccountState {
  readonly info: AccountInfo | null;
  /** How many events it came from. */
  readonly events: number;
  readonly orders: ReadonlyMap<OrderId, Order>;
  /** Held back by each open order, in the currency that it would pay with. */
  readonly reserved: ReadonlyMap<OrderId, Decimal>;
  readonly ledger: Ledger;
  /** By instrument, from this account's own fills only. */
  readonly positions: ReadonlyMap<string, Position>;
}

export const EMPTY_ACCOUNT: AccountState = {
  info: null,
  events: 0,
  orders: new Map(),
  reserved: new Map(),
  ledger: EMPTY_LEDGER,
  positions: new Map(),
};

/** Take in what happened. Total: what makes no sense (an order that was never placed) changes nothing but the count. */
export function applyAccountEvent(state: AccountState, event: AccountEvent): AccountState {
  const next = { ...state, events: state.events + 1 };
  switch (event.kind) {
    case 'opened':
      return { ...EMPTY_ACCOUNT, events: next.events, info: event.info, ledger: postOpening(event.balances) };
    case 'placed': {
      if (state.orders.has(event.order.id)) return next;
      const order = draftOrder(event.order);
      return { ...next, orders: put(state.orders, order.id, order), reserved: put(state.reserved, order.id, event.reserved) };
    }
    case 'order': {
      const before = state.orders.get(event.id);
      if (before === undefined) return next;
      const order = applyOrderEvent(before, event.event);
      const orders = put(state.orders, order.id, order);
      const reserved = isOpen(order) ? put(state.reserved, order.id, event.reserved) : without(state.reserved, order.id);
      const isNewFill = event.event.kind === 'filled' && order.fills.length > before.fills.length;
      return isNewFill ? { ...next, orders, reserved, ...withFill(state, order, event.event.fill) } : { ...next, orders, reserved };
    }
  }
}

function withFill(state: AccountState, order: Order, fill: Fill): Pick<AccountState, 'ledger' | 'positions'> {
  const { instrument, side } = order.terms;
  const parts = parseInstrumentId(instrument);
  if (parts === undefined) return state;
  const ledger = postFill(state.ledger, { base: parts.base, quote: parts.quote, side, fill });
  const position = applyToPosition(state.positions.get(instrument) ?? flatPosition(instrument), {
    size: side === 'buy' ? fill.size : negate(fill.size),
    price: fill.price,
    fee: feeInQuote(fill, parts.quote),
  });
  return { ledger, positions: put(state.positions, instrument, position) };
}

/** A fee taken in base units is worth what the base was bought for. */
const feeInQuote = (fill: Fill, quote: string): Decimal => (fill.feeCurrency === quote ? fill.fee : multiply(fill.fee, fill.price));

/** The currency an order pays with. */
export function payCurrency(order: Pick<Order, 'terms'>): string {
  const parts = parseInstrumentId(order.terms.instrument);
  return (order.terms.side === 'buy' ? parts?.quote : parts?.base) ?? '';
}

export interface Balance {
  readonly currency: string;
  readonly total: Decimal;
  /** Held back by open orders. */
  readonly reserved: Decimal;
  readonly available: Decimal;
}

/** Every currency the account has or had. */
export function balancesOf(state: AccountState): readonly Balance[] {
  const held = new Map<string, Decimal>();
  for (const [id, amount] of state.reserved) {
    const order = state.orders.get(id);
    if (order === undefined) continue;
    const currency = payCurrency(order);
    held.set(currency, add(held.get(currency) ?? ZERO, amount));
  }
  return [...state.ledger.user].map(([currency, total]) => {
    const reserved = held.get(currency) ?? ZERO;
    return { currency, total, reserved, available: subtract(total, reserved) };
  });
}

const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);
function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
