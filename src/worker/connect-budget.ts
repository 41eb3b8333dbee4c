import type { LocalMs } from '../domain/units';
import type { ConnectLimit } from '../venues/venue';

/**
 * Attempts to connect within the exchange's window, all lines together. The times are kept in storage, so a
 * worker that is started again and again stays inside the limit too.
 */
export class ConnectBudget {
  private times: number[] = [];

  constructor(
    private readonly limit: ConnectLimit,
    private readonly save: (times: readonly number[]) => void,
  ) {}

  /** Attempts that an earlier worker made. */
  recall(times: readonly number[]): void {
    this.times = [...times, ...this.times].sort((a, b) => a - b);
  }

  get size(): number {
    return this.limit.attempts;
  }

  left(now: LocalMs): number {
    return Math.max(0, this.limit.attempts - this.recent(now).length);
  }

  /** Milliseconds until an attempt is allowed. */
  waitMs(now: LocalMs): number {
    const recent = this.recent(now);
    const oldest = recent[recent.length - this.limit.attempts];
    return oldest === undefined ? 0 : oldest + this.limit.perMs - now;
  }

  spend(now: LocalMs): void {
    this.times = [...this.recent(now), now];
    this.save(this.times);
  }

  /** Times from a clock that was since set back count as now, and for good: they are forgotten one window later. */
  private recent(now: LocalMs): readonly number[] {
    this.times = this.times.map((at) => Math.min(at, now)).filter((at) => now - at < this.limit.perMs);
    return this.times;
  }
}
