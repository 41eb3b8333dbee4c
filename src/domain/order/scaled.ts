/** One size spread over many limit orders. Nothing of it is lost: the sizes add up to what was asked for. */
import type { Instrument } from '../instrument';
import { add, compare, type Decimal, divide, least, most, multiply, subtract, sum } from '../money';
import type { Side } from '../units';
import { roundPrice, roundSize, sizeDecimals } from './grid';

export const LEAST_RUNGS = 2;
export const MOST_RUNGS = 40;

/** Where more of the size stands: nowhere, at the end near the market, or at the far one. */
export const SKEWS = ['flat', 'near', 'far'] as const;
export type Skew = (typeof SKEWS)[number];
/** Of a skewed order the largest rung is so many times the smallest; between them sizes rise evenly. */
export const SKEW_RATIO = 3;

export interface ScaledAsk {
  readonly side: Side;
  /** Base units of all together. */
  readonly size: Decimal;
  /** Whole, `LEAST_RUNGS` to `MOST_RUNGS`. */
  readonly count: number;
  /** The two ends, in either order. */
  readonly from: Decimal;
  readonly to: Decimal;
  readonly skew: Skew;
}

export interface Rung {
  readonly price: Decimal;
  readonly size: Decimal;
}

export interface Scaled {
  /** Nearest to the market first. Prices between the ends are on the grid, away from the market; the ends stand as asked. */
  readonly rungs: readonly Rung[];
  /** What was left over when sizes were cut to the instrument's digits: the largest rung (of equal ones the first) has it on top. */
  readonly remainder: Decimal;
  readonly remainderAt: Decimal;
}

type Grid = Pick<Instrument, 'priceRule' | 'sizeDecimals'>;

export function scale(ask: ScaledAsk, instrument: Grid): Scaled {
  const prices = rungPrices(ask, instrument);
  const weights = rungWeights(ask);
  const whole = totalOf(weights);
  const cut = weights.map((weight) => roundSize(divide(multiply(ask.size, decimal(weight)), decimal(whole), 18, 'down'), instrument));
  const remainder = subtract(ask.size, sum(cut));
  const at = weights.indexOf(Math.max(...weights));
  const rungs = prices.map((price, i) => ({ price, size: i === at ? add(cut[i] as Decimal, remainder) : (cut[i] as Decimal) }));
  return { rungs, remainder, remainderAt: prices[at] as Decimal };
}

/** The least that can be asked for, so that its smallest rung is no smaller than `smallest`. */
export function leastScaled(ask: Pick<ScaledAsk, 'count' | 'skew'>, smallest: Decimal, instrument: Grid): Decimal {
  const weights = rungWeights(ask);
  return divide(multiply(smallest, decimal(totalOf(weights))), decimal(Math.min(...weights)), sizeDecimals(instrument), 'up');
}

/** What a base unit of all together costs on average. */
export function averagePrice(ask: Omit<ScaledAsk, 'size'>, instrument: Grid): Decimal {
  const prices = rungPrices(ask, instrument);
  const weights = rungWeights(ask);
  const value = sum(prices.map((price, i) => multiply(price, decimal(weights[i] as number))));
  return divide(value, decimal(totalOf(weights)), 12, 'up');
}

function rungPrices({ side, count, from, to }: Pick<ScaledAsk, 'side' | 'count' | 'from' | 'to'>, { priceRule }: Grid): readonly Decimal[] {
  const [near, far] = side === 'buy' ? [most(from, to), least(from, to)] : [least(from, to), most(from, to)];
  const range = subtract(far, near);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return near;
    if (i === count - 1) return far;
    const price = add(near, divide(multiply(range, decimal(i)), decimal(count - 1), 18, 'half-even'));
    const rounded = roundPrice(price, priceRule, side === 'buy' ? 'down' : 'up');
    // An end that is not on the grid must not be overtaken.
    return side === 'buy' ? most(rounded, far) : least(rounded, far);
  });
}

/** Whole numbers, so that shares are exact. */
function rungWeights({ count, skew }: Pick<ScaledAsk, 'count' | 'skew'>): readonly number[] {
  const rising = Array.from({ length: count }, (_, i) => count - 1 + (SKEW_RATIO - 1) * i);
  if (skew === 'flat') return rising.map(() => 1);
  return skew === 'far' ? rising : rising.reverse();
}

const totalOf = (weights: readonly number[]): number => weights.reduce((a, b) => a + b, 0);
const decimal = (whole: number): Decimal => String(whole) as Decimal;

/** Rungs that stand at a price of their own: fewer than there are where the ends are too close. */
export const distinctPrices = (rungs: readonly Rung[]): number =>
  rungs.filter(({ price }, i) => i === 0 || compare(price, (rungs[i - 1] as Rung).price) !== 0).length;
