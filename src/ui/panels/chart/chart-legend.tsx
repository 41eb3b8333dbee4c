import { type JSX, Show } from 'solid-js';
import { formatChange, formatCompact, formatNumber, formatSigned } from '../../format/number';
import type { Zone } from '../../format/time';
import { t } from '../../words/t';
import type { LegendFacts } from './legend';

interface ChartLegendProps {
  pair: string;
  interval: string;
  /** Clock of the axis. */
  zone: Zone;
  base: string;
  facts: LegendFacts | null;
  decimals: number;
}

/** The bar under the crosshair in figures, or the newest one. */
export function ChartLegend(props: ChartLegendProps): JSX.Element {
  const price = (value: number): string => formatNumber(value, props.decimals);
  return (
    <div class="chart-legend">
      <span class="chart-legend-name">
        {props.pair}{' '}
        <span class="chart-legend-interval">
          {props.interval}
          {props.zone === 'utc' ? ' UTC' : ''}
        </span>
      </span>
      <Show when={props.facts}>
        {(facts) => (
          <>
            <Figure name={t('O|open')} value={price(facts().bar.open)} />
            <Figure name={t('H|high')} value={price(facts().bar.high)} />
            <Figure name={t('L|low')} value={price(facts().bar.low)} />
            <Figure name={t('C|close')} value={price(facts().bar.close)} />
            <span classList={{ up: facts().change > 0, down: facts().change < 0 }}>
              {formatSigned(facts().change, props.decimals)} ({formatChange(facts().changeRatio)})
            </span>
            <Figure name={t('Vol')} value={`${formatCompact(facts().bar.volume)} ${props.base}`} />
            <Show when={facts().bar.synthetic}>
              <span class="chart-legend-quiet">{t('no trades')}</span>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

function Figure(props: { name: string; value: string }): JSX.Element {
  return (
    <span>
      <span class="chart-legend-name">{props.name}</span> {props.value}
    </span>
  );
}
