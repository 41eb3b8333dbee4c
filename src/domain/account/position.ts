import type { InstrumentId } from '../instrument';
import { absolute, add, compare, type Decimal, divide, isNegative, isZero, multiply, negate, subtract, ZERO } from '../money';

/** What the fills of one instrument add up to. */
export interface Position {
  readonly instrument: InstrumentId;
  /** Base units; negative is short. */
  readonly size: Decimal;
  /** Quote units that the present size came for, never negative. Its entry price is `cost / |size|`. */
  readonly cost: Decimal;
  /** Quote units, before fees. */
  readonly realised: Decimal;
  /** Quote units. */
  readonly fees: Decimal;
}

/** Digits that a part of a cost is kept to. */
const COST_DECIMALS = 18;

export const flatPosition = (instrument: InstrumentId): Position => ({ instrument, size: ZERO, cost: ZERO, realised: ZERO, fees: ZERO });

/** A fill adds to a position at its price, or closes of it at the average entry; what goes beyond opens the other side. `size` is signed. */
export function applyToPosition(position: Position, fill: { readonly size: Decimal; readonly price: Decimal; readonly fee: Decimal }): Position {
  const fees = add(position.fees, fill.fee);
  const isAdding = isZero(position.size) || isNegative(position.size) === isNegative(fill.size);
  if (isAdding) {
    const cost = add(position.cost, multiply(absolute(fill.size), fill.price));
    return { ...position, size: add(position.size, fill.size), cost, fees };
  }
  const held = absolute(position.size);
  const wanted = absolute(fill.size);
  const isWhole = compare(wanted, held) >= 0;
  const closed = isWhole ? held : wanted;
  const costClosed = isWhole ? position.cost : divide(multiply(position.cost, closed), held, COST_DECIMALS, 'half-even');
  const proceeds = multiply(closed, fill.price);
  const gain = isNegative(position.size) ? subtract(costClosed, proceeds) : subtract(proceeds, costClosed);
  const size = add(position.size, fill.size);
  const cost = isWhole ? multiply(subtract(wanted, held), fill.price) : subtract(position.cost, costClosed);
  return { ...position, size, cost, realised: add(position.realised, gain), fees };
}

/** Null when flat. */
export const entryPrice = (position: Pick<Position, 'size' | 'cost'>, decimals = 12): Decimal | null =>
  isZero(position.size) ? null : divide(position.cost, absolute(position.size), decimals, 'half-even');

/** Quote units, at a price; before fees. */
export function unrealised(position: Pick<Position, 'size' | 'cost'>, price: Decimal): Decimal {
  const value = multiply(absolute(position.size), price);
  const gain = subtract(value, position.cost);
  return isNegative(position.size) ? negate(gain) : gain;
}
