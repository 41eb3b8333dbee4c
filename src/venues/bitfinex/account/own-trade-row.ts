/** An execution of an order of one's own. Source: protocols, section 5.4. */
import { absolute, type Decimal, fromDouble, negate } from '../../../domain/money';
import { plainText } from '../../../domain/text';
import type { Side, VenueMs } from '../../../domain/units';
import { isNumber, isRow } from '../rows';
import { idOrNull, isId } from './order-row';

export interface WireOwnTrade {
  readonly id: number;
  readonly symbol: string;
  readonly at: VenueMs;
  readonly order: number;
  readonly clientId: number | null;
  readonly side: Side;
  readonly size: Decimal;
  readonly price: Decimal;
  readonly liquidity: 'maker' | 'taker' | null;
  /** What was paid, negative where it came in; null: not told yet (`te`). */
  readonly fee: Decimal | null;
  readonly feeCurrency: string | null;
}

/** `[ID, SYMBOL, MTS, ORDER_ID, EXEC_AMOUNT, EXEC_PRICE, ORDER_TYPE, ORDER_PRICE, MAKER, FEE, FEE_CURRENCY, CID]` */
export function ownTradeOf(row: unknown): WireOwnTrade | undefined {
  if (!isRow(row)) return undefined;
  const [id, symbol, at, order, amount, price] = row;
  if (!isId(id) || typeof symbol !== 'string' || !isNumber(at) || !isId(order)) return undefined;
  if (!isNumber(amount) || amount === 0 || !isNumber(price)) return undefined;
  return {
    id,
    symbol,
    at: at as VenueMs,
    order,
    clientId: idOrNull(row[11]),
    side: amount > 0 ? 'buy' : 'sell',
    size: absolute(fromDouble(amount)),
    price: fromDouble(price),
    liquidity: row[8] === 1 ? 'maker' : row[8] === -1 ? 'taker' : null,
    // On the wire what was paid is negative.
    fee: isNumber(row[9]) ? negate(fromDouble(row[9])) : null,
    feeCurrency: typeof row[10] === 'string' ? plainText(row[10], 20) : null,
  };
}
