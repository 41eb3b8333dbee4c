import { createEffect, For, type JSX } from 'solid-js';
import { Icon } from '../../../parts/icon';
import { t } from '../../../words/t';
import { type Indicator, indicatorName, KINDS } from './kinds';
import { LineSample } from './line-sample';
import type { Reading } from './readings';

interface IndicatorLineProps {
  indicator: Indicator;
  /** In the list: it decides the dashes. */
  place: number;
  /** Below the chart's own legend. */
  row: number;
  /** Of its own pane, px; null: it stands over the candles. */
  top: number | null;
  readings: readonly Reading[];
  onSettings: () => void;
  onRemove: () => void;
}

/** What an indicator is at the crosshair, or at the newest bar. */
export function IndicatorLine(props: IndicatorLineProps): JSX.Element {
  let line!: HTMLLIElement;
  const name = (): string => indicatorName(props.indicator);
  createEffect(() => {
    const isInPane = KINDS[props.indicator.kind].place === 'pane';
    line.hidden = isInPane && props.top === null;
    line.dataset['place'] = isInPane ? 'pane' : 'chart';
    line.style.transform = isInPane ? `translateY(${props.top ?? 0}px)` : `translateY(calc(var(--legend-height) + ${24 * props.row}px))`;
  });
  return (
    <li class="indicator-line" ref={line}>
      <button
        type="button"
        class="indicator-name"
        aria-label={t('Settings of {{ indicator }}', { indicator: name() })}
        title={t('Settings')}
        onClick={() => props.onSettings()}
      >
        <LineSample color={props.indicator.color} kind={props.indicator.kind} place={props.place} />
        {name()}
      </button>
      <For each={props.readings}>
        {({ label, text }) => (
          <span class="indicator-reading">
            {label === '' ? '' : <span class="indicator-label">{label} </span>}
            {text}
          </span>
        )}
      </For>
      <button
        type="button"
        class="indicator-remove"
        aria-label={t('Remove {{ what }}', { what: name() })}
        title={t('Remove')}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
