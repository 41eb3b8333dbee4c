import type { AutoscaleInfo, IPrimitivePaneView, ISeriesApi, SeriesType, Time, UTCTimestamp } from 'lightweight-charts';
import { INTERVAL_MS } from '../../../../domain/candle';
import { fixed } from '../../../drawing/digits';
import type { ChartStep } from '../candle-feed';
import type { ChartSurface } from '../chart-surface';
import type { Drawn, Look } from './drawn';
import { type Indicator, KINDS } from './kinds';
import { type Dash, LineView } from './line-view';
import type { Figures } from './run';
import { Study } from './study';

/** In the library's own numbers. */
const DASHED = 2;
const PLAIN_SCALE = 0;
const NONE: Figures = [];

/** Candles stay as high as they are, however far away a line is. */
const notScaled = (): AutoscaleInfo | null => null;

/** An indicator's lines, and its bars where it has any, kept along with the chart. */
export class DrawnLines implements Drawn {
  private readonly study: Study;
  private readonly series: ISeriesApi<SeriesType, Time>[];

  /** `pane` is the one that it is made in; `painted` runs at each painting of it. */
  constructor(
    private readonly surface: ChartSurface,
    indicator: Indicator,
    private readonly look: Look,
    dash: Dash,
    pane: number,
    painted: () => void,
  ) {
    this.study = new Study(indicator, INTERVAL_MS[surface.interval()]);
    const isInPane = KINDS[indicator.kind].place === 'pane';
    const decimals = (): number => figureDecimals(indicator, surface.decimals());
    const { chart, histogram } = surface.library;
    const shared = {
      priceLineVisible: false,
      lastValueVisible: false,
      baseLineVisible: false,
      color: look.color,
      priceFormat: { type: 'custom', minMove: 1e-8, formatter: (value: number) => fixed(value, decimals()) },
      ...(isInPane || indicator.kind === 'bollinger' ? {} : { autoscaleInfoProvider: notScaled }),
    } as const;
    const line = (of: Dash, width: number, isFirst = false): ISeriesApi<SeriesType, Time> =>
      chart.addCustomSeries(new LineView(of, width, isInPane ? null : surface.yOf), { ...shared, lastValueVisible: isFirst && isInPane }, pane);
    if (indicator.kind === 'bollinger') this.series = [line(dash, 1.5), line('dotted', 1), line(dash, 1.5)];
    else if (indicator.kind === 'macd') this.series = [line('whole', 2, true), line('dashed', 1.5), chart.addSeries(histogram, shared, pane)];
    else this.series = [line(isInPane ? 'whole' : dash, 2, true)];
    if (indicator.kind === 'rsi') for (const price of [30, 70]) this.level(price);
    // A new pane begins with the scale that the candles have just now, which may be one of per cent.
    if (isInPane) this.series[0]?.priceScale().applyOptions({ mode: PLAIN_SCALE });
    if (isInPane) this.series[0]?.attachPrimitive({ paneViews: () => [paintingView(painted)] });
    this.follow({ kind: 'reset', bars: surface.bars() });
  }

  follow(step: ChartStep): void {
    const bars = this.surface.bars();
    const from = this.study.follow(step, step.kind === 'reset' ? step.bars : bars);
    if (from === null) return;
    for (const [i, series] of this.series.entries()) {
      if (from === 0) series.setData(this.study.figures.map((_, place) => this.pointOf(i, place)));
      else for (let place = from; place < bars.length; place++) series.update(this.pointOf(i, place));
    }
  }

  figuresAt(place: number): Figures {
    return this.study.figures[place] ?? NONE;
  }

  pane(): number {
    return this.series[0]?.getPane().paneIndex() ?? 0;
  }

  remove(): void {
    for (const series of this.series) this.surface.library.chart.removeSeries(series);
  }

  private pointOf(output: number, place: number): { time: UTCTimestamp; value?: number; color?: string } {
    const time = ((this.surface.bars()[place]?.at ?? 0) / 1000) as UTCTimestamp;
    const value = this.study.figures[place]?.[output] ?? null;
    if (value === null) return { time };
    // The third of MACD is drawn in bars, by its side of nought.
    return output === 2 && this.series.length === 3 && this.series[2]?.seriesType() === 'Histogram'
      ? { time, value, color: value >= 0 ? this.look.up : this.look.down }
      : { time, value };
  }

  private level(price: number): void {
    this.series[0]?.createPriceLine({ price, color: this.look.quiet, lineWidth: 1, lineStyle: DASHED, axisLabelVisible: false });
  }
}

/** Decimals of its figures, where prices have so many: what is a difference of prices has one more, and a share two. */
export function figureDecimals({ kind }: Pick<Indicator, 'kind'>, priceDecimals: number): number {
  if (kind === 'rsi') return 2;
  return KINDS[kind].place === 'pane' ? Math.min(8, priceDecimals + 1) : priceDecimals;
}

function paintingView(painted: () => void): IPrimitivePaneView {
  return { renderer: () => ({ draw: painted }) };
}
