import { type Candle, fillQuietPeriods, INTERVAL_MS, type Interval, isShortInterval } from '../../../domain/candle';

/** What a chart must do to show a new list of candles. */
export type ChartStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'reset'; readonly bars: readonly Candle[] }
  /** Revisions of bars that are there, then new bars at the right edge, oldest first. */
  | { readonly kind: 'update'; readonly revised: readonly Candle[]; readonly added: readonly Candle[] };

/** Past this many, drawing anew costs less than updating. */
const MOST_UPDATES = 50;
/** Periods that a chart of candles under a minute reaches back: a market that trades once a minute has sixty quiet ones for each. */
const MOST_SHORT = 10_000;

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
    const isFull = isShortInterval(this.interval) && this.bars.length > 2 * MOST_SHORT;
    if (revisions === undefined || isFull || revisions.length + candles.length - source.length > MOST_UPDATES) {
      this.bars = this.filled(this.recent(candles));
      return { kind: 'reset', bars: this.bars };
    }
    const revised: Candle[] = [];
    for (const place of revisions) this.revise(candles[place] as Candle, revised);
    const added = this.filled(candles.slice(source.length - 1)).slice(1);
    this.bars.push(...added);
    if (added.length > MOST_UPDATES) return { kind: 'reset', bars: this.bars };
    return revised.length === 0 && added.length === 0 ? { kind: 'none' } : { kind: 'update', revised, added };
  }

  /** Of candles that are made of trades every hole is known for one: no length of quiet is. */
  private filled(candles: readonly Candle[]): Candle[] {
    return isShortInterval(this.interval) ? fillQuietPeriods(candles, this.interval, MOST_SHORT) : fillQuietPeriods(candles, this.interval);
  }

  private recent(candles: readonly Candle[]): readonly Candle[] {
    const newest = candles.at(-1);
    if (newest === undefined || !isShortInterval(this.interval)) return candles;
    const from = newest.at - MOST_SHORT * INTERVAL_MS[this.interval];
    return candles.filter(({ at }) => at >= from);
  }

  /** The quiet periods that follow a candle stand at its close. */
  private revise(candle: Candle, revised: Candle[]): void {
    const { bars } = this;
    // Older than what is drawn.
    if (candle.at < (bars[0]?.at ?? 0)) return;
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
