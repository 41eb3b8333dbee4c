import type { News } from '../worker/protocol/stream-message';

export interface NewsSource {
  /** Calls back with what came while nobody listened, then with each new one. One reader. Answers the way to stop. */
  listen(reader: (news: readonly News[]) => void): () => void;
}

/** Who listens is loaded on demand: what comes before is kept, the last of it. */
const MOST_KEPT = 20;

export function makeNews(): NewsSource & { tell(news: readonly News[]): void } {
  let reader: ((news: readonly News[]) => void) | null = null;
  let kept: News[] = [];
  return {
    tell: (news) => {
      if (reader !== null) reader(news);
      else kept = [...kept, ...news].slice(-MOST_KEPT);
    },
    listen: (next) => {
      reader = next;
      if (kept.length > 0) next(kept);
      kept = [];
      return () => {
        if (reader === next) reader = null;
      };
    },
  };
}
