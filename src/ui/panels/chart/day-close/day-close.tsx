import { createEffect, createMemo, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { InstrumentId } from '../../../../domain/instrument';
import { topicKey } from '../../../../domain/topic';
import type { VenueMs } from '../../../../domain/units';
import { fixed } from '../../../drawing/digits';
import { createThemeColors } from '../../../drawing/theme-colors';
import { formatNumber } from '../../../format/number';
import { Icon } from '../../../parts/icon';
import { TrustBadge } from '../../../parts/trust-badge';
import { createTopic } from '../../../terminal-context';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { LineSample } from '../indicators/line-sample';
import { markText } from '../time-marks';
import { closeBefore, type DayClose } from './close-before';
import { DayCloseMark } from './day-close-mark';

interface DayCloseProps {
  surface: ChartSurface;
  instrument: InstrumentId;
  /** Px from the top of the chart's own legend. */
  below: number;
  onRemove: () => void;
}

/** The close of the UTC day before as a line, and what it is in the legend. */
export function DayCloseLine(props: DayCloseProps): JSX.Element {
  const { surface } = props;
  const topic = createTopic(() => topicKey({ kind: 'candles', instrument: props.instrument, interval: '1D' }));
  const [newestAt, setNewestAt] = createSignal<VenueMs | null>(null);
  const readNewest = (): void => void setNewestAt(surface.bars().at(-1)?.at ?? null);
  const close = createMemo(
    (): DayClose | null => {
      const data = topic()?.data;
      return data?.kind === 'candles' ? closeBefore(data.candles, newestAt()) : null;
    },
    null,
    { equals: (a, b) => a?.day === b?.day && a?.price === b?.price },
  );
  const dayOf = ({ day }: DayClose): string => markText(day, 'day', 'utc');
  const colors = createThemeColors({ line: '--mark-grey', text: '--text-2', ground: '--raised', plot: '--panel' });

  let line!: HTMLLIElement;
  onMount(() => {
    const mark = new DayCloseMark(surface, `11px ${getComputedStyle(surface.host).fontFamily}`);
    onCleanup(surface.attach(mark));
    readNewest();
    onCleanup(surface.onStep(readNewest));
    createEffect(() => {
      const now = close();
      const label = now && t('Close {{ day }} UTC', { day: dayOf(now) });
      mark.show(now && { price: now.price, priceText: fixed(now.price, surface.decimals()), label: label ?? '' }, colors());
    });
    createEffect(() => {
      line.style.transform = `translateY(calc(var(--legend-height) + ${props.below}px))`;
    });
  });
  return (
    <li class="indicator-line" ref={line}>
      <span class="indicator-name">
        <LineSample color="grey" kind="sma" place={1} />
        {t('Close of the day before')}
      </span>
      <span class="indicator-reading">
        <Show when={close()} fallback={t('not known')}>
          {(known) => (
            <>
              {formatNumber(known().price, surface.decimals())} <span class="indicator-label">{t('{{ day }} UTC', { day: dayOf(known()) })}</span>
            </>
          )}
        </Show>
      </span>
      <TrustBadge status={topic()?.status ?? null} />
      <button
        type="button"
        class="indicator-remove"
        aria-label={t('Remove {{ what }}', { what: t('Close of the day before') })}
        title={t('Remove')}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
