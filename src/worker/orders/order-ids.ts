import type { OrderId } from '../../domain/order/order';

/** Allots ids that no other order of this profile has or will have: the engine's number, then a count of its own. */
export class OrderIds {
  private count = 0;

  /** `epoch`: higher than that of any engine before. */
  constructor(private readonly epoch: number) {}

  /** `P-` marks a paper order: no live venue takes it. */
  next(): OrderId {
    return `P-${this.epoch.toString(36)}-${(++this.count).toString(36)}`;
  }

  nextGroup(): string {
    return `G-${this.epoch.toString(36)}-${(++this.count).toString(36)}`;
  }
}

/** The number of the engine that allotted an id; 0 for one that no engine did. */
export function epochOfOrder(id: OrderId): number {
  const epoch = Number.parseInt(/^P-([0-9a-z]{1,9})-/.exec(id)?.[1] ?? '0', 36);
  return Number.isSafeInteger(epoch) ? epoch : 0;
}
