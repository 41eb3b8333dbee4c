import { onCleanup } from 'solid-js';
import type { AccountId } from '../../../domain/account/account-id';
import type { InstrumentId } from '../../../domain/instrument';
import type { Sender } from './send-order';
import type { TicketFields } from './ticket-fields';

/** Whose a ticket is. */
export interface TicketOf {
  readonly instrument: InstrumentId;
  readonly account: AccountId;
}

/** What a ticket had as it left the screen. */
interface Left extends TicketOf {
  readonly fields: TicketFields;
  /** With the last press: one without an answer could be sent twice by who does not see it any more. */
  readonly sender: Sender;
}

let left: Left | null = null;

/** The ticket of this owner keeps as it goes what was typed into it and pressed, as long as the page is. */
export function createTicketLeft(now: () => Left): void {
  onCleanup(() => {
    left = now();
  });
}

/** A ticket comes: it goes on with what the last one had, where that was of this pair and account. Null: it begins anew. */
export const ticketLeft = ({ instrument, account }: TicketOf): Left | null =>
  left !== null && left.instrument === instrument && left.account === account ? left : null;
