import { For, type JSX } from 'solid-js';
import { chooseZone, shownZone } from '../../parts/zone';
import { chooseDensity, shownDensity } from '../../shell/density';

const DENSITIES = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;
const ZONES = [
  ['local', 'Local'],
  ['utc', 'UTC'],
] as const;

/** How this device shows things; each choice has a key too. */
export function DisplayChoices(): JSX.Element {
  return (
    <section>
      <h2>Display</h2>
      <Choice name="Rows" hotkey="d" options={DENSITIES} chosen={shownDensity()} onChoose={chooseDensity} />
      <Choice name="Times" hotkey="u" options={ZONES} chosen={shownZone()} onChoose={chooseZone} />
    </section>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  hotkey: string;
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
      <kbd class="key">{props.hotkey}</kbd>
    </fieldset>
  );
}
