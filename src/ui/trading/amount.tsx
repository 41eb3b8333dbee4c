import type { JSX } from 'solid-js';
import { insignificantFrom } from '../drawing/digits';

/** A number whose last zeros, which add nothing, are dim. */
export function Amount(props: { text: string }): JSX.Element {
  const end = (): number => insignificantFrom(props.text);
  return (
    <>
      {props.text.slice(0, end())}
      <span class="zeros">{props.text.slice(end())}</span>
    </>
  );
}
