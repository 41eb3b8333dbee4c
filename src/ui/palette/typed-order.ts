/** An order typed as a line: `buy 0.01 @ 70000`, `sell 0.5 market`; in Swedish `köp 0,01 till 70000`, `sälj 0,5 marknad`. */
import type { Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import type { Side } from '../../domain/units';
import { say } from '../words/say';
import { type Text, t } from '../words/t';

export interface TypedOrder {
  readonly side: Side;
  /** Base units. */
  readonly size: Decimal;
  /** Null: at market. */
  readonly price: Decimal | null;
}

const FIRST = /^\s*(buy|sell|köp|sälj)(?:\s+|$)(.*)$/i;
const AT_PRICE = /^(.*?)\s*(?:@|\b(?:at|till|limit)\b)\s*(.*)$/i;
const AT_MARKET = /^(?:market|mkt|marknad)$/i;
const SIZE_AND_MARKET = /^(.*?)\s+(?:at\s+|till\s+|@\s*)?(?:market|mkt|marknad)$/i;

export const HOW = 'Type a size and a price, “buy 0.01 @ 70000”, or “sell 0.5 market”.' satisfies Text;

/**
 * Undefined: it does not begin as an order. A sentence: it does, and what is missing or wrong. `base`: the currency that the
 * size may be followed by; any other one is refused, never taken for this.
 */
export function readOrder(line: string, base: string): TypedOrder | string | undefined {
  const [, first, rest = ''] = FIRST.exec(line.normalize()) ?? [];
  if (first === undefined) return undefined;
  const side: Side = /^(?:buy|köp)$/i.test(first) ? 'buy' : 'sell';
  const market = SIZE_AND_MARKET.exec(rest);
  const priced = market === null ? AT_PRICE.exec(rest) : null;
  const typedSize = (market ?? priced)?.[1] ?? rest;
  if (typedSize.trim() === '') return t(HOW);
  const size = readSize(typedSize, base);
  if (typeof size === 'string') return size;
  if (market !== null) return { side, size: size.value, price: null };
  if (priced === null || AT_MARKET.test(priced[2] ?? '')) return t(HOW);
  const price = readPositive(priced[2] ?? '', '70000');
  return price.ok ? { side, size: size.value, price: price.value } : t('The price: {{ why }}', { why: say(price.error.words) });
}

function readSize(text: string, base: string): { readonly value: Decimal } | string {
  const [, number = text, currency] = /^(.*?\d[kKmM]?)\s*([A-Za-z]{2}[A-Za-z0-9]*)?\s*$/.exec(text) ?? [];
  if (currency !== undefined && currency.toUpperCase() !== base.toUpperCase())
    return t('The size is in {{ base }} here, not in {{ other }}.', { base, other: currency.toUpperCase() });
  const read = readPositive(number, '0.01');
  return read.ok ? { value: read.value } : t('The size: {{ why }}', { why: say(read.error.words) });
}
