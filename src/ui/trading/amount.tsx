import type { JSX } from 'solid-js';
import { insignificantFrom } from '../drawing/digits';
import { own } from '../parts/mask';

/** An amount of the user's own whose last zeros, which add nothing, are dim. */
export function Amount(props: { text: string }): JSX.Element {
  const text = (): string => own(props.text);
  const end = (): number => insignificantFrom(text());
  return (
    <>
      {text().slice(0, end())}
      <span class="zeros">{text().slice(end())}</span>
    </>
  );
}
