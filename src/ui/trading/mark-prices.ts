import { type InstrumentId, instrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import { add, type Decimal, divide, fromDouble, isZero } from '../../domain/money';
import type { Ticker } from '../../domain/ticker';
import type { AccountView } from '../../worker/protocol/account-view';
import { VALUED_IN } from './valuation';

const TWO = '2' as Decimal;

/** Half way between the best bid and ask; the last price where one of them is missing. Null: there is none. */
export function markOf(ticker: Ticker | null): Decimal | null {
  if (ticker === null) return null;
  const { bid, ask, last } = ticker;
  if (bid !== null && ask !== null && Number.isFinite(bid + ask)) return divide(add(fromDouble(bid), fromDouble(ask)), TWO, 12, 'half-even');
  return last !== null && Number.isFinite(last) ? fromDouble(last) : null;
}

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
