import type { Terminal } from '../../client/terminal';
import { isLiveId, liveAccount, WALLETS } from '../../domain/account/account-id';
import { pairLabel } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import { bookName } from '../books/book-name';
import { workspaceName } from '../layout/workspace-name';
import { boundKeys } from '../parts/bindings';
import type { Chord } from '../parts/chord';
import { chordFor, hotkeyGroups, hotkeyId } from '../parts/hotkeys';
import type { Desk } from '../shell/desk';
import { venueName } from '../shell/venue-name';
import type { Account } from '../trading/account';
import { accountWord } from '../trading/account-word';
import { createCanceller } from '../trading/cancel-orders';
import { englishOf } from '../words/english-of';
import { t } from '../words/t';
import type { Entry } from './match-entries';

export interface Doing extends Entry {
  /** What else does it. */
  readonly chord: Chord | null;
  readonly run: () => void;
}

/** Found by its English as well, where it is shown in another language. */
export const inEnglishToo = <One extends Entry>(entry: One): One => ({ ...entry, english: `${englishOf(entry.label)} ${englishOf(entry.kind)}` });

/** All that can be done by a key, by the labels of the list of keys; what several panels offer stands once. */
export function actionEntries(): readonly Doing[] {
  const byId = new Map<string, Doing>();
  for (const group of hotkeyGroups())
    for (const hotkey of group.keys) {
      const id = hotkeyId(group, hotkey);
      if (id !== 'palette')
        byId.set(id, { id, label: hotkey.label, kind: group.title, chord: chordFor(group, hotkey, boundKeys()), run: hotkey.run });
    }
  return [...byId.values()];
}

/** Cancelling lets nothing out: it needs no arming here, and says of how many it is. */
export function cancelEntries(terminal: Pick<Terminal, 'commands'>, account: Account, instrument: Order['terms']['instrument']): readonly Doing[] {
  const open = account.view()?.orders.filter(isOpen) ?? [];
  const ofPair = open.filter(({ terms }) => terms.instrument === instrument);
  const cancel = createCanceller(terminal, account);
  const entry = (id: string, label: string, orders: readonly Order[]): Doing => ({
    id,
    label,
    kind: account.word(),
    chord: null,
    run: () => cancel(orders),
  });
  return [
    ...(ofPair.length === 0
      ? []
      : [entry('cancel-pair', t('Cancel open orders of {{ pair }} ({{ count }})', { pair: pairLabel(instrument), count: ofPair.length }), ofPair)]),
    ...(open.length === ofPair.length ? [] : [entry('cancel-all', t('Cancel all open orders ({{ count }})', { count: open.length }), open)]),
  ];
}

/** The books of this market that orders can go to, but for the one they go to. */
export function bookEntries(account: Account): readonly Doing[] {
  const paper = (account.view()?.books ?? []).map(({ id, label }) => ({ id, words: bookName(label) }));
  const live = account
    .profiles()
    .filter(({ venue }) => venue === account.feed())
    .flatMap(({ id }) => WALLETS.map((wallet) => liveAccount(account.feed(), id, wallet)))
    .map((id) => ({ id, words: accountWord(id, account.profiles()) }));
  return [...paper, ...live]
    .filter(({ id }) => id !== account.id())
    .map(({ id, words }) => ({
      id: `book ${id}`,
      label: t('Trade on {{ book }}', { book: words }),
      kind: `${t('Book|account')} · ${isLiveId(id) ? venueName(account.feed()) : t('PAPER')}`,
      chord: null,
      run: () => account.choose(id),
    }));
}

/** A window of one panel goes to no other workspace. */
export async function workspaceEntries(desk: Desk): Promise<readonly Doing[]> {
  if (desk.isWindow) return [];
  const [{ keepWorkspaces, loadWorkspaces, showWorkspace }, { added, listFullWords }, { PRESET_NAMES, PRESETS }] = await Promise.all([
    import('../shell/workspace-store'),
    import('../layout/workspace-list'),
    import('../layout/presets'),
  ]);
  const shown = loadWorkspaces()
    .all.filter(({ id }) => id !== desk.workspace().id)
    .map((one) => ({
      id: `workspace ${one.id}`,
      label: workspaceName(one),
      kind: t('Workspace'),
      chord: null,
      run: () => showWorkspace(desk, one.id),
    }));
  const begun = PRESET_NAMES.map((name) => ({
    id: `new workspace ${name}`,
    label: t('New workspace: {{ preset }}', { preset: t(PRESETS[name].title) }),
    kind: t('Workspace'),
    chord: null,
    run: () => {
      const list = loadWorkspaces();
      const next = added(list, PRESETS[name].title, name);
      if (next === list) {
        desk.tell(t('Not made'), listFullWords());
        return;
      }
      keepWorkspaces(next);
      showWorkspace(desk, next.shown);
    },
  }));
  return [...shown, ...begun];
}
