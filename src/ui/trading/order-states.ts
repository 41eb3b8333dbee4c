import type { OrderState } from '../../domain/order/order-state';

const CLOSED: ReadonlySet<OrderState> = new Set(['filled', 'cancelled', 'expired', 'rejected']);
const PENDING: ReadonlySet<OrderState> = new Set(['draft', 'logged', 'sent']);

/** Nothing more can come of it. */
export const isClosed = (state: OrderState): boolean => CLOSED.has(state);
/** Under way to its venue: nothing is promised yet. */
export const isPending = (state: OrderState): boolean => PENDING.has(state);
