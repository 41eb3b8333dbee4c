import { type Position, unrealised } from '../../../../domain/account/position';
import { parseInstrumentId } from '../../../../domain/instrument';
import { absolute, compare, type Decimal, divide, isNegative, isPositive, least, multiply, toDouble } from '../../../../domain/money';
import { type GroupRole, type Order, remaining } from '../../../../domain/order/order';
import { isHeld } from '../../../../domain/order/order-state';
import { plainAmount } from '../../../format/decimal';
import { formatChange } from '../../../format/number';
import { signedMoneyText } from '../../../trading/currency';
import { TYPE_WORD } from '../../../trading/order-words';
import { type Text, t } from '../../../words/t';
import type { OrderLine } from './own-lines';

const ROLE_WORD = {
  oco: 'OCO',
  entry: 'entry|of a bracket',
  'take-profit': 'take profit',
  'stop-loss': 'stop loss',
  rung: '',
} as const satisfies Readonly<Record<GroupRole, Text | ''>>;

/** `Buy limit 0.01`, and what it is in its group. */
export function orderName({ order, term }: Pick<OrderLine, 'order' | 'term'>): string {
  const { side, type } = order.terms;
  const isLimitOfStop = type === 'stop-limit' && term === 'price' && order.triggeredAt === null;
  const role = order.group === null ? '' : ROLE_WORD[order.group.role];
  const values = { type: t(TYPE_WORD[type]).toLowerCase(), size: plainAmount(remaining(order)) };
  const what = side === 'buy' ? t('Buy {{ type }} {{ size }}', values) : t('Sell {{ type }} {{ size }}', values);
  return [what, isLimitOfStop ? t('its limit') : '', role === '' ? '' : t(role), isHeld(order) ? t('held here') : '']
    .filter((word) => word !== '')
    .join(' · ');
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
    gain === null ? '' : t('if closed there {{ gain }}', { gain: signedMoneyText(gain, quote) }),
    isAtOnce(order, term, to, last) ? (term === 'trigger' ? t('would trigger at once') : t('would fill at once')) : '',
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** What is asked before it is sent, and told after: `Change price 63,000 → 62,500`. */
export function changeWords({ order, term, to }: Move): string {
  const from = order.terms[term];
  if (from === to) return t('Change nothing');
  const values = { from: plainAmount(from), to: plainAmount(to) };
  return term === 'price' ? t('Change price {{ from }} → {{ to }}', values) : t('Change trigger {{ from }} → {{ to }}', values);
}

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
