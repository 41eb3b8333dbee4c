import { For, type JSX, Show } from 'solid-js';
import type { Side } from '../../domain/units';
import type { Account } from '../trading/account';
import { SIDE_WORD } from '../trading/order-words';
import type { TicketFill } from '../trading/ticket-link';
import { t } from '../words/t';
import { Chart } from './chart';
import type { Market } from './market';
import { LazyDepth } from './panels';
import { TicketSheet } from './ticket-sheet';
import './pocket-chart.css';

interface PocketChartProps {
  market: Market;
  account: Account;
  isTicketOpen: boolean;
  /** Bring the ticket up, for this to be put into it. */
  onTicket: (fill: TicketFill) => void;
  onTicketClose: () => void;
}

const SIDES: readonly Side[] = ['buy', 'sell'];

/** The chart with its depth, and under the thumb what brings the ticket up over them. */
export function PocketChart(props: PocketChartProps): JSX.Element {
  let sides!: HTMLFieldSetElement;
  /** The button that the ticket was opened by; null: something else opened it. */
  let opener: HTMLButtonElement | null = null;
  const open = (side: Side, button: HTMLButtonElement): void => {
    opener = button;
    props.onTicket({ instrument: props.market.selected(), side });
  };
  /** What opened it has the focus again, if the ticket had it: the other button would turn what stands in it with the next press. */
  const close = (): void => {
    const hadFocus = sides.parentElement?.querySelector('.ticket-sheet')?.contains(document.activeElement) === true;
    const home = opener ?? sides.querySelector('button');
    opener = null;
    props.onTicketClose();
    if (hadFocus) home?.focus({ preventScroll: true });
  };
  return (
    <div class="pocket-chart-tab">
      <div class="pocket-split">
        <div class="pocket-chart">
          <Chart
            account={props.account}
            shown={{ pair: props.market.selected(), interval: props.market.interval() }}
            onInterval={props.market.setInterval}
            panel="chart"
            crosshair={null}
            onTicket={props.onTicket}
          />
        </div>
        {/* The ticket lies over it. */}
        <div class="pocket-depth" inert={props.isTicketOpen}>
          <LazyDepth account={props.account} instrument={props.market.selected()} />
        </div>
      </div>
      <fieldset ref={sides} class="pocket-sides" aria-label={t('Order ticket')} inert={props.isTicketOpen}>
        <For each={SIDES}>
          {(side) => (
            <button type="button" class="pocket-side" data-side={side} aria-haspopup="dialog" onClick={(event) => open(side, event.currentTarget)}>
              <span aria-hidden="true">{side === 'buy' ? '▲' : '▼'}</span> {t(SIDE_WORD[side])}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={props.isTicketOpen}>
        <TicketSheet account={props.account} instrument={props.market.selected()} onClose={close} />
      </Show>
    </div>
  );
}
