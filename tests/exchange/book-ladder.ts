import type { BookRow } from './checksum';
import { levelPrice, type Precision } from './precision';

/** Amounts are counted in units of 1e-8, as the exchange does: sums of decimals stay exact. */
const UNIT = 1e8;

/** A resting order. Positive amounts bid. */
export interface Order {
  readonly id: number;
  readonly price: number;
  readonly amount: number;
}

/** One place of a side: a price level, or in R0 a single order. */
export interface Rung {
  /** What clients know it by: the price, or the order's id. */
  readonly key: number;
  readonly price: number;
  count: number;
  /** Unsigned, in units of 1e-8. */
  units: number;
}

/** A change of a ladder by position. `out` left (the rung at `index` before), `in` entered, `set` changed in place. */
export type RungChange = (kind: 'in' | 'out' | 'set', side: LadderSide, index: number, rung: Rung) => void;

/** One side, best first. */
export class LadderSide {
  readonly rungs: Rung[] = [];

  constructor(
    readonly sign: 1 | -1,
    readonly isRaw: boolean,
  ) {}

  /** Where this price (and, in R0, this id) stands or would stand. */
  indexOf(price: number, key: number): number {
    let low = 0;
    let high = this.rungs.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      const rung = this.rungs[mid] as Rung;
      const isBefore = rung.price === price ? rung.key < key : this.sign > 0 ? rung.price > price : rung.price < price;
      if (isBefore) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  /** The row a client gets when the rung is set. */
  row(rung: Rung): BookRow {
    const amount = (this.sign * rung.units) / UNIT;
    return this.isRaw ? [rung.key, rung.price, amount] : [rung.key, rung.count, amount];
  }

  /** The row a client gets when the rung leaves its window. */
  gone(rung: Rung): BookRow {
    return [rung.key, 0, this.sign];
  }

  rows(length: number): BookRow[] {
    return this.rungs.slice(0, length).map((rung) => this.row(rung));
  }
}

/** All orders of a market at one precision, both sides in order, kept up by single orders. */
export class BookLadder {
  readonly bids: LadderSide;
  readonly asks: LadderSide;
  private readonly prices = new Map<number, number>();

  constructor(
    readonly precision: Precision,
    private readonly changed: RungChange,
  ) {
    this.bids = new LadderSide(1, precision === 'R0');
    this.asks = new LadderSide(-1, precision === 'R0');
  }

  /** An order came, went, or has another amount at its old price: both states, undefined for none. */
  apply(before: Order | undefined, after: Order | undefined): void {
    const order = (after ?? before) as Order;
    const side = order.amount > 0 ? this.bids : this.asks;
    const price = this.priceOf(order);
    const key = side.isRaw ? order.id : price;
    const index = side.indexOf(price, key);
    const rung = side.rungs[index];
    const count = (after === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    const units = toUnits(after) - toUnits(before);
    if (rung === undefined || rung.key !== key) {
      const entered = { key, price, count, units };
      side.rungs.splice(index, 0, entered);
      this.changed('in', side, index, entered);
      return;
    }
    rung.count += count;
    rung.units += units;
    if (rung.count > 0) {
      this.changed('set', side, index, rung);
      return;
    }
    side.rungs.splice(index, 1);
    this.changed('out', side, index, rung);
  }

  private priceOf(order: Order): number {
    if (this.precision === 'R0') return order.price;
    const known = this.prices.get(order.amount > 0 ? order.price : -order.price);
    if (known !== undefined) return known;
    const price = levelPrice(order.price, order.amount > 0, this.precision);
    if (this.prices.size > 20_000) this.prices.clear();
    this.prices.set(order.amount > 0 ? order.price : -order.price, price);
    return price;
  }
}

const toUnits = (order: Order | undefined): number => (order === undefined ? 0 : Math.round(Math.abs(order.amount) * UNIT));
