import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { InstrumentId } from '../../domain/instrument';
import { AlertsPanel } from '../panels/alerts/alerts-panel';
import { BalancesPanel } from '../panels/balances/balances-panel';
import { FillsPanel } from '../panels/fills/fills-panel';
import { OrderHistoryPanel } from '../panels/order-history/order-history-panel';
import { OrdersPanel } from '../panels/orders/orders-panel';
import { PerformancePanel } from '../panels/performance/performance-panel';
import { PositionsPanel } from '../panels/positions/positions-panel';
import type { Account } from '../trading/account';
import type { AccountTab } from './account-tabs';

const PANELS = {
  orders: OrdersPanel,
  positions: PositionsPanel,
  history: OrderHistoryPanel,
  fills: FillsPanel,
  balances: BalancesPanel,
  performance: PerformancePanel,
  alerts: AlertsPanel,
};

/** One table of the account. */
export function AccountTable(props: { account: Account; instrument: InstrumentId; tab: AccountTab }): JSX.Element {
  return <Dynamic component={PANELS[props.tab]} account={props.account} instrument={props.instrument} />;
}
