import { type Accessor, createMemo, mapArray } from 'solid-js';
import { type InstrumentId, instrumentId, type VenueId } from '../../domain/instrument';
import { ONE } from '../../domain/money';
import type { AccountView } from '../../worker/protocol/account-view';
import { createInstruments } from '../pair-search/instruments';
import { createTicker } from '../shell/ticker';
import { markOf, neededMarkets } from './mark-prices';
import { type Marks, VALUED_IN } from './valuation';

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
