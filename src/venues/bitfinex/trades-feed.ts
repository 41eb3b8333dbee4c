import type { TopicKey } from '../../domain/topic';
import type { Trade } from '../../domain/trade';
import type { ChannelHealth } from './channel-health';
import { type Emit, type Feed, type FrameContext, malformed, type Trouble } from './feed';
import { rowsOf, tradeOf } from './rows';

/** A trades channel. `te` (executed) and `tu` (confirmed) tell the same trade by the same id: readers keep one. */
export class TradesFeed implements Feed {
  private readonly topics = new Set<TopicKey>();

  constructor(
    private readonly health: ChannelHealth,
    private readonly emit: Emit,
  ) {}

  addTopic(topic: TopicKey): void {
    this.topics.add(topic);
  }

  removeTopic(topic: TopicKey): void {
    this.topics.delete(topic);
  }

  take(frame: readonly unknown[], context: FrameContext): Trouble | null {
    const type = frame[1];
    if (type === 'te' || type === 'tu') {
      const trade = tradeOf(frame[2]);
      if (trade === undefined) return malformed('trade row that is not id, time, amount and price');
      this.told([trade], false, context);
      return null;
    }
    if (typeof type === 'string') return null;
    const trades = rowsOf(type, tradeOf);
    if (trades === undefined) return malformed('trade snapshot with a row that is not id, time, amount and price');
    this.health.hasSnapshot = true;
    this.told(trades, true, context);
    return null;
  }

  tick(): null {
    return null;
  }

  private told(trades: readonly Trade[], isSnapshot: boolean, { now, sentAt }: FrameContext): void {
    this.health.touch(now);
    for (const topic of this.topics) this.emit({ kind: 'trades', topic, trades, isSnapshot, sentAt });
  }
}
