import type { InstrumentId } from '../../domain/instrument';
import { ZERO } from '../../domain/money';
import type { MarginStanding } from '../../domain/order/margin-preview';
import type { VenueStanding } from '../../domain/order/venue-preview';
import type { AccountView } from '../../worker/protocol/account-view';
import type { Marks } from './valuation';

/** What of an account its margin is reckoned with; null: it is not on margin, or its venue alone reckons it. */
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

/** Of an account on margin that its venue keeps; null: it is none. */
export const venueStanding = ({ info, positions }: Pick<AccountView, 'info' | 'positions'>): VenueStanding | null =>
  info.kind === 'venue-margin' ? { info, positions } : null;
