/** What a position comes to where it is closed again, fees of both ways included. */
import { add, type Decimal, divide, isNegative, isPositive, multiply, negate, ONE, subtract } from '../money';
import type { Side } from '../units';

/** A position that is entered at a price, to be closed whole at another. Fees are shares: 0.002 is 0.2 %. */
export interface Deal {
  /** Of the entry. */
  readonly side: Side;
  readonly entry: Decimal;
  readonly entryFee: Decimal;
  readonly exitFee: Decimal;
}

/**
 * Quote units gained by each base unit of the entry; negative is a loss. A buyer pays the fee out of what was bought and so
 * has less to sell; a seller buys back what was sold, and the fee of that is valued at its price.
 */
export function resultPerUnit({ side, entry, entryFee, exitFee }: Deal, exit: Decimal): Decimal {
  return side === 'buy'
    ? subtract(multiply(exit, kept(entryFee, exitFee)), entry)
    : subtract(multiply(entry, less(entryFee)), multiply(exit, more(exitFee)));
}

export const resultAt = (deal: Deal, size: Decimal, exit: Decimal): Decimal => multiply(resultPerUnit(deal, exit), size);

/** Where it must be closed to come to so many quote units, to 12 decimals; above 0 only where such a price exists. */
export function exitFor({ side, entry, entryFee, exitFee }: Deal, size: Decimal, result: Decimal): Decimal {
  const each = divide(result, size, 18, 'half-even');
  return side === 'buy'
    ? divide(add(each, entry), kept(entryFee, exitFee), 12, 'half-even')
    : divide(subtract(multiply(entry, less(entryFee)), each), more(exitFee), 12, 'half-even');
}

/** A price so many per cent above the entry, or below where negative. */
export const exitAway = (entry: Decimal, percent: Decimal): Decimal => multiply(entry, add(ONE, divide(percent, '100' as Decimal, 20, 'half-even')));

/** The most that can be entered so that closing at `stop` loses no more than `risk`; null: nothing is lost there. */
export function sizeForRisk(deal: Deal, stop: Decimal, risk: Decimal, decimals: number): Decimal | null {
  const each = resultPerUnit(deal, stop);
  return isNegative(each) ? divide(risk, negate(each), decimals, 'down') : null;
}

/** How many times the loss the gain is, to two decimals, rounded down: `R`. Null where one of them is none. */
export const rewardRatio = (gain: Decimal, loss: Decimal): Decimal | null =>
  isPositive(gain) && isNegative(loss) ? divide(gain, negate(loss), 2, 'down') : null;

const less = (fee: Decimal): Decimal => subtract(ONE, fee);
const more = (fee: Decimal): Decimal => add(ONE, fee);
const kept = (a: Decimal, b: Decimal): Decimal => multiply(less(a), less(b));
