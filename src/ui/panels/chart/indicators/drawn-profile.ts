import type { IPrimitivePaneView, ISeriesPrimitive, SeriesAttachedParameter, Time } from 'lightweight-charts';
import type { ChartSurface } from '../chart-surface';
import type { Drawn, Look } from './drawn';
import type { Indicator } from './kinds';
import type { Figures } from './run';
import { busiestRow, type ProfileRow, volumeProfile } from './volume-profile';

/** Part of the plot's width that the row with the most has. */
const WIDEST = 0.22;

/** Volume by price of the bars in view, from the right edge of the plot. Counted anew when the view or a bar has changed, and is painted. */
export class DrawnProfile implements Drawn, ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  private rows: readonly ProfileRow[] = [];
  private busiest: ProfileRow | null = null;
  /** First and last place that the rows are of; null: a bar has changed since. */
  private counted: readonly [first: number, last: number] | null = null;
  private readonly detach: () => void;

  constructor(
    private readonly surface: ChartSurface,
    private readonly indicator: Indicator,
    private readonly look: Look,
  ) {
    this.detach = surface.attach(this);
  }

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    chart.requestUpdate();
  }

  detached(): void {
    this.chart = null;
  }

  follow(): void {
    this.counted = null;
    this.chart?.requestUpdate();
  }

  figuresAt(): Figures {
    this.count();
    return [this.busiest === null ? null : (this.busiest.from + this.busiest.to) / 2];
  }

  pane(): number {
    return 0;
  }

  remove(): void {
    this.detach();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  private count(): void {
    const range = this.surface.library.chart.timeScale().getVisibleLogicalRange();
    const bars = this.surface.bars();
    const first = Math.max(0, Math.ceil(range?.from ?? 0));
    const last = Math.min(bars.length - 1, Math.floor(range?.to ?? -1));
    if (this.counted !== null && this.counted[0] === first && this.counted[1] === last) return;
    this.counted = [first, last];
    this.rows = volumeProfile(bars.slice(first, last + 1), this.indicator.numbers[0] as number);
    this.busiest = busiestRow(this.rows);
  }

  private readonly views: readonly IPrimitivePaneView[] = [
    {
      zOrder: () => 'bottom',
      renderer: () => ({
        draw: (target) => {
          this.count();
          const most = this.busiest === null ? 0 : this.busiest.up + this.busiest.down;
          if (most === 0) return;
          target.useMediaCoordinateSpace(({ context, mediaSize: { width } }) => {
            for (const row of this.rows) {
              const [top, bottom] = [this.surface.yOf(row.to), this.surface.yOf(row.from)];
              if (top === null || bottom === null) continue;
              const height = Math.max(1, bottom - top - 1);
              const unit = (width * WIDEST) / most;
              const up = row.up * unit;
              const down = row.down * unit;
              context.fillStyle = this.look.up;
              context.fillRect(width - up, top, up, height);
              context.fillStyle = this.look.down;
              context.fillRect(width - up - down, top, down, height);
              if (row !== this.busiest) continue;
              context.fillStyle = this.look.color;
              context.fillRect(width - up - down - 3, top, 3, height);
            }
          });
        },
      }),
    },
  ];
}
