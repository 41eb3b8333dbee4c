import type { JSX } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import { BookChoice } from '../books/book-choice';
import { withKey } from '../keys/key-hint';
import { TicketPanel } from '../panels/ticket/ticket-panel';
import type { Account } from '../trading/account';
import { AccountSummary } from '../trading/account-summary';
import { askFlatten } from '../trading/flatten-link';
import { t } from '../words/t';

/** The ticket, and under it what the account comes to. */
export function TicketColumn(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  return (
    <TicketPanel account={props.account} instrument={props.instrument}>
      <div class="ticket-foot">
        <div class="ticket-foot-tools">
          <BookChoice account={props.account} />
          <button
            type="button"
            class="tool"
            title={withKey(
              t('Cancel all orders of {{ pair }} and close what is held of it at market, after a question', { pair: pairLabel(props.instrument) }),
              'flatten',
            )}
            onClick={askFlatten}
          >
            {t('Flatten…')}
          </button>
        </div>
        <AccountSummary account={props.account} instrument={props.instrument} />
      </div>
    </TicketPanel>
  );
}
