import { createMemo, createSignal, type JSX } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { createRange } from '../../trading/chosen-range';
import { fileOnly } from '../../trading/columns';
import { isClosed } from '../../trading/order-states';
import { createPast } from '../../trading/past';
import { RangePicker } from '../../trading/range-picker';
import { TablePanel } from '../../trading/table-panel';
import { orderColumns } from '../orders/order-columns';
import { toneOf } from '../orders/order-rows';
import { PAST_ORDERS } from './past-orders';

/** What became of orders. */
export function OrderHistoryPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const [isPairOnly, setPairOnly] = createSignal(false);
  const terminal = useTerminal();
  const past = createPast({
    kind: PAST_ORDERS,
    account: props.account.id,
    range: createRange(),
    pair: () => (isPairOnly() ? props.instrument : null),
    live: createMemo(() => (props.account.view()?.orders ?? []).filter((order) => isClosed(order.state))),
    // Each has its fills with it.
    pageSize: 80,
    load: (account, query) => terminal.commands.pastOrders(account, query),
  });
  const columns = orderColumns(past.rows);
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
        fileOnly(columns.trigger),
        columns.size,
        columns.filled,
        columns.average,
        columns.lives,
        columns.id,
      ]}
      rows={past.rows()}
      keyOf={(order) => order.id}
      toneOf={toneOf}
      tools={
        <>
          <RangePicker />
          <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
            {pairLabel(props.instrument)} only
          </button>
        </>
      }
      trouble={past.trouble()}
      onEnd={past.more}
      whole={past.whole}
      empty={
        past.isReading()
          ? 'Reading the history.'
          : 'No order ended in this range. Filled, cancelled and refused ones stand here with what became of them.'
      }
    />
  );
}
