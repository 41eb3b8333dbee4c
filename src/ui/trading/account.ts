import { type Accessor, createComputed, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { TopicState } from '../../client/terminal';
import { type AccountId, accountKey, mainPaperAccount } from '../../domain/account/account-id';
import type { TopicStatus } from '../../domain/freshness';
import type { InstrumentId } from '../../domain/instrument';
import type { AccountView } from '../../worker/protocol/account-view';
import { effectiveStatus } from '../parts/effective-status';
import { venueOf } from '../shell/venue-name';
import { useEngine, useTerminal } from '../terminal-context';
import { isClosed } from './order-states';
import { createStopSwitch, type StopSwitch } from './stop-switch';

/** The account that orders of the market on the screen go to. */
export interface Account {
  readonly id: Accessor<AccountId>;
  /** Trading was asked for: what belongs to it may be loaded. */
  readonly isFollowed: Accessor<boolean>;
  /** Null: nothing has been heard of it, or another account was chosen just now. */
  readonly view: Accessor<AccountView | null>;
  /** What this tab may claim of it. */
  readonly status: Accessor<TopicStatus | null>;
  readonly openCount: Accessor<number>;
  readonly positionCount: Accessor<number>;
  readonly stop: StopSwitch;
}

/**
 * Follows the main account of a market's venue while it is wanted. Another venue is another account: the old one's figures
 * go in the same frame.
 */
export function createAccount(instrument: Accessor<InstrumentId>, isWanted: Accessor<boolean>): Account {
  const terminal = useTerminal();
  const engine = useEngine();
  const id = createMemo(() => mainPaperAccount(venueOf(instrument())));
  const [topic, setTopic] = createSignal<TopicState | null>(null);
  createComputed(() => {
    const key = accountKey(id());
    setTopic(null);
    if (isWanted()) onCleanup(untrack(() => terminal.topic(key).watch((next) => setTopic(next))));
  });
  const view = createMemo(() => {
    const data = topic()?.data;
    return data?.kind === 'account' ? data.account : null;
  });
  return {
    id,
    isFollowed: isWanted,
    stop: createStopSwitch(id),
    view,
    status: () => {
      const status = topic()?.status ?? null;
      return status === null ? null : effectiveStatus(status, engine());
    },
    openCount: createMemo(() => view()?.orders.filter((order) => !isClosed(order.state)).length ?? 0),
    positionCount: createMemo(() => view()?.positions.filter((position) => position.size !== '0').length ?? 0),
  };
}
