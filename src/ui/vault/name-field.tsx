import type { JSX } from 'solid-js';

/** The first field of a form: it has the keyboard from the start. */
export function NameField(props: { label: string; ref: (element: HTMLInputElement) => void }): JSX.Element {
  return (
    <label class="vault-field">
      <span>{props.label}</span>
      <input
        ref={(element) => {
          props.ref(element);
          queueMicrotask(() => element.focus());
        }}
        class="field-input"
        type="text"
        maxlength="40"
        autocomplete="off"
        spellcheck={false}
      />
    </label>
  );
}
