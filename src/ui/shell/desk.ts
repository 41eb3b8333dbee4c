import { type Accessor, batch, createMemo, createSignal, onCleanup } from 'solid-js';
import { amend, everywhere, type History, startHistory, step } from '../layout/history';
import { isTableKind, type PanelKind, type TableKind } from '../layout/kinds';
import { type Layout, type PanelState, panelOf, panelsOf, stacksOf } from '../layout/layout';
import type { Links } from '../layout/links';
import { PRESETS } from '../layout/presets';
import { adjust, fold, show as seenIn } from '../layout/see';
import type { Workspace } from '../layout/workspaces';
import { say } from '../words/say';
import { t } from '../words/t';
import { type DeskChoice, loadDeskChoice, openParts, saveDeskChoice } from './desk-choice';
import { type OpenedWorkspace, WORKSPACES_KEY } from './kept-workspace';

/** The parts of the desk that the head opens and closes. */
export interface DeskParts {
  readonly hasWatch: Accessor<boolean>;
  readonly hasTicket: Accessor<boolean>;
  /** False: it is locked. Nothing was done, and the user was told. */
  show(part: keyof DeskChoice, isOpen: boolean): boolean;
}

/** The workspace on the screen, and what can be done to it. Each change is kept for the next start. */
export interface Desk extends DeskParts {
  /** One panel in a window of its own: kept in its address, and nowhere else. */
  readonly isWindow: boolean;
  /** As it was read or stored last: its layout is not yet what `history` made of it since. */
  readonly workspace: Accessor<Workspace>;
  readonly layout: Accessor<Layout>;
  /** Null: nobody has arranged it, it is as its preset makes it for this room. */
  readonly history: Accessor<History<Layout | null>>;
  /** The ticket was opened here before: orders may be waiting. Who only watches loads nothing that trades. */
  readonly isTrading: Accessor<boolean>;
  /** Show this one. What was done to the one before is not taken back any more. */
  use(workspace: Workspace): void;
  /** The room it has, pixels. */
  setSize(width: number, height: number): void;
  /** One step that can be taken back. */
  change(next: Layout): void;
  /** What it would be if a hand that is still moving let go. Null: nothing, as it is. */
  preview(next: Layout | null): void;
  /** Other steps, taken or taken back. */
  setHistory(next: History<Layout | null>): void;
  /** See a panel among its tabs. */
  see(panel: string): void;
  fold(stack: string, isFolded: boolean): void;
  /** What a panel has for itself. Taking a change of the arrangement back leaves it as it is. */
  adjust(panel: string, change: Partial<Pick<PanelState, 'link' | 'pair' | 'interval'>>): void;
  /** What the colours show, here and in all windows of this workspace. */
  setLinks(links: Links): void;
  /** See a panel of this kind, whether it is there yet or not; where it is locked, only one that is. */
  open(kind: PanelKind): void;
  isSeen(kind: PanelKind): boolean;
  /** A notice about the desk. */
  tell(title: string, detail: string): void;
  /** There was one: who only watches loads what shows it, too. */
  readonly hasTold: Accessor<boolean>;
}

/** Who watches only does not load these. */
const loadChanges = () => import('../layout/change');
const loadStore = () => import('./workspace-store');
const loadNotices = () => import('../notices/board');
const loadWindow = () => import('./opened-window');

export function createDesk({ workspace: first, isWindow }: OpenedWorkspace): Desk {
  const [workspace, setWorkspace] = createSignal(first);
  const [choice, setChoice] = createSignal(loadDeskChoice());
  const [width, setWidth] = createSignal(innerWidth);
  const [size, setSize] = createSignal(
    { width: innerWidth, height: innerHeight },
    { equals: (a, b) => a.width === b.width && a.height === b.height },
  );
  const [isTicketLast, setTicketLast] = createSignal(true);
  const [table, setTable] = createSignal<TableKind>('depth');
  const [areTablesFolded, setTablesFolded] = createSignal(false);
  const [history, setHistory] = createSignal<History<Layout | null>>(startHistory(workspace().layout));
  const [hasTold, setTold] = createSignal(false);
  const [moving, setMoving] = createSignal<Layout | null>(null);
  const listen = (): void => void setWidth(innerWidth);
  window.addEventListener('resize', listen);
  onCleanup(() => window.removeEventListener('resize', listen));
  const onStored = ({ key }: StorageEvent): void => {
    if (key !== WORKSPACES_KEY) return;
    void loadStore().then((store) => {
      const stored = store.storedWorkspace(workspace().id);
      if (stored !== null) takeOver(stored);
    });
  };
  window.addEventListener('storage', onStored);
  onCleanup(() => window.removeEventListener('storage', onStored));

  const parts = createMemo(() => openParts(choice(), width(), isTicketLast()));
  const isStandard = (): boolean => workspace().preset === 'standard';
  const preset = createMemo(() =>
    PRESETS[workspace().preset].make({
      ...size(),
      hasWatch: parts().watch,
      hasTicket: parts().ticket,
      table: table(),
      areTablesFolded: areTablesFolded(),
    }),
  );
  /** Null: what is opened and closed is a choice of this device, the same for every desk that nobody has arranged. */
  const arranged = createMemo(() => history().present ?? (isStandard() ? null : preset()));
  const layout = createMemo(() => moving() ?? arranged() ?? preset());
  const seen = createMemo(
    () =>
      new Set(stacksOf(layout()).flatMap((stack) => stack.panels.filter(({ id }) => id === stack.shown && !stack.isFolded).map(({ kind }) => kind))),
  );

  const tell = (title: string, detail: string): void => {
    setTold(true);
    void loadNotices().then(({ postNotice }) => postNotice({ key: 'workspace', kind: 'note', title, detail }));
  };
  const set = (next: History<Layout | null>): void => {
    if (next === history()) return;
    setHistory(next);
    const { id } = workspace();
    if (isWindow) void loadWindow().then((module) => module.keepWindow(id, next.present));
    else
      void loadStore().then((store) => {
        if (!store.keepOfWorkspace(id, { layout: next.present }))
          tell(t('This workspace was deleted in another tab'), t('What is arranged here is not kept.'));
      });
  };
  /** What another tab made of it. Its arrangement only where nothing was done to it here. */
  const takeOver = (stored: Workspace): void =>
    batch(() => {
      const now = workspace();
      if (isSame(stored, now)) return;
      if (isWindow) {
        setWorkspace({ ...now, name: stored.name, links: stored.links });
        return;
      }
      if (isSame(history().present, now.layout) && !isSame(stored.layout, now.layout)) setHistory(startHistory(stored.layout));
      setWorkspace(stored);
    });
  const change = (next: Layout): void => {
    batch(() => {
      setMoving(null);
      if (next !== layout()) set(step(history(), next));
    });
  };
  const see = (id: string): void => {
    const now = arranged();
    if (now !== null) {
      const next = seenIn(now, id);
      if (next !== now) set(amend(history(), next));
      return;
    }
    const kind = panelsOf(layout()).find((panel) => panel.id === id)?.kind;
    if (kind === undefined || !isTableKind(kind)) return;
    setTable(kind);
    setTablesFolded(false);
  };
  /** No panel comes or goes where it is locked, and the user is told. */
  const isRefused = (): boolean => {
    if (!workspace().isLocked) return false;
    if (isWindow) tell(t('This window has one panel'), t('The others are on the desk.'));
    else tell(t('This workspace is locked'), t('Unlock it in the list of workspaces.'));
    return true;
  };
  const findKind = (kind: PanelKind): PanelState | undefined => panelsOf(layout()).find((panel) => panel.kind === kind);
  const open = (kind: PanelKind): void => {
    const found = findKind(kind);
    if (found !== undefined) see(found.id);
    else if (!isRefused())
      void loadChanges().then(({ addKind, DESK_FULL }) => {
        const next = addKind(layout(), kind, size().width);
        if (next === layout()) tell(t('Not added'), say(DESK_FULL));
        else change(next);
      });
  };
  const show = (part: keyof DeskChoice, isOpen: boolean): boolean => {
    if (!(isOpen && findKind(part) !== undefined) && isRefused()) return false;
    if (isOpen) setTicketLast(part === 'ticket');
    const chosen = setChoice((now) => ({ ...now, [part]: isOpen }));
    if (!isWindow) saveDeskChoice(chosen);
    if (arranged() === null) return true;
    if (isOpen) open(part);
    else void loadChanges().then(({ closeKind }) => change(closeKind(layout(), part)));
    return true;
  };

  return {
    isWindow,
    workspace,
    layout,
    history,
    hasWatch: () => seen().has('watch'),
    hasTicket: () => seen().has('ticket'),
    isTrading: () => choice().ticket !== null || seen().has('ticket'),
    use: (next) =>
      batch(() => {
        if (next.id !== workspace().id) setHistory(startHistory(next.layout));
        setWorkspace(next);
        setMoving(null);
      }),
    setSize: (w, h) => void setSize({ width: w, height: h }),
    change,
    preview: (next) => void setMoving(next),
    setHistory: set,
    see,
    fold: (stack, isFolded) => {
      const now = arranged();
      if (now !== null) set(amend(history(), fold(now, stack, isFolded)));
      else if (stack === 'tables') setTablesFolded(isFolded);
    },
    adjust: (id, change) => {
      const now = panelOf(layout(), id);
      if (now === undefined || Object.entries(change).every(([key, value]) => now[key as keyof PanelState] === value)) return;
      set(everywhere(amend(history(), layout()), (one: Layout | null) => (one === null ? null : adjust(one, id, change))));
    },
    setLinks: (links) => {
      const { id } = setWorkspace((now) => ({ ...now, links }));
      void loadStore().then((store) => store.keepOfWorkspace(id, { links }));
    },
    open,
    show,
    isSeen: (kind) => seen().has(kind),
    tell,
    hasTold,
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
