import type { AccountId } from '../../../domain/account/account-id';
import type { InstrumentId } from '../../../domain/instrument';
import type { TicketFields } from './ticket-fields';

/** What a ticket had as it left the screen. */
interface Left {
  readonly instrument: InstrumentId;
  readonly account: AccountId;
  readonly fields: TicketFields;
}

let left: Left | null = null;

/** A ticket goes: what was typed into it is kept as long as the page is. */
export function leaveTicket(now: Left): void {
  left = now;
}

/** A ticket comes: it goes on with what the last one had, where that was of this pair and account. Null: it begins anew. */
export const ticketLeft = (instrument: InstrumentId, account: AccountId): TicketFields | null =>
  left !== null && left.instrument === instrument && left.account === account ? left.fields : null;
