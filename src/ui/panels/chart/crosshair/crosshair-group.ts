import type { VenueMs } from '../../../../domain/units';

/** What a window tells the others: the start of the candle under the pointer of one of its charts, or that it left. */
export interface CrosshairWord {
  /** Charts of one group move one another's crosshair. */
  readonly group: string;
  /** The chart, by an id that no window has twice. */
  readonly from: string;
  readonly at: VenueMs | null;
}

interface Follower {
  readonly id: string;
  readonly run: (at: VenueMs | null) => void;
}

/** The charts of this page by their groups, and which chart of a group has the pointer. */
export class CrosshairGroups {
  private readonly followers = new Map<string, Set<Follower>>();
  private readonly pointed = new Map<string, CrosshairWord>();

  /** Calls back where the pointer stands on another chart of the group, and with null once it stands on none. Answers the way out. */
  join(group: string, id: string, run: (at: VenueMs | null) => void): () => void {
    const all = this.followers.get(group) ?? new Set();
    this.followers.set(group, all);
    const follower: Follower = { id, run };
    all.add(follower);
    return () => {
      all.delete(follower);
      if (all.size === 0) this.followers.delete(group);
    };
  }

  /** False: nothing new. That the pointer left a chart counts only while no other has it: the two may come in any order. */
  hear(word: CrosshairWord): boolean {
    const { group, from, at } = word;
    const before = this.pointed.get(group);
    if (at === null ? before?.from !== from : before?.from === from && before.at === at) return false;
    if (at === null) this.pointed.delete(group);
    else this.pointed.set(group, word);
    // Where the pointer is itself, what it was told before is over.
    for (const { id, run } of this.followers.get(group) ?? []) run(id === from ? null : at);
    return true;
  }
}

/** A word of another window, which may be of another build. */
export function isCrosshairWord(data: unknown): data is CrosshairWord {
  if (typeof data !== 'object' || data === null) return false;
  const { group, from, at } = data as Partial<Record<keyof CrosshairWord, unknown>>;
  return typeof group === 'string' && typeof from === 'string' && (at === null || Number.isFinite(at));
}
