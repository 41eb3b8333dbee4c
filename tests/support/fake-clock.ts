import type { LocalMs } from '../../src/domain/units';
import type { Clock } from '../../src/worker/clock';
import { subtleWorkDone } from './subtle-work';

interface Timer {
  at: number;
  readonly order: number;
  readonly everyMs: number | null;
  readonly run: () => void;
}

/** Time that passes when a test says so. Timers run on the monotonic clock, in the order they fall due. */
export class FakeClock implements Clock {
  private steady = 0;
  private order = 0;
  private readonly timers = new Set<Timer>();

  /** `wall` is what `now` says at the start. */
  constructor(private wall = 1_700_000_000_000) {}

  now = (): LocalMs => this.wall as LocalMs;

  monotonic = (): number => this.steady;

  after = (ms: number, run: () => void): (() => void) => this.add(ms, null, run);

  every = (ms: number, run: () => void): (() => void) => this.add(ms, ms, run);

  /** Timers that wait: a test for leaks compares it. */
  get pending(): number {
    return this.timers.size;
  }

  /** Both clocks move, and what falls due on the way runs, also what that starts. */
  advance(ms: number): void {
    const end = this.steady + ms;
    for (let next = this.nextBefore(end); next !== undefined; next = this.nextBefore(end)) this.runTimer(next);
    this.moveTo(end);
  }

  /** As `advance`, and promises settle before each timer, before each slice of `sliceMs`, and at the end. */
  async advanceAsync(ms: number, sliceMs = 1_000): Promise<void> {
    const end = this.steady + ms;
    await settle();
    while (this.steady < end) {
      const slice = Math.min(end, this.steady + sliceMs);
      for (let next = this.nextBefore(slice); next !== undefined; next = this.nextBefore(slice)) {
        this.runTimer(next);
        await Promise.resolve();
      }
      this.moveTo(slice);
      await settle();
    }
  }

  /** The machine sleeps: the wall clock moves, the monotonic clock and the timers do not. */
  sleep(ms: number): void {
    this.wall += ms;
  }

  /** The program stands still while both clocks run on, as in the back-forward cache: timers are late, each runs once. */
  suspend(ms: number): void {
    const end = this.steady + ms;
    const late = [...this.timers].filter((t) => t.at <= end).sort(byTime);
    this.moveTo(end);
    for (const timer of late) {
      if (!this.timers.has(timer)) continue;
      if (timer.everyMs === null) this.timers.delete(timer);
      else timer.at = end + timer.everyMs;
      timer.run();
    }
  }

  /** Somebody sets the wall clock. */
  setWall(ms: number): void {
    this.wall = ms;
  }

  private add(ms: number, everyMs: number | null, run: () => void): () => void {
    const timer: Timer = { at: this.steady + Math.max(0, ms), order: this.order++, everyMs, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  private nextBefore(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) if (timer.at <= end && (next === undefined || byTime(timer, next) < 0)) next = timer;
    return next;
  }

  private runTimer(timer: Timer): void {
    this.moveTo(Math.max(this.steady, timer.at));
    if (timer.everyMs === null) this.timers.delete(timer);
    else timer.at += timer.everyMs;
    timer.run();
  }

  private moveTo(steady: number): void {
    this.wall += steady - this.steady;
    this.steady = steady;
  }
}

const byTime = (a: Timer, b: Timer): number => a.at - b.at || a.order - b.order;

/** Let what waits on promises, on the event loop's own queues and on cryptography go on: no time that counts passes here. */
export async function settle(turns = 4): Promise<void> {
  do {
    for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => setImmediate(resolve));
  } while (await subtleWorkDone());
}
