import type { TopicState } from '../../client/terminal';

export interface LastPrice {
  readonly price: number;
  /** Who tells it: from the word of one to that of the other the market need not have moved. */
  readonly by: 'trade' | 'summary';
}

/**
 * The newest price that is known: that of the newest trade, since the summary of a market tells of it seconds later. Of trades
 * that are not live it is only as long as the summary did not change after them. Null: neither is known.
 */
export function lastPriceOf(trades: TopicState | null, summary: TopicState | null): LastPrice | null {
  const trade = trades?.data?.kind === 'trades' ? trades.data.tape.trades[0]?.price : undefined;
  const told = summary?.data?.kind === 'ticker' ? summary.data.ticker.last : null;
  if (trade !== undefined && (told === null || trades?.status.state === 'live' || changedAt(trades) >= changedAt(summary)))
    return { price: trade, by: 'trade' };
  return told === null ? null : { price: told, by: 'summary' };
}

const changedAt = (topic: TopicState | null): number => topic?.status.dataAt ?? Number.NEGATIVE_INFINITY;
