import { For, type JSX } from 'solid-js';
import type { PriceScale } from './price-scale';

const SCALES = [
  ['log', 'log', 'log scale: by ratio'],
  ['percent', '%', 'Scale in per cent'],
] as const;

/** In the corner below the prices. A second press goes back to plain amounts. */
export function ScaleButtons(props: { scale: PriceScale; isFixed: boolean; onScale: (scale: PriceScale) => void }): JSX.Element {
  return (
    <fieldset class="chart-scales" aria-label="Scale of the prices">
      <For each={SCALES}>
        {([scale, label, title]) => (
          <button
            type="button"
            aria-label={title}
            title={title}
            aria-pressed={props.scale === scale}
            disabled={props.isFixed}
            onClick={() => props.onScale(props.scale === scale ? 'linear' : scale)}
          >
            {label}
          </button>
        )}
      </For>
    </fieldset>
  );
}
