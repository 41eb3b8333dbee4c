import type { MarginInfo } from '../../domain/account/account-event';
import { marginOf } from '../../domain/account/margin';
import {
  absolute,
  add,
  type Decimal,
  divide,
  isNegative,
  isPositive,
  least,
  most,
  multiply,
  negate,
  ONE,
  subtract,
  sum,
  ZERO,
} from '../../domain/money';
import type { OrderTerms } from '../../domain/order/terms';
import type { Side } from '../../domain/units';
import { SIZE_DECIMALS } from './amounts';
import { type Funds, namedPrice, type Part, payable } from './funds';

/** Base units that an order of a side closes of a position at the most. */
export const closableOf = (position: Decimal, side: Side): Decimal => (isNegative(position) === (side === 'buy') ? absolute(position) : ZERO);

/**
 * An order holds back the initial margin by which the position's would grow: nothing for what it closes, and as much as it
 * closes it may open on the other side with the margin that comes free. Each order is looked at as if it were the next to
 * be filled; what is held changes with the position. Fees are paid in collateral when they fall due.
 */
export function marginFunds({ leverage }: MarginInfo, positionOf: (instrument: string) => Decimal): Funds {
  const closable = ({ instrument, side }: OrderTerms, filling: Decimal): Decimal =>
    most(subtract(closableOf(positionOf(instrument), side), filling), ZERO);
  /** Base units that take margin which is not there yet. */
  const opening = (terms: OrderTerms, size: Decimal, filling: Decimal): Decimal =>
    terms.reduceOnly ? ZERO : most(subtract(size, multiply(closable(terms, filling), TWO)), ZERO);
  const needAtMarket: Funds['needAtMarket'] = (terms, size, cost, filling = ZERO) => {
    const opened = opening(terms, size, filling);
    return isPositive(opened) ? divide(multiply(cost, opened), multiply(size, whole(leverage)), MARGIN_DECIMALS, 'up') : ZERO;
  };
  return {
    needAt: (terms, size, stop = null, filling = ZERO) => marginOf(multiply(namedPrice(terms, stop), opening(terms, size, filling)), leverage),
    needAtMarket,
    needAfter: (terms, { size }, left, cost) => needAtMarket(terms, left, cost, size),
    // What must be there is looked at once, before the first part is filled: the fees and gains of one part neither stop nor allow the next.
    affordable: (terms, parts, funds) => {
      const closed = closable(terms, ZERO);
      const opened = funds === null ? negate(closed) : openedBy(parts, multiply(closed, TWO), multiply(funds, whole(leverage)));
      return least(sum(parts.map(({ size }) => size)), most(closed, add(multiply(closed, TWO), opened)));
    },
    feeOf: (parts, fees, { price, size, liquidity }) => ({ fee: multiply(multiply(price, size), fees[liquidity]), feeCurrency: parts.quote }),
    tooLittle: (more, currency, available) =>
      available === null
        ? `it needs ${more} ${currency} of margin, and what is free is not known: the price of a position is not live`
        : `it needs ${more} ${currency} of margin, ${available} ${currency} are free`,
  };
}

/** Base units that a value buys of these parts, beyond the first `free` of them; negative where the value is. */
function openedBy(parts: readonly Pick<Part, 'price' | 'size'>[], free: Decimal, value: Decimal): Decimal {
  let skipped = free;
  const rest = parts.map(({ price, size }) => {
    const taken = least(size, skipped);
    skipped = subtract(skipped, taken);
    return { price, size: subtract(size, taken) };
  });
  if (!isNegative(value)) return payable(rest, value);
  return divide(value, parts[0]?.price ?? ONE, SIZE_DECIMALS, 'up');
}

const TWO = '2' as Decimal;
const MARGIN_DECIMALS = 8;
const whole = (n: number): Decimal => String(n) as Decimal;
