import { aggregateCandles, type Candle, INTERVAL_MS, upsertCandle } from '../../domain/candle';
import { parseTopicKey, type TopicKey } from '../../domain/topic';
import type { VenueMs } from '../../domain/units';
import type { ChannelHealth } from './channel-health';
import { type Emit, type Feed, type FrameContext, malformed, type Trouble } from './feed';
import { candleOf, isRow, rowsOf } from './rows';

/** Candles a channel remembers, to make longer ones of them. */
const KEPT = 1_500;

/**
 * A candles channel. The exchange revises the previous candle for a while after the next has begun, and has no
 * 4 h candles: a topic of that interval is made of the 1 h channel.
 */
export class CandlesFeed implements Feed {
  private readonly candles: Candle[] = [];
  private readonly topics = new Map<TopicKey, { isAggregate: boolean }>();

  constructor(
    private readonly health: ChannelHealth,
    private readonly emit: Emit,
  ) {}

  addTopic(topic: TopicKey): void {
    const parsed = parseTopicKey(topic);
    this.topics.set(topic, { isAggregate: parsed?.kind === 'candles' && parsed.interval === '4h' });
    if (this.health.hasSnapshot) this.tellAll(topic, undefined);
  }

  removeTopic(topic: TopicKey): void {
    this.topics.delete(topic);
  }

  take(frame: readonly unknown[], { now, sentAt }: FrameContext): Trouble | null {
    const payload = frame[1];
    if (!isRow(payload)) return malformed('candle frame without rows');
    if (payload.length === 0 || isRow(payload[0])) {
      const candles = rowsOf(payload, candleOf);
      if (candles === undefined) return malformed('candle snapshot with a row that is not time, open, close, high, low and volume');
      this.candles.length = 0;
      for (const candle of candles.sort((a, b) => a.at - b.at)) upsertCandle(this.candles, candle);
      this.health.hasSnapshot = true;
      this.health.touch(now);
      for (const topic of this.topics.keys()) this.tellAll(topic, sentAt);
      return null;
    }
    const candle = candleOf(payload);
    if (candle === undefined) return malformed('candle row that is not time, open, close, high, low and volume');
    upsertCandle(this.candles, candle);
    if (this.candles.length > KEPT) this.candles.shift();
    this.health.touch(now);
    for (const [topic, { isAggregate }] of this.topics) {
      const candles = isAggregate ? this.longerAround(candle.at) : [candle];
      this.emit({ kind: 'candles', topic, candles, isSnapshot: false, sentAt });
    }
    return null;
  }

  tick(): null {
    return null;
  }

  private tellAll(topic: TopicKey, sentAt: VenueMs | undefined): void {
    const isAggregate = this.topics.get(topic)?.isAggregate === true;
    const candles = isAggregate ? wholePeriods(this.candles) : [...this.candles];
    this.emit({ kind: 'candles', topic, candles, isSnapshot: true, sentAt });
  }

  private longerAround(at: VenueMs): Candle[] {
    const start = at - (at % INTERVAL_MS['4h']);
    return aggregateCandles(
      this.candles.filter((c) => c.at >= start && c.at < start + INTERVAL_MS['4h']),
      '4h',
    );
  }
}

/** The oldest period may have begun before our first candle: leave it out rather than show half of it. */
export function wholePeriods(hourly: readonly Candle[]): Candle[] {
  const longer = aggregateCandles(hourly, '4h');
  return hourly[0] !== undefined && hourly[0].at % INTERVAL_MS['4h'] !== 0 ? longer.slice(1) : longer;
}
