import { For, type JSX } from 'solid-js';

/** Names and values in rows; a value that is not known is a dash. */
export type Facts = readonly (readonly [name: string, value: string])[];

export function FactList(props: { facts: Facts }): JSX.Element {
  return (
    <dl class="facts">
      <For each={props.facts}>
        {([name, value]) => (
          <div class="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
