import type { PriceRule } from '../../domain/instrument';
import type { Order, OrderId } from '../../domain/order/order';
import type { OrderTerms } from '../../domain/order/terms';
import { Trailing, type TrailingStep } from './trailing';

/** An order that waits for a trade at a price. */
interface Level {
  readonly id: OrderId;
  readonly price: number;
  /** It goes off at this price and above; else at this price and below. */
  readonly isUpward: boolean;
}

/** What a trade did to the orders that wait for one. */
export interface WatchWitness {
  trailed(id: OrderId, step: Exclude<TrailingStep, string>): void;
  triggered(id: OrderId): void;
}

/** Conditional orders of one instrument. Each goes off once, at a trade; comparisons are in doubles. */
export class Watch {
  private levels: readonly Level[] = [];
  /** The levels that a price going up or down meets first: nearly every trade stays between them. */
  private above = Number.POSITIVE_INFINITY;
  private below = Number.NEGATIVE_INFINITY;
  private readonly trailings = new Map<OrderId, Trailing>();

  constructor(
    private readonly rule: PriceRule,
    private readonly witness: WatchWitness,
  ) {}

  /** `price`: where the market stands; null where that is not known. */
  add({ id, terms, trailing }: Order, price: number | null): void {
    this.remove(id);
    if (terms.type !== 'trailing-stop' || terms.trail === null) {
      this.keep([...this.levels, { id, price: Number(terms.trigger), isUpward: isUpward(terms) }]);
      return;
    }
    const follower = new Trailing(terms.side, terms.trail, this.rule, terms.trigger === null ? null : Number(terms.trigger));
    this.trailings.set(id, follower);
    if (trailing !== null) follower.resume(trailing.peak, trailing.stop);
    else if (price !== null) this.report(id, follower.begin(price));
  }

  remove(id: OrderId): void {
    this.trailings.delete(id);
    if (this.levels.some((level) => level.id === id)) this.keep(this.levels.filter((level) => level.id !== id));
  }

  trade(price: number): void {
    if (price >= this.above || price <= this.below) {
      for (const level of this.levels) if (level.isUpward ? price >= level.price : price <= level.price) this.goOff(level.id);
    }
    for (const [id, follower] of this.trailings) this.report(id, follower.trade(price));
  }

  private keep(levels: readonly Level[]): void {
    this.levels = levels;
    this.above = Math.min(Number.POSITIVE_INFINITY, ...levels.filter(({ isUpward: up }) => up).map(({ price }) => price));
    this.below = Math.max(Number.NEGATIVE_INFINITY, ...levels.filter(({ isUpward: up }) => !up).map(({ price }) => price));
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

/** A stop waits for the price to go against its owner, a take-profit for the other way. */
const isUpward = ({ side, type }: OrderTerms): boolean => (side === 'buy') !== (type === 'take-profit');
