import type { Price, Side, Size, VenueMs } from './units';

/** One execution on a market. `side` is the taker's. */
export interface Trade {
  /** The venue's id as text: other venues' ids pass 2^53. */
  readonly id: string;
  readonly at: VenueMs;
  readonly price: Price;
  readonly size: Size;
  readonly side: Side;
}

/** Newest first: by time, then by id (ids are numbers as text, so a longer one is larger). */
export function compareTrades(a: Trade, b: Trade): number {
  return b.at - a.at || b.id.length - a.id.length || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
