import type { JSX } from 'solid-js';
import { pairLabel } from '../../domain/instrument';
import { LINK_COLOURS, panelOf } from '../layout/layout';
import { type LinkChoice, linkOf } from '../layout/links';
import { Menu, type MenuItem } from '../parts/menu';
import { t } from '../words/t';
import type { DockFrame } from './dock';
import { LINK_WORDS, LinkLetter } from './link-chip';
import type { MenuPlace } from './panel-menu';

/** With whom a panel shows its market, and the way to another market for all of them. */
export function LinkMenu(props: { place: MenuPlace; frame: DockFrame; onClose: () => void }): JSX.Element {
  const { desk, panels, titleOf } = props.frame;
  const panel = panelOf(desk.layout(), props.place.panel);
  if (panel === undefined) return null;
  const now = linkOf(panel);
  const { links } = desk.workspace();
  const pairs: Partial<Record<LinkChoice, string>> = Object.fromEntries(
    LINK_COLOURS.flatMap((colour) => {
      const pair = links[colour]?.pair;
      return pair === null || pair === undefined ? [] : [[colour, pairLabel(pair)]];
    }),
  );
  const item = (choice: LinkChoice): MenuItem => {
    const words = t(LINK_WORDS[choice]);
    const pair = pairs[choice];
    return {
      label: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      ...(pair === undefined ? {} : { key: pair }),
      ...(choice === 'page' || choice === 'own' ? {} : { sample: () => <LinkLetter choice={choice} /> }),
      isChosen: choice === now,
      run: () => panels.market.link(panel, choice),
    };
  };
  const groups: readonly (readonly MenuItem[])[] = [
    [item('page')],
    LINK_COLOURS.map(item),
    [item('own')],
    [{ label: t('Another pair…'), run: () => panels.findPair(panel) }],
  ];
  return (
    <Menu label={t('What {{ panel }} shows', { panel: titleOf(panel.id) })} anchor={props.place.anchor} groups={groups} onClose={props.onClose} />
  );
}
