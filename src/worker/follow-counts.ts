import type { TopicKey } from '../domain/topic';
import type { Clock } from './clock';

/** A tab that is reloaded or moves between pairs finds its topics still open. */
const GRACE_MS = 10_000;

/** Counts who follows what across tabs; the last one out leaves a topic open for a while. */
export class FollowCounts {
  private readonly counts = new Map<TopicKey, number>();
  private readonly leaving = new Map<TopicKey, () => void>();

  constructor(
    private readonly clock: Clock,
    private readonly first: (key: TopicKey) => void,
    private readonly last: (key: TopicKey) => void,
  ) {}

  /** Somebody follows it, or did so a moment ago. */
  has(key: TopicKey): boolean {
    return this.counts.has(key) || this.leaving.has(key);
  }

  /** A tab followed `before` and now follows `after`. */
  change(before: readonly TopicKey[], after: readonly TopicKey[]): void {
    const old = new Set(before);
    const now = new Set(after);
    for (const key of now) if (!old.has(key)) this.add(key);
    for (const key of old) if (!now.has(key)) this.remove(key);
  }

  private add(key: TopicKey): void {
    const count = this.counts.get(key) ?? 0;
    this.counts.set(key, count + 1);
    const stay = this.leaving.get(key);
    if (stay !== undefined) {
      stay();
      this.leaving.delete(key);
    } else if (count === 0) this.first(key);
  }

  private remove(key: TopicKey): void {
    const count = (this.counts.get(key) ?? 0) - 1;
    if (count > 0) {
      this.counts.set(key, count);
      return;
    }
    this.counts.delete(key);
    const cancel = this.clock.after(GRACE_MS, () => {
      this.leaving.delete(key);
      this.last(key);
    });
    this.leaving.set(key, cancel);
  }
}
