import type { Wallet } from '../../../domain/account/account-id';
import { figure } from '../../../domain/figure';
import { add, type Decimal, isZero, ZERO } from '../../../domain/money';
import { currencyOf, instrumentOf } from '../symbols';
import type { WireLoan } from './loan-row';
import type { AccountMirror } from './mirror';
import { walletOfOrder } from './order-terms';

/** Currencies that are named one by one. */
const MOST_NAMED = 3;

/** What is at stake besides the account of one wallet, and what is lent, in words; null: nothing. What the other wallet holds its own account shows. */
export function unseenOf(
  { orders, positions, wallets, loans }: Pick<AccountMirror, 'orders' | 'positions' | 'wallets' | 'loans'>,
  wallet: Wallet,
): string | null {
  const others = [...orders.values()].filter((order) => !order.isOver && walletOfOrder(order) !== wallet).length;
  // On margin all are shown whose pair is known.
  const unshown = [...positions.values()].filter(({ symbol }) => wallet === 'exchange' || instrumentOf(symbol) === undefined).length;
  const held = [...wallets.values()].filter(({ kind, total }) => kind === 'funding' && !isZero(total));
  const named = held.slice(0, MOST_NAMED).map(({ currency, total }) => `${figure(total)} ${currencyOf(currency) ?? currency} in the funding wallet`);
  const parts = [
    ...(unshown === 0 ? [] : [wallet === 'exchange' ? marginPositions(unshown) : unknownPositions(unshown)]),
    ...(others === 0 ? [] : [wallet === 'exchange' ? marginOrders(others) : exchangeOrders(others)]),
    ...named,
    ...(held.length > MOST_NAMED ? [`${held.length - MOST_NAMED} further currencies there`] : []),
    ...lentWords(loans.values()),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

const marginPositions = (count: number): string => (count === 1 ? '1 position on margin' : `${count} positions on margin`);
const unknownPositions = (count: number): string =>
  count === 1 ? '1 position in pairs that are not known here' : `${count} positions in pairs that are not known here`;
const marginOrders = (count: number): string => (count === 1 ? '1 margin order' : `${count} margin orders`);
const exchangeOrders = (count: number): string => (count === 1 ? '1 exchange order' : `${count} exchange orders`);
const furtherSums = (count: number): string => (count === 1 ? '1 further sum of funding' : `${count} further sums of funding`);

/** `350 USDT lent`, of each currency all of it; of many the first. */
function lentWords(loans: Iterable<WireLoan>): readonly string[] {
  const sums = new Map<string, Decimal>();
  for (const { currency, side, amount } of loans) sums.set(`${currency} ${side}`, add(sums.get(`${currency} ${side}`) ?? ZERO, amount));
  const words = [...sums].map(([what, amount]) => `${figure(amount)} ${what}`);
  const more = words.length - MOST_NAMED;
  return [...words.slice(0, MOST_NAMED), ...(more > 0 ? [furtherSums(more)] : [])];
}
