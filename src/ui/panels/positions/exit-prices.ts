import type { Position } from '../../../domain/account/position';
import { figure } from '../../../domain/figure';
import type { Instrument } from '../../../domain/instrument';
import { compare, type Decimal, isNegative, isPositive, parseDecimal } from '../../../domain/money';
import { roundPrice } from '../../../domain/order/grid';

export interface ExitPrices {
  readonly profit: Decimal | null;
  readonly loss: Decimal | null;
  /** What is wrong with what was typed, and what to do; null: nothing. */
  readonly trouble: string | null;
}

/** Two typed triggers of a position, either of them empty. `mark`: null where it is not known. */
export function readExits(
  position: Position,
  typed: { readonly profit: string; readonly loss: string },
  mark: Decimal | null,
  { priceRule }: Instrument,
): ExitPrices {
  const isLong = !isNegative(position.size);
  let trouble: string | null = null;
  const read = (text: string, name: string, isAbove: boolean): Decimal | null => {
    if (text.trim() === '') return null;
    const price = parseDecimal(text.trim().replaceAll(',', ''));
    if (price === undefined || !isPositive(price)) {
      trouble ??= `The ${name} is no price above 0. Enter a number, for example ${figure(mark ?? ('100' as Decimal))}.`;
      return null;
    }
    const near = roundPrice(price, priceRule, 'nearest');
    if (compare(near, price) !== 0) trouble ??= `This market has no price ${figure(price)}. Enter ${figure(near)}.`;
    const side = mark === null ? 0 : compare(price, mark) * (isAbove ? 1 : -1);
    if (mark !== null && side <= 0) {
      trouble ??= `The ${name} of a ${isLong ? 'long' : 'short'} position is ${isAbove ? 'above' : 'below'} the price, which is ${figure(mark)} now.`;
    }
    return price;
  };
  const profit = read(typed.profit, 'take profit', isLong);
  const loss = read(typed.loss, 'stop loss', !isLong);
  return { profit, loss, trouble };
}
