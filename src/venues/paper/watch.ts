import type { PriceRule } from '../../domain/instrument';
import type { Order, OrderId } from '../../domain/order/order';
import { isUpward } from '../../domain/order/terms';
import { Trailing, type TrailingStep } from './trailing';

/** An order that waits for a price. */
interface Level {
  readonly id: OrderId;
  readonly price: number;
  /** It goes off at this price and above; else at this price and below. */
  readonly isUpward: boolean;
}

/** What a price did to the orders that wait for one. */
export interface WatchWitness {
  trailed(id: OrderId, step: Exclude<TrailingStep, string>): void;
  triggered(id: OrderId): void;
}

/** Conditional orders of one instrument that one source sets off, trades or the mark. Each goes off once; comparisons are in doubles. */
export class Watch {
  private levels: readonly Level[] = [];
  private readonly trailings = new Map<OrderId, Trailing>();
  /** A price between these two changes nothing. */
  private below = Number.NEGATIVE_INFINITY;
  private above = Number.POSITIVE_INFINITY;

  constructor(
    private readonly rule: PriceRule,
    private readonly witness: WatchWitness,
  ) {}

  /** `price`: where the market stands; null where that is not known. */
  add({ id, terms, trailing }: Order, price: number | null): void {
    this.remove(id);
    if (terms.type !== 'trailing-stop' || terms.trail === null) {
      this.levels = [...this.levels, { id, price: Number(terms.trigger), isUpward: isUpward(terms) }];
    } else {
      const follower = new Trailing(terms.side, terms.trail, this.rule, terms.trigger === null ? null : Number(terms.trigger));
      this.trailings.set(id, follower);
      if (trailing !== null) follower.resume(trailing.peak, trailing.stop);
      else if (price !== null) this.report(id, follower.begin(price));
    }
    this.measure();
  }

  remove(id: OrderId): void {
    this.trailings.delete(id);
    if (this.levels.some((level) => level.id === id)) this.levels = this.levels.filter((level) => level.id !== id);
    this.measure();
  }

  isEmpty(): boolean {
    return this.levels.length === 0 && this.trailings.size === 0;
  }

  /** At this price nothing happens. */
  isQuiet(price: number): boolean {
    return price > this.below && price < this.above;
  }

  /** The price has come here. */
  moved(price: number): void {
    if (this.isQuiet(price)) return;
    for (const level of this.levels) if (level.isUpward ? price >= level.price : price <= level.price) this.goOff(level.id);
    for (const [id, follower] of this.trailings) this.report(id, follower.moved(price));
    this.measure();
  }

  private measure(): void {
    const above = this.levels.filter((level) => level.isUpward).map(({ price }) => price);
    const below = this.levels.filter((level) => !level.isUpward).map(({ price }) => price);
    const bands = [...this.trailings.values()].map((follower) => follower.quiet());
    this.below = Math.max(Number.NEGATIVE_INFINITY, ...below, ...bands.map(([low]) => low));
    this.above = Math.min(Number.POSITIVE_INFINITY, ...above, ...bands.map(([, high]) => high));
  }

  private report(id: OrderId, step: TrailingStep): void {
    if (step === 'triggered') this.goOff(id);
    else if (step !== 'nothing') this.witness.trailed(id, step);
  }

  private goOff(id: OrderId): void {
    this.remove(id);
    this.witness.triggered(id);
  }
}
