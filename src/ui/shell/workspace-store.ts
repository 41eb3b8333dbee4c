import { readWorkspaces, writeWorkspaces } from '../layout/read-workspaces';
import { HOME_WORKSPACE, type Workspace, type Workspaces } from '../layout/workspaces';
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

/** The one that a new tab shows. */
export function shownWorkspace(): Workspace {
  const { shown, all } = loadWorkspaces();
  return all.find(({ id }) => id === shown) as Workspace;
}

/** Keeps one workspace as it is now; what other tabs did to the others stays. */
export function keepWorkspace(workspace: Workspace): void {
  const { shown, all } = loadWorkspaces();
  const isNew = !all.some(({ id }) => id === workspace.id);
  keepWorkspaces({ shown, all: isNew ? [...all, workspace] : all.map((one) => (one.id === workspace.id ? workspace : one)) });
}

export function keepWorkspaces(workspaces: Workspaces): void {
  try {
    localStorage.setItem(WORKSPACES_KEY, writeWorkspaces(workspaces));
  } catch {
    // As above.
  }
}
