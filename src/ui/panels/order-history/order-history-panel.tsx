import { createMemo, type JSX } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { isClosed } from '../../trading/order-states';
import { PastPanel } from '../../trading/past-panel';
import { t } from '../../words/t';
import { orderColumns } from '../orders/order-columns';
import { toneOf } from '../orders/order-rows';
import { PAST_ORDERS } from './past-orders';

/** What became of orders. */
export function OrderHistoryPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const { commands } = useTerminal();
  const ended = createMemo(() => (props.account.view()?.orders ?? []).filter((order) => isClosed(order.state)));
  return (
    <PastPanel
      title={t('Order history')}
      file="order-history"
      account={props.account}
      instrument={props.instrument}
      kind={PAST_ORDERS}
      // Each has its fills with it.
      pageSize={80}
      live={ended}
      load={commands.pastOrders}
      table={(orders) => {
        const { time, pair, side, state, type, price, trigger, size, filled, average, lives, id } = orderColumns(orders);
        return { rows: orders, columns: [time, pair, side, state, type, price, { ...trigger, usual: 'off' }, size, filled, average, lives, id] };
      }}
      rowsOf={(orders) => orders}
      keyOf={(order) => order.id}
      toneOf={toneOf}
      nothing={t('No order ended in this range. Filled, cancelled and refused ones stand here with what became of them.')}
    />
  );
}
