import type { Interval } from '../../domain/candle';
import type { InstrumentId } from '../../domain/instrument';
import { type PanelState, panelsOf } from '../layout/layout';
import { keeperOf, type LinkChoice, linked, type Shown, shownBy, withLink } from '../layout/links';
import type { Desk } from './desk';
import type { Market } from './market';

/** What each panel shows, and the way to something else in it: who keeps it is told, the panel itself, its colour or the page. */
export interface PanelMarket {
  shown(panel: PanelState): Shown;
  /** It shows another market than the page, or no head of a page says which. */
  isTold(panel: PanelState): boolean;
  setPair(panel: PanelState, pair: InstrumentId): void;
  setInterval(panel: PanelState, interval: Interval): void;
  link(panel: PanelState, choice: LinkChoice): void;
}

export function panelMarket(desk: Desk, market: Market): PanelMarket {
  const shown = (panel: PanelState): Shown => shownBy(panel, desk.workspace().links, { pair: market.selected(), interval: market.interval() });
  const set = (panel: PanelState, what: 'pair' | 'interval', change: Partial<Shown>, tellPage: () => void): void => {
    const keeper = keeperOf(panel, what);
    if (keeper === 'panel') desk.adjust(panel.id, change);
    else if (keeper === 'page') tellPage();
    else desk.setLinks(withLink(desk.workspace().links, keeper, change));
  };
  return {
    shown,
    isTold: (panel) => desk.isWindow || shown(panel).pair !== market.selected(),
    setPair: (panel, pair) => set(panel, 'pair', { pair }, () => market.select(pair)),
    setInterval: (panel, interval) => set(panel, 'interval', { interval }, () => market.setInterval(interval)),
    link: (panel, choice) => {
      const now = shown(panel);
      const { links } = desk.workspace();
      // A colour that is new goes on with what its first panel shows.
      if (choice !== 'page' && choice !== 'own' && links[choice] === undefined) desk.setLinks(withLink(links, choice, now));
      desk.adjust(panel.id, linked(choice, now));
    },
  };
}

/** The market of a window of one panel: another one is another one of that panel, or of its colour. */
export const windowMarket = (desk: Desk, page: Market, ofPanels: PanelMarket): Market => ({
  ...page,
  select: (pair) => {
    const [panel] = panelsOf(desk.layout());
    if (panel !== undefined) ofPanels.setPair(panel, pair);
  },
});
