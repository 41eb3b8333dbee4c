import { For, type JSX, Show } from 'solid-js';
import { chooseZone, shownZone } from '../../parts/zone';
import { chooseDensity, shownDensity } from '../../shell/density';
import { choosePalette, shownPalette } from '../../shell/palette';

const DENSITIES = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;
const PALETTES = [
  ['green-red', 'Green and red'],
  ['blue-orange', 'Blue and orange'],
] as const;
const ZONES = [
  ['local', 'Local'],
  ['utc', 'UTC'],
] as const;

/** How this device shows things; each choice that is made often has a key too. */
export function DisplayChoices(): JSX.Element {
  return (
    <section>
      <h2>Display</h2>
      <Choice name="Rows" hotkey="d" options={DENSITIES} chosen={shownDensity()} onChoose={chooseDensity} />
      <Choice name="Colours" options={PALETTES} chosen={shownPalette().palette} onChoose={(palette) => choosePalette({ palette })} />
      <Choice name="Up is" options={upWords()} chosen={shownPalette().up} onChoose={(up) => choosePalette({ up })} />
      <Choice name="Times" hotkey="u" options={ZONES} chosen={shownZone()} onChoose={chooseZone} />
    </section>
  );
}

/** What says up, in the words of the palette. */
const upWords = (): readonly (readonly ['green' | 'red', string])[] => {
  const isBlue = shownPalette().palette === 'blue-orange';
  return [
    ['green', isBlue ? 'Blue' : 'Green'],
    ['red', isBlue ? 'Orange' : 'Red'],
  ];
};

interface ChoiceProps<T extends string> {
  name: string;
  hotkey?: string;
  options: readonly (readonly [value: T, label: string])[];
  chosen: T;
  onChoose: (value: T) => void;
}

function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="about-choice" aria-label={props.name}>
      <span class="about-choice-name">{props.name}</span>
      <For each={props.options}>
        {([value, label]) => (
          <button type="button" class="tool" aria-pressed={props.chosen === value} onClick={() => props.onChoose(value)}>
            {label}
          </button>
        )}
      </For>
      <Show when={props.hotkey}>{(hotkey) => <kbd class="key">{hotkey()}</kbd>}</Show>
    </fieldset>
  );
}
