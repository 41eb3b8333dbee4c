import { closedAt, type Order } from '../../../domain/order/order';
import type { PastKind } from '../../trading/merge-past';

export const PAST_ORDERS: PastKind<Order> = {
  key: (order) => order.id,
  at: closedAt,
  pair: (order) => order.terms.instrument,
  isSame: (known, told) => known.changedAt === told.changedAt && known.state === told.state && known.fills.length === told.fills.length,
};
