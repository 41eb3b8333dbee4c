import type { Wallet } from '../../../domain/account/account-id';
import { figure } from '../../../domain/figure';
import { isZero } from '../../../domain/money';
import { currencyOf, instrumentOf } from '../symbols';
import type { AccountMirror } from './mirror';
import { walletOfOrder } from './order-terms';

/** Currencies that are named one by one. */
const MOST_NAMED = 3;

/** What there is besides the account of one wallet, in words; null: nothing. */
export function unseenOf({ orders, positions, wallets }: Pick<AccountMirror, 'orders' | 'positions' | 'wallets'>, wallet: Wallet): string | null {
  const others = [...orders.values()].filter((order) => !order.isOver && walletOfOrder(order) !== wallet).length;
  // On margin all are shown whose pair is known.
  const unshown = [...positions.values()].filter(({ symbol }) => wallet === 'exchange' || instrumentOf(symbol) === undefined).length;
  const held = [...wallets.values()].filter(({ kind, total }) => kind !== wallet && !isZero(total));
  const named = held
    .slice(0, MOST_NAMED)
    .map(({ kind, currency, total }) => `${figure(total)} ${currencyOf(currency) ?? currency} in the ${kind} wallet`);
  const parts = [
    ...(unshown === 0
      ? []
      : [`${unshown} ${unshown === 1 ? 'position' : 'positions'} ${wallet === 'exchange' ? 'on margin' : 'in pairs that are not known here'}`]),
    ...(others === 0 ? [] : [`${others} ${wallet === 'exchange' ? 'margin' : 'exchange'} ${others === 1 ? 'order' : 'orders'}`]),
    ...named,
    ...(held.length > MOST_NAMED ? [`${held.length - MOST_NAMED} further currencies there`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
