/** What can be said of an order in a word. Apart from its arithmetic, for those who only look. */
export const ORDER_STATES = [
  'draft',
  'logged',
  'sent',
  'acknowledged',
  'working',
  'partly-filled',
  'filled',
  'cancelled',
  'expired',
  'rejected',
  'gone',
  'unknown',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** It waits in this program, and its venue knows nothing of it. */
export const isHeld = (order: { readonly state: OrderState }): boolean => order.state === 'logged';

export const isOpen = (order: { readonly state: OrderState }): boolean => !CLOSED.has(order.state);
const CLOSED: ReadonlySet<OrderState> = new Set(['filled', 'cancelled', 'expired', 'rejected', 'gone']);
