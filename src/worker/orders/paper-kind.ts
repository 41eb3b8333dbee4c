import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import { ZERO } from '../../domain/money';
import type { OrderTrouble } from '../../domain/trouble';
import { makePaperExecution, type Rules } from '../../venues/paper/execution';
import { NO_SUCH_BOOK } from '../protocol/account-view';
import { type AccountKind, askedAt } from './account-kind';
import { FIRST_BALANCES, paperAccount } from './opening';

/** An account of this program's own: it needs nothing, and what did not reach its book was never placed. */
export const paperKind = (id: AccountId, rules: Rules, trouble: () => OrderTrouble | null): AccountKind => ({
  isLive: false,
  opening: () => ({ info: paperAccount(id), balances: FIRST_BALANCES }),
  prepare: async (books) => (books.has(id) ? null : NO_SUCH_BOOK),
  execution: (hands, earlier) => makePaperExecution(hands, earlier, rules, trouble),
  lost: (orders, changes, at) => [
    ...orders.flatMap(({ order }): AccountEvent[] => [
      { kind: 'placed', at: askedAt(order), order, reserved: ZERO },
      {
        kind: 'order',
        at,
        id: order.id,
        event: { kind: 'rejected', at, reason: 'not placed: the engine stopped before the order reached the paper book' },
        reserved: ZERO,
      },
    ]),
    ...changes.map(
      ({ id, change, reserved }): AccountEvent => ({
        kind: 'order',
        at,
        id,
        event: { kind: 'amend-refused', at, change, reason: 'the engine stopped before the change reached the paper book' },
        reserved,
      }),
    ),
  ],
  closed: () => null,
  unsupported: () => null,
  status: () => null,
  live: () => null,
  takeStop: () => null,
  isProof: null,
  tick: () => undefined,
  close: () => undefined,
});
