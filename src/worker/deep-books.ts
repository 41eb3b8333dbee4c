import { type TopicStatus, worst } from '../domain/freshness';
import { type InstrumentId, parseInstrumentId, type VenueId } from '../domain/instrument';
import type { MarketEvent } from '../domain/market-event';
import { topicKey, topicVenue } from '../domain/topic';
import { instrumentOf, type VenueEntry } from '../venues/registry';
import type { Clock } from './clock';
import type { Outlook } from './orders/market-watch';
import type { MarketSight } from './orders/order-gate';
import type { Session } from './session';
import { BookFold } from './topics/book-fold';
import type { TopicEntry } from './topics/topic-entry';
import type { Topics } from './topics/topics';

/** Levels a side, deepest first. */
const DEPTHS = [250, 100] as const;

/** The books that orders are priced from, as far as they are followed, and what can be said of them. */
export class DeepBooks {
  constructor(
    private readonly venues: readonly VenueEntry[],
    private readonly sessions: ReadonlyMap<VenueId, Session>,
    private readonly topics: Topics,
    private readonly clock: Clock,
  ) {}

  /**
   * An instrument as orders are priced from it: its deepest book, under the worst of what is said of its books. An
   * execution hears them all, so one that is not live is a reason to wait.
   */
  sight(id: InstrumentId): MarketSight | undefined {
    const venue = this.venues.find((entry) => entry.id === parseInstrumentId(id)?.venue);
    const instrument = venue && instrumentOf(venue, id);
    if (venue === undefined || instrument === undefined) return undefined;
    const content = this.of(id)[0]?.fold.content();
    return { instrument, status: this.status(id), book: content?.kind === 'book' ? content.book : null };
  }

  /** The deepest book of an instrument as it came over the stream; null where none did. */
  present(instrument: InstrumentId): MarketEvent | null {
    for (const { key, fold, via, sentAt } of this.of(instrument)) {
      const book = via === 'socket' && fold instanceof BookFold ? fold.present : null;
      if (book !== null) return { kind: 'book', topic: key, book, sentAt: sentAt ?? undefined };
    }
    return null;
  }

  outlook(feed: VenueId): Outlook {
    const link = this.sessions.get(feed)?.link();
    const topics = [...this.topics.all()].map(({ topic }) => topic);
    const shown = topics.flatMap((topic) => (topic.kind === 'book' && topicVenue(topic) === feed ? [topic.instrument] : []));
    return {
      isWanted: link !== undefined && link.phase !== 'off' && link.mode !== 'rest',
      shown: [...new Set(shown)].filter((instrument) => this.of(instrument).length > 0),
      status: (instrument) => this.status(instrument),
    };
  }

  /** The worst of what is said of an instrument's books; null: none is followed. */
  private status(id: InstrumentId): TopicStatus | null {
    const health = this.sessions.get(parseInstrumentId(id)?.venue ?? '')?.venue;
    const now = this.clock.now();
    return worst(this.of(id).map((entry) => this.topics.statusNow(entry, health?.health(entry.key), now))) ?? null;
  }

  private of(instrument: InstrumentId): readonly TopicEntry[] {
    const keys = DEPTHS.map((depth) => topicKey({ kind: 'book', instrument, precision: 'P0', depth }));
    return keys.map((key) => this.topics.get(key)).filter((entry) => entry !== undefined);
  }
}
