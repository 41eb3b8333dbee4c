/** An order typed as a line: `buy 0.01 @ 70000`, `sell 0.5 market`. */
import type { Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import type { Side } from '../../domain/units';

export interface TypedOrder {
  readonly side: Side;
  /** Base units. */
  readonly size: Decimal;
  /** Null: at market. */
  readonly price: Decimal | null;
}

const FIRST = /^\s*(buy|sell)(?:\s+|$)(.*)$/i;
const AT_PRICE = /^(.*?)\s*(?:@|\bat\b|\blimit\b)\s*(.*)$/i;
const AT_MARKET = /^(?:market|mkt)$/i;
const SIZE_AND_MARKET = /^(.*?)\s+(?:at\s+|@\s*)?(?:market|mkt)$/i;

export const HOW = 'Type a size and a price, “buy 0.01 @ 70000”, or “sell 0.5 market”.';

/**
 * Undefined: it does not begin as an order. A sentence: it does, and what is missing or wrong. `base`: the currency that the
 * size may be followed by; any other one is refused, never taken for this.
 */
export function readOrder(line: string, base: string): TypedOrder | string | undefined {
  const [, first, rest = ''] = FIRST.exec(line) ?? [];
  if (first === undefined) return undefined;
  const side: Side = first.toLowerCase() === 'buy' ? 'buy' : 'sell';
  const market = SIZE_AND_MARKET.exec(rest);
  const priced = market === null ? AT_PRICE.exec(rest) : null;
  const typedSize = (market ?? priced)?.[1] ?? rest;
  if (typedSize.trim() === '') return HOW;
  const size = readSize(typedSize, base);
  if (typeof size === 'string') return size;
  if (market !== null) return { side, size: size.value, price: null };
  if (priced === null || AT_MARKET.test(priced[2] ?? '')) return HOW;
  const price = readPositive(priced[2] ?? '', '70000');
  return price.ok ? { side, size: size.value, price: price.value } : `The price: ${price.error.words}`;
}

function readSize(text: string, base: string): { readonly value: Decimal } | string {
  const [, number = text, currency] = /^(.*?\d[kKmM]?)\s*([A-Za-z]{2}[A-Za-z0-9]*)?\s*$/.exec(text) ?? [];
  if (currency !== undefined && currency.toUpperCase() !== base.toUpperCase())
    return `The size is in ${base} here, not in ${currency.toUpperCase()}.`;
  const read = readPositive(number, '0.01');
  return read.ok ? { value: read.value } : `The size: ${read.error.words}`;
}
