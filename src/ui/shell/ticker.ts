import { type Accessor, createMemo } from 'solid-js';
import type { TopicState } from '../../client/terminal';
import type { InstrumentId } from '../../domain/instrument';
import type { Ticker } from '../../domain/ticker';
import { topicKey } from '../../domain/topic';
import { createTopic } from '../terminal-context';
import { type LastPrice, lastPriceOf } from './last-price';

/** The summary of a market, as a topic and as numbers. */
export interface TickerView {
  readonly topic: Accessor<TopicState | null>;
  readonly ticker: Accessor<Ticker | null>;
  readonly isLive: Accessor<boolean>;
}

export function createTicker(id: Accessor<InstrumentId | null>): TickerView {
  const topic = createTopic(() => {
    const instrument = id();
    return instrument === null ? null : topicKey({ kind: 'ticker', instrument });
  });
  return {
    topic,
    ticker: () => {
      const data = topic()?.data;
      return data?.kind === 'ticker' ? data.ticker : null;
    },
    isLive: () => topic()?.status.state === 'live',
  };
}

/** The last price as book, trades and chart show it. Null: it is not known. */
export function createLastPrice(id: Accessor<InstrumentId>, summary: Accessor<TopicState | null>): Accessor<LastPrice | null> {
  const trades = createTopic(() => topicKey({ kind: 'trades', instrument: id() }));
  return createMemo(() => lastPriceOf(trades(), summary()), null, { equals: (a, b) => a?.price === b?.price && a?.by === b?.by });
}
