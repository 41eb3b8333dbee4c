/** A price alone changes the title no more often: the browser draws it anew in every window that shows it. */
const PRICE_EVERY_MS = 250;

/** Sets the title of the window: at once where it says something else of the market, and for another price when its time has come. */
export class TitlePace {
  private shown = '';
  private market = '';
  private at = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly set: (title: string) => void) {}

  /** `market` is the title without its price, `nowMs` of any clock that goes on evenly. */
  show(title: string, market: string, nowMs: number): void {
    clearTimeout(this.timer);
    if (title === this.shown) return;
    const waitMs = market === this.market ? this.at + PRICE_EVERY_MS - nowMs : 0;
    if (waitMs > 0) {
      this.timer = setTimeout(() => this.show(title, market, nowMs + waitMs), waitMs);
      return;
    }
    [this.shown, this.market, this.at] = [title, market, nowMs];
    this.set(title);
  }

  /** Nothing is set any more. */
  stop(): void {
    clearTimeout(this.timer);
  }
}
