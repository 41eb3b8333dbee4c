import { type JSX, Show } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import type { Account } from '../trading/account';
import { fillTicket } from '../trading/ticket-link';
import { LazyChart, LazyChartOrders } from './panels';

interface ChartProps {
  account: Account;
  instrument: InstrumentId;
  /** Bring the ticket onto the screen. */
  onTicket: () => void;
}

/** The chart; over it one's own orders, once trading was asked for. */
export function Chart(props: ChartProps): JSX.Element {
  return (
    <LazyChart
      instrument={props.instrument}
      overlay={(surface) => (
        <Show when={props.account.isFollowed()}>
          <LazyChartOrders
            account={props.account}
            instrument={props.instrument}
            surface={surface}
            onTicket={(fill) => {
              fillTicket(fill);
              props.onTicket();
            }}
          />
        </Show>
      )}
    />
  );
}
