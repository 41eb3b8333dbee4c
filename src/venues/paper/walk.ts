import { add, compare, type Decimal, fromDouble, isPositive, isZero, least, multiply, subtract, ZERO } from '../../domain/money';
import type { Side } from '../../domain/units';
import type { Impact } from './impact';
import { isBetter, type Sight } from './sight';

/** What an order takes from one level. */
export interface Step {
  readonly price: Decimal;
  readonly size: Decimal;
  /** The level in the market's own numbers. */
  readonly level: number;
  readonly shown: number;
}

export interface Walk {
  readonly steps: readonly Step[];
  readonly size: Decimal;
  /** Quote units, before fees. */
  readonly cost: Decimal;
  /** Why it went no further: it had its size; the next level is beyond its limit; no level is left; an own order stands there. */
  readonly end: 'size' | 'limit' | 'book' | 'own';
}

export interface Taker {
  readonly side: Side;
  readonly size: Decimal;
  /** Null: whatever the price. */
  readonly limit: number | null;
  /** Best price of the account's own orders on the other side: it takes from better levels only. */
  readonly own: number | null;
}

/** What an order would take from the shown book, level by level, leaving out what this account already took. Changes nothing. */
export function walk(sight: Sight, impact: Impact, taker: Taker): Walk {
  const { side, limit } = taker;
  const own = taker.own !== null && (limit === null || !isBetter(side, taker.own, limit)) ? taker.own : null;
  const levels = sight.opposite(side);
  const other = side === 'buy' ? 'sell' : 'buy';
  const steps: Step[] = [];
  let wanted = taker.size;
  let cost = ZERO;
  const ended = (end: Walk['end']): Walk => ({ steps, size: subtract(taker.size, wanted), cost, end });
  for (let i = 0; i < levels.length; i++) {
    if (isZero(wanted)) return ended('size');
    const level = levels.prices[i] as number;
    if (own !== null && !isBetter(other, level, own)) return ended('own');
    if (limit !== null && isBetter(side, level, limit)) return ended('limit');
    const shown = levels.sizes[i] as number;
    const size = least(impact.left(other, level, shown), wanted);
    if (!isPositive(size)) continue;
    const price = fromDouble(level);
    steps.push({ price, size, level, shown });
    wanted = subtract(wanted, size);
    cost = add(cost, multiply(price, size));
  }
  if (isZero(wanted)) return ended('size');
  return ended(own === null ? 'book' : 'own');
}

/** It could be filled whole. */
export const isWhole = (walked: Walk, size: Decimal): boolean => compare(walked.size, size) >= 0;
