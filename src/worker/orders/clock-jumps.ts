import type { Clock } from '../clock';

/** Clocks that part slowly are corrected, not set. */
const JUMP_MS = 1_500;

/** Whether the wall clock moved by itself since it was looked at last: it was set, or the machine slept without the steady one. */
export class ClockJumps {
  private apart: number;

  constructor(private readonly clock: Clock) {
    this.apart = clock.now() - clock.monotonic();
  }

  /** In ms, below 0 where it was set back; 0: it did not. Look several times a second. */
  look(): number {
    const apart = this.clock.now() - this.clock.monotonic();
    const jump = apart - this.apart;
    this.apart = apart;
    return Math.abs(jump) > JUMP_MS ? jump : 0;
  }
}
