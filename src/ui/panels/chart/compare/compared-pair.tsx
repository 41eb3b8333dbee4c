import type { UTCTimestamp } from 'lightweight-charts';
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup } from 'solid-js';
import { fillQuietPeriods } from '../../../../domain/candle';
import { type InstrumentId, pairLabel } from '../../../../domain/instrument';
import { topicKey } from '../../../../domain/topic';
import { createFrameDraw } from '../../../drawing/frame-draw';
import { createThemeColors } from '../../../drawing/theme-colors';
import { formatChange } from '../../../format/number';
import { Icon } from '../../../parts/icon';
import { TrustBadge } from '../../../parts/trust-badge';
import { createTopic, useTerminal } from '../../../terminal-context';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import type { ColorName } from '../indicators/kinds';
import { LineSample } from '../indicators/line-sample';
import { dashOf, LineView } from '../indicators/line-view';
import { type Aligned, alignedCloses, changeSince, firstChange } from './aligned';

interface ComparedPairProps {
  surface: ChartSurface;
  instrument: InstrumentId;
  color: ColorName;
  /** Among those compared: it decides the dashes. */
  place: number;
  /** Px from the top of the chart's own legend. */
  below: number;
  onRemove: () => void;
}

/** Nobody reads them faster. */
const LEAST_MS = 200;

/** Another market's closes over the candles, each in per cent of its own first bar in view, and what they come to. */
export function ComparedPair(props: ComparedPairProps): JSX.Element {
  const { surface, instrument, color, place } = props;
  const { chart } = surface.library;
  const terminal = useTerminal();
  const key = createMemo(() => topicKey({ kind: 'candles', instrument, interval: surface.interval() }));
  const topic = createTopic(key);
  const candles = createMemo(() => {
    const data = topic()?.data;
    return data?.kind === 'candles' ? fillQuietPeriods(data.candles, surface.interval()) : [];
  });
  const [change, setChange] = createSignal<number | null>(null);
  const colors = createThemeColors({ line: `--mark-${color}` });
  const series = chart.addCustomSeries(new LineView(dashOf(place), 2, null), { priceLineVisible: false, baseLineVisible: false }, 0);
  let shown: Aligned = [];
  let askedBefore: number | null = null;

  const read = createFrameDraw(() => {
    // As the library counts: the first bar of which any part is in view.
    const first = Math.floor(chart.timeScale().getVisibleLogicalRange()?.from ?? 0);
    setChange(changeSince(shown, first, surface.hovered() ?? shown.length - 1));
  });
  /** Only moments that the candles have: another one would move their bars apart. */
  const draw = (): void => {
    const bars = surface.bars();
    const next = alignedCloses(bars, candles());
    const from = firstChange(shown, next);
    const before = shown.length;
    shown = next;
    if (from === null) return;
    const pointOf = (i: number): { time: UTCTimestamp; value?: number } => {
      const time = ((bars[i]?.at ?? 0) / 1000) as UTCTimestamp;
      const value = next[i] ?? null;
      return value === null ? { time } : { time, value };
    };
    if (from < before - 1 || from === 0) series.setData(next.map((_, i) => pointOf(i)));
    else for (let i = from; i < next.length; i++) series.update(pointOf(i));
    read();
  };
  const request = createFrameDraw(draw, LEAST_MS);
  /** As far back as the candles go. */
  const askForOlder = (): void => {
    const [oldest, wanted] = [candles()[0]?.at, surface.bars()[0]?.at];
    if (oldest === undefined || wanted === undefined || oldest <= wanted || askedBefore === oldest) return;
    askedBefore = oldest;
    void terminal.commands.history(key(), oldest);
  };

  createEffect(on(candles, request));
  createEffect(on(candles, askForOlder));
  createEffect(() => series.applyOptions({ color: colors().line }));
  createEffect(on(surface.hovered, read));
  onCleanup(
    surface.onStep((step) => {
      if (step.kind !== 'reset') return request();
      shown = [];
      series.setData([]);
      if (step.bars.length > 0) draw();
      askForOlder();
    }),
  );
  chart.timeScale().subscribeVisibleLogicalRangeChange(read);
  onCleanup(() => {
    chart.timeScale().unsubscribeVisibleLogicalRangeChange(read);
    chart.removeSeries(series);
  });

  let line!: HTMLLIElement;
  createEffect(() => {
    line.style.transform = `translateY(calc(var(--legend-height) + ${props.below}px))`;
  });
  return (
    <li class="indicator-line" ref={line}>
      <span class="indicator-name">
        <LineSample color={color} kind="sma" place={place} />
        {pairLabel(instrument)}
      </span>
      <span class="indicator-reading">{formatChange(change())}</span>
      <TrustBadge status={topic()?.status ?? null} />
      <button
        type="button"
        class="indicator-remove"
        aria-label={t('Compare no more with {{ pair }}', { pair: pairLabel(instrument) })}
        title={t('Remove')}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
