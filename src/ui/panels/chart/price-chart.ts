import {
  type CandlestickData,
  CandlestickSeries,
  CrosshairMode,
  createChartEx,
  defaultHorzScaleBehavior,
  type HistogramData,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesPrimitive,
  LineStyle,
  PriceScaleMode,
  TickMarkType,
  type Time,
  type TimeScalePoint,
  type UTCTimestamp,
} from 'lightweight-charts';
import { type Candle, INTERVAL_MS, type Interval, isShortInterval } from '../../../domain/candle';
import { fixed } from '../../drawing/digits';
import { faded } from '../../drawing/faded';
import { formatNumber } from '../../format/number';
import type { Zone } from '../../format/time';
import { type ChartStep, gapsBetween } from './candle-feed';
import type { ChartLibrary } from './chart-surface';
import { Countdown } from './countdown';
import { RightEdge } from './edge/right-edge';
import { GapMarks } from './gap-marks';
import type { PriceScale } from './price-scale';
import { isDated, type MarkKind, markText, moments, timeWeight, zoneOf } from './time-marks';

export interface ChartColors {
  readonly up: string;
  readonly down: string;
  readonly text: string;
  readonly line: string;
  readonly grid: string;
  readonly cross: string;
  readonly label: string;
  readonly ground: string;
  readonly volumeUp: string;
  readonly volumeDown: string;
}

export interface ChartEvents {
  /** The bar under the crosshair, by its place; null when there is none. False: the pointer is at a linked chart. */
  readonly onHover: (place: number | null, isHere: boolean) => void;
  /** Bars between the left edge of the view and the oldest, and whether the newest is in view. */
  readonly onView: (barsLeft: number, isAtNow: boolean) => void;
}

/** The library draws days where UTC has them. This one draws them where the reader's clock does. */
class ZonedTimeScale extends defaultHorzScaleBehavior() {
  zone: Zone = 'local';

  override fillWeightsForPoints(points: readonly TimeScalePoint[], start: number): void {
    for (let i = start; i < points.length; i++) {
      const at = (points[i] as TimeScalePoint).originalTime as number;
      const before = i > 0 ? ((points[i - 1] as TimeScalePoint).originalTime as number) : at - 3600;
      (points[i] as { timeWeight: number }).timeWeight = timeWeight(at * 1000, before * 1000, this.zone);
    }
  }
}

const MARK_KINDS: Readonly<Record<TickMarkType, MarkKind>> = {
  [TickMarkType.Year]: 'year',
  [TickMarkType.Month]: 'month',
  [TickMarkType.DayOfMonth]: 'day',
  [TickMarkType.Time]: 'time',
  [TickMarkType.TimeWithSeconds]: 'second',
};

const SCALE_MODES: Readonly<Record<PriceScale, PriceScaleMode>> = {
  linear: PriceScaleMode.Normal,
  log: PriceScaleMode.Logarithmic,
  percent: PriceScaleMode.Percentage,
};

/** The bar that holds the moment under the pointer of a linked chart. */
export interface LinkedBar {
  readonly place: number;
  readonly bar: Candle;
}

const BAR_SPACING = 7;
/** Part of the height above the highest bar: the legend stands there, in two lines where the chart is narrow. */
const headroom = (): number => (matchMedia('(max-width: 768px)').matches ? 0.18 : 0.1);

/** Candles and volume on lightweight-charts: the one file that knows how it is driven. */
export class PriceChart {
  private readonly scale = new ZonedTimeScale();
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick', Time>;
  private readonly volume: ISeriesApi<'Histogram', Time>;
  /** Ours: the library's own label tells the last bar in view, which is not the last price once the chart is moved. */
  private readonly lastPrice: IPriceLine;
  private readonly gaps = new GapMarks();
  private readonly countdown = new Countdown();
  private readonly edge: RightEdge;
  private readonly font: string;
  private interval: Interval = '1h';
  private decimals = -1;
  private count = 0;
  private isPointed = false;
  private linked: LinkedBar | null = null;

  constructor(
    host: HTMLElement,
    private colors: ChartColors,
    private readonly events: ChartEvents,
  ) {
    this.font = getComputedStyle(host).fontFamily;
    this.chart = createChartEx<Time, ZonedTimeScale>(host, this.scale, {
      autoSize: true,
      layout: { attributionLogo: false, background: { color: 'transparent' }, fontFamily: this.font, fontSize: 11 },
      crosshair: { mode: CrosshairMode.Normal },
      rightPriceScale: { entireTextOnly: true, scaleMargins: { top: headroom(), bottom: 0.24 } },
      timeScale: { barSpacing: BAR_SPACING, minBarSpacing: 1 },
      localization: { dateFormat: 'yyyy-MM-dd', percentageFormatter: (percent: number) => `${formatNumber(percent, 2)}%` },
    }) as IChartApi;
    this.edge = new RightEdge(this.chart.timeScale());
    this.candles = this.chart.addSeries(CandlestickSeries, { borderVisible: false, lastValueVisible: false, priceLineVisible: false });
    this.lastPrice = this.candles.createPriceLine({
      price: 0,
      lineWidth: 1,
      lineStyle: LineStyle.Dotted,
      lineVisible: false,
      axisLabelVisible: false,
    });
    this.volume = this.chart.addSeries(HistogramSeries, { priceScaleId: '', lastValueVisible: false, priceLineVisible: false });
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.candles.attachPrimitive(this.gaps);
    this.candles.attachPrimitive(this.countdown);
    this.recolor(colors, []);
    this.chart.subscribeCrosshairMove(({ logical, point, sourceEvent }) => {
      // It was set, and the library keeps it in its place on the screen while bars move away below it.
      if (this.linked !== null && sourceEvent === undefined) {
        this.placeLinked();
        return;
      }
      this.isPointed = point !== undefined;
      this.setLinked(null);
      events.onHover(point === undefined || logical === undefined || logical < 0 || logical >= this.count ? null : logical, true);
    });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      this.placeLinked();
      this.edge.changed();
      if (range !== null) events.onView(range.from, range.to >= this.count - 1);
    });
    this.chart.subscribeDblClick(() => this.fit());
  }

  /** Start anew: another market, or bars of another length. Nothing of the old one is left. */
  clear(interval: Interval, shown: Zone): void {
    this.interval = interval;
    this.clearLinked();
    this.setClock(shown, []);
    this.decimals = -1;
    this.fit();
  }

  /** Write times on another clock, and draw the axis' days where that has them. */
  setClock(shown: Zone, bars: readonly Candle[]): void {
    const { interval } = this;
    const zone = zoneOf(interval, shown);
    const write = moments(interval, zone);
    this.scale.zone = zone;
    this.chart.applyOptions({
      localization: { timeFormatter: (time: Time) => write((time as number) * 1000) },
      timeScale: {
        timeVisible: !isDated(interval),
        secondsVisible: isShortInterval(interval),
        tickMarkFormatter: (time: Time, kind: TickMarkType) => markText((time as number) * 1000, MARK_KINDS[kind], zone),
      },
    });
    // The library weighs the marks of its axis only where moments are new to it.
    this.draw([]);
    this.draw(bars);
  }

  show(step: ChartStep, bars: readonly Candle[], decimals: number): void {
    if (step.kind === 'none') return;
    if (decimals !== this.decimals) this.setDecimals(decimals);
    if (step.kind === 'reset') {
      this.draw(bars);
      return;
    }
    for (const bar of step.revised) {
      const isLate = bar.at !== bars[this.count - 1]?.at;
      this.candles.update(this.candleOf(bar), isLate);
      this.volume.update(this.volumeOf(bar), isLate);
    }
    for (const bar of step.added) {
      this.candles.update(this.candleOf(bar));
      this.volume.update(this.volumeOf(bar));
      this.count++;
    }
    if (step.added.length > 0) this.markGaps(bars);
    this.markLast(bars);
  }

  /** Another theme. Bars carry their own colour where they are synthetic, so they are drawn anew. */
  recolor(colors: ChartColors, bars: readonly Candle[]): void {
    this.colors = colors;
    const panes = { separatorColor: colors.line, separatorHoverColor: colors.label };
    const cross = { color: colors.cross, labelBackgroundColor: colors.label, style: LineStyle.Dashed, width: 1 } as const;
    this.chart.applyOptions({
      layout: { textColor: colors.text, panes },
      grid: { vertLines: { color: colors.grid }, horzLines: { color: colors.grid } },
      rightPriceScale: { borderColor: colors.line },
      timeScale: { borderColor: colors.line },
      crosshair: { vertLine: cross, horzLine: cross },
    });
    this.candles.applyOptions({
      upColor: colors.up,
      downColor: colors.down,
      wickUpColor: colors.up,
      wickDownColor: colors.down,
      baseLineColor: colors.label,
    });
    this.draw(bars);
  }

  goToNow(): void {
    this.edge.goToNow();
  }

  /** Back to the newest bars at the usual width, prices to fit. */
  fit(): void {
    this.edge.reset(BAR_SPACING);
    this.candles.priceScale().applyOptions({ autoScale: true });
  }

  setScale(scale: PriceScale): void {
    this.candles.priceScale().applyOptions({ mode: SCALE_MODES[scale], autoScale: true });
  }

  /** What is left of the newest bar, beside its price; null: nothing is said. */
  showTimeLeft(text: string | null, price: number): void {
    // As wide as the price above it: the marks of the axis are covered.
    const missing = fixed(price, Math.max(0, this.decimals)).length - (text?.length ?? 0);
    this.countdown.show(text && `${text}${'\u2007'.repeat(Math.max(0, missing))}`, price, this.colors.text, this.colors.ground);
  }

  /** The crosshair of a linked chart; null: it left. Nothing happens under a pointer of one's own. */
  showLinked(linked: LinkedBar | null): void {
    if (this.isPointed) return;
    if (linked === null) {
      this.clearLinked();
    } else {
      this.setLinked(linked);
      this.placeLinked();
    }
  }

  scrollBy(bars: number): void {
    this.edge.scrollBy(bars);
  }

  zoomBy(times: number): void {
    this.edge.zoomTo(Math.min(60, Math.max(1, this.chart.timeScale().options().barSpacing * times)));
  }

  remove(): void {
    this.edge.stop();
    this.chart.remove();
  }

  yOf(price: number): number | null {
    return this.candles.priceToCoordinate(price);
  }

  priceAt(y: number): number | null {
    return this.candles.coordinateToPrice(y);
  }

  /** Middle of the bar that starts then (ms). */
  xOf(barAt: number): number | null {
    return this.chart.timeScale().timeToCoordinate((barAt / 1000) as UTCTimestamp);
  }

  /** Left edge of the bar that starts then (ms), px; null where it is out of view. */
  leftOf(barAt: number): number | null {
    const scale = this.chart.timeScale();
    const x = this.xOf(barAt);
    const left = x === null ? null : x - scale.options().barSpacing / 2;
    return left !== null && left >= 0 && left <= scale.width() ? left : null;
  }

  /** Labels at the right edge take so many px, those of one asker; 0: it has none. The newest bar keeps clear of them. */
  keepFree(asker: object, px: number): void {
    this.edge.keepFree(asker, px);
  }

  /** Of the candles' own pane. */
  plotSize(): { readonly width: number; readonly height: number } {
    const { height } = this.chart.paneSize(0);
    return { width: this.chart.timeScale().width(), height };
  }

  get library(): ChartLibrary {
    return { chart: this.chart, histogram: HistogramSeries };
  }

  /** Draw with the candles. Answers the way to stop. */
  attach(primitive: ISeriesPrimitive<Time>): () => void {
    this.candles.attachPrimitive(primitive);
    return () => this.candles.detachPrimitive(primitive);
  }

  /** No line at a price: nobody points at one here. */
  private setLinked(linked: LinkedBar | null): void {
    const isOther = (linked === null) !== (this.linked === null);
    this.linked = linked;
    if (isOther) this.chart.applyOptions({ crosshair: { horzLine: { visible: linked === null, labelVisible: linked === null } } });
  }

  /** First off the chart: what the library tells of a crosshair after that would pass for a pointer. */
  private clearLinked(): void {
    if (this.linked === null) return;
    this.chart.clearCrosshairPosition();
    this.setLinked(null);
    this.events.onHover(null, false);
  }

  /** Where the bar is out of view, the library would mark another one. */
  private placeLinked(): void {
    const { linked } = this;
    if (linked === null) return;
    const x = this.xOf(linked.bar.at);
    const isSeen = x !== null && x >= 0 && x < this.chart.timeScale().width();
    if (isSeen) this.chart.setCrosshairPosition(linked.bar.close, (linked.bar.at / 1000) as UTCTimestamp, this.candles);
    else this.chart.clearCrosshairPosition();
    this.events.onHover(isSeen ? linked.place : null, false);
  }

  private draw(bars: readonly Candle[]): void {
    this.count = bars.length;
    this.candles.setData(bars.map((bar) => this.candleOf(bar)));
    this.volume.setData(bars.map((bar) => this.volumeOf(bar)));
    this.markGaps(bars);
    this.markLast(bars);
  }

  private markLast(bars: readonly Candle[]): void {
    const last = bars.at(-1);
    const isShown = last !== undefined;
    const color = last === undefined || last.close >= last.open ? this.colors.up : this.colors.down;
    this.lastPrice.applyOptions({ price: last?.close ?? 0, color, axisLabelColor: color, lineVisible: isShown, axisLabelVisible: isShown });
  }

  private markGaps(bars: readonly Candle[]): void {
    this.gaps.show(gapsBetween(bars, INTERVAL_MS[this.interval]), this.colors.cross, `11px ${this.font}`);
  }

  private setDecimals(decimals: number): void {
    this.decimals = decimals;
    this.candles.applyOptions({
      priceFormat: { type: 'custom', minMove: Number(`1e-${decimals}`), formatter: (price: number) => fixed(price, decimals) },
    });
  }

  private candleOf(bar: Candle): CandlestickData<Time> {
    const { at, open, high, low, close } = bar;
    const data = { time: (at / 1000) as UTCTimestamp, open, high, low, close };
    if (!bar.synthetic) return data;
    const dim = faded(this.colors.text, 0.5);
    return { ...data, color: dim, wickColor: dim };
  }

  private volumeOf(bar: Candle): HistogramData<Time> {
    return { time: (bar.at / 1000) as UTCTimestamp, value: bar.volume, color: bar.close >= bar.open ? this.colors.volumeUp : this.colors.volumeDown };
  }
}
