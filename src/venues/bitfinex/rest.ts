/** The public REST routes: what to ask and how to read the answer. Source: protocols, section 7. */
import type { MarketEvent } from '../../domain/market-event';
import { type Topic, topicKey } from '../../domain/topic';
import type { VenueMs } from '../../domain/units';
import { PriceLevelRows, SingleOrderRows } from './book-rows';
import { wholePeriods } from './candles-feed';
import { askOf } from './channel';
import { candleOf, derivativeOf, isRow, liquidationOf, rowsOf, tickerOf, tradeOf } from './rows';

const POLLED_ROWS = 120;
const HISTORY_ROWS = 1_000;

/** The path that gives the present state of a topic. Undefined: there is none. */
export function pollPath(topic: Topic): string | undefined {
  const ask = askOf(topic);
  if (ask === undefined) return undefined;
  switch (topic.kind) {
    case 'ticker':
      return `/v2/ticker/${ask.symbol}`;
    case 'book':
      return `/v2/book/${ask.symbol}/${ask.prec}?len=${ask.len}`;
    case 'trades':
      return `/v2/trades/${ask.symbol}/hist?limit=${POLLED_ROWS}&sort=-1`;
    case 'candles':
      return `/v2/candles/${ask.key}/hist?limit=${POLLED_ROWS}&sort=-1`;
    case 'status':
      return `/v2/status/deriv?keys=${ask.key?.slice('deriv:'.length)}`;
    case 'liquidations':
      return `/v2/liquidations/hist?limit=${POLLED_ROWS}&sort=-1`;
  }
}

/** The path that gives what came before a time, newest first. */
export function historyPath(topic: Topic, before: VenueMs): string | undefined {
  const ask = askOf(topic);
  if (ask === undefined) return undefined;
  const range = `limit=${HISTORY_ROWS}&end=${before - 1}&sort=-1`;
  if (topic.kind === 'candles') return `/v2/candles/${ask.key}/hist?${range}`;
  if (topic.kind === 'trades') return `/v2/trades/${ask.symbol}/hist?${range}`;
  return undefined;
}

/** An answer as an event of its topic; undefined where it is not what the exchange documents. */
export function eventOfReply(topic: Topic, isHistory: boolean, json: unknown): MarketEvent | undefined {
  const key = topicKey(topic);
  const sentAt = undefined;
  const isSnapshot = !isHistory;
  switch (topic.kind) {
    case 'ticker': {
      const ticker = tickerOf(json);
      return ticker && { kind: 'ticker', topic: key, ticker, sentAt };
    }
    case 'trades': {
      const trades = rowsOf(json, tradeOf);
      return trades && { kind: 'trades', topic: key, trades, isSnapshot, sentAt };
    }
    case 'candles': {
      const candles = rowsOf(json, candleOf)?.sort((a, b) => a.at - b.at);
      return candles && { kind: 'candles', topic: key, candles: topic.interval === '4h' ? wholePeriods(candles) : candles, isSnapshot, sentAt };
    }
    case 'book': {
      const rows = topic.precision === 'R0' ? new SingleOrderRows() : new PriceLevelRows(topic.depth);
      if (!isRow(json) || !json.every((row) => isRow(row) && rows.apply(row))) return undefined;
      return { kind: 'book', topic: key, book: rows.book, sentAt };
    }
    case 'status': {
      const row = isRow(json) && isRow(json[0]) ? derivativeOf(json[0].slice(1)) : undefined;
      return row && { kind: 'status', topic: key, status: row, sentAt };
    }
    case 'liquidations': {
      // Rows come singly wrapped: [[["pos", …]], …]
      const rows = isRow(json) ? json.map((row) => (isRow(row) && isRow(row[0]) ? row[0] : row)) : json;
      const liquidations = rowsOf(rows, liquidationOf);
      return liquidations && { kind: 'liquidations', topic: key, liquidations, sentAt };
    }
  }
}
