import type { InstrumentId } from '../../domain/instrument';
import { showAddress } from '../back/page-history';
import { type Layout, panelsOf } from '../layout/layout';
import type { Workspace } from '../layout/workspaces';
import { addressOfPanel, panelInAddress } from './panel-window';
import { shownWorkspace } from './workspace-store';

/** The workspace of such a window: that panel, which stays where it is. Null: the address is none of a panel. */
export function windowOf(search: string): Workspace | null {
  const panel = panelInAddress(search);
  if (panel === null) return null;
  const layout = { type: 'stack', id: 'window', panels: [panel], shown: panel.id, isFolded: false } as const;
  return { ...shownWorkspace(search), isLocked: true, layout };
}

/** For a reload: what the first panel of a window has for itself. */
export function keepWindow(id: string, layout: Layout | null): void {
  const [panel] = layout === null ? [] : panelsOf(layout);
  const pair = new URLSearchParams(location.search).get('pair') as InstrumentId | null;
  if (panel !== undefined && pair !== null) showAddress(addressOfPanel(panel, pair, id));
}
