import type { JSX } from 'solid-js';
import { own, ownDirection } from '../parts/mask';

/** A figure of an account with its name. */
export function Line(props: { name: string; title?: string | undefined; text: string; direction?: 'up' | 'down' | 'flat' }): JSX.Element {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd class={props.direction && ownDirection(props.direction)}>{own(props.text)}</dd>
    </div>
  );
}
