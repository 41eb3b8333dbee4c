import type { IPrimitivePaneView, ISeriesPrimitive, SeriesAttachedParameter, Time } from 'lightweight-charts';
import type { Candle } from '../../../domain/candle';
import { t } from '../../words/t';

/** Below the legend, above most candles. */
const LABEL_AT = 48;

/** Dashed lines where time is missing between two bars: the axis itself would hide it. */
export class GapMarks implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private gaps: readonly Candle[] = [];
  private color = '';
  private font = '';

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
  }

  detached(): void {
    this.chart = null;
  }

  /** `gaps` are the bars that come after missing time. */
  show(gaps: readonly Candle[], color: string, font: string): void {
    this.gaps = gaps;
    this.color = color;
    this.font = font;
    this.chart?.requestUpdate();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.gaps.length === 0 ? [] : [this.view];
  }

  private readonly view: IPrimitivePaneView = {
    zOrder: () => 'bottom',
    renderer: () => ({
      draw: (target) =>
        target.useMediaCoordinateSpace(({ context, mediaSize }) => {
          const scale = this.chart?.chart.timeScale();
          if (scale === undefined) return;
          context.strokeStyle = this.color;
          context.fillStyle = this.color;
          context.font = this.font;
          context.textAlign = 'center';
          context.lineWidth = 1;
          context.setLineDash([2, 4]);
          const spacing = scale.options().barSpacing;
          for (const gap of this.gaps) {
            const x = scale.timeToCoordinate((gap.at / 1000) as Time);
            if (x === null || x < 0 || x > mediaSize.width + spacing) continue;
            const at = Math.round(x - spacing / 2) + 0.5;
            context.beginPath();
            context.moveTo(at, 0);
            context.lineTo(at, mediaSize.height);
            context.stroke();
            context.fillText(t('gap|in time'), at + 12, LABEL_AT);
          }
        }),
    }),
  };
}
