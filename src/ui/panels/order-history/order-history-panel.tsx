import { createSignal, type JSX } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import type { Account } from '../../trading/account';
import { TablePanel } from '../../trading/table-panel';
import { orderColumns } from '../orders/order-columns';
import { closedRows, toneOf } from '../orders/order-rows';

/** What became of orders. */
export function OrderHistoryPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const [isPairOnly, setPairOnly] = createSignal(false);
  const rows = (): readonly Order[] => closedRows(props.account.view()?.orders ?? [], isPairOnly() ? props.instrument : null);
  const columns = orderColumns(rows);
  return (
    <TablePanel
      title="Order history"
      file="order-history"
      isWide={true}
      account={props.account}
      columns={[
        columns.time,
        columns.pair,
        columns.side,
        columns.state,
        columns.type,
        columns.price,
        columns.size,
        columns.filled,
        columns.average,
        columns.lives,
        columns.id,
      ]}
      rows={rows()}
      keyOf={(order) => order.id}
      toneOf={toneOf}
      tools={
        <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
          {pairLabel(props.instrument)} only
        </button>
      }
      empty="No order has ended yet. Filled, cancelled and refused ones stand here with what became of them."
    />
  );
}
