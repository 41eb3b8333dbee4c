import type { AlertHappening } from '../../domain/alert/alert';
import type { BookView } from '../../domain/book';
import type { Candle } from '../../domain/candle';
import type { DerivativeStatus, Liquidation } from '../../domain/derivative';
import type { TopicStatus } from '../../domain/freshness';
import type { InstrumentId, VenueId } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import type { Tape } from '../../domain/tape';
import type { Ticker } from '../../domain/ticker';
import type { TopicKey } from '../../domain/topic';
import type { Trade } from '../../domain/trade';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { AccountView } from './account-view';
import type { AlertsView } from './alerts-view';
import type { LinkState } from './link-state';
import type { Settings } from './settings';
import type { VaultView } from './vault-view';

/** What changed in a topic since the last message to this tab. `replace` comes first, then additions. */
export type TopicChange =
  | { kind: 'book'; book: BookView }
  | { kind: 'trades'; replace: Tape }
  | { kind: 'trades'; add: readonly Trade[] }
  | { kind: 'candles'; replace: readonly Candle[] }
  | { kind: 'candles'; upsert: readonly Candle[] }
  | { kind: 'ticker'; ticker: Ticker }
  | { kind: 'status'; status: DerivativeStatus }
  | { kind: 'liquidations'; liquidations: readonly Liquidation[] }
  /** `orders` and `fills`: those that are new or changed; all of them where `isWhole`. */
  | { kind: 'account'; isWhole: boolean; account: AccountView };

export interface TopicMessage {
  readonly key: TopicKey;
  readonly status: TopicStatus;
  /** Null: only the status is news. */
  readonly change: TopicChange | null;
  /** The venue's send time of the newest thing in it. */
  readonly sentAt: VenueMs | null;
}

/** Engine to tab, one for each credit, as soon as there is something to say. */
export interface StreamMessage {
  /** Rises by one a message. */
  readonly n: number;
  readonly postedAt: LocalMs;
  readonly topics: readonly TopicMessage[];
  /** Null: unchanged. */
  readonly link: LinkState | null;
  readonly settings: Settings | null;
  /** Null as long as nobody has asked for it. */
  readonly vault: VaultView | null;
  /** Null: unchanged, or there are none and nobody has asked for them. */
  readonly alerts: AlertsView | null;
}

/** What the user should hear of an order. Not among it: what the user asked for a moment ago. */
export type OrderNewsKind = 'filled' | 'triggered' | 'cancelled' | 'expired' | 'rejected' | 'doubted';

/** What happened to an order since it was told of last. */
export interface OrderNews {
  /** In the order of their happening. */
  readonly happened: readonly OrderNewsKind[];
  /** As it is after that. */
  readonly order: Order;
}

/** The market that accounts trade on is not live any more, or is again. */
export interface MarketNews {
  readonly happened: 'lost' | 'back';
  readonly feed: VenueId;
  readonly instruments: readonly InstrumentId[];
  /** Why it is not live, in the user's words; null where that is not known, and when it is back. */
  readonly reason: string | null;
  /** Since it was seen live before. */
  readonly awayMs: number;
  /** Open orders and positions on margin that wait for it, of all its accounts. */
  readonly orders: number;
  readonly positions: number;
}

/** What happened to an alert. */
export interface AlertNews {
  readonly alert: AlertHappening;
}

export type News = OrderNews | MarketNews | AlertNews;

/** Engine to one tab, of an account to one of those that follow it: news are told once, whatever tabs are open. It takes no credit, so that a hidden tab can be told. */
export interface NewsMessage {
  readonly news: readonly News[];
}

/** A painting that took longer was not measured: somebody set the clock meanwhile. */
export const PAINT_LIMIT_MS = 3_600_000;

/** Tab to engine. A credit allows one message; a pause takes an unused credit back. */
export type StreamReply =
  | {
      readonly kind: 'credit' /** Ms from a message's posting to its painting, from 0 up to the limit; null where none was measured. */;
      readonly paintMs: number | null;
    }
  | { readonly kind: 'pause' };

/** First message on a fresh connection to the worker, with two ports transferred: calls, then stream. */
export interface Introduction {
  readonly kind: 'tapedeck/tab';
  /** Web Lock that the tab holds while it lives: a closed tab fires no event on its ports, but this comes free. */
  readonly tabLock: string;
}
