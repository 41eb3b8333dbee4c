import type { Accounts } from './account/accounts';
import type { Faults } from './faults';
import type { Feed } from './feed';
import type { Market } from './market';
import type { Tally } from './session';

const TURN_MS = 10;
/** A market moves though nobody follows it: once a second. */
const IDLE_MS = 1000;
/** Steps made for one frame at most: some change nothing that is followed. */
const STEPS_PER_FRAME = 20;

/** Drives the markets and the clockwork in real time. */
export class Pacer {
  private timer: NodeJS.Timeout | undefined;
  private lastAt = 0;
  private credit = 0;
  private turn = 0;
  private nextIdleAt = 0;

  constructor(
    private readonly feed: Feed,
    private readonly accounts: Accounts,
    private readonly faults: Faults,
    private readonly tally: Tally,
    private readonly now: () => number,
    private readonly rate: { stepsPerSecond: number; framesPerSecond: number; isClockUsed: boolean },
  ) {}

  start(): void {
    this.lastAt = performance.now();
    if (this.timer !== undefined || (!this.isMoving() && !this.rate.isClockUsed)) return;
    this.timer = setInterval(() => this.pass(), TURN_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  setRate(rate: { stepsPerSecond?: number; framesPerSecond?: number }): void {
    this.rate.stepsPerSecond = rate.stepsPerSecond ?? 0;
    this.rate.framesPerSecond = rate.framesPerSecond ?? 0;
    this.credit = 0;
    this.start();
  }

  /** Steps until this many array frames went out, or nothing followed gives any. Returns how many did. */
  burst(frames: number): number {
    const before = this.tally.frames;
    const followed = this.feed.followed();
    const steps = followed.length === 0 ? 0 : frames * STEPS_PER_FRAME;
    for (let i = 0; i < steps && this.tally.frames - before < frames; i++) this.step(followed);
    return this.tally.frames - before;
  }

  private pass(): void {
    const at = this.now();
    const clock = performance.now();
    // After a long pause of the process the markets do not race to catch up.
    const elapsed = Math.min(clock - this.lastAt, 250);
    this.lastAt = clock;
    const before = this.tally.frames;
    this.feed.pump(at);
    if (!this.faults.isMaintenance) this.accounts.pump(at);
    if (!this.isMoving()) return;
    if (at >= this.nextIdleAt) {
      this.nextIdleAt = at + IDLE_MS;
      for (const market of this.feed.markets.values()) this.feed.step(market, at);
    }
    const { framesPerSecond, stepsPerSecond } = this.rate;
    this.credit += ((framesPerSecond || stepsPerSecond) * elapsed) / 1000;
    // What the clock sent, confirmations above all, is part of the frames asked for.
    if (framesPerSecond > 0) this.credit -= this.tally.frames - before;
    // Nothing followed gives no frames: the debt is not paid later in one go.
    this.credit = Math.min(this.credit, (framesPerSecond || stepsPerSecond) / 4 + 1);
    const due = Math.floor(this.credit);
    if (due <= 0) return;
    if (framesPerSecond > 0 && !this.faults.isFrozen && !this.faults.isMaintenance) {
      this.credit -= this.burst(due);
      return;
    }
    this.credit -= due;
    const followed = this.feed.followed();
    const markets = followed.length > 0 ? followed : [...this.feed.markets.values()];
    for (let i = 0; i < due; i++) this.step(markets);
  }

  private step(markets: readonly Market[]): void {
    const market = markets[this.turn++ % markets.length];
    if (market !== undefined) this.feed.step(market, this.now());
  }

  private isMoving(): boolean {
    return this.rate.stepsPerSecond > 0 || this.rate.framesPerSecond > 0;
  }
}
