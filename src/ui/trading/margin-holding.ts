import type { InstrumentId } from '../../domain/instrument';
import { ZERO } from '../../domain/money';
import type { MarginStanding } from '../../domain/order/margin-preview';
import type { AccountView } from '../../worker/protocol/account-view';
import type { Marks } from './valuation';

/** What of an account its margin is reckoned with; null: it is no margin account. */
export function marginHolding({ info, balances, positions }: Pick<AccountView, 'info' | 'balances' | 'positions'>): MarginStanding['holding'] | null {
  if (info.kind !== 'margin') return null;
  const collateral = balances.find(({ currency }) => currency === info.collateral);
  return { info, cash: collateral?.total ?? ZERO, held: collateral?.reserved ?? ZERO, positions };
}

/** The same at the prices of the moment. */
export function marginStanding(view: Pick<AccountView, 'info' | 'balances' | 'positions'>, marks: Pick<Marks, 'of'>): MarginStanding | null {
  const holding = marginHolding(view);
  return holding && { holding, markOf: (instrument) => marks.of(instrument as InstrumentId) };
}
