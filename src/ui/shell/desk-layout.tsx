import type { JSX } from 'solid-js';
import { Dock, type DockedPanels } from '../dock/dock';
import { PANEL_KINDS } from '../layout/kinds';
import { TapePanel } from '../panels/tape/tape-panel';
import { WatchlistPanel } from '../panels/watchlist/watchlist-panel';
import type { Account } from '../trading/account';
import { isAccountTab } from './account-tabs';
import { Book } from './book';
import { Chart } from './chart';
import type { Desk } from './desk';
import type { Market } from './market';
import { LazyAbout, LazyAccountTable, LazyConnection, LazyDepth, LazyHeatmap, LazyLadder } from './panels';
import { Ticket } from './ticket';

interface DeskLayoutProps {
  market: Market;
  account: Account;
  desk: Desk;
  onSearch: () => void;
  /** What happened to orders: over the tape. */
  notices: JSX.Element;
}

/** Wide screens: every panel of the workspace in its place. */
export function DeskLayout(props: DeskLayoutProps): JSX.Element {
  const panels: DockedPanels = {
    title: ({ kind }) => PANEL_KINDS[kind].title,
    count: ({ kind }) => (kind === 'orders' ? props.account.openCount() : kind === 'positions' ? props.account.positionCount() : 0),
    render: (panel) => {
      const kind = panel().kind;
      const instrument = props.market.selected;
      if (isAccountTab(kind)) return <LazyAccountTable tab={kind} account={props.account} instrument={instrument()} />;
      switch (kind) {
        case 'watch':
          return <WatchlistPanel market={props.market} onAdd={props.onSearch} />;
        case 'chart':
          return <Chart account={props.account} instrument={instrument()} onTicket={() => props.desk.show('ticket', true)} />;
        case 'book':
          return <Book account={props.account} instrument={instrument()} />;
        case 'ladder':
          return <LazyLadder account={props.account} instrument={instrument()} />;
        case 'heatmap':
          return <LazyHeatmap instrument={instrument()} />;
        case 'tape':
          return <TapePanel instrument={instrument()} />;
        case 'ticket':
          return <Ticket account={props.account} instrument={instrument()} />;
        case 'depth':
          return <LazyDepth account={props.account} instrument={instrument()} />;
        case 'connection':
          return <LazyConnection market={props.market} />;
        case 'about':
          return <LazyAbout />;
      }
    },
  };
  return <Dock desk={props.desk} panels={panels} notices={props.notices} />;
}
