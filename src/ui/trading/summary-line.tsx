import type { JSX } from 'solid-js';
import { own, ownDirection } from '../parts/mask';

interface LineProps {
  name: string;
  title?: string | undefined;
  text: string;
  direction?: 'up' | 'down' | 'flat';
  /** False: reckoned at prices that are not live. */
  isLive?: boolean;
}

/** A figure of an account with its name. */
export function Line(props: LineProps): JSX.Element {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd class={props.direction && ownDirection(props.direction)} data-live={props.isLive ?? true}>
        {own(props.text)}
      </dd>
    </div>
  );
}
