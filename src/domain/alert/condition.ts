import type { Interval } from '../candle';
import type { InstrumentId } from '../instrument';
import type { Decimal } from '../money';
import { type Topic, type TopicKey, topicKey } from '../topic';
import type { Pattern } from './candle-patterns';

export const CROSSINGS = ['up', 'down', 'either'] as const;
export type Crossing = (typeof CROSSINGS)[number];
export const SIDES = ['above', 'below'] as const;
export const ORDER_HAPPENINGS = ['filled', 'triggered', 'cancelled', 'expired', 'rejected', 'doubted'] as const;
export type OrderHappening = (typeof ORDER_HAPPENINGS)[number];
export const AVERAGES = ['sma', 'ema'] as const;
export const BAND_PASSES = ['out', 'in'] as const;

/** Intervals whose length is fixed, so that bars of them can be counted back. */
export const VOLUME_INTERVALS = ['1m', '5m', '15m', '30m', '1h', '3h', '4h', '6h', '12h', '1D'] as const;
export const MOST_BARS = 200;
export const MOST_DEVIATIONS = 10;
export const MOST_WINDOW_MS = 24 * 3_600_000;

/** What an alert waits for. Each is a change that must be seen to happen: what is true already when it is first looked at is none. */
export type AlertCondition =
  /** The last trade comes to the price, or passes it: from below (`up`), from above (`down`), or either. */
  | { readonly kind: 'price'; readonly cross: Crossing; readonly price: Decimal }
  /** The last trade is so many per cent away from the lowest or the highest of the last `windowMs`. */
  | { readonly kind: 'move'; readonly percent: Decimal; readonly windowMs: number }
  /** From the best bid to the best ask is more than so many per cent of their middle. */
  | { readonly kind: 'spread'; readonly percent: Decimal }
  /** The volume of the running candle comes to so many times the mean of the `bars` before it. */
  | { readonly kind: 'volume'; readonly interval: Interval; readonly times: Decimal; readonly bars: number }
  | { readonly kind: 'close'; readonly interval: Interval; readonly side: (typeof SIDES)[number]; readonly price: Decimal }
  /** A candle closes on the other side of the mean of the last `bars` closes than the one before it. */
  | {
      readonly kind: 'average';
      readonly average: (typeof AVERAGES)[number];
      readonly interval: Interval;
      readonly bars: number;
      readonly cross: Crossing;
    }
  /** Wilder's RSI of closes comes to the level, from 0 to 100, or passes it. */
  | { readonly kind: 'rsi'; readonly interval: Interval; readonly bars: number; readonly level: Decimal; readonly cross: Crossing }
  /** A candle closes with MACD on the other side of its signal than the one before: EMA `fast` less EMA `slow` of closes, and the EMA of `signal` of that. */
  | {
      readonly kind: 'macd';
      readonly interval: Interval;
      readonly fast: number;
      readonly slow: number;
      readonly signal: number;
      readonly cross: Crossing;
    }
  /** A candle closes outside of Bollinger's bands after one that closed between them (`out`), or the other way round (`in`). */
  | {
      readonly kind: 'bands';
      readonly interval: Interval;
      readonly bars: number;
      readonly deviations: Decimal;
      readonly pass: (typeof BAND_PASSES)[number];
    }
  /** A candle closes with the mean of `fast` closes on the other side of that of `slow`: over it is a golden cross, under it a death cross. */
  | {
      readonly kind: 'averages';
      readonly average: (typeof AVERAGES)[number];
      readonly interval: Interval;
      readonly fast: number;
      readonly slow: number;
      readonly cross: Crossing;
    }
  /** A candle closes that makes the pattern with those before it (`candle-patterns.ts`). */
  | { readonly kind: 'pattern'; readonly interval: Interval; readonly pattern: Pattern }
  /** One of these happens to an order on the pair, in an account that is open here. */
  | { readonly kind: 'order'; readonly happened: readonly OrderHappening[] }
  /** The market is not live for so long. */
  | { readonly kind: 'loss'; readonly afterMs: number };

/** Where the top of the book is read: the one that the ticket follows too. */
const bookTopic = (instrument: InstrumentId): Topic => ({ kind: 'book', instrument, precision: 'P0', depth: 100 });

/** What has to be followed for it; null: nothing of the market. */
export function topicOf(instrument: InstrumentId, condition: AlertCondition): Topic | null {
  switch (condition.kind) {
    case 'price':
    case 'move':
    case 'loss':
      return { kind: 'trades', instrument };
    case 'spread':
      return bookTopic(instrument);
    case 'order':
      return null;
    default:
      return { kind: 'candles', instrument, interval: condition.interval };
  }
}

export function topicKeyOf(instrument: InstrumentId, condition: AlertCondition): TopicKey | null {
  const topic = topicOf(instrument, condition);
  return topic === null ? null : topicKey(topic);
}
