import { For, type JSX } from 'solid-js';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value) => void;
}

/** One of several, under its name. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  return (
    <label class="alert-field">
      <span>{props.label}</span>
      <select class="tool alert-select" onChange={(event) => props.onChange(event.currentTarget.value as Value)}>
        <For each={props.options}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
