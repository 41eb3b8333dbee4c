import type { Topic, TopicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import { BookFeed } from './book-feed';
import { PriceLevelRows, SingleOrderRows } from './book-rows';
import { CandlesFeed } from './candles-feed';
import { ChannelHealth } from './channel-health';
import type { Ask } from './events';
import type { Emit, Feed } from './feed';
import { derivativeFeed, liquidationsFeed, tickerFeed } from './summary-feeds';
import { wireSymbol } from './symbols';
import { TradesFeed } from './trades-feed';

/**
 * - `waiting`: to be asked for, at `askAt` or as soon as the line is ready
 * - `asked`: the request is out
 * - `open`: acknowledged; frames of `chanId` are its own
 * - `closing`: the unsubscription is out; frames are dropped
 * - `refused`: the exchange will not serve it
 */
export type ChannelState = 'waiting' | 'asked' | 'open' | 'closing' | 'refused';

/** One subscription at the exchange and the topics that live on it. */
export class Channel {
  readonly topics = new Set<TopicKey>();
  readonly health = new ChannelHealth();
  state: ChannelState = 'waiting';
  /** When the present state began. */
  since = 0 as LocalMs;
  askAt = 0 as LocalMs;
  subId = '';
  /** The exchange's number for it, on this connection only. */
  chanId: number | null = null;
  feed: Feed | null = null;
  lastFrameAt = 0 as LocalMs;
  /** Refused by silence only. */
  isSilent = false;
  /** Lines that had no room for it. */
  readonly fullLines = new Set<string>();
  /** When it had to be rebuilt, lately. */
  resyncs: LocalMs[] = [];

  constructor(readonly ask: Ask) {}

  enter(state: ChannelState, now: LocalMs): void {
    this.state = state;
    this.since = now;
  }

  /** What was known came over a subscription that is no more. The data stays, its claims go. */
  reset(): void {
    const { health } = this;
    health.hasSnapshot = false;
    health.unverifiedSince = null;
    health.crossedSince = null;
    this.feed = null;
    this.chanId = null;
  }

  /** Take frames from now on. */
  begin(emit: Emit): void {
    this.health.verifiedAt = null;
    this.fullLines.clear();
    this.feed = makeFeed(this.ask, this.health, emit);
    for (const topic of this.topics) this.feed.addTopic(topic);
  }

  addTopic(topic: TopicKey): void {
    if (this.topics.has(topic)) return;
    this.topics.add(topic);
    this.feed?.addTopic(topic);
  }

  removeTopic(topic: TopicKey): void {
    this.topics.delete(topic);
    this.feed?.removeTopic(topic);
  }
}

/** What to ask the exchange for, for a topic. Undefined: it has no such thing. */
export function askOf(topic: Topic): Ask | undefined {
  if (topic.kind === 'liquidations') return { channel: 'status', key: 'liq:global' };
  const symbol = wireSymbol(topic.instrument);
  if (symbol === undefined) return undefined;
  switch (topic.kind) {
    case 'ticker':
    case 'trades':
      return { channel: topic.kind, symbol };
    case 'book':
      return { channel: 'book', symbol, prec: topic.precision, len: String(topic.depth) };
    case 'candles':
      return { channel: 'candles', key: candleKey(symbol, topic.interval) };
    case 'status':
      return isPerpetual(symbol) ? { channel: 'status', key: `deriv:${symbol}` } : undefined;
  }
}

/** There is no 4 h at the exchange: it is made of 1 h. */
export const candleKey = (symbol: string, interval: string): string => `trade:${interval === '4h' ? '1h' : interval}:${symbol}`;

const isPerpetual = (symbol: string): boolean => /F0:.*F0$/.test(symbol);

function makeFeed(ask: Ask, health: ChannelHealth, emit: Emit): Feed {
  switch (ask.channel) {
    case 'ticker':
      return tickerFeed(health, emit);
    case 'trades':
      return new TradesFeed(health, emit);
    case 'candles':
      return new CandlesFeed(health, emit);
    case 'book': {
      const depth = Number(ask.len);
      return new BookFeed(ask.prec === 'R0' ? new SingleOrderRows() : new PriceLevelRows(depth), depth, health, emit);
    }
    default:
      return ask.key === 'liq:global' ? liquidationsFeed(health, emit) : derivativeFeed(health, emit);
  }
}
