import type { BookView } from '../../../domain/book';
import type { Tape } from '../../../domain/tape';
import { decimalsForSizes } from '../../drawing/digits';
import { decimalsOfStep, type Grouping, stepAt, stepIndex } from '../book/grouping';
import { steadyScale } from '../book/ladder';
import { lastMove } from '../book/top-of-book';
import type { LadderSpot } from './ladder-orders';
import type { RungLook, RungView } from './rung-view';
import { fillRungs, isOffCentre, largestOf, makeRungs, middleOf, topAround, topShowing } from './rungs';
import { VolumeAtPrice } from './volume-at-price';

/** Rows of the tallest screen. */
export const MOST_ROWS = 160;

export interface LadderScene {
  readonly book: BookView;
  readonly tape: Tape | null;
  readonly grouping: Grouping;
  readonly rows: number;
  /** Digits that there is room for in a size. */
  readonly sizeRoom: number;
  /** The rows are not to follow the market, and keep their steps. */
  readonly isStill: boolean;
  readonly selected: LadderSpot | null;
  /** Average price of the position. */
  readonly entry: number | null;
  readonly own: RungLook['own'];
}

/** What was drawn. */
export interface LadderPicture {
  readonly step: number;
  readonly decimals: number;
  /** Where the market is, if it is not among the rows. */
  readonly away: 'above' | 'below' | null;
  /** Since when trades are counted at their prices. */
  readonly since: number | null;
}

/** Puts a book into the rows, and decides which prices those are. */
export class LadderDrawing {
  private readonly rungs = makeRungs(MOST_ROWS);
  private readonly volumes = new Float64Array(MOST_ROWS);
  private traded = new VolumeAtPrice();
  private step: number | null = null;
  private decimals = 0;
  private top: number | null = null;
  private scale = 0;
  private volumeScale = 0;
  private sizeDecimals: number | null = null;

  constructor(private readonly view: Pick<RungView, 'draw' | 'resize' | 'cellId'>) {}

  /** Other rows come: of other steps, or of another pair, whose trades are other ones. */
  clear(isOtherPair: boolean): void {
    if (isOtherPair) this.traded = new VolumeAtPrice();
    this.step = null;
    this.top = null;
    this.scale = 0;
    this.volumeScale = 0;
    this.sizeDecimals = null;
  }

  /** Rows on the screen from now on. */
  resize(count: number): void {
    this.view.resize(count);
  }

  /** The next drawing has the market in the middle. */
  centre(): void {
    this.top = null;
  }

  scrollBy(rows: number): void {
    if (this.top !== null) this.top += rows;
  }

  /** Price of a row, in steps, as it was drawn: a wheel may have asked for other rows since. */
  indexOf(row: number): number {
    return this.rungs.top - Math.min(Math.max(row, 0), this.rungs.length - 1);
  }

  /** Null: the book is empty. */
  draw({ book, tape, grouping, rows, sizeRoom, isStill, selected, entry, own }: LadderScene): LadderPicture | null {
    const price = book.bids[0] ?? book.asks[0];
    if (price === undefined || rows === 0) return null;
    // A market that passes a power of ten has other steps, and every row would be another price.
    if (this.step === null || !isStill) {
      const now = stepAt(price, grouping);
      if (now !== this.step) this.top = null;
      this.step = now;
      this.decimals = decimalsOfStep(price, grouping);
    }
    const { step, decimals } = this;
    const middle = middleOf(book, step) ?? 0;
    if (this.top === null || (!isStill && isOffCentre(this.top, rows, middle))) this.top = topAround(middle, rows);
    if (selected !== null) this.top = topShowing(this.top, rows, selected.index);
    const { top, rungs, volumes } = this;
    fillRungs(rungs, book, step, top, rows);
    if (tape !== null) this.traded.add(tape);
    this.traded.fill(volumes, step, top, rungs.length);
    this.sizeDecimals ??= decimalsForSizes(book.bids.filter((_, i) => i % 3 === 1));
    this.scale = steadyScale(this.scale, largestOf(rungs));
    this.volumeScale = steadyScale(this.volumeScale, Math.max(0, ...volumes.subarray(0, rungs.length)));
    this.view.draw(rungs, volumes, {
      step,
      priceDecimals: decimals,
      sizeDecimals: this.sizeDecimals,
      sizeRoom,
      scale: this.scale,
      volumeScale: this.volumeScale,
      last: lastOf(tape, step),
      selected,
      entry: entry === null ? null : Math.round(entry / step),
      own,
    });
    return { step, decimals, away: middle > top ? 'above' : middle <= top - rungs.length ? 'below' : null, since: this.traded.since };
  }

  /** Id of the cell of a spot, empty where it is not among the rows. */
  cellId({ index, side }: LadderSpot): string {
    return this.top === null ? '' : this.view.cellId(this.top - index, side);
  }
}

function lastOf(tape: Tape | null, step: number): RungLook['last'] {
  const move = lastMove(tape);
  const side = tape?.trades[0]?.side;
  return move === null ? null : { index: stepIndex(move.price, step, side === 'buy' ? 'up' : 'down'), direction: move.direction };
}
