import type { TopicKey } from '../domain/topic';
import type { StoredSnapshot } from '../worker/protocol/stored-snapshot';
import type { TopicMessage } from '../worker/protocol/stream-message';
import { doubtTopic, foldTopic, storedTopic, unknownTopic } from './fold-topic';
import type { Frame } from './frame';
import type { TopicState, Watchable } from './terminal';
import { makeValue, type Value } from './watchable';

/** A panel that is replaced by another one on the same topic should not make the engine let go of it. */
export const LINGER_MS = 200;

interface Entry {
  /** What readers see: the claim, or the doubt about it. */
  readonly value: Value<TopicState>;
  /** What the engine said last. */
  claimed: TopicState;
  readers: number;
  stopLinger: (() => void) | undefined;
}

/** All topics that this tab reads. Counts readers, and tells the whole wanted set when it changes. */
export class Topics {
  private readonly entries = new Map<TopicKey, Entry>();
  private isCollecting = false;
  /** Why no claim is shown as it is; null: they are. */
  private doubt: string | null = null;

  constructor(
    private readonly frame: Pick<Frame, 'after'>,
    private readonly hooks: {
      /** The whole set, once for all that changed in one turn. */
      wanted(keys: readonly TopicKey[]): void;
      /** A topic got its first reader. */
      opened(key: TopicKey): void;
    },
  ) {}

  topic(key: TopicKey): Watchable<TopicState> {
    return {
      get: () => this.entries.get(key)?.value.get() ?? unknownTopic(key),
      watch: (reader) => {
        const entry = this.enter(key);
        const stop = entry.value.watch(reader);
        let isReading = true;
        return () => {
          if (!isReading) return;
          isReading = false;
          stop();
          this.leave(key, entry);
        };
      },
    };
  }

  keys(): readonly TopicKey[] {
    return [...this.entries.keys()];
  }

  apply(messages: readonly TopicMessage[]): void {
    for (const message of messages) {
      const entry = this.entries.get(message.key);
      if (entry !== undefined) this.claim(entry, foldTopic(entry.claimed, message));
    }
  }

  /** A stored snapshot counts only where nothing better came first. */
  restore(stored: StoredSnapshot): void {
    const entry = this.entries.get(stored.key);
    if (entry !== undefined && entry.claimed.data === null) this.claim(entry, storedTopic(stored));
  }

  /** What the engine claimed is void: it is gone, and the next one starts from nothing. */
  revoke(reason: string): void {
    this.doubt = null;
    for (const entry of this.entries.values()) this.claim(entry, doubtTopic(entry.claimed, reason));
  }

  /** The engine is not heard just now: its claims are not shown until it is. What it says of one topic then vouches for all. */
  suspend(reason: string): void {
    this.doubt = reason;
    for (const entry of this.entries.values()) this.claim(entry, entry.claimed);
  }

  resume(): void {
    if (this.doubt === null) return;
    this.doubt = null;
    for (const entry of this.entries.values()) this.claim(entry, entry.claimed);
  }

  private claim(entry: Entry, claimed: TopicState): void {
    entry.claimed = claimed;
    entry.value.set(this.doubt === null ? claimed : doubtTopic(claimed, this.doubt));
  }

  private enter(key: TopicKey): Entry {
    let entry = this.entries.get(key);
    if (entry === undefined) {
      const claimed = unknownTopic(key);
      entry = { value: makeValue(claimed), claimed, readers: 0, stopLinger: undefined };
      this.entries.set(key, entry);
      this.collect();
      this.hooks.opened(key);
    }
    entry.stopLinger?.();
    entry.stopLinger = undefined;
    entry.readers++;
    return entry;
  }

  private leave(key: TopicKey, entry: Entry): void {
    if (--entry.readers > 0) return;
    entry.stopLinger = this.frame.after(LINGER_MS, () => {
      this.entries.delete(key);
      this.collect();
    });
  }

  private collect(): void {
    if (this.isCollecting) return;
    this.isCollecting = true;
    queueMicrotask(() => {
      this.isCollecting = false;
      this.hooks.wanted(this.keys());
    });
  }
}
