import { For, type JSX } from 'solid-js';
import { type Text, t } from '../../words/t';
import type { PriceScale } from './price-scale';

const SCALES = [
  ['log', 'log', 'log scale: by ratio'],
  ['percent', '%', 'Scale in per cent'],
] as const satisfies readonly (readonly [PriceScale, Text | '%', Text])[];

/** In the corner below the prices. A second press goes back to plain amounts. */
export function ScaleButtons(props: { scale: PriceScale; isFixed: boolean; onScale: (scale: PriceScale) => void }): JSX.Element {
  return (
    <fieldset class="chart-scales" aria-label={t('Scale of the prices')}>
      <For each={SCALES}>
        {([scale, label, title]) => (
          <button
            type="button"
            aria-label={t(title)}
            title={t(title)}
            aria-pressed={props.scale === scale}
            disabled={props.isFixed}
            onClick={() => props.onScale(props.scale === scale ? 'linear' : scale)}
          >
            {label === '%' ? label : t(label)}
          </button>
        )}
      </For>
    </fieldset>
  );
}
