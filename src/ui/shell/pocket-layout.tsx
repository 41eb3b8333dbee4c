import { createMemo, createSignal, type JSX, Match, Switch } from 'solid-js';
import { TapePanel } from '../panels/tape/tape-panel';
import { WatchlistPanel } from '../panels/watchlist/watchlist-panel';
import type { Account } from '../trading/account';
import { fillTicket } from '../trading/ticket-link';
import { type AccountTab, accountTabs } from './account-tabs';
import { Book } from './book';
import { Chart } from './chart';
import type { Market } from './market';
import { LazyAbout, LazyAccountTable, LazyConnection, LazyDepth } from './panels';
import { Tabs } from './tabs';
import { Ticket } from './ticket';
import './pocket-layout.css';

export type PocketTab = 'chart' | 'trade' | 'orders' | 'book' | 'trades' | 'watch' | 'more';
const TABS = [
  { id: 'chart', label: 'Chart', icon: 'chart' },
  { id: 'trade', label: 'Trade', icon: 'ticket' },
  { id: 'orders', label: 'Orders', icon: 'orders' },
  { id: 'book', label: 'Book', icon: 'book' },
  { id: 'trades', label: 'Tape', icon: 'trades' },
  { id: 'watch', label: 'Watch', icon: 'watch' },
  { id: 'more', label: 'More', icon: 'more' },
] as const;
const MORE = [
  { id: 'connection', label: 'Connection' },
  { id: 'about', label: 'About' },
] as const;

interface PocketLayoutProps {
  market: Market;
  account: Account;
  tab: PocketTab;
  onTab: (tab: PocketTab) => void;
  onSearch: () => void;
  /** The status strip: it stands above the tabs. */
  strip: JSX.Element;
  /** What happened to orders: in the head of the page. */
  notices: JSX.Element;
}

/** Narrow screens: one panel at a time, chosen at the bottom. */
export function PocketLayout(props: PocketLayoutProps): JSX.Element {
  const [more, setMore] = createSignal<'connection' | 'about'>('connection');
  const [table, setTable] = createSignal<AccountTab>('orders');
  const tables = createMemo(() => accountTabs(props.account, true));
  const select = (tab: PocketTab): void => props.onTab(tab);
  return (
    <>
      <main class="pocket">
        <div class="pocket-panel" role="tabpanel" aria-labelledby={`tab-${props.tab}`}>
          <Switch>
            <Match when={props.tab === 'chart'}>
              <div class="pocket-split">
                <div class="pocket-chart">
                  <Chart
                    account={props.account}
                    shown={{ pair: props.market.selected(), interval: props.market.interval() }}
                    onInterval={props.market.setInterval}
                    panel="chart"
                    crosshair={null}
                    onTicket={(fill) => {
                      fillTicket(fill);
                      props.onTab('trade');
                    }}
                  />
                </div>
                <LazyDepth account={props.account} instrument={props.market.selected()} />
              </div>
            </Match>
            <Match when={props.tab === 'trade'}>
              <div class="pocket-trade">
                <Ticket account={props.account} instrument={props.market.selected()} />
                <Book account={props.account} instrument={props.market.selected()} />
              </div>
            </Match>
            <Match when={props.tab === 'orders'}>
              <div class="pocket-more">
                <Tabs tabs={tables()} selected={table()} onSelect={setTable} label="Account" class="dock-tabs" />
                <LazyAccountTable tab={table()} account={props.account} instrument={props.market.selected()} />
              </div>
            </Match>
            <Match when={props.tab === 'book'}>
              <Book account={props.account} instrument={props.market.selected()} />
            </Match>
            <Match when={props.tab === 'trades'}>
              <TapePanel instrument={props.market.selected()} />
            </Match>
            <Match when={props.tab === 'watch'}>
              <WatchlistPanel market={props.market} onAdd={props.onSearch} onSelected={() => props.onTab('chart')} />
            </Match>
            <Match when={props.tab === 'more'}>
              <div class="pocket-more">
                <Tabs tabs={MORE} selected={more()} onSelect={setMore} label="More" class="dock-tabs" />
                {more() === 'connection' ? <LazyConnection market={props.market} /> : <LazyAbout />}
              </div>
            </Match>
          </Switch>
        </div>
      </main>
      {props.notices}
      {props.strip}
      <nav class="pocket-nav" aria-label="Panels">
        <Tabs tabs={TABS} selected={props.tab} onSelect={select} label="Panels" class="pocket-tabs" />
      </nav>
    </>
  );
}
