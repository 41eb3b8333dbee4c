import type { Candle } from '../../../../domain/candle';

const DAY_MS = 86_400_000;

interface Sums {
  /** Of the UTC day that it is of; no day before the first bar. */
  readonly day: number;
  /** Whether all of the day up to now is known. */
  readonly isWhole: boolean;
  /** Price times volume, and volume. */
  readonly turnover: number;
  readonly volume: number;
}

const NOTHING: Sums = { day: Number.NaN, isWhole: false, turnover: 0, volume: 0 };

/**
 * Average price by volume since the UTC day began, from the typical price of each bar. The library has none with an anchor.
 * Null where a part of the day is not known, and before its first trade. Bars of a day and longer have none.
 */
export class DayVwap {
  private before = NOTHING;
  private now = NOTHING;

  constructor(private readonly barMs: number) {}

  add(bar: Candle): number | null {
    this.before = this.now;
    return this.replace(bar);
  }

  /** The newest bar has changed. */
  replace(bar: Candle): number | null {
    this.now = this.with(bar);
    const { isWhole, turnover, volume } = this.now;
    return isWhole && volume > 0 ? turnover / volume : null;
  }

  private with(bar: Candle): Sums {
    const day = Math.floor(bar.at / DAY_MS);
    const isNext = day !== this.before.day;
    const isWhole = this.barMs < DAY_MS && bar.gapBefore !== true && (isNext ? bar.at % DAY_MS === 0 : this.before.isWhole);
    const from = isNext ? NOTHING : this.before;
    const price = (bar.high + bar.low + bar.close) / 3;
    return { day, isWhole, turnover: from.turnover + price * bar.volume, volume: from.volume + bar.volume };
  }
}
