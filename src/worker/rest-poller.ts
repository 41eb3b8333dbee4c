import type { Topic } from '../domain/topic';
import type { LocalMs } from '../domain/units';

/** Milliseconds between two requests of a kind: the exchange counts them per endpoint and minute (books 240, tickers and candles 30, trades 15). */
const SPACING_MS: Readonly<Record<Topic['kind'], number>> = {
  book: 500,
  ticker: 2_500,
  candles: 2_500,
  trades: 5_000,
  status: 2_000,
  liquidations: 10_000,
};
/** Nothing waits longer: a time that lies further ahead is of a clock that was since set back. */
const LONGEST_WAIT_MS = 60_000;
/** Who asks and would wait longer is told so instead. */
const LONGEST_QUEUE_MS = 10_000;

/** Shares the allowed requests among the topics that are followed: each kind takes its turns. */
export class RestPoller {
  private readonly nextAt = new Map<Topic['kind'], number>();
  private readonly turn = new Map<Topic['kind'], number>();

  /** What to ask for now. */
  due(topics: readonly Topic[], now: LocalMs): Topic[] {
    const due: Topic[] = [];
    for (const kind of new Set(topics.map((t) => t.kind))) {
      const waitMs = (this.nextAt.get(kind) ?? 0) - now;
      if (waitMs > 0 && waitMs <= LONGEST_WAIT_MS) continue;
      const same = topics.filter((t) => t.kind === kind);
      const turn = this.turn.get(kind) ?? 0;
      due.push(same[turn % same.length] as Topic);
      this.turn.set(kind, turn + 1);
      this.nextAt.set(kind, now + SPACING_MS[kind]);
    }
    return due;
  }

  /** Take the next turn of a kind: milliseconds until it comes. Null: too many wait already. */
  reserve(kind: Topic['kind'], now: LocalMs): number | null {
    const waitMs = Math.max(0, (this.nextAt.get(kind) ?? 0) - now);
    const isOfAnotherClock = waitMs > LONGEST_WAIT_MS;
    if (waitMs > LONGEST_QUEUE_MS && !isOfAnotherClock) return null;
    const turnMs = isOfAnotherClock ? 0 : waitMs;
    this.nextAt.set(kind, now + turnMs + SPACING_MS[kind]);
    return turnMs;
  }

  /** The exchange said that it was too much. */
  waitUntil(at: LocalMs): void {
    for (const kind of Object.keys(SPACING_MS) as Topic['kind'][]) this.nextAt.set(kind, at);
  }
}
