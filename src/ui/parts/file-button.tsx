import type { JSX } from 'solid-js';

/** A button that asks for a file, any number of times, the same one too. */
export function FileButton(props: { class: string; words: string; accept: string; onFile: (file: File | undefined) => void }): JSX.Element {
  return (
    <label class={props.class}>
      <span>{props.words}</span>
      <input
        type="file"
        class="visually-hidden"
        accept={props.accept}
        onChange={(event) => {
          props.onFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
