import { type Decimal, least, subtract } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import type { Order } from '../../domain/order/order';
import type { Side } from '../../domain/units';
import { atMost } from './amounts';
import { otherSide, type Sight } from './sight';

/** Levels that an account took from are remembered for so many fills. */
const FILLS_REMEMBERED = 200;

interface Taken {
  /** What the level showed when it was taken from. */
  readonly shown: number;
  readonly left: Decimal;
}

interface Remembered extends Taken {
  readonly side: Side;
  readonly price: number;
}

/**
 * What this account took from the shown book. It is gone for this account until the exchange shows another size at that
 * level: nobody else saw us take it, so the book goes on showing it. A level out of sight keeps its mark.
 */
export class Impact {
  private readonly remembered: Remembered[] = [];
  private readonly taken: Readonly<Record<Side, Map<number, Taken>>> = { buy: new Map(), sell: new Map() };

  /** Base units that are left for us at a level of this side of the book. */
  left(side: Side, price: number, shown: number): Decimal {
    return this.taken[side].get(price)?.left ?? atMost(shown);
  }

  /** What is left after it. */
  take(side: Side, price: number, shown: number, size: Decimal): Decimal {
    const left = subtract(this.left(side, price, shown), size);
    this.taken[side].set(price, { shown, left });
    return left;
  }

  /** What orders of an earlier life left of the levels. Which of them came last is not known, so each counts until the book is seen. */
  resume(orders: readonly Order[]): void {
    for (const { side, fill } of lastFills(orders)) {
      if (fill.cause?.kind !== 'level') continue;
      const { shown, left } = fill.cause;
      this.remembered.push({ side: otherSide(side), price: Number(fill.price), shown: Number(shown), left });
    }
  }

  /** Forget the levels that the exchange shows otherwise by now. */
  refresh(sight: Sight): void {
    for (const { side, price, shown, left } of this.remembered.splice(0)) {
      const now = sight.shownAt(side, price);
      if (now === undefined || now === shown) this.taken[side].set(price, { shown, left: least(left, this.left(side, price, shown)) });
    }
    for (const side of ['buy', 'sell'] as const) {
      for (const [price, { shown }] of this.taken[side]) {
        const now = sight.shownAt(side, price);
        if (now !== undefined && now !== shown) this.taken[side].delete(price);
      }
    }
  }
}

/** Oldest first. */
const lastFills = (orders: readonly Order[]): { readonly side: Side; readonly fill: Fill }[] =>
  orders
    .flatMap(({ terms, fills }) => fills.slice(-FILLS_REMEMBERED).map((fill) => ({ side: terms.side, fill })))
    .sort((a, b) => a.fill.at - b.fill.at)
    .slice(-FILLS_REMEMBERED);
