import type { InstrumentId } from '../instrument';
import { absolute, add, type Decimal, divide, isNegative, isZero, least, multiply, negate, subtract, ZERO } from '../money';
import type { VenuePosition } from './account-event';

/** What the fills of one instrument add up to. */
export interface Position {
  readonly instrument: InstrumentId;
  /** Base units; negative is short. */
  readonly size: Decimal;
  /** Quote units that the present size came for, never negative. Its entry price is `cost / |size|`. */
  readonly cost: Decimal;
  /** Size and cost when it was last opened or added to. A close takes its share of these, so that closing in parts costs the same as at once. */
  readonly basis: { readonly size: Decimal; readonly cost: Decimal };
  /** Quote units, before fees. */
  readonly realised: Decimal;
  /** Quote units, at the price of each fill. A fee in a third currency is not among them: the ledger has it. */
  readonly fees: Decimal;
  /** Quote units of funding that were paid, negative where they were got; absent: none. */
  readonly funding?: Decimal;
  /** Base units that were sold and never bought here. They came from the opening balance, whose cost nobody knows, so they realised nothing. */
  readonly soldUnbought: Decimal;
  /** Its venue keeps it, and says this of it: size and cost follow. Absent: it is reckoned here, or there is none. */
  readonly venue?: VenuePosition;
  /** What its fills came to, where its venue keeps it: a fill and what that says of the position come in any order. */
  readonly byFills?: PositionSize;
}

/** How much, what for, and the basis that closing in parts is reckoned by. */
export type PositionSize = Pick<Position, 'size' | 'cost' | 'basis'>;

export interface PositionFill {
  /** Base units; negative is sold. */
  readonly size: Decimal;
  readonly price: Decimal;
  /** Quote units. */
  readonly fee: Decimal;
}

/** Digits that a part of a cost is kept to: an entry price of twelve decimals stays right down to the smallest size. */
const COST_DECIMALS = 28;

export const flatPosition = (instrument: InstrumentId): Position => ({
  instrument,
  size: ZERO,
  cost: ZERO,
  basis: { size: ZERO, cost: ZERO },
  realised: ZERO,
  fees: ZERO,
  soldUnbought: ZERO,
});

/** A fill adds to a position at its price, or closes of it at the average entry; what goes beyond opens the other side. */
export function applyToPosition(position: Position, fill: PositionFill): Position {
  const paid = { ...position, fees: add(position.fees, fill.fee) };
  if (isZero(fill.size)) return paid;
  if (isZero(position.size) || isNegative(position.size) === isNegative(fill.size)) return opened(paid, fill);
  const closing = least(absolute(fill.size), absolute(position.size));
  const rest = subtract(absolute(fill.size), closing);
  const left = closed(paid, closing, fill.price);
  return isZero(rest) ? left : opened(left, { ...fill, size: isNegative(fill.size) ? negate(rest) : rest });
}

/** The same in an account that cannot be short: what is sold beyond what was bought opens nothing. */
export function applyToHolding(position: Position, fill: PositionFill): Position {
  if (!isNegative(fill.size)) return applyToPosition(position, fill);
  const sold = least(absolute(fill.size), position.size);
  const unbought = subtract(absolute(fill.size), sold);
  const left = applyToPosition(position, { ...fill, size: negate(sold) });
  return isZero(unbought) ? left : { ...left, soldUnbought: add(left.soldUnbought, unbought) };
}

function opened(position: Position, { size, price }: PositionFill): Position {
  const basis = { size: add(position.size, size), cost: add(position.cost, multiply(absolute(size), price)) };
  return { ...position, ...basis, basis };
}

function closed(position: Position, closing: Decimal, price: Decimal): Position {
  const { basis } = position;
  const isLong = !isNegative(position.size);
  const size = isLong ? subtract(position.size, closing) : add(position.size, closing);
  const cost = isZero(size) ? ZERO : divide(multiply(basis.cost, size), basis.size, COST_DECIMALS, 'half-even');
  const proceeds = multiply(closing, price);
  const costClosed = subtract(position.cost, cost);
  const gain = isLong ? subtract(proceeds, costClosed) : subtract(costClosed, proceeds);
  return { ...position, size, cost, realised: add(position.realised, gain) };
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
