import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toggleLock } from '../../../src/ui/dock/workspace-steps';
import { close } from '../../../src/ui/layout/change';
import { step } from '../../../src/ui/layout/history';
import { type Layout, panelsOf } from '../../../src/ui/layout/layout';
import { readWorkspaces, writeWorkspaces } from '../../../src/ui/layout/read-workspaces';
import { removed, renamed } from '../../../src/ui/layout/workspace-list';
import { HOME_WORKSPACE, type Workspace, type Workspaces } from '../../../src/ui/layout/workspaces';
import { dismissAll, notices } from '../../../src/ui/notices/board';
import { createDesk, type Desk } from '../../../src/ui/shell/desk';
import { UNREAD_KEY, WORKSPACES_KEY } from '../../../src/ui/shell/kept-workspace';
import { shownWorkspace, showWorkspace, unreadWorkspaces } from '../../../src/ui/shell/workspace-store';
import { desk as standard } from '../layout/layouts';
import { type StoredPage, stubPage } from './stored-page';

const FULL = standard();
const WITHOUT_TAPE = close(FULL, 'tape');
const MINE: Workspace = { ...HOME_WORKSPACE, id: 'mine', name: 'Mine', layout: FULL };
const BOTH: Workspaces = { shown: 'mine', all: [HOME_WORKSPACE, MINE] };

let page: StoredPage;
beforeEach(() => {
  page = stubPage();
  page.stored.set(WORKSPACES_KEY, writeWorkspaces(BOTH));
});
afterEach(() => {
  vi.unstubAllGlobals();
  dismissAll();
});

const stored = (): Workspaces => readWorkspaces(page.stored.get(WORKSPACES_KEY) ?? '');
const mine = (): Workspace | undefined => stored().all.find(({ id }) => id === 'mine');
/** Another tab makes this of it. */
const elsewhere = (next: Workspaces): void => page.write(WORKSPACES_KEY, writeWorkspaces(next));
const withMine = (change: Partial<Workspace>): Workspaces => ({ ...BOTH, all: [HOME_WORKSPACE, { ...MINE, ...change }] });
const openDesk = (): Desk => createDesk({ workspace: MINE, isWindow: false });
const panelInWindow = (): Layout => ({
  type: 'stack',
  id: 'window',
  panels: panelsOf(FULL).filter(({ id }) => id === 'chart'),
  shown: 'chart',
  isFolded: false,
});
/** What is stored is loaded when it is wanted. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));
const arrange = async (desk: Desk, next: Layout): Promise<void> => {
  desk.setHistory(step(desk.history(), next));
  await settled();
};

test('what was arranged since the page was loaded stays when the arrangement is locked', async () => {
  const desk = openDesk();
  await arrange(desk, WITHOUT_TAPE);
  await toggleLock(desk);
  expect(mine()).toEqual({ ...MINE, isLocked: true, layout: WITHOUT_TAPE });
  expect(desk.history().present).toBe(WITHOUT_TAPE);
  await toggleLock(desk);
  expect(mine()).toEqual({ ...MINE, layout: WITHOUT_TAPE });
});

test('a change stores the arrangement alone: the name, the lock and the colours that another tab gave it stay', async () => {
  const desk = openDesk();
  page.stored.set(WORKSPACES_KEY, writeWorkspaces(withMine({ name: 'Theirs', isLocked: true })));
  await arrange(desk, WITHOUT_TAPE);
  expect(mine()).toEqual({ ...MINE, name: 'Theirs', isLocked: true, layout: WITHOUT_TAPE });
});

test('a workspace that another tab deleted does not come back, and is not shown', async () => {
  const desk = openDesk();
  elsewhere(removed(BOTH, 'mine'));
  await arrange(desk, WITHOUT_TAPE);
  expect(mine()).toBeUndefined();
  expect(notices()[0]?.title).toBe('This workspace was deleted in another tab');
  showWorkspace(desk, 'mine');
  expect(stored().shown).toBe('standard');
  expect(desk.workspace().id).toBe('standard');
});

test('what another tab makes of the workspace is taken over; its arrangement where nothing was done here', async () => {
  const desk = openDesk();
  elsewhere(renamed(withMine({ isLocked: true, layout: WITHOUT_TAPE }), 'mine', 'Theirs'));
  await settled();
  expect(desk.workspace()).toMatchObject({ name: 'Theirs', isLocked: true });
  expect(desk.history().present).toEqual(WITHOUT_TAPE);
  const own = close(WITHOUT_TAPE, 'book');
  await arrange(desk, own);
  elsewhere(withMine({ name: 'Again', layout: FULL }));
  await settled();
  expect(desk.workspace().name).toBe('Again');
  expect(desk.history().present).toBe(own);
});

test('what could not be read is put aside before anything else is kept in its place', async () => {
  const later = writeWorkspaces(BOTH).replace('"version": 2', '"version": 9');
  page.stored.set(WORKSPACES_KEY, later);
  const desk = createDesk({ workspace: shownWorkspace(''), isWindow: false });
  expect(unreadWorkspaces()).toBe(later);
  await arrange(desk, WITHOUT_TAPE);
  expect(stored().all).toEqual([{ ...HOME_WORKSPACE, layout: WITHOUT_TAPE }]);
  await arrange(desk, FULL);
  expect(page.stored.get(UNREAD_KEY)).toBe(later);
  expect(unreadWorkspaces()).toBe(later);
});

test('where it is locked nothing comes or goes, by whatever key or button, and the user is told', async () => {
  const locked = withMine({ isLocked: true });
  page.stored.set(WORKSPACES_KEY, writeWorkspaces(locked));
  const desk = createDesk({ workspace: { ...MINE, isLocked: true }, isWindow: false });
  expect(desk.show('ticket', true)).toBe(true);
  expect(notices()).toEqual([]);
  desk.open('heatmap');
  await settled();
  expect(notices()[0]?.title).toBe('This workspace is locked');
  expect(desk.show('watch', false)).toBe(false);
  await settled();
  expect(stored()).toEqual(locked);
  expect(desk.history().present).toBe(FULL);
});

test('a window of one panel stays one', async () => {
  const layout = panelInWindow();
  const desk = createDesk({ workspace: { ...MINE, isLocked: true, layout }, isWindow: true });
  expect(desk.show('ticket', true)).toBe(false);
  await settled();
  expect(notices()[0]?.title).toBe('This window has one panel');
  expect(desk.history().present).toBe(layout);
});

test('a window of one panel takes over no arrangement and no lock', async () => {
  const layout = panelInWindow();
  const desk = createDesk({ workspace: { ...MINE, isLocked: true, layout }, isWindow: true });
  elsewhere(withMine({ name: 'Theirs', links: { red: { pair: 'bitfinex:ETH/USD', interval: null } } }));
  await settled();
  expect(desk.workspace()).toMatchObject({ name: 'Theirs', isLocked: true, links: { red: { pair: 'bitfinex:ETH/USD' } } });
  expect(desk.history().present).toEqual(layout);
});
