import { Book, type LiveBook } from '../../domain/book';
import type { TopicHealth } from '../../domain/freshness';
import type { MarketEvent } from '../../domain/market-event';
import { RawBook, type RawOrder } from '../../domain/raw-book';
import type { Ticker } from '../../domain/ticker';
import { type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { Trade } from '../../domain/trade';
import type { LocalMs, Price, Size, VenueMs } from '../../domain/units';
import type { SimMarket, SimTrade } from './market';
import type { RestingOrder } from './order-side';
import { fillLevels } from './price-levels';

type Emit = (event: MarketEvent) => void;
/** The market as it is now: a clock set back begins a new one. */
type Current = () => SimMarket;
type BookTopic = Extract<Topic, { kind: 'book' }>;

const TAPE_SNAPSHOT = 30;
const CANDLES_SNAPSHOT = 1000;
/** A tick covers a few seconds at the most: the present candle and the one before. */
const CANDLES_TOUCHED = 2;
const TICKER_EVERY_MS = 1000;

/** What happened to a market since the tick before. */
export interface Happening {
  readonly now: LocalMs;
  readonly isBookChanged: boolean;
  /** Oldest first. */
  readonly trades: readonly SimTrade[];
  /** Time was left out before these trades: what was told does not join on to them. */
  readonly isRestart: boolean;
}

/** One followed topic of one market. */
export interface Feed {
  readonly health: TopicHealth;
  /** All that is known now. */
  begin(now: LocalMs): void;
  tell(happening: Happening): void;
}

export function freshHealth(): TopicHealth {
  return {
    isLineUp: true,
    isMaintenance: false,
    isRefused: false,
    hasSnapshot: false,
    dataAt: null,
    proofAt: null,
    verifiedAt: null,
    unverifiedSince: null,
    crossedSince: null,
    trouble: null,
  };
}

/** Undefined: a simulated market has no such thing. */
export function makeFeed(topic: Topic, market: Current, emit: Emit): Feed | undefined {
  switch (topic.kind) {
    case 'book':
      return makeBookFeed(topic, market, emit);
    case 'trades':
      return makeTradesFeed(topicKey(topic), market, emit);
    case 'candles': {
      const { interval } = topic;
      const topicName = topicKey(topic);
      const health = freshHealth();
      const send = (count: number, isSnapshot: boolean, now: LocalMs): void => {
        mark(health, now);
        emit({ kind: 'candles', topic: topicName, candles: market().candles(interval, count, now), isSnapshot, sentAt: undefined });
      };
      return {
        health,
        begin: (now) => send(CANDLES_SNAPSHOT, true, now),
        tell({ isRestart, trades, now }) {
          if (isRestart) send(CANDLES_SNAPSHOT, true, now);
          else if (trades.length > 0) send(CANDLES_TOUCHED, false, now);
        },
      };
    }
    case 'ticker': {
      const topicName = topicKey(topic);
      const health = freshHealth();
      let toldAt = 0;
      const send = (now: LocalMs): void => {
        toldAt = now;
        mark(health, now);
        emit({ kind: 'ticker', topic: topicName, ticker: tickerOf(market(), now), sentAt: undefined });
      };
      return {
        health,
        begin: send,
        tell({ isRestart, isBookChanged, now }) {
          if (isRestart || (isBookChanged && now - toldAt >= TICKER_EVERY_MS)) send(now);
        },
      };
    }
    default:
      return undefined;
  }
}

function makeBookFeed(topic: BookTopic, market: Current, emit: Emit): Feed {
  const health = freshHealth();
  const { book, refill } = topic.precision === 'R0' ? singleOrders(market, topic.depth) : priceLevels(market, topic.precision, topic.depth);
  const event: MarketEvent = { kind: 'book', topic: topicKey(topic), book, sentAt: undefined };
  const send = (now: LocalMs): void => {
    mark(health, now);
    emit(event);
  };
  return {
    health,
    begin(now) {
      refill();
      send(now);
    },
    tell({ isBookChanged, isRestart, now }) {
      if (!isBookChanged && !isRestart) return;
      if (refill() || isRestart) send(now);
    },
  };
}

interface Refillable {
  readonly book: LiveBook;
  /** Make it what the market is now. False: it was. */
  refill(): boolean;
}

function priceLevels(market: Current, precision: Exclude<BookTopic['precision'], 'R0'>, depth: number): Refillable {
  const book = new Book(depth);
  return {
    book,
    refill() {
      const before = book.view();
      const { pair } = market();
      fillLevels(book, market().orders(1), market().orders(-1), pair, precision, depth);
      const after = book.view();
      return !isSame(before.bids, after.bids) || !isSame(before.asks, after.asks);
    },
  };
}

function singleOrders(market: Current, depth: number): Refillable {
  const book = new RawBook();
  let shown: readonly RestingOrder[] = [];
  return {
    book,
    refill() {
      const orders = [...market().orders(1).slice(0, depth), ...market().orders(-1).slice(0, depth)];
      // Orders are never changed, so the same objects are the same book.
      if (orders.length === shown.length && orders.every((order, i) => order === shown[i])) return false;
      shown = orders;
      book.clear();
      for (const order of orders) book.set(rawOrder(order));
      return true;
    },
  };
}

function makeTradesFeed(topic: TopicKey, market: Current, emit: Emit): Feed {
  const health = freshHealth();
  const send = (trades: readonly SimTrade[], isSnapshot: boolean, now: LocalMs): void => {
    mark(health, now);
    emit({ kind: 'trades', topic, trades: trades.map(domainTrade), isSnapshot, sentAt: undefined });
  };
  return {
    health,
    begin: (now) => send(market().trades(TAPE_SNAPSHOT), true, now),
    tell({ trades, isRestart, now }) {
      if (trades.length === 0) return;
      const newestFirst = trades.toReversed();
      send(isRestart ? newestFirst.slice(0, TAPE_SNAPSHOT) : newestFirst, isRestart, now);
    },
  };
}

function mark(health: TopicHealth, now: LocalMs): void {
  health.hasSnapshot = true;
  health.dataAt = now;
}

const isSame = (a: Float64Array, b: Float64Array): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

function rawOrder(order: RestingOrder): RawOrder {
  const isBid = order.amount > 0;
  return { id: order.id, price: order.price as Price, size: (isBid ? order.amount : -order.amount) as Size, side: isBid ? 'buy' : 'sell' };
}

function domainTrade({ id, at, price, amount }: SimTrade): Trade {
  const isBuy = amount > 0;
  return { id: String(id), at: at as VenueMs, price: price as Price, size: (isBuy ? amount : -amount) as Size, side: isBuy ? 'buy' : 'sell' };
}

function tickerOf(market: SimMarket, now: LocalMs): Ticker {
  const { open, high, low, volume, last, bid, ask } = market.ticker(now);
  const { ticksPerQuote } = market.pair;
  // Through whole ticks: the difference of two doubles drags a tail of digits along.
  const change = (Math.round(last * ticksPerQuote) - Math.round(open * ticksPerQuote)) / ticksPerQuote;
  return { bid, ask, last, high, low, volume, change, changeRatio: change / open };
}
