import type { Interval } from '../../domain/candle';
import type { InstrumentId } from '../../domain/instrument';
import type { LinkColour, PanelState } from './layout';

/** What a panel shows. */
export interface Shown {
  readonly pair: InstrumentId;
  /** Length of its candles, where it has any. */
  readonly interval: Interval;
}

/** What the panels of a colour show; null: as the page does. */
export interface LinkTarget {
  readonly pair: InstrumentId | null;
  readonly interval: Interval | null;
}

/** A colour that nobody has used shows what the page does. */
export type Links = Readonly<Partial<Record<LinkColour, LinkTarget>>>;

/** What is its own comes first, then what its colour has, then the page. */
export function shownBy({ link, pair, interval }: PanelState, links: Links, page: Shown): Shown {
  const linked = link === null ? undefined : links[link];
  return { pair: pair ?? linked?.pair ?? page.pair, interval: interval ?? linked?.interval ?? page.interval };
}

/** Who says what a panel shows of this, and is to be told when the user wants something else there. */
export const keeperOf = (panel: PanelState, what: 'pair' | 'interval'): 'panel' | LinkColour | 'page' =>
  panel[what] === null ? (panel.link ?? 'page') : 'panel';

export const withLink = (links: Links, colour: LinkColour, change: Partial<LinkTarget>): Links => ({
  ...links,
  [colour]: { pair: null, interval: null, ...links[colour], ...change },
});

/** How a panel comes to what it shows, as the user is asked: with the page, by a colour, or on its own. */
export type LinkChoice = 'page' | LinkColour | 'own';

export const linkOf = ({ link, pair }: PanelState): LinkChoice => link ?? (pair === null ? 'page' : 'own');

/** Charts of one name move one another's crosshair: those with the page on this page alone, those of a colour in all windows of the workspace. */
export function crosshairOf(panel: PanelState, workspace: string): { readonly name: string; readonly isShared: boolean } | null {
  const choice = linkOf(panel);
  if (choice === 'own') return null;
  return choice === 'page' ? { name: choice, isShared: false } : { name: `${workspace} ${choice}`, isShared: true };
}

/** The panel by another choice: on its own it goes on with what it shows just now. */
export const linked = (choice: LinkChoice, shown: Shown): Pick<PanelState, 'link' | 'pair' | 'interval'> =>
  choice === 'own' ? { link: null, ...shown } : { link: choice === 'page' ? null : choice, pair: null, interval: null };
