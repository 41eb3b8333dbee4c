import { PANEL_KINDS, type PanelKind } from '../layout/kinds';
import { createHotkeys } from '../parts/hotkeys';
import type { Desk } from '../shell/desk';
import { t } from '../words/t';
import { stepWorkspace, toggleLock } from './workspace-steps';

/** What can be done to the desk, as long as the owner lives: most of it has a key only where the user binds one. A window of one panel is no desk. */
export function createDeskActions(desk: Desk): void {
  if (desk.isWindow) return;
  const step = (by: 1 | -1) => () => void stepWorkspace(desk, by);
  createHotkeys(t('Desk'), [
    { id: 'workspace before', key: '[', label: t('Workspace before this one'), run: step(-1) },
    { id: 'workspace after', key: ']', label: t('Workspace after this one'), run: step(1) },
    {
      id: 'workspace lock',
      key: 'l',
      label: t('Lock the arrangement, or let it be changed'),
      run: () => void toggleLock(desk),
    },
    ...(Object.keys(PANEL_KINDS) as PanelKind[]).map((kind) => ({
      id: `panel ${kind}`,
      key: '',
      label: t('Show {{ panel }}', { panel: t(PANEL_KINDS[kind].title).toLowerCase() }),
      run: () => desk.open(kind),
    })),
  ]);
}
