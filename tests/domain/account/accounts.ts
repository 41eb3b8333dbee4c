import fc from 'fast-check';
import type { AccountEvent, AccountInfo } from '../../../src/domain/account/account-event';
import { type AccountState, applyAccountEvent, balancesOf, EMPTY_ACCOUNT } from '../../../src/domain/account/account-state';
import { add, compare, type Decimal, divide, fromDouble, isZero, multiply, round, subtract, ZERO } from '../../../src/domain/money';
import type { Fill } from '../../../src/domain/order/fill';
import { type Order, type OrderEvent, type OrderId, remaining } from '../../../src/domain/order/order';
import { isOpen } from '../../../src/domain/order/order-state';
import type { Side } from '../../../src/domain/units';
import { d, fill, ms, newOrder } from '../order/orders';

export const INFO: AccountInfo = {
  id: 'paper:simulated:main',
  kind: 'spot',
  feed: 'simulated',
  label: 'Paper',
  fees: { maker: d('0.001'), taker: d('0.002') },
  latencyMs: 50,
};
export const OPENED: AccountEvent = { kind: 'opened', at: ms(1), info: INFO, balances: { USD: d('10000'), BTC: d('3') } };

export const placed = (id: OrderId, side: Side, size: Decimal, price: Decimal, reserved: Decimal, at = 2): AccountEvent => ({
  kind: 'placed',
  at: ms(at),
  order: newOrder({ side, size, price }, id),
  reserved,
});
export const said = (id: OrderId, event: OrderEvent, reserved: Decimal = ZERO): AccountEvent => ({
  kind: 'order',
  at: ms(event.at),
  id,
  event,
  reserved,
});

/** One wish of a trader or of the market; what cannot be is left out. */
export interface Wish {
  readonly act: 'buy' | 'sell' | 'fill' | 'fill' | 'cancel';
  /** Which of the open orders. */
  readonly which: number;
  /** Hundredths: of what funds allow, or of what is left to fill. */
  readonly part: number;
  /** Quote units; a fill is better than the limit by some of it. */
  readonly price: number;
  readonly feeCurrency: 'received' | 'USD' | 'BTC' | 'LEO';
  /** Of the value, ten-thousandths; negative is a rebate. */
  readonly feeRate: number;
}

export const wish = (feeCurrency: fc.Arbitrary<Wish['feeCurrency']>, leastFee = -3): fc.Arbitrary<Wish> =>
  fc.record({
    act: fc.constantFrom('buy', 'sell', 'fill', 'fill', 'fill', 'cancel'),
    which: fc.nat(9),
    part: fc.integer({ min: 1, max: 100 }),
    price: fc
      .integer({ min: 1, max: 40_000 })
      .map((n) => n / 7 - ((n / 7) % 0.01) + 0.01)
      .map((n) => Math.round(n * 100) / 100),
    feeCurrency,
    feeRate: fc.integer({ min: leastFee, max: 20 }),
  });
export const wishes = fc.array(wish(fc.constant('received')), { maxLength: 40 });

/** All that happened, and the account after each of it. */
export interface Life {
  readonly events: AccountEvent[];
  readonly states: AccountState[];
}

export function live(script: readonly Wish[]): Life {
  const life: Life = { events: [], states: [] };
  const happen = (event: AccountEvent): void => {
    life.events.push(event);
    life.states.push(applyAccountEvent(life.states.at(-1) ?? EMPTY_ACCOUNT, event));
  };
  happen(OPENED);
  for (const [n, one] of script.entries()) {
    const state = life.states.at(-1) as AccountState;
    for (const event of eventsOf(state, one, n)) happen(event);
  }
  return life;
}

function eventsOf(state: AccountState, one: Wish, n: number): AccountEvent[] {
  const at = 10 + n;
  if (one.act === 'buy' || one.act === 'sell') {
    const price = fromDouble(one.price);
    const funds = balancesOf(state).find((b) => b.currency === (one.act === 'buy' ? 'USD' : 'BTC'))?.available ?? ZERO;
    const spent = divide(multiply(funds, fromDouble(one.part)), d('100'), 8, 'down');
    const size = one.act === 'buy' ? divide(spent, price, 8, 'down') : spent;
    const reserved = one.act === 'buy' ? multiply(size, price) : size;
    return compare(size, ZERO) > 0 ? [placed(`P-${n}`, one.act, size, price, reserved, at)] : [];
  }
  const open = [...state.orders.values()].filter(isOpen);
  const order = open[one.which % Math.max(1, open.length)];
  if (order === undefined) return [];
  if (one.act === 'cancel') return [said(order.id, { kind: 'cancelled', at: ms(at), reason: 'asked' })];
  return [fillEvent(order, one, n, at)];
}

function fillEvent(order: Order, one: Wish, n: number, at: number): AccountEvent {
  const { side, price: limit } = order.terms;
  const part = round(divide(multiply(remaining(order), fromDouble(one.part)), d('100'), 8, 'up'), 8, 'up');
  const price = side === 'buy' ? divide(multiply(limit ?? ZERO, fromDouble(100 - (one.part % 7))), d('100'), 2, 'down') : (limit ?? ZERO);
  const feeCurrency = one.feeCurrency === 'received' ? (side === 'buy' ? 'BTC' : 'USD') : one.feeCurrency;
  const value = feeCurrency === 'BTC' ? part : multiply(part, price);
  const fee = divide(multiply(value, fromDouble(one.feeRate)), d('10000'), 8, 'up');
  const left = subtract(remaining(order), part);
  const reserved = side === 'buy' ? multiply(left, limit ?? ZERO) : left;
  const made = fill(`f${n}`, at, part, isZero(price) ? '0.01' : price, { order: order.id, fee, feeCurrency });
  return said(order.id, { kind: 'filled', at: ms(at), fill: made }, reserved);
}

/** All fills of a life, with the side of their order. */
export const fillsOf = (events: readonly AccountEvent[]): { side: Side; fill: Fill }[] => {
  const sides = new Map(events.flatMap((e) => (e.kind === 'placed' ? [[e.order.id, e.order.terms.side] as const] : [])));
  return events.flatMap((e) => (e.kind === 'order' && e.event.kind === 'filled' ? [{ side: sides.get(e.id) ?? 'buy', fill: e.event.fill }] : []));
};

export const totalOf = (state: AccountState, currency: string): Decimal => state.ledger.user.get(currency) ?? ZERO;
export const sumOf = (amounts: Iterable<Decimal>): Decimal => [...amounts].reduce(add, ZERO);
