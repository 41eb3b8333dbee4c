import { isInterval } from '../../domain/candle';
import type { InstrumentId } from '../../domain/instrument';
import { isPanelKind } from '../layout/kinds';
import { LINK_COLOURS, type PanelState } from '../layout/layout';
import type { Shown } from '../layout/links';
import { addressOf } from './preferences';

/** The panel that an address is a window of: `?panel=chart&link=red&pair=bitfinex:ETH/USD`. Null: it is none. */
export function panelInAddress(search: string): PanelState | null {
  const said = new URLSearchParams(search);
  const [kind, id, interval] = [said.get('panel'), said.get('id'), said.get('interval')];
  if (!isPanelKind(kind)) return null;
  return {
    id: id !== null && /^[a-z][a-z0-9-]{0,31}$/.test(id) ? id : kind,
    kind,
    link: LINK_COLOURS.find((colour) => colour === said.get('link')) ?? null,
    // The address says it, as of every page.
    pair: null,
    interval: interval !== null && isInterval(interval) ? interval : null,
  };
}

/** An address that opens this panel, with the colours of a workspace. */
export function addressOfPanel({ kind, id, link, interval }: PanelState, pair: InstrumentId, workspace: string): string {
  const said = new URLSearchParams({ panel: kind, id, workspace });
  if (link !== null) said.set('link', link);
  if (interval !== null) said.set('interval', interval);
  return addressOf(pair, `?${said}`);
}

/** The panel as it goes on in a window: without a colour it is on its own there. */
export const asWindow = (panel: PanelState, { interval }: Shown): PanelState => ({
  ...panel,
  interval: panel.link === null && panel.kind === 'chart' ? interval : null,
});

/** Each side of such a window: as narrow as a phone, and room for the strip. */
const LEAST_PX = 360;

/** Opens it; false: the browser did not let it. */
export function openPanelWindow(panel: PanelState, shown: Shown, workspace: string, size: { width: number; height: number }): boolean {
  const features = `popup,width=${Math.max(LEAST_PX, size.width)},height=${Math.max(LEAST_PX, size.height)}`;
  return window.open(addressOfPanel(asWindow(panel, shown), shown.pair, workspace), '', features) !== null;
}
