import type { FeeSchedule } from '../../domain/account/account-event';
import type { InstrumentParts } from '../../domain/instrument';
import { add, compare, type Decimal, divide, isPositive, least, multiply, subtract, sum, ZERO } from '../../domain/money';
import type { Liquidity } from '../../domain/order/fill';
import type { OrderTerms } from '../../domain/order/terms';
import type { Side } from '../../domain/units';
import { SIZE_DECIMALS } from './amounts';

/** A part of an order that is about to be filled. */
export interface Part {
  readonly side: Side;
  readonly price: Decimal;
  readonly size: Decimal;
  readonly liquidity: Liquidity;
}

/** What orders hold back and pay, by the kind of account. Amounts are in the currency that the order pays with. */
export interface Funds {
  /**
   * What so much of an order could cost at the worst price that its terms name or its trailing stop stands at. A market
   * order names none: `needAtMarket`. `filling`: base units of it that are filled first.
   */
  needAt(terms: OrderTerms, size: Decimal, stop?: Decimal | null, filling?: Decimal): Decimal;
  /** The same where so much of it comes to `cost` on the shown book. */
  needAtMarket(terms: OrderTerms, size: Decimal, cost: Decimal, filling?: Decimal): Decimal;
  /** What a market order needs after a part of it was filled; `left` of it come to `cost`. `funds` as below. */
  needAfter(terms: OrderTerms, part: Pick<Part, 'price' | 'size'>, left: Decimal, cost: Decimal, funds: Decimal | null): Decimal;
  /** Base units of these parts that can be paid. `funds`: what nobody holds back and what the order itself does; null: not known. */
  affordable(terms: OrderTerms, parts: readonly Pick<Part, 'price' | 'size'>[], funds: Decimal | null): Decimal;
  feeOf(parts: InstrumentParts, fees: FeeSchedule, part: Part): { readonly fee: Decimal; readonly feeCurrency: string };
  /** Why an order is not let in that needs so much more, in the user's words. */
  tooLittle(more: Decimal, currency: string, available: Decimal | null): string;
}

/** A buy pays quote units, a sell base units, and both pay their fee out of what they receive. */
export const SPOT_FUNDS: Funds = {
  needAt: (terms, size, stop = null) => (terms.side === 'sell' ? size : multiply(namedPrice(terms, stop), size)),
  needAtMarket: (terms, size, cost) => (terms.side === 'sell' ? size : cost),
  needAfter: ({ side }, { price, size }, left, cost, funds) => (side === 'sell' ? left : least(cost, subtract(funds ?? ZERO, multiply(price, size)))),
  affordable: ({ side }, parts, funds) => (side === 'sell' ? sum(parts.map(({ size }) => size)) : payable(parts, funds ?? ZERO)),
  /** Exactly: parts of a fill pay together what the whole would. */
  feeOf: (parts, fees, { side, price, size, liquidity }) =>
    side === 'buy'
      ? { fee: multiply(size, fees[liquidity]), feeCurrency: parts.base }
      : { fee: multiply(multiply(price, size), fees[liquidity]), feeCurrency: parts.quote },
  tooLittle: (more, currency, available) => `it needs ${more} ${currency}, ${available} ${currency} are available`,
};

/** Base units of these parts that so much pays for: the last one in part. */
export function payable(parts: readonly Pick<Part, 'price' | 'size'>[], funds: Decimal): Decimal {
  let [size, left] = [ZERO, funds];
  for (const part of parts) {
    const cost = multiply(part.price, part.size);
    if (compare(cost, left) > 0) return isPositive(left) ? add(size, divide(left, part.price, SIZE_DECIMALS, 'down')) : size;
    size = add(size, part.size);
    left = subtract(left, cost);
  }
  return size;
}

/** The worst price that it may be filled at once it is in the book; null: any. */
export const limitOf = (terms: OrderTerms): number | null => (terms.price === null ? null : Number(terms.price));

/** The worst price that an order names; 0 where it names none. */
export const namedPrice = (terms: OrderTerms, stop: Decimal | null): Decimal => terms.price ?? stop ?? terms.trigger ?? ZERO;
