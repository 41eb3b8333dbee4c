/** What a market that is made up can have wrong: no exchange has any of it from here. */
export const MARKET_TROUBLES = ['connection-lost', 'stream-frozen', 'wrong-checksum'] as const;
export type MarketTrouble = (typeof MARKET_TROUBLES)[number];

/** What paper orders can meet; no order that leaves this program does. */
export const ORDER_TROUBLES = ['orders-refused', 'orders-late'] as const;
export type OrderTrouble = (typeof ORDER_TROUBLES)[number];

/**
 * Trouble that the user makes on purpose, one kind at a time.
 * - `connection-lost`: no topic of the simulated market has a line; afterwards each begins anew
 * - `stream-frozen`: nothing of it says anything, and no sign of life comes
 * - `wrong-checksum`: its books fail again and again, and are built anew
 * - `slow-answers`: what is asked of a paper account is done at once and answered late
 * - `orders-refused`: the book of a paper account takes no order
 * - `orders-late`: what is asked reaches that book late
 * - `engine-silent`: the engine says nothing to any tab, and hears nothing but a greeting and the end of this, or other trouble in its
 *   place; what else is asked waits for the end, and is dropped where nobody waits for the answer any more
 */
export const TROUBLES = [...MARKET_TROUBLES, 'slow-answers', ...ORDER_TROUBLES, 'engine-silent'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** How long the answer to a slow call takes more: less than a tab waits for one. */
export const SLOW_ANSWER_MS = 3_000;
/** How long what is asked of a paper book is under way more. */
export const LATE_ORDER_MS = 5_000;

export const isMarketTrouble = (trouble: Trouble | null): trouble is MarketTrouble =>
  (MARKET_TROUBLES as readonly (Trouble | null)[]).includes(trouble);
export const isOrderTrouble = (trouble: Trouble | null): trouble is OrderTrouble => (ORDER_TROUBLES as readonly (Trouble | null)[]).includes(trouble);
