import type { Feed } from '../feed';
import { type Exact, exact } from './exact';

/** The price that a symbol is reckoned with: of its last trade, 0 where it is not listed. */
export type MarkOf = (symbol: string) => Exact;

export const marksOf =
  (feed: Feed): MarkOf =>
  (symbol) =>
    exact(feed.markets.get(symbol)?.trades(1)[0]?.[3] ?? 0);
