import { HOME_WORKSPACE, type Workspace } from '../layout/workspaces';

export const WORKSPACES_KEY = 'tapedeck/workspaces';

/** The workspace to show. Who has never arranged one needs nothing of what reads it. */
export async function keptWorkspace(): Promise<Workspace> {
  try {
    if (localStorage.getItem(WORKSPACES_KEY) === null) return HOME_WORKSPACE;
    return (await import('./workspace-store')).shownWorkspace(location.search);
  } catch {
    return HOME_WORKSPACE;
  }
}
