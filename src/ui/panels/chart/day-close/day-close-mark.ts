import type { IPrimitivePaneView, ISeriesPrimitive, ISeriesPrimitiveAxisView, SeriesAttachedParameter, Time } from 'lightweight-charts';
import type { ChartSurface } from '../chart-surface';

export interface ShownClose {
  readonly price: number;
  /** As the price axis writes it. */
  readonly priceText: string;
  /** Beside the line. */
  readonly label: string;
}

export interface DayCloseColors {
  readonly line: string;
  readonly text: string;
  /** Behind its price on the axis. */
  readonly ground: string;
  /** Behind its label. */
  readonly plot: string;
}

/** Px from the left edge, and above the line. */
const LABEL_AT = { left: 8, above: 5 };
const LABEL_HEIGHT = 14;

/** A thin dashed line at the close of a day, below the candles, and its price on the axis. */
export class DayCloseMark implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private shown: ShownClose | null = null;
  private colors: DayCloseColors = { line: '', text: '', ground: '', plot: '' };

  constructor(
    private readonly surface: Pick<ChartSurface, 'yOf'>,
    private readonly font: string,
  ) {}

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    chart.requestUpdate();
  }

  detached(): void {
    this.chart = null;
  }

  /** Null: nothing is drawn. */
  show(shown: ShownClose | null, colors: DayCloseColors): void {
    this.shown = shown;
    this.colors = colors;
    this.chart?.requestUpdate();
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.shown === null ? [] : this.axisViews;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.shown === null ? [] : this.paneViewsShown;
  }

  private y(): number | null {
    return this.shown === null ? null : this.surface.yOf(this.shown.price);
  }

  private readonly axisViews: readonly ISeriesPrimitiveAxisView[] = [
    {
      coordinate: () => this.y() ?? -100,
      text: () => this.shown?.priceText ?? '',
      textColor: () => this.colors.text,
      backColor: () => this.colors.ground,
    },
  ];

  private readonly paneViewsShown: readonly IPrimitivePaneView[] = [
    {
      zOrder: () => 'bottom',
      renderer: () => ({
        draw: (target) =>
          target.useMediaCoordinateSpace(({ context, mediaSize }) => {
            const y = this.y();
            if (y === null || this.shown === null) return;
            const at = Math.round(y) + 0.5;
            context.lineWidth = 1;
            context.strokeStyle = this.colors.line;
            context.setLineDash([6, 4]);
            context.beginPath();
            context.moveTo(0, at);
            context.lineTo(mediaSize.width, at);
            context.stroke();
            context.font = this.font;
            const { label } = this.shown;
            // Lines of the grid would strike it through.
            context.fillStyle = this.colors.plot;
            context.fillRect(LABEL_AT.left - 2, at - LABEL_HEIGHT - 2, context.measureText(label).width + 4, LABEL_HEIGHT);
            context.fillStyle = this.colors.text;
            context.fillText(label, LABEL_AT.left, at - LABEL_AT.above);
          }),
      }),
    },
  ];
}
