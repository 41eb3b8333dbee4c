import type { AccountState } from '../account/account-state';
import { absolute, add, compare, type Decimal, isNegative, most, multiply, negate, sum, ZERO } from '../money';
import { remaining } from '../order/order';
import { isOpen } from '../order/order-state';
import type { OrderTerms } from '../order/terms';
import type { Side } from '../units';

/** What new orders would make of a position on margin, at the worse of the two ways it can go. In quote units, never negative. */
export interface Exposure {
  readonly now: Decimal;
  /** If all open and new orders of one side were filled, and none of the other. */
  readonly atWorst: Decimal;
  /** With all that is open on their side they only close what is held. */
  readonly isClosing: boolean;
}

/** All `terms` are of one instrument. `mark`: what a unit that is held is worth; `worth`: what an order comes to. Reduce-only orders open nothing. */
export function exposureOf(
  terms: readonly OrderTerms[],
  account: Pick<AccountState, 'orders' | 'positions'>,
  mark: Decimal,
  worth: (terms: OrderTerms) => Decimal,
): Exposure {
  const instrument = terms[0]?.instrument ?? '';
  const size = account.positions.get(instrument)?.size ?? ZERO;
  const held = multiply(size, mark);
  const opening = terms.filter(({ reduceOnly }) => !reduceOnly);
  const waiting = [...account.orders.values()]
    .filter((order) => isOpen(order) && order.terms.instrument === instrument && !order.terms.reduceOnly)
    .map((order) => ({ ...order.terms, size: remaining(order) }));
  const of = (all: readonly OrderTerms[], side: Side): OrderTerms[] => all.filter((one) => one.side === side);
  const ways = (['buy', 'sell'] as const).map((side) => {
    // A side that gets no new order is no worse than it was.
    if (of(opening, side).length === 0) return { atWorst: ZERO, isClosing: true };
    const more = sum([...of(waiting, side), ...of(opening, side)].map(worth));
    const closable = isNegative(size) === (side === 'buy') ? absolute(size) : ZERO;
    const all = sum([...of(waiting, side), ...of(opening, side)].map((one) => one.size));
    return { atWorst: absolute(add(held, side === 'buy' ? more : negate(more))), isClosing: compare(all, closable) <= 0 };
  });
  return { now: absolute(held), atWorst: ways.map(({ atWorst }) => atWorst).reduce(most), isClosing: ways.every((way) => way.isClosing) };
}
