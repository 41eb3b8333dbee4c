import type { Random } from './random';
import type { Regime } from './regimes';

const MINUTE = 60_000;

interface Plan {
  readonly regime: Regime;
  /** How often it comes, of 1000. */
  readonly weight: number;
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** The first one begins. */
const PLANS: readonly [Plan, ...Plan[]] = [
  { regime: 'calm', weight: 470, shortestMs: 3 * MINUTE, longestMs: 12 * MINUTE },
  { regime: 'trend', weight: 370, shortestMs: 4 * MINUTE, longestMs: 15 * MINUTE },
  { regime: 'volatile', weight: 110, shortestMs: MINUTE, longestMs: 4 * MINUTE },
  { regime: 'one-sided', weight: 25, shortestMs: MINUTE, longestMs: 2 * MINUTE },
  { regime: 'flash-crash', weight: 15, shortestMs: 3.5 * MINUTE, longestMs: 4 * MINUTE },
  { regime: 'outage', weight: 10, shortestMs: MINUTE / 2, longestMs: MINUTE },
];

/** How a market's moods follow each other: mostly calm or trending, at times volatile, rarely worse. */
export class RegimeSchedule {
  private plan: Plan = PLANS[0];
  private endsAt: number;

  constructor(
    private readonly random: Random,
    startAt: number,
  ) {
    this.endsAt = startAt + this.durationOf(this.plan);
  }

  /** The regime of a time not before the last one asked for; undefined while it is still the same. */
  changeAt(at: number): Regime | undefined {
    if (at < this.endsAt) return undefined;
    let left = this.random.below(1000);
    for (const plan of PLANS) {
      this.plan = plan;
      left -= plan.weight;
      if (left < 0) break;
    }
    this.endsAt = at + this.durationOf(this.plan);
    return this.plan.regime;
  }

  private durationOf(plan: Plan): number {
    return plan.shortestMs + this.random.below(plan.longestMs - plan.shortestMs);
  }
}
