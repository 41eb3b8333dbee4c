import { For, type JSX, Show } from 'solid-js';

interface ChoiceProps<T extends string> {
  name: string;
  hotkey?: string;
  options: readonly (readonly [value: T, label: string])[];
  chosen: T;
  onChoose: (value: T) => void;
  /** What it means, where the words do not say. */
  note?: string;
}

/** One of a few, each a button. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="setting" aria-label={props.name}>
      <span class="setting-name">{props.name}</span>
      <span class="setting-control">
        <For each={props.options}>
          {([value, label]) => (
            <button type="button" class="tool" aria-pressed={props.chosen === value} onClick={() => props.onChoose(value)}>
              {label}
            </button>
          )}
        </For>
        <Show when={props.hotkey}>{(hotkey) => <kbd class="key">{hotkey()}</kbd>}</Show>
      </span>
      <Show when={props.note}>{(note) => <p class="setting-note">{note()}</p>}</Show>
    </fieldset>
  );
}
