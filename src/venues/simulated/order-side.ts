/** An order that rests in the book. Never changed: a change puts another one in its place. */
export interface RestingOrder {
  readonly id: number;
  readonly price: number;
  /** Base, signed: + bid, - ask. */
  readonly amount: number;
  readonly ticks: number;
  readonly units: number;
}

/** The orders of one side, best price first and, within a price, the lowest id first. */
export class OrderSide {
  readonly orders: RestingOrder[] = [];

  /** 1: bids; -1: asks. */
  constructor(readonly side: 1 | -1) {}

  best(): RestingOrder | undefined {
    return this.orders[0];
  }

  add(order: RestingOrder): void {
    this.orders.splice(this.placeOf(order.ticks, order.id), 0, order);
  }

  /** Put one with the same id and price in its place. */
  replaceAt(i: number, order: RestingOrder): void {
    this.orders[i] = order;
  }

  removeAt(i: number): void {
    if (i === 0) this.orders.shift();
    else this.orders.splice(i, 1);
  }

  private placeOf(ticks: number, id: number): number {
    const { orders, side } = this;
    let low = 0;
    let high = orders.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      const other = orders[mid] as RestingOrder;
      const ahead = (other.ticks - ticks) * side;
      if (ahead > 0 || (ahead === 0 && other.id < id)) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}
