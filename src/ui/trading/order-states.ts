import { isOpen, type OrderState } from '../../domain/order/order-state';

const PENDING: ReadonlySet<OrderState> = new Set(['draft', 'logged', 'sent']);

/** Nothing more can come of it. */
export const isClosed = (state: OrderState): boolean => !isOpen({ state });
/** Under way to its venue: nothing is promised yet. */
export const isPending = (state: OrderState): boolean => PENDING.has(state);
