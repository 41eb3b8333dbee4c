import type { Random } from './random';
import type { Regime } from './regimes';

/** Standard deviation of a second's relative move. */
const VOLATILITY: Readonly<Record<Regime, number>> = {
  calm: 7e-5,
  trend: 1e-4,
  volatile: 4e-4,
  'flash-crash': 2.5e-4,
  'one-sided': 8e-5,
  outage: 0,
};
/** Relative, a second: about 3 % an hour. */
const TREND_DRIFT = 8e-6;
/** Pull back to the start price, a second: over days. */
const REVERSION = 4e-6;
/** A trend turns when it is this far from the start price. */
const TREND_REACH = 0.08;
const FALL_SECONDS = 45;
const RECOVERY_SECONDS = 150;
/** A longer silence moves the price no further than this one would. */
const LONGEST_STEP_SECONDS = 5;

/** Where the market thinks the price is, in fractions of a tick. The orders follow it. */
export class FairPrice {
  ticks: number;
  private readonly start: number;
  private readonly lowest: number;
  private readonly highest: number;
  private regime: Regime = 'calm';
  /** Seconds since the regime began. */
  private age = 0;
  private direction: 1 | -1 = 1;
  private crash = { from: 0, depth: 0, recovery: 0 };

  constructor(
    private readonly random: Random,
    startTicks: number,
    maxTicks: number,
    private lastAt: number,
  ) {
    this.ticks = startTicks;
    this.start = startTicks;
    this.lowest = startTicks * 0.55;
    this.highest = Math.min(startTicks * 1.5, maxTicks * 0.98);
  }

  /** Start the regime anew, even if it is the present one. */
  begin(regime: Regime): void {
    const { random } = this;
    this.regime = regime;
    this.age = 0;
    this.direction = random.unit() < 0.5 ? 1 : -1;
    this.crash = { from: this.ticks, depth: 0.085 + random.unit() * 0.06, recovery: 0.7 + random.unit() * 0.2 };
  }

  advance(at: number): void {
    const passed = (at - this.lastAt) / 1000;
    this.lastAt = at;
    const seconds = passed > 0 ? Math.min(passed, LONGEST_STEP_SECONDS) : 0;
    const { regime, start } = this;
    let move = this.ticks * VOLATILITY[regime] * Math.sqrt(seconds) * this.random.normal() + (start - this.ticks) * REVERSION * seconds;
    if (regime === 'trend') {
      if (this.ticks > start * (1 + TREND_REACH)) this.direction = -1;
      else if (this.ticks < start * (1 - TREND_REACH)) this.direction = 1;
      move += this.ticks * TREND_DRIFT * this.direction * seconds;
    } else if (regime === 'flash-crash') {
      move -= this.crash.from * (this.fallen(this.age + seconds) - this.fallen(this.age));
    }
    this.age += seconds;
    const ticks = this.ticks + move;
    this.ticks = ticks < this.lowest ? this.lowest : Math.min(ticks, this.highest);
  }

  /** Seconds since the regime began. */
  regimeAge(): number {
    return this.age;
  }

  /** How far below its beginning a crash stands after so many seconds, as a fraction: faster and faster down, slower and slower up. */
  private fallen(seconds: number): number {
    const { depth, recovery } = this.crash;
    if (seconds < FALL_SECONDS) return depth * (seconds / FALL_SECONDS) * (seconds / FALL_SECONDS);
    const x = (seconds - FALL_SECONDS) / RECOVERY_SECONDS;
    return x < 1 ? depth * (1 - recovery * x * (2 - x)) : depth * (1 - recovery);
  }
}
