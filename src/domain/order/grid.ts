/** The prices and sizes that an instrument takes, and the steps between them. */
import type { Instrument, PriceRule } from '../instrument';
import { add, compare, type Decimal, isPositive, magnitudeOf, powerOfTen, type Rounding, round, subtract } from '../money';

const SIZE_DECIMALS = 8;

export const sizeDecimals = (instrument: Pick<Instrument, 'sizeDecimals'>): number => instrument.sizeDecimals ?? SIZE_DECIMALS;

/** Down: what is left over is never bought or sold. */
export const roundSize = (size: Decimal, instrument: Pick<Instrument, 'sizeDecimals'>): Decimal => round(size, sizeDecimals(instrument), 'down');

export type Direction = 'down' | 'up' | 'nearest';
const ROUNDINGS: Readonly<Record<Direction, Rounding>> = { down: 'down', up: 'up', nearest: 'half-even' };

/** The allowed price at or beside this one. Down can come to 0, which no order may have. */
export const roundPrice = (price: Decimal, rule: PriceRule, direction: Direction): Decimal =>
  round(price, decimalsAt(price, rule), ROUNDINGS[direction]);

/** From this price to the next allowed one above. */
export const tickAt = (price: Decimal, rule: PriceRule): Decimal => powerOfTen(-decimalsAt(price, rule));

/** So many allowed prices up, or down where negative; never below the lowest one. A price between two steps to the next one first. */
export function stepPrice(price: Decimal, rule: PriceRule, ticks: number): Decimal {
  let at = price;
  for (let n = 0; n < Math.abs(ticks); n++) at = ticks > 0 ? above(at, rule) : below(at, rule);
  return at;
}

function above(price: Decimal, rule: PriceRule): Decimal {
  const up = roundPrice(price, rule, 'up');
  return compare(up, price) > 0 ? up : add(price, tickAt(price, rule));
}

/** The tick below a power of ten is the smaller one of the prices under it. */
function below(price: Decimal, rule: PriceRule): Decimal {
  const lowest = powerOfTen(-mostDecimals(rule));
  const down = roundPrice(price, rule, 'down');
  const next = compare(down, price) < 0 ? down : subtract(price, tickAt(subtract(price, lowest), rule));
  return isPositive(next) ? next : lowest;
}

export const mostDecimals = (rule: PriceRule): number => (rule.kind === 'decimals' ? rule.decimals : rule.maxDecimals);

/** Negative where a price has more whole digits than count. */
const decimalsAt = (price: Decimal, rule: PriceRule): number =>
  rule.kind === 'decimals' ? rule.decimals : Math.min(rule.digits - 1 - magnitudeOf(price), rule.maxDecimals);
