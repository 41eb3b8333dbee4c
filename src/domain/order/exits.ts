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
  /** Fees come out of collateral. In a spot account a buyer pays them out of what was bought, and so has less to sell. */
  readonly isOnMargin: boolean;
}

/** Quote units gained by each base unit of the entry; negative is a loss. What a seller pays in base units to buy back is valued at that price. */
export function resultPerUnit(deal: Deal, exit: Decimal): Decimal {
  const { entry, exit: share } = sharesOf(deal);
  return deal.side === 'buy'
    ? subtract(multiply(exit, share), multiply(deal.entry, entry))
    : subtract(multiply(deal.entry, entry), multiply(exit, share));
}

export const resultAt = (deal: Deal, size: Decimal, exit: Decimal): Decimal => multiply(resultPerUnit(deal, exit), size);

/** Where it must be closed to come to so many quote units, to 12 decimals; above 0 only where such a price exists. */
export function exitFor(deal: Deal, size: Decimal, result: Decimal): Decimal {
  const { entry, exit } = sharesOf(deal);
  const each = divide(result, size, 18, 'half-even');
  const value = multiply(deal.entry, entry);
  return divide(deal.side === 'buy' ? add(value, each) : subtract(value, each), exit, 12, 'half-even');
}

/** A price so many per cent above the entry, or below where negative. */
export const exitAway = (entry: Decimal, percent: Decimal): Decimal => multiply(entry, add(ONE, divide(percent, '100' as Decimal, 20, 'half-even')));

/** A price so many times as far from the entry as the stop is, on its other side: `R`. */
export const exitAtTimes = (entry: Decimal, stop: Decimal, times: Decimal): Decimal => add(entry, multiply(times, subtract(entry, stop)));

/** The most that can be entered so that closing at `stop` loses no more than `risk`; null: nothing is lost there. */
export function sizeForRisk(deal: Deal, stop: Decimal, risk: Decimal, decimals: number): Decimal | null {
  const each = resultPerUnit(deal, stop);
  return isNegative(each) ? divide(risk, negate(each), decimals, 'down') : null;
}

/** How many times the loss the gain is, to two decimals, rounded down: `R`. Null where one of them is none. */
export const rewardRatio = (gain: Decimal, loss: Decimal): Decimal | null =>
  isPositive(gain) && isNegative(loss) ? divide(gain, negate(loss), 2, 'down') : null;

/** What of each price is paid or got, fees included. */
function sharesOf({ side, entryFee, exitFee, isOnMargin }: Deal): { readonly entry: Decimal; readonly exit: Decimal } {
  const [less, more] = [(fee: Decimal) => subtract(ONE, fee), (fee: Decimal) => add(ONE, fee)];
  if (side === 'sell') return { entry: less(entryFee), exit: more(exitFee) };
  return isOnMargin ? { entry: more(entryFee), exit: less(exitFee) } : { entry: ONE, exit: multiply(less(entryFee), less(exitFee)) };
}
