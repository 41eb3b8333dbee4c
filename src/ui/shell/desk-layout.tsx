import { createMemo, type JSX } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { Dock, type DockedPanels } from '../dock/dock';
import { PANEL_KINDS } from '../layout/kinds';
import type { PanelState } from '../layout/layout';
import { crosshairOf, type Shown } from '../layout/links';
import { TapePanel } from '../panels/tape/tape-panel';
import { WatchlistPanel } from '../panels/watchlist/watchlist-panel';
import type { Account } from '../trading/account';
import { fillTicket, type TicketFill } from '../trading/ticket-link';
import { say } from '../words/say';
import { isAccountTab } from './account-tabs';
import { Book } from './book';
import { Chart } from './chart';
import type { Desk } from './desk';
import type { Market } from './market';
import type { PanelMarket } from './panel-market';
import { LazyAbout, LazyAccountTable, LazyConnection, LazyDepth, LazyHeatmap, LazyLadder } from './panels';
import { Ticket } from './ticket';

interface DeskLayoutProps {
  market: Market;
  account: Account;
  desk: Desk;
  panelMarket: PanelMarket;
  onSearch: () => void;
  /** Find another market for a panel. */
  onPair: (panel: PanelState) => void;
  /** What happened to orders: over the tape. */
  notices: JSX.Element;
}

/** Wide screens: every panel of the workspace in its place. */
export function DeskLayout(props: DeskLayoutProps): JSX.Element {
  const panels: DockedPanels = {
    title: ({ kind }) => say(PANEL_KINDS[kind].title),
    count: ({ kind }) => (kind === 'orders' ? props.account.openCount() : kind === 'positions' ? props.account.positionCount() : 0),
    render: (panel) => {
      const kind = panel().kind;
      const { selected } = props.market;
      const shown = createMemo(() => props.panelMarket.shown(panel()), undefined, { equals: isSame });
      const instrument = (): InstrumentId => shown().pair;
      // Orders are of the market of the page: it goes where the chart is that one is asked for on.
      const onTicket = (fill: TicketFill): void => {
        if (fill.instrument !== selected()) props.market.select(fill.instrument);
        if (props.desk.show('ticket', true)) fillTicket(fill);
      };
      if (isAccountTab(kind)) return <LazyAccountTable tab={kind} account={props.account} instrument={selected()} />;
      switch (kind) {
        case 'watch':
          return <WatchlistPanel market={props.market} onAdd={props.onSearch} />;
        case 'chart':
          return (
            <Chart
              account={props.account}
              shown={shown()}
              onInterval={(interval) => props.panelMarket.setInterval(panel(), interval)}
              panel={panel().id}
              crosshair={crosshairOf(panel(), props.desk.workspace().id)}
              onTicket={onTicket}
            />
          );
        case 'book':
          return <Book account={props.account} instrument={instrument()} />;
        case 'ladder':
          return <LazyLadder account={props.account} instrument={instrument()} />;
        case 'heatmap':
          return <LazyHeatmap instrument={instrument()} />;
        case 'tape':
          return <TapePanel instrument={instrument()} />;
        case 'ticket':
          return <Ticket account={props.account} instrument={selected()} />;
        case 'depth':
          return <LazyDepth account={props.account} instrument={instrument()} />;
        case 'connection':
          return <LazyConnection market={props.market} />;
        case 'about':
          return <LazyAbout />;
      }
    },
    market: props.panelMarket,
    findPair: (panel) => props.onPair(panel),
  };
  return <Dock desk={props.desk} panels={panels} notices={props.notices} />;
}

const isSame = (a: Shown, b: Shown): boolean => a.pair === b.pair && a.interval === b.interval;
