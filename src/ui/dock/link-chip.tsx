import { type JSX, Show } from 'solid-js';
import { pairLabel } from '../../domain/instrument';
import type { PanelState } from '../layout/layout';
import { type LinkChoice, linkOf, type Shown } from '../layout/links';
import { Icon } from '../parts/icon';
import { type Text, t } from '../words/t';
import './link-chip.css';

interface LinkChipProps {
  panel: PanelState;
  title: string;
  shown: Shown;
  /** Nothing else says which market it is. */
  isPairTold: boolean;
  onPress: (chip: HTMLElement) => void;
}

/** Which market a panel shows and why: by a colour and its letter, by its own choice, or with the page. */
export function LinkChip(props: LinkChipProps): JSX.Element {
  const choice = (): LinkChoice => linkOf(props.panel);
  const words = (): string => `${pairLabel(props.shown.pair)}, ${t(LINK_WORDS[choice()])}`;
  return (
    <button
      type="button"
      class="link-chip"
      aria-haspopup="menu"
      aria-label={t('{{ panel }} shows {{ pair }}', { panel: props.title, pair: words() })}
      title={words()}
      onClick={(event) => props.onPress(event.currentTarget)}
    >
      <Show when={choice() !== 'page' && choice() !== 'own'} fallback={<Icon name={choice() === 'own' ? 'pin' : 'link'} />}>
        <LinkLetter choice={choice()} />
      </Show>
      <Show when={props.isPairTold}>
        <span class="link-pair">{pairLabel(props.shown.pair)}</span>
      </Show>
    </button>
  );
}

/** A colour by its letter, so that nobody has to tell them apart by hue. */
export function LinkLetter(props: { choice: LinkChoice }): JSX.Element {
  return <span class="link-letter" data-link={props.choice} data-letter={props.choice.charAt(0).toUpperCase()} />;
}

export const LINK_WORDS = {
  page: 'with the page',
  red: 'with all that are red',
  yellow: 'with all that are yellow',
  green: 'with all that are green',
  blue: 'with all that are blue',
  own: 'on its own',
} as const satisfies Readonly<Record<LinkChoice, Text>>;
