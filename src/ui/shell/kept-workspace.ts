import { HOME_WORKSPACE, type Workspace } from '../layout/workspaces';

export const WORKSPACES_KEY = 'tapedeck/workspaces';
/** What stood there and could not be read when something else had to be kept in its place. */
export const UNREAD_KEY = 'tapedeck/workspaces-unread';

export interface OpenedWorkspace {
  readonly workspace: Workspace;
  /** It is one panel in a window of its own. */
  readonly isWindow: boolean;
}

/** The workspace to show. Who has never arranged one needs nothing of what reads it. */
export async function keptWorkspace(): Promise<OpenedWorkspace> {
  const { search } = location;
  try {
    if (new URLSearchParams(search).has('panel')) {
      const workspace = (await import('./opened-window')).windowOf(search);
      if (workspace !== null) return { workspace, isWindow: true };
    }
    if (localStorage.getItem(WORKSPACES_KEY) !== null)
      return { workspace: (await import('./workspace-store')).shownWorkspace(search), isWindow: false };
  } catch {
    // Nothing can be read: it is the one that everybody starts with.
  }
  return { workspace: HOME_WORKSPACE, isWindow: false };
}
