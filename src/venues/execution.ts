import type { AccountEvent } from '../domain/account/account-event';
import type { AccountId } from '../domain/account/account-id';
import type { AccountState } from '../domain/account/account-state';
import type { State } from '../domain/freshness';
import type { InstrumentId } from '../domain/instrument';
import type { MarketEvent } from '../domain/market-event';
import type { NewOrder, OrderId } from '../domain/order/order';
import type { Amendment } from '../domain/order/terms';
import type { TopicKey } from '../domain/topic';
import type { LocalMs, VenueMs } from '../domain/units';

/**
 * Where orders go, as a machine without hands: it is stepped like a venue, each time with the present time, and answers
 * by account events. It never sends anything twice and never makes up an outcome.
 */
export interface Execution {
  readonly account: AccountId;
  /** All that its events added up to, those of earlier sessions included. */
  state(): AccountState;
  /** Orders that were let through, each once in its life; several are a group that stands or falls together. */
  submit(orders: readonly NewOrder[], now: LocalMs): void;
  amend(id: OrderId, change: Amendment, now: LocalMs): void;
  /** An order that is not open any more is left as it is. */
  cancel(id: OrderId, now: LocalMs): void;
  /** The user has taken note that how an order ended is not known, for this reason. An order of which something is known is left as it is. */
  acknowledge(id: OrderId, reason: string, now: LocalMs): void;
  /** Another venue's news. The event's book is live: read it now, keep a copy. */
  market(event: MarketEvent, now: LocalMs): void;
  /** How far that venue's word on an instrument's book can be trusted just now. Nothing fills unless it is `live`. */
  trust(instrument: InstrumentId, state: State, now: LocalMs): void;
  /** All that it told of is written down. */
  written(now: LocalMs): void;
  /** What time it is at the venue, as far as it has said. */
  timeAt(now: LocalMs): VenueMs;
  /** At least four times a second. */
  tick(now: LocalMs): void;
  /** This machine's clock was set forward by so many ms, or back: from the next step on each `now` is. */
  clockSet(ms: number): void;
  /** Positions on margin whose price is not live just now: until it is, the account is not liquidated. */
  unwatched(): readonly InstrumentId[];
  /** What it must hear of to do its work, for the orders and the positions on margin that are open now. */
  needs(): readonly TopicKey[];
}

/** Why an order was cancelled that the user, or the kill switch, had cancelled: no news to anybody. */
export const AS_ASKED = 'asked for';

export interface ExecutionHands {
  /** It happened. To be written down and shown. */
  emit(event: AccountEvent): void;
}
