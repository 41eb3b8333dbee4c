import type { OrderNews } from '../worker/protocol/stream-message';

export interface OrderNewsSource {
  /** Calls back with what came while nobody listened, then with each new one. One reader. Answers the way to stop. */
  listen(reader: (news: readonly OrderNews[]) => void): () => void;
}

/** Who listens is loaded on demand: what comes before is kept, the last of it. */
const MOST_KEPT = 20;

export function makeNews(): OrderNewsSource & { tell(news: readonly OrderNews[]): void } {
  let reader: ((news: readonly OrderNews[]) => void) | null = null;
  let kept: OrderNews[] = [];
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
