import type { MessageCounts } from '../../support/account-messages';

/** What the process of the orders prints. */
export interface OrdersResult {
  /** A round. */
  frames: number;
  /** Messages that the tab was posted, in all rounds. */
  told: number;
  /** Orders that work still at the end. */
  working: number;
  /** Processor time a frame in microseconds, one number a round: with the orders, and without. */
  readonly with: number[];
  readonly without: number[];
  readonly messages: MessageCounts;
}
