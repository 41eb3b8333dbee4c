import type { MarginInfo, VenueMarginInfo } from '../../../domain/account/account-event';
import type { TicketAccount } from './ticket-form';

/** Null: it trades what it holds, or is not known. */
export const marginInfo = (account: Pick<TicketAccount, 'margin' | 'atVenue'> | null): MarginInfo | VenueMarginInfo | null =>
  account?.margin?.holding.info ?? account?.atVenue?.info ?? null;

/** Long and short. */
export const isOnMargin = (account: Pick<TicketAccount, 'margin' | 'atVenue'> | null): boolean => marginInfo(account) !== null;
