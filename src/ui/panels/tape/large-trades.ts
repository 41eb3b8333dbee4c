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
    // More prints of the same millisecond may have come since.
    if (all.get(trade.key)?.size === trade.size) continue;
    all.set(trade.key, trade);
    isNew = true;
  }
  return isNew ? [...all.values()].sort((a, b) => a.at - b.at).slice(-most) : known;
}

/** No more sounds than one in this time, however many large trades there are. */
const QUIET_MS = 1_500;

/** Says which large trade is to be heard: none that stood there from the start, each once, and not too many. */
export class LargeBell {
  private told: ReadonlySet<string> | null = null;
  private rungAt = Number.NEGATIVE_INFINITY;

  /** Null: nothing is to be heard. `now` on any clock that does not go back. */
  next(tape: Tape, now: number): Side | null {
    const large = largeTrades(tape);
    const { told } = this;
    this.told = new Set(large.map(({ key }) => key));
    const fresh = told === null ? undefined : large.find(({ key }) => !told.has(key));
    if (fresh === undefined || now - this.rungAt < QUIET_MS) return null;
    this.rungAt = now;
    return fresh.side;
  }
}
