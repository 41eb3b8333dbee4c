import { For, type JSX } from 'solid-js';
import { PROFILE_COLOURS, type ProfileColour } from '../../worker/protocol/vault-view';
import { t } from '../words/t';
import { COLOUR_WORDS } from './vault-words';

/** What an account is told from others by, beside its name. */
export function ColourField(props: { colour: ProfileColour; onChange: (colour: ProfileColour) => void }): JSX.Element {
  return (
    <label class="vault-field">
      <span>{t('Colour')}</span>
      <span class="vault-colour">
        <span class="vault-swatch" data-colour={props.colour} />
        <select class="tool" onChange={(event) => props.onChange(PROFILE_COLOURS[event.currentTarget.selectedIndex] ?? 'blue')}>
          <For each={PROFILE_COLOURS}>
            {(one) => (
              <option value={one} selected={one === props.colour}>
                {t(COLOUR_WORDS[one])}
              </option>
            )}
          </For>
        </select>
      </span>
    </label>
  );
}
