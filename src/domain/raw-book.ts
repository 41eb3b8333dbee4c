import { type BookView, LEVEL_STRIDE, type LiveBook } from './book';
import type { Price, Side, Size } from './units';

export interface RawOrder {
  readonly id: number;
  readonly price: Price;
  readonly size: Size;
  readonly side: Side;
}

/** A book of single orders. Best price first and, within a price, the lowest id first. */
export class RawBook implements LiveBook {
  readonly bids: RawOrder[] = [];
  readonly asks: RawOrder[] = [];
  private readonly byId = new Map<number, RawOrder>();

  /** Place or move an order: an id that is known leaves its old place first. */
  set(order: RawOrder): void {
    this.remove(order.id);
    const side = this.sideOf(order);
    side.splice(place(side, order), 0, order);
    this.byId.set(order.id, order);
  }

  remove(id: number): void {
    const order = this.byId.get(id);
    if (order === undefined) return;
    const side = this.sideOf(order);
    side.splice(place(side, order), 1);
    this.byId.delete(id);
  }

  clear(): void {
    this.bids.length = 0;
    this.asks.length = 0;
    this.byId.clear();
  }

  isCrossed(): boolean {
    const [bid] = this.bids;
    const [ask] = this.asks;
    return bid !== undefined && ask !== undefined && bid.price >= ask.price;
  }

  rows(): number {
    return Math.max(this.bids.length, this.asks.length);
  }

  /** A level is one order: those of one price follow each other. */
  view(): BookView {
    return { bids: rowsOf(this.bids), asks: rowsOf(this.asks) };
  }

  private sideOf(order: RawOrder): RawOrder[] {
    return order.side === 'buy' ? this.bids : this.asks;
  }
}

/** Where an order stands or would stand among its side. */
function place(side: readonly RawOrder[], order: RawOrder): number {
  let low = 0;
  let high = side.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (isBefore(side[mid] as RawOrder, order)) low = mid + 1;
    else high = mid;
  }
  return low;
}

function isBefore(a: RawOrder, b: RawOrder): boolean {
  if (a.price !== b.price) return a.side === 'buy' ? a.price > b.price : a.price < b.price;
  return a.id < b.id;
}

function rowsOf(side: readonly RawOrder[]): Float64Array {
  const rows = new Float64Array(side.length * LEVEL_STRIDE);
  let at = 0;
  for (const { price, size } of side) {
    rows[at++] = price;
    rows[at++] = size;
    rows[at++] = 1;
  }
  return rows;
}
