import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { InstrumentId } from '../../domain/instrument';
import { BalancesPanel } from '../panels/balances/balances-panel';
import { FillsPanel } from '../panels/fills/fills-panel';
import { OrderHistoryPanel } from '../panels/order-history/order-history-panel';
import { OrdersPanel } from '../panels/orders/orders-panel';
import { PositionsPanel } from '../panels/positions/positions-panel';
import { TicketPanel } from '../panels/ticket/ticket-panel';
import type { Account } from '../trading/account';
import { AccountSummary } from '../trading/account-summary';
import type { AccountTab } from './account-tabs';

export interface TradeProps {
  account: Account;
  instrument: InstrumentId;
}

/** The ticket, and under it what the account comes to. */
export function TicketColumn(props: TradeProps): JSX.Element {
  return (
    <TicketPanel account={props.account} instrument={props.instrument}>
      <div class="ticket-foot">
        <AccountSummary account={props.account} instrument={props.instrument} />
      </div>
    </TicketPanel>
  );
}

const PANELS = { orders: OrdersPanel, positions: PositionsPanel, history: OrderHistoryPanel, fills: FillsPanel, balances: BalancesPanel };

/** One table of the account. */
export function AccountTable(props: TradeProps & { tab: AccountTab }): JSX.Element {
  return <Dynamic component={PANELS[props.tab]} account={props.account} instrument={props.instrument} />;
}
