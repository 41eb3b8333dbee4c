import type { HistogramSeries, IChartApi, ISeriesPrimitive, Time } from 'lightweight-charts';
import type { Accessor } from 'solid-js';
import { type Candle, type Interval, nextPeriod } from '../../../domain/candle';
import type { VenueMs } from '../../../domain/units';
import type { ChartStep } from './candle-feed';

/** The library's own chart, and the kind of series that bars are drawn with: what draws beside the candles need not import it. */
export interface ChartLibrary {
  readonly chart: IChartApi;
  readonly histogram: typeof HistogramSeries;
}

/** The chart for what stands over it: where prices and times are, as it was last painted. Px from the top left of its plot. */
export interface ChartSurface {
  /** The element that the chart is drawn in, its axes included. */
  readonly host: HTMLElement;
  /** The newest price; null while there is none. */
  readonly last: Accessor<number | null>;
  /** Null where the chart has no prices yet. */
  yOf(price: number): number | null;
  priceAt(y: number): number | null;
  /** Middle of the bar that holds a moment (ms); null where none is shown for it. */
  xOf(at: number): number | null;
  /** Left edge of the newest bar; null where that is out of view. */
  newestLeft(): number | null;
  /** Labels at the right edge take so many px, those of one asker; 0: it has none. The newest bar keeps clear of them. */
  keepFree(asker: object, px: number): void;
  /** Without the axes. */
  plotSize(): { readonly width: number; readonly height: number };
  /** Draw with the chart's own series. Answers the way to stop. */
  attach(primitive: ISeriesPrimitive<Time>): () => void;
  readonly library: ChartLibrary;
  readonly interval: Accessor<Interval>;
  /** Decimals of its prices. */
  readonly decimals: Accessor<number>;
  /** As drawn, oldest first. */
  bars(): readonly Candle[];
  /** The bar under the crosshair, by its place; null: none. */
  readonly hovered: Accessor<number | null>;
  /** Runs it after each change of the bars. Answers the way to stop. */
  onStep(run: (step: ChartStep) => void): () => void;
  /** So many bars are wanted before the left edge of the view: older candles are asked for. */
  wantBars(count: number): void;
  /** Height of what stands below the legend's own line, px. */
  readonly belowLegend: Accessor<number>;
  setBelowLegend(px: number): void;
  /** Other markets stand on the chart: it is read in per cent. */
  setCompared(isCompared: boolean): void;
}

/** Start of the bar that holds a moment; undefined where it comes before all of them. */
export function barOf(bars: readonly Candle[], at: number): number | undefined {
  return bars[placeBefore(bars, at)]?.at;
}

/** Place of the bar whose period holds a moment, oldest first; null where none does: before, between and after them. */
export function placeOf(bars: readonly Candle[], interval: Interval, at: VenueMs): number | null {
  const place = placeBefore(bars, at);
  const bar = bars[place];
  return bar !== undefined && at < nextPeriod(interval, bar.at) ? place : null;
}

/** Place of the last bar that has begun by a moment; -1: none has. */
function placeBefore(bars: readonly Candle[], at: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if ((bars[mid] as Candle).at <= at) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}
