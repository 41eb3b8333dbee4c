/** An order as the exchange tells it. Source: protocols, section 5.1. Rows are read by index and may grow at their end. */
import { absolute, type Decimal, fromDouble, isZero, subtract } from '../../../domain/money';
import { plainText } from '../../../domain/text';
import type { Side, VenueMs } from '../../../domain/units';
import { isNumber, isRow } from '../rows';
import { type OrderStatus, statusOf } from './order-status';

export interface WireOrder {
  /** Whole numbers beyond 2^53 cannot come: ids of the exchange are below 2^40. */
  readonly id: number;
  readonly groupId: number | null;
  readonly clientId: number | null;
  readonly symbol: string;
  readonly createdAt: VenueMs;
  readonly updatedAt: VenueMs;
  readonly side: Side;
  /** Base units asked for, and what is filled of them. */
  readonly size: Decimal;
  readonly filled: Decimal;
  readonly type: string;
  readonly flags: number;
  readonly expiresAt: VenueMs | null;
  readonly status: OrderStatus;
  /** 0 on the wire is none. */
  readonly price: Decimal | null;
  readonly averagePrice: Decimal | null;
  readonly trailingDistance: Decimal | null;
  readonly limitPrice: Decimal | null;
  readonly isHidden: boolean;
  /** The other leg of a pair, or what it was made by. */
  readonly placedBy: number | null;
  readonly isPostOnly: boolean;
  readonly leverage: number | null;
}

/** Undefined for a row that lacks what makes it an order: id, symbol, times, amounts, type. */
export function orderOf(row: unknown): WireOrder | undefined {
  if (!isRow(row)) return undefined;
  const [id, , , symbol, createdAt, updatedAt, left, asked, type] = row;
  if (!isId(id) || typeof symbol !== 'string' || !isNumber(left) || !isNumber(asked) || asked === 0 || typeof type !== 'string') return undefined;
  if (!isNumber(createdAt) || !isNumber(updatedAt)) return undefined;
  // A remainder of the other sign would be an order that was filled by more than it asked for.
  if (left !== 0 && left > 0 !== asked > 0) return undefined;
  const size = absolute(fromDouble(asked));
  const filled = subtract(size, absolute(fromDouble(left)));
  const meta = row[31];
  return {
    id,
    groupId: idOrNull(row[1]),
    clientId: idOrNull(row[2]),
    symbol,
    createdAt: createdAt as VenueMs,
    updatedAt: updatedAt as VenueMs,
    side: asked > 0 ? 'buy' : 'sell',
    size,
    filled,
    type: plainText(type, 40),
    flags: isNumber(row[12]) ? row[12] : 0,
    expiresAt: isNumber(row[10]) ? (row[10] as VenueMs) : null,
    status: statusOf(row[13]),
    price: priceOrNull(row[16]),
    averagePrice: priceOrNull(row[17]),
    trailingDistance: priceOrNull(row[18]),
    limitPrice: priceOrNull(row[19]),
    isHidden: row[24] === 1,
    placedBy: idOrNull(row[25]),
    isPostOnly: numberIn(meta, '$F7') === 1 || (isNumber(row[12]) && (row[12] & POST_ONLY) !== 0),
    leverage: numberIn(meta, '$F33'),
  };
}

export const POST_ONLY = 4096;

export const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
export const idOrNull = (value: unknown): number | null => (isId(value) ? value : null);

/** 0 is how the exchange says that there is none. */
export function priceOrNull(value: unknown): Decimal | null {
  if (!isNumber(value)) return null;
  const price = fromDouble(value);
  return isZero(price) ? null : price;
}

/** A number under a name of an object that may be anything. */
export function numberIn(value: unknown, name: string): number | null {
  const held = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return isNumber(held) ? held : null;
}
