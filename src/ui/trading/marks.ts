import { type Accessor, createMemo, mapArray } from 'solid-js';
import { isOnMargin } from '../../domain/account/account-event';
import { VALUED_IN } from '../../domain/account/equity';
import { type InstrumentId, instrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import { type Decimal, fromDouble, ONE } from '../../domain/money';
import { markOf } from '../../domain/ticker';
import { topicKey } from '../../domain/topic';
import type { AccountView } from '../../worker/protocol/account-view';
import { createInstruments } from '../pair-search/instruments';
import { createTicker } from '../shell/ticker';
import { createTopic } from '../terminal-context';
import { neededMarkets } from './mark-prices';
import type { Marks } from './valuation';

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
  const onMargin = createMemo(() => {
    const now = view();
    return now !== null && isOnMargin(now.info);
  });
  const followed = createMemo(
    mapArray(needed, (id) => ({ id, ...createTicker(() => id), venueMark: createVenueMark(() => (onMargin() ? id : null)) })),
  );
  return createMemo(() => {
    const marks = new Map(followed().map((market) => [market.id, { mark: market.venueMark() ?? markOf(market.ticker()), isLive: market.isLive() }]));
    return {
      of: (instrument) => marks.get(instrument)?.mark ?? null,
      rate: (currency) =>
        currency === VALUED_IN ? ONE : (marks.get(instrumentId({ venue: venue(), base: currency, quote: VALUED_IN }))?.mark ?? null),
      isLive: (instrument) => marks.get(instrument)?.isLive ?? false,
      areLive: [...marks.values()].every(({ isLive }) => isLive),
    };
  });
}

/** What a venue itself calls the mark of a perpetual, while it tells one live. */
export function createVenueMark(id: Accessor<InstrumentId | null>): Accessor<Decimal | null> {
  const topic = createTopic(() => {
    const instrument = id();
    const isPerpetual = instrument !== null && parseInstrumentId(instrument)?.settle !== undefined;
    return isPerpetual ? topicKey({ kind: 'status', instrument }) : null;
  });
  return () => {
    const now = topic();
    const mark = now?.status.state === 'live' && now.data?.kind === 'status' ? now.data.status.markPrice : null;
    return mark === null ? null : fromDouble(mark);
  };
}
