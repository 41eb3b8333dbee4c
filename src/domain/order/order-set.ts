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

/** Whether orders in these roles can be a set: only what is one counts as one. Null is an order by itself. */
export function isSet(group: OrderSet['group'], roles: readonly SetOrder['role'][]): boolean {
  const count = (role: SetOrder['role']): number => roles.filter((one) => one === role).length;
  switch (group) {
    case null:
      return roles.length === 1 && count(null) === 1;
    case 'oco':
      return roles.length === 2 && count('oco') === 2;
    case 'scaled':
      return count('rung') === roles.length;
    case 'bracket': {
      const [profits, losses] = [count('take-profit'), count('stop-loss')];
      return count('entry') === 1 && profits <= 1 && losses <= 1 && roles.length === 1 + profits + losses;
    }
  }
}

/** It closes what the entry of its bracket opens, and waits for that. */
export const isExit = ({ group }: { readonly group: GroupLink | null }): boolean => group?.kind === 'bracket' && group.role !== 'entry';

export const oneOrder = (terms: OrderTerms): OrderSet => ({ group: null, orders: [{ terms, role: null }] });
