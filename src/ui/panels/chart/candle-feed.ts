import { type Candle, fillQuietPeriods, type Interval } from '../../../domain/candle';

/** What a chart must do to show a new list of candles. */
export type ChartStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'reset'; readonly bars: readonly Candle[] }
  /** Revisions of bars that are there, then new bars at the right edge, oldest first. */
  | { readonly kind: 'update'; readonly revised: readonly Candle[]; readonly added: readonly Candle[] };

/** Past this many, drawing anew costs less than updating. */
const MOST_UPDATES = 50;

/** Keeps what a chart shows and says how to get from there to the next list, quiet periods filled in. */
export class CandleFeed {
  /** As drawn, oldest first, synthetic ones among them. */
  bars: Candle[] = [];
  private source: readonly Candle[] = [];

  constructor(private readonly interval: Interval) {}

  /** Whatever lies between two calls, one answer leads from the first list to the second. */
  next(candles: readonly Candle[]): ChartStep {
    const { source } = this;
    this.source = candles;
    const revisions = source.length === 0 ? undefined : revisedPlaces(source, candles);
    if (revisions === undefined || revisions.length + candles.length - source.length > MOST_UPDATES) {
      this.bars = fillQuietPeriods(candles, this.interval);
      return { kind: 'reset', bars: this.bars };
    }
    const revised: Candle[] = [];
    for (const place of revisions) this.revise(candles[place] as Candle, revised);
    const added = fillQuietPeriods(candles.slice(source.length - 1), this.interval).slice(1);
    this.bars.push(...added);
    return revised.length === 0 && added.length === 0 ? { kind: 'none' } : { kind: 'update', revised, added };
  }

  /** The quiet periods that follow a candle stand at its close. */
  private revise(candle: Candle, revised: Candle[]): void {
    const { bars } = this;
    let i = this.placeOf(candle.at);
    bars[i] = candle;
    revised.push(candle);
    const { close } = candle;
    for (let quiet = bars[++i]; quiet?.synthetic; quiet = bars[++i]) {
      const moved: Candle = { ...quiet, open: close, high: close, low: close, close };
      bars[i] = moved;
      revised.push(moved);
    }
  }

  private placeOf(at: number): number {
    let low = 0;
    let high = this.bars.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if ((this.bars[mid] as Candle).at < at) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}

/** Places whose candle changed, where `next` is `before` revised and continued. Undefined where it is another list. */
function revisedPlaces(before: readonly Candle[], next: readonly Candle[]): number[] | undefined {
  if (next.length < before.length) return undefined;
  const places: number[] = [];
  for (let i = 0; i < before.length; i++) {
    const a = before[i] as Candle;
    const b = next[i] as Candle;
    if (a === b) continue;
    if (a.at !== b.at) return undefined;
    if (a.close !== b.close || a.volume !== b.volume || a.high !== b.high || a.low !== b.low || a.open !== b.open) places.push(i);
  }
  return places;
}

/** Bars before which time is missing: longer without a candle than a quiet market explains. */
export function gapsBetween(bars: readonly Candle[], intervalMs: number): Candle[] {
  return bars.filter((bar, i) => i > 0 && bar.at - (bars[i - 1] as Candle).at > intervalMs * 1.01);
}
