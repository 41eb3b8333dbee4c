import type { MarketEvent } from '../../domain/market-event';
import type { TopicKey } from '../../domain/topic';
import type { VenueMs } from '../../domain/units';
import type { ChannelHealth } from './channel-health';
import { type Emit, type Feed, type FrameContext, malformed, type Trouble } from './feed';
import { derivativeOf, liquidationOf, rowsOf, tickerOf } from './rows';

type Told = (topic: TopicKey, sentAt: VenueMs | undefined) => MarketEvent;

/** A channel whose every frame replaces all that was said before. `read` makes the event, or undefined for a bad row. */
class SummaryFeed implements Feed {
  private readonly topics = new Set<TopicKey>();
  private latest: Told | undefined;

  constructor(
    private readonly health: ChannelHealth,
    private readonly emit: Emit,
    private readonly read: (payload: unknown) => Told | undefined,
    private readonly what: string,
  ) {}

  addTopic(topic: TopicKey): void {
    this.topics.add(topic);
    if (this.latest !== undefined) this.emit(this.latest(topic, undefined));
  }

  removeTopic(topic: TopicKey): void {
    this.topics.delete(topic);
  }

  take(frame: readonly unknown[], { now, sentAt }: FrameContext): Trouble | null {
    const told = this.read(frame[1]);
    if (told === undefined) return malformed(`${this.what} with a field that is not a number`);
    this.latest = told;
    this.health.hasSnapshot = true;
    this.health.touch(now);
    for (const topic of this.topics) this.emit(told(topic, sentAt));
    return null;
  }

  tick(): null {
    return null;
  }
}

export function tickerFeed(health: ChannelHealth, emit: Emit): Feed {
  const read = (payload: unknown): Told | undefined => {
    const ticker = tickerOf(payload);
    return ticker && ((topic, sentAt) => ({ kind: 'ticker', topic, ticker, sentAt }));
  };
  return new SummaryFeed(health, emit, read, 'ticker');
}

export function derivativeFeed(health: ChannelHealth, emit: Emit): Feed {
  const read = (payload: unknown): Told | undefined => {
    const status = derivativeOf(payload);
    return status && ((topic, sentAt) => ({ kind: 'status', topic, status, sentAt }));
  };
  return new SummaryFeed(health, emit, read, 'derivatives status');
}

/** Rows add up: readers dedupe by id, since the first frame may repeat what is known. */
export function liquidationsFeed(health: ChannelHealth, emit: Emit): Feed {
  // The channel has no snapshot: on a quiet day nothing comes, and that is all there is to know.
  health.hasSnapshot = true;
  const read = (payload: unknown): Told | undefined => {
    const liquidations = rowsOf(payload, liquidationOf);
    return liquidations && ((topic, sentAt) => ({ kind: 'liquidations', topic, liquidations, sentAt }));
  };
  return new SummaryFeed(health, emit, read, 'liquidation');
}
