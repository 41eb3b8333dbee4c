import type { TopicStatus } from '../../domain/freshness';
import type { MarketEvent } from '../../domain/market-event';
import type { Topic, TopicKey } from '../../domain/topic';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { TopicChange } from '../protocol/stream-message';

/**
 * The folded content of one topic. Each change gets the next number of a counter that all topics share; a tab
 * that remembers the number it was served at is told what came later, whole or in part.
 */
export interface TopicFold {
  /** Take an event in. `revision` is its number. False: not of this kind. */
  apply(event: MarketEvent, via: 'socket' | 'rest', revision: number): boolean;
  /** Null: nothing later than that. */
  changeSince(revision: number): TopicChange | null;
  content(): TopicContent | null;
  restore(content: TopicContent, revision: number): boolean;
  /** A stretch of time that we missed and a REST route may fill: what came before this. */
  missingBefore(): VenueMs | null;
}

/** A topic in the engine: its content, where it came from, and what is said of it. */
export interface TopicEntry {
  readonly key: TopicKey;
  readonly topic: Topic;
  readonly fold: TopicFold;
  status: TopicStatus;
  /** Number of the last change of the status. */
  statusRevision: number;
  via: 'socket' | 'rest' | 'cache' | null;
  dataAt: LocalMs | null;
  sentAt: VenueMs | null;
  /** Last REST answer; null: none. */
  restAt: LocalMs | null;
  isStored: boolean;
}
