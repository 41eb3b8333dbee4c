import type { Precision } from '../../../domain/topic';

/** How coarse the ladder is: what the venue already merged, and how many of its steps are merged here. `R0` merges nothing: a row is an order. */
export interface Grouping {
  readonly precision: Precision;
  readonly multiple: 1 | 2 | 5;
}

const AGGREGATED = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
const MULTIPLES = [1, 2, 5] as const;

/** From finest to coarsest. Ten steps of one precision are the next one, so the venue's deeper book serves them. */
export const GROUPINGS: readonly Grouping[] = AGGREGATED.flatMap((precision) => MULTIPLES.map((multiple) => ({ precision, multiple })));

/** Each order a row of its own. */
export const SINGLE_ORDERS: Grouping = { precision: 'R0', multiple: 1 };

/** All that the ladder can show, from finest to coarsest. */
export const LADDERS: readonly Grouping[] = [SINGLE_ORDERS, ...GROUPINGS];

/** Whether the venue's own book begins with the market's best prices: one merged by it does not. */
export const hasBestPrices = ({ precision }: Grouping): boolean => precision === 'R0' || precision === 'P0';

/** A precision is a digit fewer of the price: `P0` has five. */
const DIGITS: Readonly<Record<Grouping['precision'], number>> = { R0: 5, P0: 5, P1: 4, P2: 3, P3: 2, P4: 1 };

/** No price has more decimals, however small it is. */
const MOST_DECIMALS = 8;

/** The power of ten of the last digit that a price of this size has, of so many. */
function lastDigit(price: number, digits: number): number {
  return Math.max(-MOST_DECIMALS, Number(price.toExponential().split('e')[1]) - digits + 1);
}

/** Price step of a grouping for a market at this price. */
export function stepAt(price: number, grouping: Grouping): number {
  return Number(`${grouping.multiple}e${lastDigit(price, DIGITS[grouping.precision])}`);
}

/** Decimals that tell neighbouring steps apart. */
export function decimalsOfStep(price: number, grouping: Grouping): number {
  return Math.max(0, -lastDigit(price, DIGITS[grouping.precision]));
}

/** Which step a price belongs to. A price on a step is that step, though a division of doubles may miss it by a hair. */
export function stepIndex(price: number, step: number, rounding: 'down' | 'up'): number {
  const steps = price / step;
  return rounding === 'down' ? Math.floor(steps + 1e-6) : Math.ceil(steps - 1e-6);
}

/** Levels to ask of the venue so that so many grouped rows can fill. */
export function depthFor(rows: number, multiple: number): 25 | 100 | 250 {
  const wanted = rows * multiple;
  if (wanted <= 30) return 25;
  return wanted <= 100 ? 100 : 250;
}
