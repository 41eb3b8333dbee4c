import { type Accessor, createMemo, mapArray } from 'solid-js';
import { type InstrumentId, instrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import { add, type Decimal, divide, fromDouble, isZero, ONE } from '../../domain/money';
import type { Ticker } from '../../domain/ticker';
import type { AccountView } from '../../worker/protocol/account-view';
import { createInstruments } from '../pair-search/instruments';
import { createTicker } from '../shell/ticker';
import { type Marks, VALUED_IN } from './valuation';

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

/** The marks of an account, new with each tick of a market that it has to do with. */
export function createMarks(view: Accessor<AccountView | null>, venue: Accessor<VenueId>): Accessor<Marks> {
  const listed = createInstruments(venue);
  const needed = createMemo<readonly InstrumentId[]>(
    () => {
      const now = view();
      return now === null ? [] : neededMarkets(now, venue()).filter((id) => listed()?.some((instrument) => instrument.id === id) === true);
    },
    [],
    { equals: (a, b) => a.join() === b.join() },
  );
  const followed = createMemo(mapArray(needed, (id) => ({ id, ...createTicker(() => id) })));
  return createMemo(() => {
    const marks = new Map(followed().map((market) => [market.id, { mark: markOf(market.ticker()), isLive: market.isLive() }]));
    return {
      of: (instrument) => marks.get(instrument)?.mark ?? null,
      rate: (currency) =>
        currency === VALUED_IN ? ONE : (marks.get(instrumentId({ venue: venue(), base: currency, quote: VALUED_IN }))?.mark ?? null),
      isLive: (instrument) => marks.get(instrument)?.isLive ?? false,
    };
  });
}
