import type { JSX } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import type { Account } from '../trading/account';
import { createTicketPlace } from '../trading/ticket-link';
import { LazyTicket } from './panels';

/** The ticket's place on the screen: what is pressed while the ticket is still loaded is in it once it has come. */
export function Ticket(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  createTicketPlace(() => props.instrument);
  return <LazyTicket account={props.account} instrument={props.instrument} />;
}
