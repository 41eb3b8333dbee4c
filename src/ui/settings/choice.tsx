import { For, type JSX, Show } from 'solid-js';
import { isWithOthers, walkTo } from '../parts/walk';

interface OptionsProps<T extends string> {
  options: readonly (readonly [value: T, label: string])[];
  chosen: T;
  onChoose: (value: T) => void;
  isDisabled?: boolean | undefined;
  title?: string | undefined;
}

interface ChoiceProps<T extends string> extends OptionsProps<T> {
  name: string;
  /** Of the group, where the name alone does not say enough. */
  label?: string;
  hotkey?: string;
  /** What it means, where the words do not say. */
  note?: string | null;
  /** What goes with it, behind the options. */
  children?: JSX.Element;
}

/** A setting that is one of a few. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="setting" aria-label={props.label ?? props.name}>
      <span class="setting-name">{props.name}</span>
      <span class="setting-control">
        <Options options={props.options} chosen={props.chosen} onChoose={props.onChoose} isDisabled={props.isDisabled} title={props.title} />
        <Show when={props.hotkey}>{(hotkey) => <kbd class="key">{hotkey()}</kbd>}</Show>
        {props.children}
      </span>
      <Show when={props.note}>{(note) => <p class="setting-note">{note()}</p>}</Show>
    </fieldset>
  );
}

/** One of a few, each a button: one stop for the Tab key, the arrows, `Home` and `End` move among them and choose nothing. */
export function Options<T extends string>(props: OptionsProps<T>): JSX.Element {
  const isChosenHere = (): boolean => props.options.some(([value]) => value === props.chosen);
  const isStop = (value: T, at: number): boolean => (isChosenHere() ? props.chosen === value : at === 0);
  const move = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }, at: number): void => {
    const to = isWithOthers(event) ? null : walkTo(event.key, at, props.options.length, 'row');
    if (to === null) return;
    event.preventDefault();
    event.currentTarget.parentElement?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <For each={props.options}>
      {([value, label], at) => (
        <button
          type="button"
          class="tool"
          aria-pressed={props.chosen === value}
          disabled={props.isDisabled}
          title={props.title}
          tabIndex={isStop(value, at()) ? 0 : -1}
          onClick={() => props.onChoose(value)}
          onKeyDown={(event) => move(event, at())}
        >
          {label}
        </button>
      )}
    </For>
  );
}
