import type { IPrimitivePaneView, ISeriesPrimitive, SeriesAttachedParameter, Time } from 'lightweight-charts';
import { faded } from '../../../drawing/faded';
import type { LargeTrade } from '../../tape/large-trades';
import type { ChartSurface } from '../chart-surface';

const LEAST_PX = 5;
const MOST_PX = 16;

export interface LargeColors {
  readonly buy: string;
  readonly sell: string;
}

/** Px of a mark: its area as the size, beside the largest. */
export const radiusOf = (size: number, largest: number): number => Math.max(LEAST_PX, MOST_PX * Math.sqrt(size / largest));

/** Discs at large trades, an arrow in each: up for a taker who bought. */
export class LargeMarks implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private trades: readonly LargeTrade[] = [];
  private colors: LargeColors = { buy: '', sell: '' };

  constructor(private readonly surface: Pick<ChartSurface, 'xOf' | 'yOf'>) {}

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    chart.requestUpdate();
  }

  detached(): void {
    this.chart = null;
  }

  show(trades: readonly LargeTrade[], colors: LargeColors): void {
    this.trades = trades;
    this.colors = colors;
    this.chart?.requestUpdate();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  private readonly views: readonly IPrimitivePaneView[] = [
    {
      zOrder: () => 'top',
      renderer: () => ({
        draw: (target) => target.useMediaCoordinateSpace(({ context }) => this.draw(context)),
      }),
    },
  ];

  private draw(context: CanvasRenderingContext2D): void {
    const largest = this.trades.reduce((most, { size }) => Math.max(most, size), 0);
    context.lineWidth = 1.5;
    for (const { at, price, size, side } of this.trades) {
      const [x, y] = [this.surface.xOf(at), this.surface.yOf(price)];
      if (x === null || y === null) continue;
      const color = this.colors[side];
      context.beginPath();
      context.arc(x, y, radiusOf(size, largest), 0, 2 * Math.PI);
      context.fillStyle = faded(color, 0.3);
      context.fill();
      context.strokeStyle = color;
      context.stroke();
      const up = side === 'buy' ? -1 : 1;
      context.beginPath();
      context.moveTo(x, y + 3 * up);
      context.lineTo(x - 3, y - 2 * up);
      context.lineTo(x + 3, y - 2 * up);
      context.closePath();
      context.fillStyle = color;
      context.fill();
    }
  }
}
