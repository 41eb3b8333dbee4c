import type { MarginHolding } from '../../domain/account/margin';
import { ZERO } from '../../domain/money';
import type { AccountView } from '../../worker/protocol/account-view';

/** What of an account its margin is reckoned with; null: it is no margin account. */
export function marginHolding({ info, balances, positions }: Pick<AccountView, 'info' | 'balances' | 'positions'>): MarginHolding | null {
  if (info.kind !== 'margin') return null;
  const collateral = balances.find(({ currency }) => currency === info.collateral);
  return { info, cash: collateral?.total ?? ZERO, held: collateral?.reserved ?? ZERO, positions };
}
