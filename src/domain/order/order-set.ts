import type { GroupLink, GroupRole } from './order';
import type { OrderTerms } from './terms';

/** Orders that are confirmed, sent and let in as one. */
export interface OrderSet {
  /** Null: one order, which stands by itself. */
  readonly group: GroupLink['kind'] | null;
  readonly orders: readonly SetOrder[];
}

export interface SetOrder {
  readonly terms: OrderTerms;
  /** Null where it stands by itself. */
  readonly role: GroupRole | null;
}

export const oneOrder = (terms: OrderTerms): OrderSet => ({ group: null, orders: [{ terms, role: null }] });
