import type { JSX } from 'solid-js';

/** A figure of an account with its name. */
export function Line(props: { name: string; title?: string | undefined; text: string; direction?: string }): JSX.Element {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd class={props.direction}>{props.text}</dd>
    </div>
  );
}
