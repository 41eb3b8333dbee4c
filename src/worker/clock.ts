import type { LocalMs } from '../domain/units';

/** Time and timers, as a parameter: a test drives a day in a second. */
export interface Clock {
  now(): LocalMs;
  /** Milliseconds that no change of the wall clock moves. */
  monotonic(): number;
  /** Answers the way to cancel. */
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now() as LocalMs,
  monotonic: () => performance.now(),
  after(ms, run) {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
  every(ms, run) {
    const id = setInterval(run, ms);
    return () => clearInterval(id);
  },
};
