import { TAPE_LENGTH, type Tape } from '../../../domain/tape';
import type { Side } from '../../../domain/units';
import { medianSize, tapeRows } from './tape-rows';

/** As many times the usual size. */
export const LARGE_TIMES = 30;

/** What one taker did in a millisecond, where it is far above what is usual on the tape. */
export interface LargeTrade {
  readonly key: string;
  readonly at: number;
  /** The last one it reached. */
  readonly price: number;
  /** Base units. */
  readonly size: number;
  readonly side: Side;
}

/** Newest first. */
export function largeTrades(tape: Tape): readonly LargeTrade[] {
  const least = LARGE_TIMES * medianSize(tape);
  if (least <= 0) return [];
  return tapeRows(tape, least, TAPE_LENGTH, true).flatMap((row) =>
    row.kind === 'trade' ? [{ key: `${row.at} ${row.side}`, at: row.at, price: row.price, size: row.size, side: row.side }] : [],
  );
}

/** Those that were large when they were seen, oldest first, the last so many: what is usual changes, what was large then was. */
export function withLarge(known: readonly LargeTrade[], tape: Tape, most: number): readonly LargeTrade[] {
  const all = new Map(known.map((trade) => [trade.key, trade]));
  let isNew = false;
  for (const trade of largeTrades(tape)) {
    // More prints of the same millisecond may have come since; at the end of the tape they go one by one.
    if ((all.get(trade.key)?.size ?? 0) >= trade.size) continue;
    all.set(trade.key, trade);
    isNew = true;
  }
  return isNew ? [...all.values()].sort((a, b) => a.at - b.at).slice(-most) : known;
}

/** No more sounds than one in this time, however many large trades there are. */
const QUIET_MS = 1_500;

/** Says which large trade is to be heard: one that came since the look before, each once, and not too many. */
export class LargeBell {
  /** Of the newest trade at the look before; null: there was none. */
  private seenTo: number | null = null;
  private told: ReadonlySet<string> = new Set();
  private rungAt = Number.NEGATIVE_INFINITY;

  /** Null: nothing is to be heard. `now` on any clock that does not go back. */
  next(tape: Tape, now: number): Side | null {
    const { seenTo, told } = this;
    // What was not large when it came is no news once the others are smaller.
    const fresh = seenTo === null ? [] : largeTrades(tape).filter(({ key, at }) => at >= seenTo && !told.has(key));
    this.seenTo = tape.trades[0]?.at ?? seenTo;
    this.told = new Set(largeTrades(tape).map(({ key }) => key));
    const [newest] = fresh;
    if (newest === undefined || now - this.rungAt < QUIET_MS) return null;
    this.rungAt = now;
    return newest.side;
  }
}
