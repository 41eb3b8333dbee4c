import type { Percentiles } from './protocol/metrics-report';

/** Bounds grow by a tenth: the answer is within 10 %. 0.05 ms to about 3 minutes. */
const FIRST = 0.05;
const GROWTH = 1.1;
const BUCKETS = 160;
const BOUNDS = Float64Array.from({ length: BUCKETS }, (_, i) => FIRST * GROWTH ** i);

/** Durations in fixed memory. */
export class Histogram {
  private readonly counts = new Float64Array(BUCKETS);
  private count = 0;

  /** Less than nothing (a clock that is off) counts as nothing. */
  add(ms: number): void {
    if (!Number.isFinite(ms)) return;
    const i = ms <= FIRST ? 0 : Math.ceil(Math.log(ms / FIRST) / Math.log(GROWTH));
    const at = Math.min(i, BUCKETS - 1);
    this.counts[at] = (this.counts[at] as number) + 1;
    this.count++;
  }

  percentiles(): Percentiles {
    return { count: this.count, p50: this.at(0.5), p95: this.at(0.95), p99: this.at(0.99) };
  }

  private at(share: number): number | null {
    if (this.count === 0) return null;
    let seen = 0;
    for (let i = 0; i < BUCKETS; i++) {
      seen += this.counts[i] as number;
      if (seen >= share * this.count) return BOUNDS[i] as number;
    }
    return null;
  }
}
