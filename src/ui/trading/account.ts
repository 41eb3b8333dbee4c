import { type Accessor, createComputed, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { TopicState } from '../../client/terminal';
import { type AccountId, accountFeed, accountKey, mainPaperAccount } from '../../domain/account/account-id';
import type { TopicStatus } from '../../domain/freshness';
import type { InstrumentId } from '../../domain/instrument';
import { type AccountView, NO_SUCH_BOOK } from '../../worker/protocol/account-view';
import { effectiveStatus } from '../parts/effective-status';
import { venueOf } from '../shell/venue-name';
import { useEngine, useTerminal } from '../terminal-context';
import { loadChosenBooks, saveChosenBooks } from './chosen-books';
import { isClosed } from './order-states';
import { createStopSwitch, type StopSwitch } from './stop-switch';

/** The account that orders of the market on the screen go to. */
export interface Account {
  readonly id: Accessor<AccountId>;
  /** Trading was asked for: what belongs to it may be loaded. */
  readonly isFollowed: Accessor<boolean>;
  /** What the user calls it; null: not known yet. */
  readonly label: Accessor<string | null>;
  /** Another book of the same market, from now on and after a reload. */
  choose(id: AccountId): void;
  /** Null: nothing has been heard of it, or another account was chosen just now. */
  readonly view: Accessor<AccountView | null>;
  /** What this tab may claim of it. */
  readonly status: Accessor<TopicStatus | null>;
  readonly openCount: Accessor<number>;
  readonly positionCount: Accessor<number>;
  readonly stop: StopSwitch;
}

/**
 * Follows the book that was chosen of a market's venue, or its main one, while it is wanted. Another venue is another
 * account: the old one's figures go in the same frame.
 */
export function createAccount(instrument: Accessor<InstrumentId>, isWanted: Accessor<boolean>): Account {
  const terminal = useTerminal();
  const engine = useEngine();
  const [chosen, setChosen] = createSignal(loadChosenBooks());
  const feed = createMemo(() => venueOf(instrument()));
  const id = createMemo(() => chosen()[feed()] ?? mainPaperAccount(feed()));
  const choose = (book: AccountId): void => {
    setChosen((now) => ({ ...now, [accountFeed(book)]: book }));
    saveChosenBooks(chosen());
  };
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
  // Storage was cleared since it was chosen, or another profile's choice was brought along.
  createComputed(() => {
    const { data, status } = topic() ?? {};
    const main = mainPaperAccount(feed());
    if (data?.kind !== 'account' && status?.state === 'offline' && status.reason === NO_SUCH_BOOK && untrack(id) !== main) choose(main);
  });
  return {
    id,
    isFollowed: isWanted,
    label: () => view()?.info.label ?? null,
    choose,
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
