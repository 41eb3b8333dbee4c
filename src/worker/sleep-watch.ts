import type { Clock } from './clock';

/** Timers that come this late: the program stood still. */
const STILL_MS = 5_000;
/** Wall clock against monotonic clock: the machine slept, or the clock was set. */
const JUMP_MS = 1_500;

/** What a tick found: `still` were we suspended, `jumped` did the wall clock move by itself. */
export interface Pause {
  readonly wallMs: number;
  readonly jumpMs: number;
}

/**
 * Notices sleep, suspension and a changed clock. On some systems the monotonic clock stops in sleep, on others
 * it runs on, and a page in the back-forward cache stops without a trace on either: so both are compared.
 */
export class SleepWatch {
  private wall: number;
  private steady: number;

  constructor(private readonly clock: Clock) {
    this.wall = clock.now();
    this.steady = clock.monotonic();
  }

  /** Call a few times a second. Null: nothing happened. */
  check(): Pause | null {
    const pause = this.pause();
    this.wall = this.clock.now();
    this.steady = this.clock.monotonic();
    return pause;
  }

  /** What the next check will find; messages that waited may be handed over before the timer of that. */
  pause(): Pause | null {
    const wallMs = this.clock.now() - this.wall;
    const jumpMs = wallMs - (this.clock.monotonic() - this.steady);
    return wallMs > STILL_MS || Math.abs(jumpMs) > JUMP_MS ? { wallMs, jumpMs } : null;
  }
}
