/** The order that a press on the ladder asks for. */
import type { Instrument } from '../../../domain/instrument';
import { compare, fromDouble, isPositive, toDouble } from '../../../domain/money';
import { roundPrice, roundSize } from '../../../domain/order/grid';
import type { OrderTerms } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import type { Side } from '../../../domain/units';
import { limitTerms } from '../../trading/hotkey-order';

interface Press {
  readonly side: Side;
  readonly instrument: Instrument;
  /** Of the row. */
  readonly price: number;
  /** As it was typed, base units. */
  readonly size: string;
}

/** A limit order at exactly the price of the row. A sentence where it cannot be: nothing is rounded to what is possible. */
export function ladderOrder({ side, instrument, price, size }: Press): OrderTerms | string {
  if (!(price > 0)) return 'There is no price of 0 or less.';
  const read = readPositive(size);
  if (!read.ok) return `The size: ${read.error.words}`;
  if (compare(roundSize(read.value, instrument), read.value) !== 0) return `The size has more decimals than ${instrument.base} orders take.`;
  const at = roundPrice(fromDouble(price), instrument.priceRule, 'nearest');
  const isRow = Math.abs(toDouble(at) - price) <= 1e-9 * price;
  if (!isPositive(at) || !isRow) return `This pair has no price ${price}. Make the steps coarser (+).`;
  return limitTerms(instrument, side, read.value, at);
}
