import type { MarketEvent } from '../../domain/market-event';
import type { TopicKey } from '../../domain/topic';
import type { LocalMs, VenueMs } from '../../domain/units';

/** Why a channel has to be rebuilt. */
export interface Trouble {
  readonly code: 'frame-malformed' | 'checksum-mismatch' | 'book-crossed' | 'no-answer';
  readonly detail: string;
}

/** What the feed of one channel is told about each frame. */
export interface FrameContext {
  /** Flags that the exchange acknowledged for this connection. */
  flags: number;
  sentAt: VenueMs | undefined;
  now: LocalMs;
}

/** The content of one channel: frames in, events out. It lives for one subscription, a resubscription gets a new one. */
export interface Feed {
  /** Heartbeats do not come here. Null: taken. */
  take(frame: readonly unknown[], context: FrameContext): Trouble | null;
  /** Another topic wants what this channel holds: tell it all that is known. */
  addTopic(topic: TopicKey): void;
  removeTopic(topic: TopicKey): void;
  /** What only time shows. */
  tick(now: LocalMs): Trouble | null;
}

export type Emit = (event: MarketEvent) => void;

export const malformed = (detail: string): Trouble => ({ code: 'frame-malformed', detail });
