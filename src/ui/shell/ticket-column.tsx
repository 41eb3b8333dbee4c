import type { JSX } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { BookChoice } from '../books/book-choice';
import { TicketPanel } from '../panels/ticket/ticket-panel';
import type { Account } from '../trading/account';
import { AccountSummary } from '../trading/account-summary';

/** The ticket, and under it what the account comes to. */
export function TicketColumn(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  return (
    <TicketPanel account={props.account} instrument={props.instrument}>
      <div class="ticket-foot">
        <BookChoice account={props.account} />
        <AccountSummary account={props.account} instrument={props.instrument} />
      </div>
    </TicketPanel>
  );
}
