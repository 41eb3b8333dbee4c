import { showAddress } from '../back/page-history';
import { readWorkspaces, writeWorkspaces } from '../layout/read-workspaces';
import { workspaceOf } from '../layout/workspace-list';
import { HOME_WORKSPACE, type Workspace, type Workspaces } from '../layout/workspaces';
import type { Desk } from './desk';
import { UNREAD_KEY, WORKSPACES_KEY } from './kept-workspace';

/** Storage may be absent, refuse, or hold what this version cannot read: then it is the desk that everybody starts with. */
export function loadWorkspaces(): Workspaces {
  try {
    const text = localStorage.getItem(WORKSPACES_KEY);
    if (text !== null) return readWorkspaces(text);
  } catch {
    // As above.
  }
  return { shown: HOME_WORKSPACE.id, all: [HOME_WORKSPACE] };
}

/** The text of workspaces that could not be read, still in its place or put aside. Null: there is none. */
export function unreadWorkspaces(): string | null {
  try {
    const text = localStorage.getItem(WORKSPACES_KEY);
    return text !== null && !isReadable(text) ? text : localStorage.getItem(UNREAD_KEY);
  } catch {
    return null;
  }
}

function isReadable(text: string): boolean {
  try {
    readWorkspaces(text);
    return true;
  } catch {
    return false;
  }
}

/** The one that the address names, `?workspace=evening`, or the one that a new tab shows. */
export const shownWorkspace = (search: string): Workspace => workspaceOf(loadWorkspaces(), new URLSearchParams(search).get('workspace'));

/** An address that names this workspace. */
export function addressOfWorkspace(id: string, search: string): string {
  const others = new URLSearchParams(search);
  const pair = others.get('pair');
  others.delete('workspace');
  others.delete('pair');
  const rest = others.toString();
  // The pair as it is: in letters that can be read.
  return `?${pair === null ? '' : `pair=${encodeURI(pair)}&`}workspace=${id}${rest === '' ? '' : `&${rest}`}`;
}

/** Null: it is not there any more. */
export const storedWorkspace = (id: string): Workspace | null => loadWorkspaces().all.find((one) => one.id === id) ?? null;

/** Keeps this of one workspace; what other tabs did to the rest of it and to the others stays, and one that they deleted stays deleted: false. */
export function keepOfWorkspace(id: string, change: Partial<Pick<Workspace, 'layout' | 'links' | 'isLocked'>>): boolean {
  const { shown, all } = loadWorkspaces();
  if (!all.some((one) => one.id === id)) return false;
  keepWorkspaces({ shown, all: all.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  return true;
}

/** What stands there and cannot be read is put aside first. */
export function keepWorkspaces(workspaces: Workspaces): void {
  try {
    const before = localStorage.getItem(WORKSPACES_KEY);
    if (before !== null && !isReadable(before)) localStorage.setItem(UNREAD_KEY, before);
    localStorage.setItem(WORKSPACES_KEY, writeWorkspaces(workspaces));
  } catch {
    // As above.
  }
}

/** Show this workspace, here and in the next tab, as it is stored now; another one where it is gone. */
export function showWorkspace(desk: Pick<Desk, 'use'>, id: string): void {
  const list = loadWorkspaces();
  const workspace = workspaceOf(list, id);
  keepWorkspaces({ ...list, shown: workspace.id });
  desk.use(workspace);
  showAddress(addressOfWorkspace(workspace.id, location.search));
}
