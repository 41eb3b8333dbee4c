import { compareTrades, type Trade } from './trade';
import type { VenueMs } from './units';

/** How many trades a tape keeps. */
export const TAPE_LENGTH = 200;

/** A stretch of time in which trades may have happened that we did not see. */
export interface TapeGap {
  readonly from: VenueMs;
  readonly to: VenueMs;
}

/** The last trades, newest first, each once, and the gaps between them. */
export interface Tape {
  readonly trades: readonly Trade[];
  readonly gaps: readonly TapeGap[];
}

export const EMPTY_TAPE: Tape = { trades: [], gaps: [] };

/** Add trades. One that is known by id is replaced: the venue's later word on it counts. */
export function addTrades(tape: Tape, added: readonly Trade[]): Tape {
  const [only] = added;
  const [newest] = tape.trades;
  // The hot path: one new trade on top.
  if (
    only !== undefined &&
    added.length === 1 &&
    newest !== undefined &&
    compareTrades(only, newest) < 0 &&
    !tape.trades.some((t) => t.id === only.id)
  ) {
    const trades = [only, ...tape.trades.slice(0, TAPE_LENGTH - 1)];
    return { trades, gaps: gapsWithin(tape.gaps, trades) };
  }
  const byId = new Map(tape.trades.map((t) => [t.id, t]));
  for (const trade of added) byId.set(trade.id, trade);
  const trades = [...byId.values()].sort(compareTrades).slice(0, TAPE_LENGTH);
  return { trades, gaps: gapsWithin(tape.gaps, trades) };
}

/**
 * Take in what the venue has after a time of not listening. Where its oldest trade does not reach back
 * to our newest, the stretch between is a gap: trades may be missing and nothing here can tell.
 */
export function joinSnapshot(tape: Tape, snapshot: readonly Trade[]): Tape {
  const [newest] = tape.trades;
  const known = new Set(tape.trades.map((t) => t.id));
  const oldest = snapshot.length === 0 ? undefined : snapshot.reduce((a, b) => (compareTrades(a, b) > 0 ? a : b));
  const joined = addTrades(tape, snapshot);
  if (newest === undefined || oldest === undefined) return joined;
  if (snapshot.some((t) => known.has(t.id)) || compareTrades(oldest, newest) >= 0) return closeGaps(joined, snapshot, oldest);
  return { trades: joined.trades, gaps: gapsWithin([{ from: newest.at, to: oldest.at }, ...joined.gaps], joined.trades) };
}

/** History that overlaps both ends of a gap closes it; one that ends inside leaves the rest marked. */
export function closeGaps(tape: Tape, history: readonly Trade[], oldest: Trade): Tape {
  if (history.length === 0) return tape;
  const newestAt = history.reduce((at, t) => Math.max(at, t.at), 0);
  const gaps = tape.gaps.flatMap((gap) => {
    if (newestAt < gap.to || oldest.at >= gap.to) return [gap];
    return oldest.at <= gap.from ? [] : [{ from: gap.from, to: oldest.at }];
  });
  return { trades: tape.trades, gaps };
}

/** A gap older than the oldest trade kept has nothing left to stand between. */
function gapsWithin(gaps: readonly TapeGap[], trades: readonly Trade[]): readonly TapeGap[] {
  const oldest = trades.at(-1);
  return oldest === undefined ? [] : gaps.filter((g) => g.to > oldest.at);
}
