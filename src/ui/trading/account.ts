import { type Accessor, createComputed, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import type { TopicState } from '../../client/terminal';
import { type AccountId, accountFeed, accountKey, isLiveId, mainPaperAccount } from '../../domain/account/account-id';
import type { TopicStatus } from '../../domain/freshness';
import type { InstrumentId, VenueId } from '../../domain/instrument';
import { type AccountView, NO_SUCH_BOOK } from '../../worker/protocol/account-view';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { effectiveStatus } from '../parts/effective-status';
import { venueOf } from '../shell/venue-name';
import { createWatch, useEngine, useTerminal } from '../terminal-context';
import { accountTitle, accountWord, profileAmong } from './account-word';
import { accountOf, loadChosenBooks, saveChosenBooks } from './chosen-books';
import { isClosed } from './order-states';
import { createStopSwitch, type StopSwitch } from './stop-switch';

/** The account that orders of the market on the screen go to. */
export interface Account {
  readonly id: Accessor<AccountId>;
  /** The venue whose market it trades on. */
  readonly feed: Accessor<VenueId>;
  /** Trading was asked for: what belongs to it may be loaded. */
  readonly isFollowed: Accessor<boolean>;
  /** What the user calls it; null: not known yet. */
  readonly label: Accessor<string | null>;
  /** Whose money it is: on buttons and in questions. */
  readonly word: Accessor<string>;
  /** The same for title and strip. */
  readonly title: Accessor<string>;
  /** Those of the vault: of this venue the ones that can be chosen. Empty where it was not read. */
  readonly profiles: Accessor<readonly ProfileView[]>;
  /** Another book of the same market, from now on and after a reload. One of the exchange's asks for the vault to be unlocked. */
  choose(id: AccountId): void;
  /** Opens the vault's dialog, where the vault is not open. */
  unlock(): void;
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
export function createAccount(instrument: Accessor<InstrumentId>, isWanted: Accessor<boolean>, openVault: () => void): Account {
  const terminal = useTerminal();
  const engine = useEngine();
  const [chosen, setChosen] = createSignal(loadChosenBooks());
  const feed = createMemo(() => venueOf(instrument()));
  const id = createMemo(() => accountOf(feed(), chosen()));
  const vault = createWatch(terminal.vault);
  const profiles = createMemo(() => vault()?.profiles ?? []);
  const unlock = (): void => {
    if (vault()?.state !== 'unlocked') openVault();
  };
  const choose = (book: AccountId): void => {
    setChosen((now) => ({ ...now, [accountFeed(book)]: book }));
    saveChosenBooks(chosen());
    if (isLiveId(book)) unlock();
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
  // Its key was taken out of the vault, or the vault is gone.
  createComputed(() => {
    const state = vault()?.state ?? 'unread';
    if (isLiveId(id()) && state !== 'unread' && profileAmong(id(), profiles()) === undefined) choose(mainPaperAccount(feed()));
  });
  const label = (): string | null => view()?.info.label ?? null;
  return {
    id,
    feed,
    isFollowed: isWanted,
    label,
    word: () => accountWord(id(), profiles()),
    title: () => accountTitle(id(), label(), profiles()),
    profiles,
    choose,
    unlock,
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
