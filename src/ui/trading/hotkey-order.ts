/** The order that a key asks for, out of the ticket's size and the best price of the book. */
import type { Instrument } from '../../domain/instrument';
import { compare, type Decimal, divide, fromDouble, isPositive, multiply } from '../../domain/money';
import { roundPrice, roundSize, sizeDecimals } from '../../domain/order/grid';
import type { OrderTerms } from '../../domain/order/terms';
import { readPositive } from '../../domain/order/typed-number';
import type { Side } from '../../domain/units';
import { say } from '../words/say';
import { t } from '../words/t';
import type { TicketSize } from './ticket-link';

export interface HotkeyFacts {
  readonly side: Side;
  readonly instrument: Instrument;
  /** The best price of this side; null: the book is not there. */
  readonly best: number | null;
  /** What the ticket says; null: there is none on the screen, or it is of another pair. */
  readonly typed: TicketSize | null;
}

/** A limit order at the best price of its own side, so that it waits there. A sentence where it cannot be. */
export function hotkeyOrder({ side, instrument, best, typed }: HotkeyFacts): OrderTerms | string {
  if (typed === null || typed.instrument !== instrument.id) return t('Open the ticket of this pair: a key takes its size.');
  if (best === null) return t('There is no live order book to take the price from.');
  if (typed.unit === 'risk') return t('The ticket has an amount at risk in place of a size. Type a size.');
  const read = readPositive(typed.text);
  if (!read.ok) return t('The size in the ticket: {{ complaint }}', { complaint: say(read.error.words) });
  const price = roundPrice(fromDouble(best), instrument.priceRule, side === 'buy' ? 'down' : 'up');
  if (!isPositive(price)) return t('There is no price that this pair takes.');
  const size = typed.unit === 'base' ? read.value : divide(read.value, price, sizeDecimals(instrument), 'down');
  if (compare(roundSize(size, instrument), size) !== 0)
    return t('The size in the ticket has more decimals than {{ base }} orders take.', { base: instrument.base });
  if (!isPositive(size)) return t('The size in the ticket buys nothing at this price.');
  return limitTerms(instrument, side, size, price);
}

/** A plain limit order that waits until it is filled or cancelled. */
export const limitTerms = ({ id }: Pick<Instrument, 'id'>, side: Side, size: Decimal, price: Decimal): OrderTerms => ({
  instrument: id,
  side,
  type: 'limit',
  size,
  price,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
});

/** What an order holds back, in the currency that it pays with: fees are taken from what is received. */
export const reservesOf = ({ side, size, price }: OrderTerms): Decimal | null =>
  side === 'sell' ? size : price === null ? null : multiply(size, price);
