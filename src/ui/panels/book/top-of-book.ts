import type { BookView } from '../../../domain/book';
import type { TopicStatus } from '../../../domain/freshness';
import type { Tape } from '../../../domain/tape';
import { spreadOf } from './ladder';

/** The last trade's price, and whether it was a move up (1), down (-1) or none that we know (0). */
export function lastMove(tape: Tape | null): { price: number; direction: 1 | -1 | 0 } | null {
  const newest = tape?.trades[0];
  if (tape === null || newest === undefined) return null;
  const before = tape.trades.find((trade) => trade.price !== newest.price);
  return { price: newest.price, direction: before === undefined ? 0 : newest.price > before.price ? 1 : -1 };
}

/** The top of the book as a sentence, for ears. */
export function bookWords(view: BookView | null, status: TopicStatus | null, base: string, quote: string): string {
  if (view === null) return `No order book: ${status?.reason ?? 'no answer yet'}.`;
  const side = (name: string, levels: Float64Array): string =>
    levels[0] === undefined ? `no ${name}` : `best ${name} ${levels[0]} ${quote} for ${levels[1]} ${base}`;
  const spread = spreadOf(view.bids, view.asks);
  const gap = spread === null ? '' : `, spread ${Number(spread.absolute.toPrecision(5))} ${quote}`;
  const trust = status === null || status.state === 'live' ? '' : ` Not live: ${status.reason ?? status.state}.`;
  return `${base}/${quote}: ${side('bid', view.bids)}, ${side('ask', view.asks)}${gap}.${trust}`;
}
