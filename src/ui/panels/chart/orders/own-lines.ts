import type { InstrumentId } from '../../../../domain/instrument';
import type { Decimal } from '../../../../domain/money';
import type { Order } from '../../../../domain/order/order';
import { isOpen } from '../../../../domain/order/order-state';
import { isConditional } from '../../../../domain/order/terms';
import type { PositionLine } from '../../../trading/position-lines';

/** An order at one of its prices. */
export interface OrderLine {
  readonly kind: 'order';
  readonly key: string;
  readonly price: Decimal;
  readonly order: Order;
  /** The term that moves with the line; null: none does, as with a trailing stop, which follows the market. */
  readonly term: 'price' | 'trigger' | null;
}

export type OwnLine = OrderLine | PositionLine;

/** Orders at their limit or trigger, of a stop-limit at both; oldest last, as the account has them. */
export function orderLines(orders: readonly Order[], instrument: InstrumentId): readonly OrderLine[] {
  return orders.filter((order) => order.terms.instrument === instrument && isOpen(order)).flatMap(linesOf);
}

function linesOf(order: Order): OrderLine[] {
  const { type, price, trigger } = order.terms;
  const line = (term: 'price' | 'trigger' | null, at: Decimal | null): OrderLine[] =>
    at === null ? [] : [{ kind: 'order', key: `${order.id} ${term ?? 'stop'}`, price: at, order, term: isAmendable(order) ? term : null }];
  if (!isConditional(order.terms) || order.triggeredAt !== null) return line('price', price);
  if (type === 'trailing-stop') return line(null, order.trailing?.stop ?? null);
  return [...line('trigger', trigger), ...line('price', price)];
}

/** The venue has it, and what it says of it is known. */
const isAmendable = ({ state }: Order): boolean => state === 'working' || state === 'partly-filled' || state === 'acknowledged';
