import type { InstrumentId } from '../../../domain/instrument';
import { add, type Decimal, toDouble, ZERO } from '../../../domain/money';
import { type Order, remaining } from '../../../domain/order/order';
import type { Side } from '../../../domain/units';
import { restsInBook, waitsForEntry } from '../../trading/order-states';
import { stepIndex } from './grouping';
import type { LadderSide } from './ladder';

/** One's own orders that the ladder shows in one place. */
export interface OwnLevel {
  readonly side: Side;
  /** Of the row that the ladder's grouping puts them in. */
  readonly price: number;
  /** Newest first, as the account has them. */
  readonly orders: readonly Order[];
  /** Base units that can still fill. */
  readonly size: Decimal;
}

/** Own orders of an instrument by the row they belong to: bids round down to a step and asks up, as the ladder's rows do. */
export function ownLevels(orders: readonly Order[], instrument: InstrumentId, step: number): readonly OwnLevel[] {
  const levels = new Map<string, OwnLevel>();
  for (const order of orders) {
    const { side, price } = order.terms;
    if (order.terms.instrument !== instrument || price === null || !restsInBook(order) || waitsForEntry(order)) continue;
    const index = stepIndex(toDouble(price), step, side === 'buy' ? 'down' : 'up');
    const key = `${side} ${index}`;
    const known = levels.get(key) ?? { side, price: index * step, orders: [], size: ZERO };
    levels.set(key, { ...known, orders: [...known.orders, order], size: add(known.size, remaining(order)) });
  }
  return [...levels.values()];
}

/** Doubles that a division or a multiplication put apart are one price. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(a, b);

/**
 * Where a price stands among the rows of a side, 0 the best: a whole number where it has a row, half of one between two
 * rows (-0.5: before the best). Null: further out than the last row.
 */
export function placeIn({ prices, length }: Pick<LadderSide, 'prices' | 'length'>, side: Side, price: number): number | null {
  for (let i = 0; i < length; i++) {
    const row = prices[i] as number;
    if (isSame(row, price)) return i;
    if (side === 'buy' ? row < price : row > price) return i - 0.5;
  }
  return null;
}

/** Levels as they are marked: those that have no row of their own share the line between two rows. */
export interface OwnMark extends OwnLevel {
  readonly key: string;
  readonly place: number;
}

export function ownMarks(levels: readonly OwnLevel[], rows: Readonly<Record<Side, Pick<LadderSide, 'prices' | 'length'>>>): readonly OwnMark[] {
  const marks = new Map<string, OwnMark>();
  for (const level of levels) {
    const place = placeIn(rows[level.side], level.side, level.price);
    if (place === null) continue;
    const spot = `${level.side} ${place}`;
    const known = marks.get(spot);
    marks.set(
      spot,
      known === undefined
        ? { ...level, key: `${level.side} ${level.price}`, place }
        : { ...known, orders: [...known.orders, ...level.orders], size: add(known.size, level.size) },
    );
  }
  return [...marks.values()];
}
