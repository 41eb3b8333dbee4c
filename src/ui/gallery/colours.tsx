import { For, type JSX } from 'solid-js';

const GROUNDS = ['ground', 'panel', 'raised', 'hover', 'selected'] as const;
const TEXTS = ['text-1', 'text-2', 'text-3', 'accent', 'caution', 'paper', 'buy', 'sell'] as const;
const FILLS = ['line', 'line-strong', 'accent-tint', 'caution-tint', 'buy-tint', 'sell-tint', 'buy-flash', 'sell-flash'] as const;
const MARKS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'grey'].map((name) => `mark-${name}`);

/** Every text colour on every ground, and all that is only painted. */
export function Colours(): JSX.Element {
  return (
    <>
      <table class="gallery-colours">
        <tbody>
          <For each={GROUNDS}>
            {(ground) => (
              <tr ref={(row) => row.style.setProperty('background', `var(--${ground})`)}>
                <th scope="row">{ground}</th>
                <For each={TEXTS}>{(text) => <td ref={(cell) => cell.style.setProperty('color', `var(--${text})`)}>{text} 64,193</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <div class="gallery-row">
        <For each={[...FILLS, ...MARKS]}>
          {(fill) => (
            <span class="gallery-fill">
              <i ref={(box) => box.style.setProperty('background', `var(--${fill})`)} />
              {fill}
            </span>
          )}
        </For>
      </div>
    </>
  );
}
