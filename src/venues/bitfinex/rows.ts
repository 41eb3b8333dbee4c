/**
 * Rows of the public channels, wire to domain. `undefined` for a row that is not what the exchange documents.
 * Rows may grow at their end: they are read by index and their length is never compared.
 * Source: protocols, sections 3.1–3.7.
 */
import type { Candle } from '../../domain/candle';
import type { DerivativeStatus, Liquidation } from '../../domain/derivative';
import type { Ticker } from '../../domain/ticker';
import type { Trade } from '../../domain/trade';
import type { Price, Size, VenueMs } from '../../domain/units';
import { instrumentOf } from './symbols';

export const isRow = (value: unknown): value is readonly unknown[] => Array.isArray(value);
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPositive = (value: unknown): value is number => isNumber(value) && value > 0;
/** The exchange leaves fields of dead pairs null. */
const numberOrNull = (value: unknown): number | null => (isNumber(value) ? value : null);
/** Times are whole milliseconds but for liquidations, which have fractions. */
const isTime = (value: unknown): value is number => isPositive(value) && value < 8.64e15;

/** `[BID, BID_SIZE, ASK, ASK_SIZE, DAILY_CHANGE, DAILY_CHANGE_RELATIVE, LAST, VOLUME, HIGH, LOW]` */
export function tickerOf(row: unknown): Ticker | undefined {
  if (!isRow(row) || row.length < 10 || row.slice(0, 10).some((v) => v !== null && !isNumber(v))) return undefined;
  return {
    bid: numberOrNull(row[0]),
    ask: numberOrNull(row[2]),
    change: numberOrNull(row[4]),
    changeRatio: numberOrNull(row[5]),
    last: numberOrNull(row[6]),
    volume: numberOrNull(row[7]),
    high: numberOrNull(row[8]),
    low: numberOrNull(row[9]),
  };
}

/** `[ID, MTS, AMOUNT, PRICE]`: amount above 0, the taker bought. */
export function tradeOf(row: unknown): Trade | undefined {
  if (!isRow(row)) return undefined;
  const [id, at, amount, price] = row;
  if (!Number.isSafeInteger(id) || !isTime(at) || !isNumber(amount) || amount === 0 || !isPositive(price)) return undefined;
  return { id: String(id), at: at as VenueMs, price: price as Price, size: Math.abs(amount) as Size, side: amount > 0 ? 'buy' : 'sell' };
}

/** `[MTS, OPEN, CLOSE, HIGH, LOW, VOLUME]`: close stands before high. */
export function candleOf(row: unknown): Candle | undefined {
  if (!isRow(row)) return undefined;
  const [at, open, close, high, low, volume] = row;
  if (!isTime(at) || !isPositive(open) || !isPositive(close) || !isPositive(high) || !isPositive(low) || !isNumber(volume) || volume < 0)
    return undefined;
  if (high < low) return undefined;
  return { at: at as VenueMs, open, high, low, close, volume };
}

/** The row of a `deriv:` status; its REST form has the key in front and is passed without it. */
export function derivativeOf(row: unknown): DerivativeStatus | undefined {
  if (!isRow(row) || !isTime(row[0])) return undefined;
  return {
    at: row[0] as VenueMs,
    lastPrice: numberOrNull(row[2]),
    indexPrice: numberOrNull(row[3]),
    nextFundingAt: isTime(row[7]) ? (row[7] as VenueMs) : null,
    nextFundingAccrued: numberOrNull(row[8]),
    fundingRate: numberOrNull(row[11]),
    markPrice: numberOrNull(row[14]),
    openInterest: numberOrNull(row[17]),
    clampMin: numberOrNull(row[21]),
    clampMax: numberOrNull(row[22]),
  };
}

/** `["pos", POS_ID, MTS, null, SYMBOL, AMOUNT, BASE_PRICE, null, IS_MATCH, IS_MARKET_SOLD, null, PRICE]` */
export function liquidationOf(row: unknown): Liquidation | undefined {
  if (!isRow(row) || row[0] !== 'pos') return undefined;
  const [, positionId, at, , symbol, amount, entry, , isMatch] = row;
  if (!Number.isSafeInteger(positionId) || !isTime(at) || typeof symbol !== 'string' || !isNumber(amount)) return undefined;
  const time = Math.floor(at) as VenueMs;
  return {
    id: `${positionId}:${isMatch === 1 ? 1 : 0}:${time}`,
    at: time,
    instrument: instrumentOf(symbol) ?? null,
    amount,
    entryPrice: numberOrNull(entry),
    price: numberOrNull(row[11]),
    isExecuted: isMatch === 1,
  };
}

/** All rows or none: a snapshot with one bad row is not to be trusted. */
export function rowsOf<T>(rows: unknown, read: (row: unknown) => T | undefined): T[] | undefined {
  if (!isRow(rows)) return undefined;
  const out: T[] = [];
  for (const row of rows) {
    const value = read(row);
    if (value === undefined) return undefined;
    out.push(value);
  }
  return out;
}
