import type { Position } from '../../../domain/account/position';
import type { Instrument } from '../../../domain/instrument';
import { compare, type Decimal, isNegative } from '../../../domain/money';
import { roundPrice } from '../../../domain/order/grid';
import { readPositive } from '../../../domain/order/typed-number';
import { figure } from '../../format/decimal';
import { numberToType } from '../../format/to-type';
import { say } from '../../words/say';
import { type Text, t } from '../../words/t';

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

type Way = 'long' | 'short';

const COMPLAINT = {
  profit: 'The take profit: {{ why }}',
  loss: 'The stop loss: {{ why }}',
} as const satisfies Readonly<Record<ExitName, Text>>;

/** Of an exit that stands on the wrong side of the price. */
const WRONG_SIDE = {
  profit: {
    long: 'The take profit of a long position is above the price, which is {{ mark }} now.',
    short: 'The take profit of a short position is below the price, which is {{ mark }} now.',
  },
  loss: {
    long: 'The stop loss of a long position is below the price, which is {{ mark }} now.',
    short: 'The stop loss of a short position is above the price, which is {{ mark }} now.',
  },
} as const satisfies Readonly<Record<ExitName, Readonly<Record<Way, Text>>>>;

/** Two typed triggers of a position, either of them empty. `mark`: null where it is not known. */
export function readExits(
  position: Position,
  typed: Readonly<Record<ExitName, string>>,
  mark: Decimal | null,
  { priceRule }: Instrument,
): ExitPrices {
  const way: Way = isNegative(position.size) ? 'short' : 'long';
  let trouble: string | null = null;
  const wrong: ExitName[] = [];
  const complain = (exit: ExitName, words: string): void => {
    trouble ??= words;
    if (!wrong.includes(exit)) wrong.push(exit);
  };
  const read = (exit: ExitName): Decimal | null => {
    const text = typed[exit];
    if (text.trim() === '') return null;
    const number = readPositive(text, mark ?? '100');
    if (!number.ok) {
      complain(exit, t(COMPLAINT[exit], { why: say(number.error.words) }));
      return null;
    }
    const price = number.value;
    const near = roundPrice(price, priceRule, 'nearest');
    // What is to be typed stands as it can be: thousands that are parted by a comma are not read.
    if (compare(near, price) !== 0)
      complain(exit, t('This market has no price {{ price }}. Enter {{ near }}.', { price: figure(price), near: numberToType(near) }));
    const isAbove = (way === 'long') === (exit === 'profit');
    if (mark !== null && compare(price, mark) * (isAbove ? 1 : -1) <= 0) complain(exit, t(WRONG_SIDE[exit][way], { mark: figure(mark) }));
    return price;
  };
  const profit = read('profit');
  const loss = read('loss');
  return { profit, loss, trouble, wrong };
}
