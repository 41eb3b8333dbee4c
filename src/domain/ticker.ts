/** A venue's own summary of a market. Any field can be unknown: unknown is null, shown as a dash, never 0. */
export interface Ticker {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  readonly high: number | null;
  readonly low: number | null;
  /** 24 h, base units. */
  readonly volume: number | null;
  /** 24 h change, absolute, in quote. */
  readonly change: number | null;
  /** 24 h change as a fraction: 0.0124 is 1.24 %. */
  readonly changeRatio: number | null;
}
