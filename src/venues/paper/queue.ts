import { add, type Decimal, isPositive, isZero, least, most, subtract, toDouble, ZERO } from '../../domain/money';
import type { OrderId } from '../../domain/order/order';
import type { Trade } from '../../domain/trade';
import type { LocalMs, Side, VenueMs } from '../../domain/units';
import { atLeast } from './amounts';
import { isBetter, type Sight } from './sight';

/** A trade is told so much later than the book that shows it, at the most. */
const LATE_MS = 2_000;
const NOTHING_UNTOLD = { untold: ZERO, untoldUntil: 0 as LocalMs };

/** An order that goes into a queue. */
interface Newcomer {
  readonly id: OrderId;
  readonly price: number;
  /** All that is shown at its price is filled before it, whenever that came. */
  readonly isHidden: boolean;
  /** When it came: trades from before are none of its own, however late they are told. */
  readonly since: VenueMs;
  /** Base units of it that stand in the book, of an iceberg; null: all of it. */
  displayed: Decimal | null;
}

/** An order in its queue. */
export interface Resting extends Newcomer {
  /** Base units of others that are filled before it. Null: its price is out of sight, so nothing is known. */
  ahead: Decimal | null;
  /** The same as a double; Infinity where nothing is known. */
  aheadSize: number;
  /** The trade after which it came, counted from the first. */
  readonly joinedIn: number;
  /** What left the queue ahead without a trade that was told yet, and until when such a trade may come. */
  untold: Decimal;
  untoldUntil: LocalMs;
}

/** What a trade reached: an order, up to so much of it, and what was queued before it when the trade came. */
export type Reached = (resting: Resting, upTo: Decimal, ahead: Decimal) => Decimal;

/**
 * This account's resting orders of one side, best price first and within a price the older first, each with its place in
 * the exchange's queue. The place is an estimate that is never kinder than the exchange: all that is shown at the price
 * stands ahead of a newcomer, trades at the price work it off, and what others withdraw counts as withdrawn from behind,
 * until less is shown than was thought to be ahead.
 */
export class Queue {
  private readonly list: Resting[] = [];
  private trades = 0;

  constructor(readonly side: Side) {}

  get size(): number {
    return this.list.length;
  }

  best(): number | null {
    return this.list[0]?.price ?? null;
  }

  first(): Resting | null {
    return this.list[0] ?? null;
  }

  has(resting: Resting): boolean {
    return this.list.includes(resting);
  }

  /** At the end of its price, behind all that is shown there. `left`: where the order stood until now. */
  join(newcomer: Newcomer, sight: Sight, left: Resting | null = null): void {
    const { price } = newcomer;
    const shown = sight.isClear() ? sight.shownAt(this.side, price) : undefined;
    const ahead = shown === undefined ? null : atLeast(shown);
    let i = this.list.length;
    while (i > 0 && isBetter(this.side, price, (this.list[i - 1] as Resting).price)) i--;
    const older = this.list[i - 1];
    const { untold, untoldUntil } = [older, left].find((one) => one?.price === price) ?? NOTHING_UNTOLD;
    this.list.splice(i, 0, { ...newcomer, joinedIn: this.trades, ahead, aheadSize: shown ?? Number.POSITIVE_INFINITY, untold, untoldUntil });
  }

  /** False: it was not here. */
  leave(id: OrderId): boolean {
    const i = this.list.findIndex((resting) => resting.id === id);
    if (i >= 0) this.list.splice(i, 1);
    return i >= 0;
  }

  /** Orders that stand at or before a price, in the order in which they are filled. */
  reachedBy(price: number): Resting[] {
    const { list, side } = this;
    let end = 0;
    while (end < list.length && !isBetter(side, price, (list[end] as Resting).price)) end++;
    return end === 0 ? [] : list.slice(0, end);
  }

  /** The same, one after the other as far as they still stand there; last, what is put in behind them meanwhile. */
  *inTurn(price: number): Generator<Resting> {
    const met = new Set<Resting>();
    for (let line = this.reachedBy(price); line.length > 0; line = this.reachedBy(price).filter((one) => !met.has(one))) {
      for (const resting of line) {
        met.add(resting);
        if (this.has(resting)) yield resting;
      }
    }
  }

  /** No more can be ahead than is shown, and of a hidden order all of that is. One pass over both lists, in doubles. */
  shrink(sight: Sight, now: LocalMs): void {
    const { list, side } = this;
    if (list.length === 0) return;
    const levels = sight.same(side);
    const isWhole = sight.isWhole(levels);
    let i = 0;
    for (const resting of list) {
      while (i < levels.length && isBetter(side, levels.prices[i] as number, resting.price)) i++;
      if (i === levels.length && !isWhole) return;
      const shown = i < levels.length && levels.prices[i] === resting.price ? (levels.sizes[i] as number) : 0;
      if (shown < resting.aheadSize) lower(resting, shown, now);
      else if (resting.isHidden && shown > resting.aheadSize) setAhead(resting, atLeast(shown));
    }
  }

  /**
   * A trade whose taker came from the other side. What it leaves after a queue is told to `reached`, which answers how
   * much of it the order took. A trade beyond an order's price would have met that order first: nothing is ahead of it
   * any more, nor of the parts that an iceberg shows after it, and it gets no more than was traded.
   */
  trade({ at, price }: Pick<Trade, 'at' | 'price'>, size: Decimal, now: LocalMs, reached: Reached): void {
    const { side } = this;
    this.trades++;
    let left = size;
    for (const resting of this.inTurn(price)) {
      if (!isPositive(left)) return;
      if (at < resting.since) continue;
      // What comes in at the price of the trade comes after it.
      if (resting.joinedIn === this.trades && !isBetter(side, resting.price, price)) continue;
      if (isBetter(side, resting.price, price)) {
        const before = resting.ahead ?? ZERO;
        setAhead(resting, ZERO);
        // What was to be told of this price was told before it.
        resting.untold = ZERO;
        left = subtract(left, reached(resting, left, before));
        continue;
      }
      const { ahead } = resting;
      if (ahead === null) continue;
      const told = now <= resting.untoldUntil ? least(resting.untold, left) : ZERO;
      resting.untold = subtract(resting.untold, told);
      const counted = subtract(left, told);
      setAhead(resting, most(subtract(ahead, counted), ZERO));
      const upTo = subtract(counted, ahead);
      if (isPositive(upTo)) left = subtract(left, reached(resting, upTo, ahead));
    }
  }
}

/** Less is shown than was thought to be ahead. If a trade did it, that trade must not work off the queue again. */
function lower(resting: Resting, shown: number, now: LocalMs): void {
  const { ahead } = resting;
  const next = atLeast(shown);
  if (ahead !== null) {
    const gone = subtract(ahead, next);
    resting.untold = now <= resting.untoldUntil && !isZero(resting.untold) ? add(resting.untold, gone) : gone;
    resting.untoldUntil = (now + LATE_MS) as LocalMs;
  }
  resting.ahead = next;
  resting.aheadSize = shown;
}

function setAhead(resting: Resting, ahead: Decimal): void {
  resting.ahead = ahead;
  resting.aheadSize = toDouble(ahead);
}
