/** The order that a press on the ladder asks for. */
import type { Instrument } from '../../../domain/instrument';
import { compare, type Decimal, fromDouble, isPositive, toDouble } from '../../../domain/money';
import { roundPrice, roundSize } from '../../../domain/order/grid';
import type { Order } from '../../../domain/order/order';
import type { OrderTerms } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import type { Side } from '../../../domain/units';
import { inNumberForm } from '../../format/number-form';
import { limitTerms } from '../../trading/hotkey-order';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { stepIndex } from '../book/grouping';
import type { LadderSpot } from './ladder-orders';

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
  if (!(price > 0)) return t('There is no price of 0 or less.');
  const read = readPositive(size);
  if (!read.ok) return t('The size: {{ why }}', { why: say(read.error.words) });
  if (compare(roundSize(read.value, instrument), read.value) !== 0)
    return t('The size has more decimals than {{ base }} orders take.', { base: instrument.base });
  const at = roundPrice(fromDouble(price), instrument.priceRule, 'nearest');
  const isRow = Math.abs(toDouble(at) - price) <= 1e-9 * price;
  if (!isPositive(at) || !isRow) return t('This pair has no price {{ price }}. Make the steps coarser (+).', { price: inNumberForm(String(price)) });
  return limitTerms(instrument, side, read.value, at);
}

/** Row of an order's price, in steps. */
export const rowOf = (side: Side, price: Decimal, step: number): number => stepIndex(toDouble(price), step, side === 'buy' ? 'down' : 'up');

/** The order would stay in its row: the hand shook, or came back, and its exact price is not the row's to change. */
export const isHome = ({ side, price }: Pick<OrderTerms, 'side' | 'price'>, to: Decimal, step: number): boolean =>
  price !== null && rowOf(side, price, step) === rowOf(side, to, step);

/** What a hand takes at a spot: the order that is held over it, else those that rest there, whatever is held elsewhere. */
export const ordersUnder = (
  { index, side }: LadderSpot,
  inHand: { readonly order: Order; readonly spot: LadderSpot | null } | null,
  resting: readonly Order[],
): readonly Order[] => (inHand?.spot?.index === index && inHand.spot.side === side ? [inHand.order] : resting);
