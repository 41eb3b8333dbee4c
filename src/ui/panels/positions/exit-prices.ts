import type { Position } from '../../../domain/account/position';
import type { Instrument } from '../../../domain/instrument';
import { compare, type Decimal, isNegative, isPositive, parseDecimal } from '../../../domain/money';
import { roundPrice } from '../../../domain/order/grid';
import { figure } from '../../format/decimal';

export const EXITS = ['profit', 'loss'] as const;
export type ExitName = (typeof EXITS)[number];

export interface ExitPrices {
  readonly profit: Decimal | null;
  readonly loss: Decimal | null;
  /** What is wrong with what was typed, and what to do; null: nothing. */
  readonly trouble: string | null;
  /** The fields that are not as they must be. */
  readonly wrong: readonly ExitName[];
}

/** Two typed triggers of a position, either of them empty. `mark`: null where it is not known. */
export function readExits(
  position: Position,
  typed: Readonly<Record<ExitName, string>>,
  mark: Decimal | null,
  { priceRule }: Instrument,
): ExitPrices {
  const isLong = !isNegative(position.size);
  let trouble: string | null = null;
  const wrong: ExitName[] = [];
  const complain = (exit: ExitName, words: string): void => {
    trouble ??= words;
    if (!wrong.includes(exit)) wrong.push(exit);
  };
  const read = (exit: ExitName, isAbove: boolean): Decimal | null => {
    const text = typed[exit];
    const name = exit === 'profit' ? 'take profit' : 'stop loss';
    if (text.trim() === '') return null;
    const price = parseDecimal(text.trim().replaceAll(',', ''));
    if (price === undefined || !isPositive(price)) {
      complain(exit, `The ${name} is no price above 0. Enter a number, for example ${figure(mark ?? ('100' as Decimal))}.`);
      return null;
    }
    const near = roundPrice(price, priceRule, 'nearest');
    if (compare(near, price) !== 0) complain(exit, `This market has no price ${figure(price)}. Enter ${figure(near)}.`);
    const side = mark === null ? 0 : compare(price, mark) * (isAbove ? 1 : -1);
    if (mark !== null && side <= 0) {
      const where = `${isAbove ? 'above' : 'below'} the price, which is ${figure(mark)} now`;
      complain(exit, `The ${name} of a ${isLong ? 'long' : 'short'} position is ${where}.`);
    }
    return price;
  };
  const profit = read('profit', isLong);
  const loss = read('loss', !isLong);
  return { profit, loss, trouble, wrong };
}
