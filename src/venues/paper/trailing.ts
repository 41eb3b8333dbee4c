import type { PriceRule } from '../../domain/instrument';
import { add, compare, type Decimal, divide, fromDouble, most, multiply, subtract, ZERO } from '../../domain/money';
import { roundPrice } from '../../domain/order/grid';
import type { Trail } from '../../domain/order/terms';
import type { Side } from '../../domain/units';

const HUNDRED = '100' as Decimal;
const PERCENT_DECIMALS = 30;

/** Where a stop stands behind its peak. On the market's grid, and never nearer than was asked. */
export function stopBehind(peak: Decimal, trail: Trail, side: Side, rule: PriceRule): Decimal {
  const distance = trail.unit === 'price' ? trail.distance : divide(multiply(peak, trail.distance), HUNDRED, PERCENT_DECIMALS, 'up');
  return side === 'sell' ? roundPrice(most(subtract(peak, distance), ZERO), rule, 'down') : roundPrice(add(peak, distance), rule, 'up');
}

/** A stop that follows the price one way. A sell follows upwards, a buy downwards. */
export class Trailing {
  /** Of the best price so far; null until it follows. */
  private peak: number | null = null;
  private stop = ZERO;
  private stopPrice = 0;
  /** From which side the price comes to `from`: known as soon as one price is. */
  private fromBelow: boolean | null = null;

  /** `from`: price at which it begins to follow; null: at once. */
  constructor(
    private readonly side: Side,
    private readonly trail: Trail,
    private readonly rule: PriceRule,
    private from: number | null,
  ) {}

  /** Go on from what was told before. */
  resume(peak: Decimal, stop: Decimal): void {
    this.from = null;
    this.peak = Number(peak);
    this.stop = stop;
    this.stopPrice = Number(stop);
  }

  /** Where the market stands; it has not come there since, so it sets nothing off. What to tell: it begins to follow. */
  begin(price: number): TrailingStep {
    if (this.peak !== null) return NOTHING;
    if (this.from === null) return this.follow(price);
    this.fromBelow = price < this.from;
    return NOTHING;
  }

  moved(price: number): TrailingStep {
    if (this.peak === null) return this.wait(price);
    if (this.side === 'sell' ? price <= this.stopPrice : price >= this.stopPrice) return 'triggered';
    return (this.side === 'sell' ? price > this.peak : price < this.peak) ? this.follow(price) : NOTHING;
  }

  /** Prices between these two change nothing; there are none while it waits to begin. */
  quiet(): readonly [low: number, high: number] {
    if (this.peak === null) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    return this.side === 'sell' ? [this.stopPrice, this.peak] : [this.peak, this.stopPrice];
  }

  private wait(price: number): TrailingStep {
    if (this.from === null) return this.follow(price);
    this.fromBelow ??= price < this.from;
    const isReached = this.fromBelow ? price >= this.from : price <= this.from;
    return isReached ? this.follow(price) : NOTHING;
  }

  /** A peak that moves the stop by less than the grid is not worth telling. */
  private follow(price: number): TrailingStep {
    const isFirst = this.peak === null;
    this.peak = price;
    const peak = fromDouble(price);
    const stop = stopBehind(peak, this.trail, this.side, this.rule);
    if (!isFirst && compare(stop, this.stop) === 0) return NOTHING;
    this.stop = stop;
    this.stopPrice = Number(stop);
    return { peak, stop };
  }
}

/** Nothing to tell, it went off, or where it stands now. */
export type TrailingStep = typeof NOTHING | 'triggered' | { readonly peak: Decimal; readonly stop: Decimal };
const NOTHING = 'nothing';
