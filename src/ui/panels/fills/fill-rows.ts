import type { InstrumentId } from '../../../domain/instrument';
import { type Decimal, multiply } from '../../../domain/money';
import type { Fill } from '../../../domain/order/fill';
import type { Order } from '../../../domain/order/order';
import type { Side } from '../../../domain/units';

/** A fill with what its order says of it; null where the order is not kept any more. */
export interface FillRow {
  readonly fill: Fill;
  readonly instrument: InstrumentId | null;
  readonly side: Side | null;
  /** Quote units. */
  readonly value: Decimal;
}

export function fillRows(fills: readonly Fill[], orders: readonly Pick<Order, 'id' | 'terms'>[], pair: InstrumentId | null): readonly FillRow[] {
  const byId = new Map(orders.map((order) => [order.id, order.terms]));
  return fills
    .map((fill) => {
      const terms = byId.get(fill.order);
      return { fill, instrument: terms?.instrument ?? null, side: terms?.side ?? null, value: multiply(fill.price, fill.size) };
    })
    .filter((row) => pair === null || row.instrument === pair);
}
