import { For, type JSX } from 'solid-js';
import { type Interval, isShortInterval, SHORT_INTERVALS } from '../../../domain/candle';
import { t } from '../../words/t';

/** Candles under a minute, in one list: no exchange has them, they are made of the trades that came since the market is followed. */
export function ShortIntervals(props: { chosen: Interval; onChoose: (interval: Interval) => void }): JSX.Element {
  return (
    <select
      class="tool chart-short-intervals"
      aria-label={t('Candles under a minute')}
      data-chosen={isShortInterval(props.chosen)}
      title={t('Candles under a minute are made of trades: they begin when the pair is opened')}
      onChange={(event) => {
        const chosen = SHORT_INTERVALS.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) props.onChoose(chosen);
      }}
    >
      {/* Stands there while a longer one is chosen. */}
      <option value="" selected={!isShortInterval(props.chosen)} disabled hidden>
        s
      </option>
      <For each={SHORT_INTERVALS}>
        {(one) => (
          <option value={one} selected={one === props.chosen}>
            {one}
          </option>
        )}
      </For>
    </select>
  );
}
