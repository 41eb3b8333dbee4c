import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import type { TopicStatus } from '../../domain/freshness';
import type { Decimal } from '../../domain/money';
import type { NewOrder, OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import type { VenueMs } from '../../domain/units';
import type { LiveView } from '../protocol/account-view';
import type { Books } from './books';
import type { MakeExecution } from './execution-driver';

/** A change that was to be sent by an engine which then ended, and of which nothing came. */
export interface LostChange {
  readonly id: OrderId;
  readonly change: Amendment;
  readonly reserved: Decimal;
}

/** An order that an engine was about to send as it ended. */
export interface LostOrder {
  readonly order: NewOrder;
  /** The record that followed on it was let go of: more may have come of it. */
  readonly isRecordLost: boolean;
}

/** Such an order was placed when it was asked for, as far as can be told: what came later is this engine's. */
export const askedAt = ({ createdAt }: NewOrder): VenueMs => createdAt as number as VenueMs;

/** What tells a paper account from one that its venue keeps. All else of an account is the same. */
export interface AccountKind {
  readonly isLive: boolean;
  /** What the account is when it is first opened. */
  opening(): { readonly info: AccountInfo; readonly balances: Readonly<Record<string, Decimal>> };
  /** Fetch what it needs. Answers why there is no such account, in the user's words; null: there is. */
  prepare(books: Books): Promise<string | null>;
  /** What carries its orders out, once it is prepared. */
  readonly execution: MakeExecution;
  /** What is known of orders and changes that an engine was about to send as it ended. */
  lost(orders: readonly LostOrder[], changes: readonly LostChange[], at: VenueMs): readonly AccountEvent[];
  /** Why nothing may leave just now, in the user's words; null: it may. */
  closed(): string | null;
  /** Why its venue takes no such orders; null: it does. */
  unsupported(orders: readonly NewOrder[]): string | null;
  /** How much of what is shown of it is the present; null: all, as long as it can be written down. */
  status(): (Pick<TopicStatus, 'state' | 'reason' | 'dataAt'> & Partial<Pick<TopicStatus, 'via'>>) | null;
  /** Null: it is paper. */
  live(): LiveView | null;
  /** Why new orders are to be held back until the user lets them through, in the user's words; null: they are not. It is told once. */
  takeStop(): string | null;
  /** Whether this was given for a proof that the vault is the user's, which it is once; null: a word is enough. */
  readonly isProof: ((token: string) => boolean) | null;
  tick(): void;
  close(): void;
}
