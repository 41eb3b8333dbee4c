import { type Exact, toWire } from './exact';
import { has, type Order, typeText } from './order';
import { averagePrice } from './status-text';

const optional = (value: Exact | null): number => (value === null ? 0 : toWire(value));

/** The 32 elements of an order. */
export function orderRow(order: Order): unknown[] {
  const row: unknown[] = new Array(32).fill(null);
  row[0] = order.id;
  row[1] = order.gid;
  row[2] = order.cid;
  row[3] = order.symbol;
  row[4] = order.createdAt;
  row[5] = order.updatedAt;
  row[6] = toWire(order.remaining);
  row[7] = toWire(order.original);
  row[8] = typeText(order);
  row[9] = order.typePrev;
  row[10] = order.expiresAt;
  row[12] = order.flags;
  row[13] = order.status;
  row[16] = optional(order.price);
  row[17] = averagePrice(order.fills);
  row[18] = optional(order.trailing);
  row[19] = optional(order.auxLimit);
  row[23] = 0;
  row[24] = has(order, 'hidden') ? 1 : 0;
  row[25] = order.partner?.id ?? null;
  row[28] = order.routing;
  row[31] = metaOf(order);
  return row;
}

/** What a refusal says of an order that never was: symbol and client id are all that can be relied on. */
export function refusedRow(payload: Readonly<Record<string, unknown>>): unknown[] {
  const row: unknown[] = new Array(29).fill(null);
  row[2] = payload.cid ?? null;
  row[3] = payload.symbol ?? null;
  row[6] = numberOr(payload.amount);
  row[7] = row[6];
  row[8] = payload.type ?? null;
  row[16] = numberOr(payload.price);
  row[23] = 0;
  return row;
}

/** Of a cancel or a change that found nothing. */
export function missingRow(payload: Readonly<Record<string, unknown>>): unknown[] {
  const row: unknown[] = new Array(32).fill(null);
  row[0] = payload.id ?? null;
  row[2] = payload.cid ?? null;
  return row;
}

const numberOr = (value: unknown): number | null => (value === undefined || !Number.isFinite(Number(value)) ? null : Number(value));

function metaOf(order: Order): unknown {
  const meta: Record<string, unknown> = { ...order.meta };
  if (has(order, 'postOnly')) meta.$F7 = 1;
  if (!order.isExchange && order.symbol.includes('F0')) meta.$F33 = order.leverage;
  return Object.keys(meta).length === 0 ? null : meta;
}
