import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { TapePanel } from '../panels/tape/tape-panel';
import { WatchlistPanel } from '../panels/watchlist/watchlist-panel';
import { Icon } from '../parts/icon';
import type { Account } from '../trading/account';
import { type AccountTab, accountTabs, isAccountTab } from './account-tabs';
import { Book } from './book';
import { Chart } from './chart';
import type { DeskParts } from './desk-parts';
import type { Market } from './market';
import { LazyAbout, LazyAccountTable, LazyConnection, LazyDepth } from './panels';
import { Tabs } from './tabs';
import { Ticket } from './ticket';
import './desk-layout.css';

export type DockTab = AccountTab | 'depth' | 'connection' | 'about';
const DOCK = [
  { id: 'depth', label: 'Depth' },
  { id: 'connection', label: 'Connection' },
  { id: 'about', label: 'About' },
] as const;

interface DeskLayoutProps {
  market: Market;
  account: Account;
  parts: DeskParts;
  dock: DockTab;
  onDock: (tab: DockTab) => void;
  onSearch: () => void;
  /** What happened to orders: over the tape. */
  notices: JSX.Element;
}

/** Wide screens: watchlist, chart over the dock, book and tape, ticket. */
export function DeskLayout(props: DeskLayoutProps): JSX.Element {
  const [isDockOpen, setDockOpen] = createSignal(true);
  const show = (tab: DockTab): void => {
    setDockOpen(true);
    props.onDock(tab);
  };
  const tabs = createMemo(() => [...accountTabs(props.account), ...DOCK]);
  const accountTab = (): AccountTab | null => (isAccountTab(props.dock) ? props.dock : null);
  return (
    <main class="desk" data-dock={isDockOpen() ? props.dock : 'closed'} data-watch={props.parts.hasWatch()} data-ticket={props.parts.hasTicket()}>
      <Show when={props.parts.hasWatch()}>
        <div class="desk-watch">
          <WatchlistPanel market={props.market} onAdd={props.onSearch} />
        </div>
      </Show>
      <div class="desk-chart">
        <Chart account={props.account} instrument={props.market.selected()} onTicket={() => props.parts.show('ticket', true)} />
      </div>
      <div class="desk-dock">
        <div class="dock-head">
          <Tabs tabs={tabs()} selected={isDockOpen() ? props.dock : null} onSelect={show} label="Below the chart" class="dock-tabs" />
          <button
            type="button"
            class="tool"
            aria-expanded={isDockOpen()}
            aria-label={isDockOpen() ? 'Close the panel below the chart' : 'Open the panel below the chart'}
            onClick={() => setDockOpen(!isDockOpen())}
          >
            <Icon name={isDockOpen() ? 'down' : 'up'} />
          </button>
        </div>
        <Show when={isDockOpen()}>
          <div class="dock-body" role="tabpanel" aria-labelledby={`tab-${props.dock}`}>
            <Switch>
              <Match when={accountTab()}>
                {(tab) => <LazyAccountTable tab={tab()} account={props.account} instrument={props.market.selected()} />}
              </Match>
              <Match when={props.dock === 'depth'}>
                <LazyDepth instrument={props.market.selected()} />
              </Match>
              <Match when={props.dock === 'connection'}>
                <LazyConnection market={props.market} />
              </Match>
              <Match when={props.dock === 'about'}>
                <LazyAbout />
              </Match>
            </Switch>
          </div>
        </Show>
      </div>
      <div class="desk-side">
        <div class="desk-book">
          <Book account={props.account} instrument={props.market.selected()} />
        </div>
        <div class="desk-tape">
          <TapePanel instrument={props.market.selected()} />
        </div>
        {props.notices}
      </div>
      <Show when={props.parts.hasTicket()}>
        <div class="desk-ticket">
          <Ticket account={props.account} instrument={props.market.selected()} />
        </div>
      </Show>
    </main>
  );
}
