import type { OrderId } from '../../domain/order/order';
import type { LocalMs } from '../../domain/units';

const DAY_MS = 86_400_000;
/** So many parts of the numbers that an exchange takes, one for each engine in turn: two programs on one account seldom share one. */
const PARTS = 400;

/** Allots ids that no other order of this profile has or will have: the engine's number, then a count of its own. */
export class OrderIds {
  private count = 0;

  /** `epoch`: higher than that of any engine before. */
  constructor(private readonly epoch: number) {}

  /** `P` marks a paper order, which no live venue takes; `R` a real one. */
  next(mark: 'P' | 'R'): OrderId {
    return `${mark}-${this.epoch.toString(36)}-${(++this.count).toString(36)}`;
  }

  /** A whole number below 2^45, which no other order of this UTC day has. Source: protocols of Bitfinex, section 6.1. */
  nextClientId(now: LocalMs): number {
    return ((this.epoch % PARTS) * DAY_MS + (now % DAY_MS)) * 1_000 + (++this.count % 1_000);
  }

  nextGroup(): string {
    return `G-${this.epoch.toString(36)}-${(++this.count).toString(36)}`;
  }
}

/** The number of the engine that allotted an id; 0 for one that no engine did. */
export function epochOfOrder(id: OrderId): number {
  const epoch = Number.parseInt(/^[PR]-([0-9a-z]{1,9})-/.exec(id)?.[1] ?? '0', 36);
  return Number.isSafeInteger(epoch) ? epoch : 0;
}
