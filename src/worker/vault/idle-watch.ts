import type { Clock } from '../clock';
import type { LockReason } from '../protocol/vault-view';
import { type AutoLockInput, stepAutoLock, UNUSED } from './auto-lock';

/** Feeds the auto-lock with the engine's clocks. In sleep one of them stops on some systems, so the one that saw more counts. */
export class IdleWatch {
  private state = UNUSED;
  private seen: { readonly wall: number; readonly steady: number };

  constructor(
    private readonly clock: Clock,
    private readonly idleLimitMs: () => number,
    private readonly lock: (reason: LockReason) => void,
    /** Something was promised that takes its keys: it counts as used. */
    private readonly isNeeded: () => boolean,
  ) {
    this.seen = { wall: clock.now(), steady: clock.monotonic() };
  }

  /** Call a few times a second, and before what only an open vault may do. */
  tick(): void {
    const now = { wall: this.clock.now(), steady: this.clock.monotonic() };
    const ms = Math.max(0, now.wall - this.seen.wall, now.steady - this.seen.steady);
    this.seen = now;
    if (this.isNeeded()) this.step({ kind: 'used' });
    this.step({ kind: 'passed', ms });
  }

  step(input: AutoLockInput): void {
    const { state, lock } = stepAutoLock(this.state, input, this.idleLimitMs());
    this.state = state;
    if (lock !== null) this.lock(lock);
  }
}
