import { tradesAfter } from '../../domain/alert/new-trades';
import type { Sighting } from '../../domain/alert/sighting';
import type { TopicStatus } from '../../domain/freshness';
import type { MarketEvent } from '../../domain/market-event';
import type { Topic } from '../../domain/topic';
import type { Trade } from '../../domain/trade';
import type { LocalMs } from '../../domain/units';
import type { TopicContent } from '../protocol/stored-snapshot';

/** What the engine says of a topic. */
export interface TopicSight {
  /** Null: it is not followed. */
  status(topic: Topic): TopicStatus | null;
  /** What is live just now; null: nothing of it is. */
  live(topic: Topic): TopicContent | null;
}

const BREAK: Sighting = { kind: 'break' };

/**
 * One topic as alerts see it: only while it is live. Where it was not, or is told anew, there is a break before what stands there
 * now; so a gap, a rebuilt channel, a poll by REST or the stored market never looks like a jump.
 */
export class MarketEyes {
  private isLive = false;
  private last: Trade | null = null;

  constructor(
    readonly topic: Topic,
    private readonly sight: TopicSight,
  ) {}

  /** An event of the topic came over the stream, and the engine has taken it in. */
  see(event: MarketEvent, now: LocalMs): readonly Sighting[] {
    const isNew = 'isSnapshot' in event && event.isSnapshot;
    if (!this.isLive || isNew || this.sight.status(this.topic)?.state !== 'live') return this.openOrClose(now, isNew);
    if (event.kind !== 'trades') return this.present(now);
    const trades = tradesAfter(this.last, event.trades);
    this.last = trades.at(-1) ?? this.last;
    return trades.map(({ price }) => ({ kind: 'trade', price, at: now }));
  }

  /** A few times a second. */
  look(now: LocalMs, isWanted: boolean): readonly Sighting[] {
    const status = this.sight.status(this.topic);
    const time: Sighting = { kind: 'time', at: now, isLive: status?.state === 'live', isWanted, reason: status?.reason ?? null };
    return [...this.openOrClose(now, false), time];
  }

  /** What stands there now, for an alert that has seen nothing yet. */
  present(now: LocalMs): readonly Sighting[] {
    const content = this.sight.live(this.topic);
    switch (content?.kind) {
      case 'trades': {
        const [newest] = content.tape.trades;
        return newest === undefined ? [] : [{ kind: 'trade', price: newest.price, at: now }];
      }
      case 'candles':
        return [{ kind: 'candles', candles: content.candles, at: now }];
      case 'book': {
        const [bid, ask] = [content.book.bids[0], content.book.asks[0]];
        return bid === undefined || ask === undefined ? [] : [{ kind: 'top', bid, ask }];
      }
      default:
        return [];
    }
  }

  private openOrClose(now: LocalMs, isNew: boolean): readonly Sighting[] {
    const isLive = this.sight.status(this.topic)?.state === 'live';
    if (isLive === this.isLive && !isNew) return [];
    this.isLive = isLive;
    const content = isLive ? this.sight.live(this.topic) : null;
    this.last = content?.kind === 'trades' ? (content.tape.trades[0] ?? null) : null;
    return [BREAK, ...(isLive ? this.present(now) : [])];
  }
}
