import type { BookLadder, LadderSide, Rung } from './book-ladder';
import { type BookRow, bookChecksum } from './checksum';

export type WindowLength = 1 | 25 | 100 | 250;

export interface BookState {
  readonly bids: readonly BookRow[];
  readonly asks: readonly BookRow[];
}

/** The part of a ladder that one kind of subscription sees: `length` rungs a side. Says in rows what changed in it. */
export class BookWindow {
  /** What a client that got every row so far has before it. Kept for F1 only: there it lags the ladder. */
  private sent: BookState | undefined;

  constructor(
    readonly ladder: BookLadder,
    readonly length: WindowLength,
    readonly isGrouped: boolean,
  ) {
    if (isGrouped) this.sent = this.present();
  }

  /** The rows that follow from one change of the ladder, in sending order: a rung leaves before another enters, so no client ever holds more than `length`. */
  rowsOf(kind: 'in' | 'out' | 'set', side: LadderSide, index: number, rung: Rung): BookRow[] {
    if (index >= this.length) return [];
    if (kind === 'set') return [side.row(rung)];
    const edge = side.rungs[kind === 'in' ? this.length : this.length - 1];
    if (kind === 'out') return edge === undefined ? [side.gone(rung)] : [side.gone(rung), side.row(edge)];
    return edge === undefined ? [side.row(rung)] : [side.gone(edge), side.row(rung)];
  }

  /** F1: all rows since the last call. */
  flush(): BookRow[] {
    const before = this.sent ?? this.present();
    const after = this.present();
    this.sent = after;
    // What left goes first on both sides: a price can have changed sides, and clients exist that know a level by its price alone.
    return [
      ...left(before.bids, after.bids, 1),
      ...left(before.asks, after.asks, -1),
      ...changed(before.bids, after.bids),
      ...changed(before.asks, after.asks),
    ];
  }

  /** What a client of this window has, or has as soon as all that was sent arrives. */
  visible(): BookState {
    return this.sent ?? this.present();
  }

  checksum(): number {
    const { bids, asks } = this.visible();
    return bookChecksum(bids, asks);
  }

  private present(): BookState {
    return { bids: this.ladder.bids.rows(this.length), asks: this.ladder.asks.rows(this.length) };
  }
}

function left(before: readonly BookRow[], after: readonly BookRow[], sign: 1 | -1): BookRow[] {
  const kept = new Set(after.map((row) => row[0]));
  return before.filter((row) => !kept.has(row[0])).map((row): BookRow => [row[0], 0, sign]);
}

function changed(before: readonly BookRow[], after: readonly BookRow[]): BookRow[] {
  const old = new Map(before.map((row) => [row[0], row]));
  return after.filter((row) => {
    const was = old.get(row[0]);
    return was === undefined || was[1] !== row[1] || was[2] !== row[2];
  });
}
