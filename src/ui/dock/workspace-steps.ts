import type { Desk } from '../shell/desk';
import { t } from '../words/t';

const loadStore = () => import('../shell/workspace-store');

/** The next one of the list, or the one before; after the last comes the first. */
export async function stepWorkspace(desk: Desk, by: 1 | -1): Promise<void> {
  const { loadWorkspaces, showWorkspace } = await loadStore();
  const { all } = loadWorkspaces();
  const at = all.findIndex(({ id }) => id === desk.workspace().id);
  const next = all[(at + by + all.length) % all.length];
  if (next === undefined || next.id === desk.workspace().id) {
    desk.tell(t('There is one workspace'), t('The list of workspaces, in the head, makes more.'));
    return;
  }
  showWorkspace(desk, next.id);
}

export async function toggleLock(desk: Desk): Promise<void> {
  const { keepOfWorkspace } = await loadStore();
  const isLocked = !desk.workspace().isLocked;
  keepOfWorkspace(desk.workspace().id, { isLocked });
  desk.use({ ...desk.workspace(), isLocked });
  if (isLocked) desk.tell(t('Arrangement locked'), t('Nothing on the desk can be moved, resized or closed by a slip of the hand.'));
  else desk.tell(t('Arrangement unlocked'), t('Panels can be moved, resized and closed.'));
}
