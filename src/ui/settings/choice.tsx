import { For, type JSX, Show } from 'solid-js';
import { isWithOthers, walkTo } from '../parts/walk';

interface ChoiceProps<T extends string> {
  name: string;
  hotkey?: string;
  options: readonly (readonly [value: T, label: string])[];
  chosen: T;
  onChoose: (value: T) => void;
  /** What it means, where the words do not say. */
  note?: string;
}

/** One of a few, each a button: one stop for the Tab key, the arrows, `Home` and `End` move among them and choose nothing. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  let element!: HTMLFieldSetElement;
  const isChosenHere = (): boolean => props.options.some(([value]) => value === props.chosen);
  const isStop = (value: T, at: number): boolean => (isChosenHere() ? props.chosen === value : at === 0);
  const move = (event: KeyboardEvent, at: number): void => {
    const to = isWithOthers(event) ? null : walkTo(event.key, at, props.options.length, 'row');
    if (to === null) return;
    event.preventDefault();
    element.querySelectorAll('button')[to]?.focus();
  };
  return (
    <fieldset ref={element} class="setting" aria-label={props.name}>
      <span class="setting-name">{props.name}</span>
      <span class="setting-control">
        <For each={props.options}>
          {([value, label], at) => (
            <button
              type="button"
              class="tool"
              aria-pressed={props.chosen === value}
              tabIndex={isStop(value, at()) ? 0 : -1}
              onClick={() => props.onChoose(value)}
              onKeyDown={(event) => move(event, at())}
            >
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
