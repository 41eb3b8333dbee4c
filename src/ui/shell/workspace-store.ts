import type { Links } from '../layout/links';
import { readWorkspaces, writeWorkspaces } from '../layout/read-workspaces';
import { workspaceOf } from '../layout/workspace-list';
import { HOME_WORKSPACE, type Workspace, type Workspaces } from '../layout/workspaces';
import type { Desk } from './desk';
import { WORKSPACES_KEY } from './kept-workspace';

/** Storage may be absent, refuse, or hold what no version of ours wrote: then it is the desk that everybody starts with. */
export function loadWorkspaces(): Workspaces {
  try {
    const text = localStorage.getItem(WORKSPACES_KEY);
    if (text !== null) return readWorkspaces(text);
  } catch {
    // As above.
  }
  return { shown: HOME_WORKSPACE.id, all: [HOME_WORKSPACE] };
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

/** Keeps one workspace as it is now; what other tabs did to the others stays. */
export function keepWorkspace(workspace: Workspace): void {
  const { shown, all } = loadWorkspaces();
  const isNew = !all.some(({ id }) => id === workspace.id);
  keepWorkspaces({ shown, all: isNew ? [...all, workspace] : all.map((one) => (one.id === workspace.id ? workspace : one)) });
}

/** What the colours of a workspace show; null: it is not there any more. */
export const linksOf = (id: string): Links | null => loadWorkspaces().all.find((one) => one.id === id)?.links ?? null;

export function keepLinks(id: string, links: Links): void {
  const { shown, all } = loadWorkspaces();
  keepWorkspaces({ shown, all: all.map((one) => (one.id === id ? { ...one, links } : one)) });
}

export function keepWorkspaces(workspaces: Workspaces): void {
  try {
    localStorage.setItem(WORKSPACES_KEY, writeWorkspaces(workspaces));
  } catch {
    // As above.
  }
}

/** Show this workspace, here and in the next tab. */
export function showWorkspace(desk: Pick<Desk, 'use'>, workspace: Workspace): void {
  keepWorkspaces({ ...loadWorkspaces(), shown: workspace.id });
  desk.use(workspace);
  history.replaceState(null, '', addressOfWorkspace(workspace.id, location.search));
}
