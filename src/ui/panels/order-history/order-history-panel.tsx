import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { type Column, columnLike } from '../../trading/columns';
import { isClosed } from '../../trading/order-states';
import { PastPanel } from '../../trading/past-panel';
import { tradedOf } from '../../trading/traded-sums';
import { t } from '../../words/t';
import { orderColumns } from '../orders/order-columns';
import { nameOf, toneOf } from '../orders/order-rows';
import { OrderStory, StoryButton } from '../orders/order-story';
import { PAST_ORDERS } from './past-orders';

/** What became of orders. */
export function OrderHistoryPanel(props: { account: Account; instrument: InstrumentId }): JSX.Element {
  const { commands } = useTerminal();
  /** As it was chosen; told on as long as the account still lists it. */
  const [chosen, setChosen] = createSignal<Order | null>(null);
  const told = (): Order | null => {
    const order = chosen();
    return order === null ? null : (props.account.view()?.orders.find(({ id }) => id === order.id) ?? order);
  };
  const tools: Column<Order> = {
    id: 'tools',
    title: '',
    width: 34,
    cell: (row) => (
      <div class="row-tools">
        <StoryButton name={nameOf(row())} title={t('What became of it (Enter)')} onPress={() => setChosen(row())} />
      </div>
    ),
  };
  const onKey = (event: KeyboardEvent, order: Order): boolean => {
    if (event.key !== 'Enter' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
    setChosen(order);
    return true;
  };
  const ended = createMemo(() => (props.account.view()?.orders ?? []).filter((order) => isClosed(order.state)));
  return (
    <>
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
          return {
            rows: orders,
            columns: [
              time,
              pair,
              side,
              state,
              type,
              price,
              columnLike(trigger, { usual: 'off' }),
              size,
              // The state says it in per cent.
              { ...filled, usual: 'room' },
              average,
              lives,
              id,
              tools,
            ],
          };
        }}
        rowsOf={(orders) => orders}
        keyOf={(order) => order.id}
        toneOf={toneOf}
        tradedOf={tradedOf}
        onKey={onKey}
        nothing={t('No order ended in this range. Filled, cancelled and refused ones stand here with what became of them.')}
      />
      <Show when={told()}>
        {(order) => <OrderStory order={order()} isLive={props.account.status()?.state === 'live'} onClose={() => setChosen(null)} />}
      </Show>
    </>
  );
}
