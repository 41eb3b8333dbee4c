import type { LiveBook } from './book';
import type { Candle } from './candle';
import type { DerivativeStatus, Liquidation } from './derivative';
import type { Ticker } from './ticker';
import type { TopicKey } from './topic';
import type { Trade } from './trade';
import type { VenueMs } from './units';

/**
 * What a venue tells of a market. `isSnapshot`: this is what the venue has now, in place of what came before.
 * `sentAt` is the venue's own send time, where it says one.
 * A book event carries the live book itself, and the same event object may come again: readers copy, never keep.
 */
export type MarketEvent =
  | { kind: 'book'; topic: TopicKey; book: LiveBook; sentAt: VenueMs | undefined }
  | { kind: 'trades'; topic: TopicKey; trades: readonly Trade[]; isSnapshot: boolean; sentAt: VenueMs | undefined }
  | { kind: 'candles'; topic: TopicKey; candles: readonly Candle[]; isSnapshot: boolean; sentAt: VenueMs | undefined }
  | { kind: 'ticker'; topic: TopicKey; ticker: Ticker; sentAt: VenueMs | undefined }
  | { kind: 'status'; topic: TopicKey; status: DerivativeStatus; sentAt: VenueMs | undefined }
  | { kind: 'liquidations'; topic: TopicKey; liquidations: readonly Liquidation[]; sentAt: VenueMs | undefined };
