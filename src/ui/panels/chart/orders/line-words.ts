import { type Position, unrealised } from '../../../../domain/account/position';
import { parseInstrumentId } from '../../../../domain/instrument';
import { absolute, compare, type Decimal, divide, isNegative, isPositive, least, multiply, toDouble } from '../../../../domain/money';
import { describeAmendment } from '../../../../domain/order/describe';
import { type Order, remaining } from '../../../../domain/order/order';
import { isHeld } from '../../../../domain/order/order-state';
import { plainAmount } from '../../../format/decimal';
import { formatChange } from '../../../format/number';
import { signedMoneyText } from '../../../trading/currency';
import { SIDE_WORD, TYPE_WORD } from '../../../trading/order-words';
import type { OrderLine } from './own-lines';

const ROLE_WORD = { oco: 'OCO', entry: 'entry', 'take-profit': 'take profit', 'stop-loss': 'stop loss', rung: '' } as const;

/** `Buy limit 0.01`, and what it is in its group. */
export function orderName({ order, term }: Pick<OrderLine, 'order' | 'term'>): string {
  const { side, type } = order.terms;
  const isLimitOfStop = type === 'stop-limit' && term === 'price' && order.triggeredAt === null;
  const role = order.group === null ? '' : ROLE_WORD[order.group.role];
  const what = `${SIDE_WORD[side]} ${TYPE_WORD[type].toLowerCase()} ${plainAmount(remaining(order))}`;
  return [what, isLimitOfStop ? 'its limit' : '', role, isHeld(order) ? 'held here' : ''].filter((word) => word !== '').join(' · ');
}

/** How far a price is from the market's last one; empty where that is not known. */
export const distanceWords = (price: Decimal, last: number | null): string =>
  last === null || last <= 0 ? '' : formatChange(toDouble(price) / last - 1);

/** What a position gains or loses if an order closes its part of it at a price, in quote units and before fees. Null: it closes none of it. */
export function gainAt(order: Pick<Order, 'terms' | 'filled'>, position: Position | null, price: Decimal): Decimal | null {
  if (position === null || position.size === '0') return null;
  const isClosing = isNegative(position.size) === (order.terms.side === 'buy');
  if (!isClosing) return null;
  const held = absolute(position.size);
  const part = least(remaining(order), held);
  return divide(multiply(unrealised(position, price), part), held, 12, 'half-even');
}

/** It would not wait: the market is already where this order takes effect. */
export function isAtOnce(order: Pick<Order, 'terms' | 'triggeredAt'>, term: 'price' | 'trigger', price: Decimal, last: number | null): boolean {
  const { side, type } = order.terms;
  const isAsleep = type === 'stop-limit' && term === 'price' && order.triggeredAt === null;
  if (last === null || isAsleep) return false;
  const above = toDouble(price) - last;
  // A take-profit waits on the side where a limit does, a stop on the other.
  const isLimitSide = term === 'price' || type === 'take-profit';
  return isLimitSide === (side === 'buy') ? above >= 0 : above <= 0;
}

export interface Move {
  readonly order: Order;
  readonly term: 'price' | 'trigger';
  readonly to: Decimal;
}

/** What follows from a line being let go where it is: `−2.36 % · if closed there +12.30 USD`. */
export function moveWords({ order, term, to }: Move, position: Position | null, last: number | null): string {
  const quote = parseInstrumentId(order.terms.instrument)?.quote ?? '';
  const gain = term === 'trigger' && order.terms.type === 'stop-limit' ? null : gainAt(order, position, to);
  return [
    distanceWords(to, last),
    gain === null ? '' : `if closed there ${signedMoneyText(gain, quote)}`,
    isAtOnce(order, term, to, last) ? (term === 'trigger' ? 'would trigger at once' : 'would fill at once') : '',
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** What is asked before it is sent, and told after: `Change price 63,000 → 62,500`. */
export const changeWords = ({ order, term, to }: Move): string => describeAmendment(order.terms, { [term]: to });

export const isSamePrice = ({ order, term, to }: Move): boolean => {
  const from = order.terms[term];
  return from !== null && compare(from, to) === 0;
};

/** What a position comes to at a mark: `+12.30 USD (+0.40 %)`. */
export function gainWords(position: Position, mark: Decimal | null): string {
  if (mark === null) return '';
  const quote = parseInstrumentId(position.instrument)?.quote ?? '';
  const gain = unrealised(position, mark);
  const ratio = isPositive(position.cost) ? ` (${formatChange(toDouble(divide(gain, position.cost, 6, 'half-even')))})` : '';
  return `${signedMoneyText(gain, quote)}${ratio}`;
}
