import type { TopicState } from '../../client/terminal';
import type { Ticker } from '../../domain/ticker';

/** The price of the newest trade; the summary of a market tells of it seconds later. Null: neither is known. */
export function lastPriceOf(trades: TopicState | null, ticker: Ticker | null): number | null {
  const newest = trades?.status.state === 'live' && trades.data?.kind === 'trades' ? trades.data.tape.trades[0] : undefined;
  return newest?.price ?? ticker?.last ?? null;
}
