import { type Exact, toWire } from './exact';
import { type Order, typeText } from './order';

/** An own trade. With its fee (negative: paid) it is a `tu`. */
export interface OwnTrade {
  readonly id: number;
  readonly at: number;
  readonly order: Order;
  /** Signed by the order. */
  readonly amount: Exact;
  readonly price: Exact;
  readonly isMaker: boolean;
  readonly fee: Exact;
  readonly feeCurrency: string;
}

export function tradeRow(trade: OwnTrade, withFee: boolean): unknown[] {
  const { order } = trade;
  return [
    trade.id,
    order.symbol,
    trade.at,
    order.id,
    toWire(trade.amount),
    toWire(trade.price),
    typeText(order),
    order.price === null ? 0 : toWire(order.price),
    trade.isMaker ? 1 : -1,
    withFee ? toWire(trade.fee) : null,
    withFee ? trade.feeCurrency : null,
    order.cid,
  ];
}
