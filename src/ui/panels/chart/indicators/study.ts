import type { Candle } from '../../../../domain/candle';
import type { ChartStep } from '../candle-feed';
import type { Indicator } from './kinds';
import { type Figures, makeRun, type Run } from './run';

/** An indicator's figures for each bar of a chart, kept along with it. */
export class Study {
  /** One for each bar. */
  figures: Figures[] = [];
  private run: Run;
  private lastAt = Number.NaN;

  constructor(
    private readonly indicator: Indicator,
    private readonly barMs: number,
  ) {
    this.run = makeRun(indicator, barMs);
  }

  /**
   * Follow the chart, whose bars are now these. Answers the place from which on figures are new; null: none is. A revision of the newest bar
   * and bars after it cost one figure each, all else the whole again.
   */
  follow(step: ChartStep, bars: readonly Candle[]): number | null {
    if (step.kind === 'none') return null;
    const known = this.figures.length;
    const isNewest = step.kind === 'update' && step.revised.every((bar) => bar.at === this.lastAt) && known + step.added.length === bars.length;
    if (!isNewest || known === 0) {
      this.reset(bars);
      return 0;
    }
    for (const bar of step.revised) this.figures[known - 1] = this.run.replace(bar);
    for (const bar of step.added) this.figures.push(this.run.add(bar));
    this.lastAt = bars.at(-1)?.at ?? Number.NaN;
    return step.revised.length > 0 ? known - 1 : known;
  }

  private reset(bars: readonly Candle[]): void {
    this.run = makeRun(this.indicator, this.barMs);
    this.figures = bars.map((bar) => this.run.add(bar));
    this.lastAt = bars.at(-1)?.at ?? Number.NaN;
  }
}
