import { figure } from '../../../domain/figure';
import { isZero } from '../../../domain/money';
import { currencyOf } from '../symbols';
import type { AccountMirror } from './mirror';
import { familyOf } from './order-terms';

/** Currencies that are named one by one. */
const MOST_NAMED = 3;

/** What an account has besides its exchange wallet, in words; null: nothing. */
export function unseenOf({ orders, positions, wallets }: Pick<AccountMirror, 'orders' | 'positions' | 'wallets'>): string | null {
  const onMargin = [...orders.values()].filter((order) => !order.isOver && familyOf(order) === 'margin').length;
  const held = [...wallets.values()].filter(({ kind, total }) => kind !== 'exchange' && !isZero(total));
  const named = held
    .slice(0, MOST_NAMED)
    .map(({ kind, currency, total }) => `${figure(total)} ${currencyOf(currency) ?? currency} in the ${kind} wallet`);
  const parts = [
    ...(positions.size === 0 ? [] : [`${positions.size} ${positions.size === 1 ? 'position' : 'positions'} on margin`]),
    ...(onMargin === 0 ? [] : [`${onMargin} margin ${onMargin === 1 ? 'order' : 'orders'}`]),
    ...named,
    ...(held.length > MOST_NAMED ? [`${held.length - MOST_NAMED} further currencies there`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
