import type { ITimeScaleApi, Time } from 'lightweight-charts';
import { type EdgeView, keptPosition, steadyRoom, usualBars } from './free-bars';

/** What it does with the library's time scale. */
export type EdgeScale = Pick<ITimeScaleApi<Time>, 'applyOptions' | 'resetTimeScale' | 'scrollPosition' | 'scrollToPosition' | 'width'> & {
  options(): { readonly barSpacing: number };
};

/** Keeps the newest bar clear of the labels at the right edge, as long as the view was not moved back in time. */
export class RightEdge {
  private readonly widths = new Map<object, number>();
  private room = 0;
  private settled: EdgeView;
  /** A move that the library makes with its next picture, and where it still says that it stands; null: none is under way. */
  private asked: { readonly from: number; readonly to: number } | null = null;
  private isPlanned = false;
  private isStopped = false;

  constructor(private readonly scale: EdgeScale) {
    this.settled = this.view();
  }

  /** What labels of an asker take, px from the edge; 0: it has none. */
  keepFree(asker: object, px: number): void {
    // Where the user went before this is not yet told of: it is told with the next picture.
    if (!this.isStopped) this.settle();
    if (px > 0) this.widths.set(asker, px);
    else this.widths.delete(asker);
    this.room = steadyRoom(this.room, Math.max(0, ...this.widths.values()));
    if (!this.isStopped) this.settle();
  }

  /** The view has changed. What the library does for one turn of a wheel, it does in several steps: the last one counts. */
  changed(): void {
    if (this.scale.scrollPosition() !== this.asked?.from) this.asked = null;
    if (this.isPlanned) return;
    this.isPlanned = true;
    queueMicrotask(() => {
      this.isPlanned = false;
      if (!this.isStopped) this.settle();
    });
  }

  /** Another width of the bars (px). Where the newest one stands goes along. */
  zoomTo(spacing: number): void {
    const now = this.view();
    this.scale.applyOptions({ barSpacing: spacing });
    this.move(now, { ...now, spacing });
  }

  /** So many bars on, or back in time. What else changes with the same picture does not take it back. */
  scrollBy(bars: number): void {
    const now = this.view();
    const position = now.position + bars;
    this.moveTo(position);
    this.settled = { ...now, position };
  }

  goToNow(): void {
    const now = this.view();
    this.moveTo(usualBars(now));
    this.settled = { ...now, position: usualBars(now) };
  }

  /** Bars of this width, and the newest one at its usual place. */
  reset(spacing: number): void {
    const now = { ...this.view(), spacing };
    const position = usualBars(now);
    this.asked = { from: this.scale.scrollPosition(), to: position };
    this.scale.applyOptions({ barSpacing: spacing, rightOffset: position });
    this.scale.resetTimeScale();
    this.settled = { ...now, position };
  }

  /** The chart is there no more. */
  stop(): void {
    this.isStopped = true;
  }

  private settle(): void {
    this.move(this.settled, this.view());
  }

  private move(before: EdgeView, now: EdgeView): void {
    const position = keptPosition(before, now);
    if (position !== now.position) {
      // The library goes back there by itself too, at a double click on its axis. It is told so by a move.
      this.scale.applyOptions({ rightOffset: usualBars(now) });
      this.moveTo(position);
    }
    this.settled = { ...now, position };
  }

  private moveTo(position: number): void {
    this.asked = { from: this.scale.scrollPosition(), to: position };
    this.scale.scrollToPosition(position, false);
  }

  private position(): number {
    const now = this.scale.scrollPosition();
    return this.asked !== null && this.asked.from === now ? this.asked.to : now;
  }

  private view(): EdgeView {
    return { position: this.position(), spacing: this.scale.options().barSpacing, width: this.scale.width(), labels: this.room };
  }
}
