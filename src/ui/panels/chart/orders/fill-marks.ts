import type { IPrimitivePaneView, ISeriesPrimitive, ISeriesPrimitiveAxisView, SeriesAttachedParameter, Time } from 'lightweight-charts';
import type { ChartSurface } from '../chart-surface';
import { HALF } from './fill-spots';

/** A fill on the chart. */
export interface FillMark {
  readonly at: number;
  readonly price: number;
  readonly color: string;
  readonly isBuy: boolean;
}

/** A price on the axis. */
export interface AxisMark {
  readonly price: number;
  readonly text: string;
  readonly color: string;
}

/** Triangles at own fills and own prices on the axis, drawn with the chart; tells of each painting, when the places of prices are known. */
export class FillMarks implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private fills: readonly FillMark[] = [];
  private axis: readonly ISeriesPrimitiveAxisView[] = [];
  private ink = '';

  constructor(
    private readonly surface: Pick<ChartSurface, 'xOf' | 'yOf'>,
    private readonly painted: () => void,
  ) {}

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    chart.requestUpdate();
  }

  detached(): void {
    this.chart = null;
  }

  /** `ink` is written on the axis marks and drawn around the triangles. */
  show(fills: readonly FillMark[], axis: readonly AxisMark[], ink: string): void {
    this.fills = fills;
    this.ink = ink;
    this.axis = axis.map(({ price, text, color }) => ({
      coordinate: () => this.surface.yOf(price) ?? -100,
      text: () => text,
      textColor: () => ink,
      backColor: () => color,
    }));
    this.chart?.requestUpdate();
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.axis;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  private readonly views: readonly IPrimitivePaneView[] = [
    {
      zOrder: () => 'top',
      renderer: () => ({
        draw: (target) => {
          this.painted();
          target.useMediaCoordinateSpace(({ context, mediaSize }) => {
            context.lineWidth = 1;
            context.strokeStyle = this.ink;
            for (const fill of this.fills) {
              const x = this.surface.xOf(fill.at);
              const y = this.surface.yOf(fill.price);
              if (x === null || y === null || x < -HALF || x > mediaSize.width + HALF) continue;
              // The tip is at the price: a buy points up to it, a sell down.
              const base = fill.isBuy ? y + 2 * HALF : y - 2 * HALF;
              context.fillStyle = fill.color;
              context.beginPath();
              context.moveTo(x, y);
              context.lineTo(x - HALF, base);
              context.lineTo(x + HALF, base);
              context.closePath();
              context.fill();
              context.stroke();
            }
          });
        },
      }),
    },
  ];
}
