import { VALUED_IN } from '../../domain/account/equity';
import { type InstrumentId, instrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import { isZero } from '../../domain/money';
import type { AccountView } from '../../worker/protocol/account-view';

/** Markets that tell what an account is worth: those of its positions, and one for each currency that it has. */
export function neededMarkets(view: Pick<AccountView, 'balances' | 'positions'>, venue: VenueId): readonly InstrumentId[] {
  const traded = view.positions.filter((position) => !isZero(position.size)).map((position) => position.instrument);
  const currencies = [
    ...view.balances.filter((balance) => !isZero(balance.total)).map((balance) => balance.currency),
    ...view.positions.map((position) => parseInstrumentId(position.instrument)?.quote ?? ''),
  ];
  const priced = currencies.filter((code) => code !== VALUED_IN && code !== '').map((base) => instrumentId({ venue, base, quote: VALUED_IN }));
  return [...new Set([...traded, ...priced])].sort();
}
