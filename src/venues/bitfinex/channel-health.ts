import type { TopicHealth } from '../../domain/freshness';
import type { LocalMs } from '../../domain/units';

const NEVER = 0 as LocalMs;

/**
 * The facts of one channel. The two times that each frame touches are plain numbers inside: a field that is a number or
 * null costs an allocation at every write, which showed in the benchmark.
 */
export class ChannelHealth implements TopicHealth {
  isLineUp = false;
  isMaintenance = false;
  isRefused = false;
  hasSnapshot = false;
  verifiedAt: LocalMs | null = null;
  unverifiedSince: LocalMs | null = null;
  crossedSince: LocalMs | null = null;
  trouble: string | null = null;
  private changed = NEVER;
  private proved = NEVER;

  get dataAt(): LocalMs | null {
    return this.changed === NEVER ? null : this.changed;
  }

  get proofAt(): LocalMs | null {
    return this.proved === NEVER ? null : this.proved;
  }

  /** The data is another than before. */
  touch(now: LocalMs): void {
    this.changed = now;
  }

  /** The exchange gave a sign of life. */
  prove(now: LocalMs): void {
    this.proved = now;
  }
}
