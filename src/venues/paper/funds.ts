import type { FeeSchedule } from '../../domain/account/account-event';
import type { InstrumentParts } from '../../domain/instrument';
import { type Decimal, multiply, ZERO } from '../../domain/money';
import type { Liquidity } from '../../domain/order/fill';
import type { OrderTerms } from '../../domain/order/terms';
import type { Side } from '../../domain/units';

/** What an order pays with. */
export const paysIn = (parts: InstrumentParts, side: Side): string => (side === 'buy' ? parts.quote : parts.base);

/** Taken from what is received, exactly: parts of a fill pay together what the whole would. */
export function feeOf(
  parts: InstrumentParts,
  fees: FeeSchedule,
  fill: { readonly side: Side; readonly price: Decimal; readonly size: Decimal; readonly liquidity: Liquidity },
): { readonly fee: Decimal; readonly feeCurrency: string } {
  const rate = fees[fill.liquidity];
  return fill.side === 'buy'
    ? { fee: multiply(fill.size, rate), feeCurrency: parts.base }
    : { fee: multiply(multiply(fill.price, fill.size), rate), feeCurrency: parts.quote };
}

/** The worst price that it may be filled at once it is in the book; null: any. */
export const limitOf = (terms: OrderTerms): number | null => (terms.price === null ? null : Number(terms.price));

/**
 * What so much of an order could cost: base units of a sell, quote units of a buy at the worst price that its terms name
 * or its trailing stop stands at. A market order names none, and its need is the cost of its walk.
 */
export function needAt(terms: OrderTerms, size: Decimal, stop: Decimal | null = null): Decimal {
  return terms.side === 'sell' ? size : multiply(terms.price ?? stop ?? terms.trigger ?? ZERO, size);
}
