import { type JSX, Show } from 'solid-js';
import type { Interval } from '../../domain/candle';
import type { Shown } from '../layout/links';
import type { CrosshairGroup } from '../panels/chart/crosshair/create-crosshair';
import type { Account } from '../trading/account';
import type { TicketFill } from '../trading/ticket-link';
import { LazyChart, LazyChartOrders } from './panels';

interface ChartProps {
  account: Account;
  shown: Shown;
  onInterval: (interval: Interval) => void;
  /** Its id: what is kept of a chart. */
  panel: string;
  /** Charts that its crosshair moves on; null: on none. */
  crosshair: CrosshairGroup | null;
  /** Bring the ticket onto the screen, for this to be put into it. */
  onTicket: (fill: TicketFill) => void;
}

/** The chart; over it one's own orders, once trading was asked for. */
export function Chart(props: ChartProps): JSX.Element {
  return (
    <LazyChart
      instrument={props.shown.pair}
      interval={props.shown.interval}
      onInterval={props.onInterval}
      panel={props.panel}
      crosshair={props.crosshair}
      overlay={(surface) => (
        <Show when={props.account.isFollowed()}>
          <LazyChartOrders account={props.account} instrument={props.shown.pair} surface={surface} onTicket={props.onTicket} />
        </Show>
      )}
    />
  );
}
