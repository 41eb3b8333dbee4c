import { createMemo, createSignal, type JSX, Match, Switch } from 'solid-js';
import { TapePanel } from '../panels/tape/tape-panel';
import { WatchlistPanel } from '../panels/watchlist/watchlist-panel';
import type { Account } from '../trading/account';
import type { TicketFill } from '../trading/ticket-link';
import { t } from '../words/t';
import { type AccountTab, accountTabs } from './account-tabs';
import { Book } from './book';
import type { Market } from './market';
import { LazyAbout, LazyAccountTable, LazyConnection, LazyHeatmap, LazyLadder } from './panels';
import { PocketChart } from './pocket-chart';
import { Tabs } from './tabs';
import { Ticket } from './ticket';
import './pocket-layout.css';

export type PocketTab = NavTab | 'ladder' | 'heatmap';
type NavTab = 'chart' | 'trade' | 'orders' | 'book' | 'trades' | 'watch' | 'more';
/** Made where they are shown. */
const tabs = () =>
  [
    { id: 'chart', label: t('Chart'), icon: 'chart' },
    { id: 'trade', label: t('Trade|verb'), icon: 'ticket' },
    { id: 'orders', label: t('Orders'), icon: 'orders' },
    { id: 'book', label: t('Book|order book'), icon: 'book' },
    { id: 'trades', label: t('Tape'), icon: 'trades' },
    { id: 'watch', label: t('Watch'), icon: 'watch' },
    { id: 'more', label: t('More'), icon: 'more' },
  ] as const;
/** What the book can be looked at as, with tabs of their own above it. */
const views = () =>
  [
    { id: 'levels', label: t('Book|order book') },
    { id: 'ladder', label: t('Ladder') },
    { id: 'heatmap', label: t('Heatmap') },
  ] as const;
const isView = (tab: PocketTab): tab is 'book' | 'ladder' | 'heatmap' => tab === 'book' || tab === 'ladder' || tab === 'heatmap';
const moreTabs = () =>
  [
    { id: 'connection', label: t('Connection') },
    { id: 'about', label: t('About') },
  ] as const;

interface PocketLayoutProps {
  market: Market;
  account: Account;
  tab: PocketTab;
  onTab: (tab: PocketTab) => void;
  onSearch: () => void;
  /** Over the chart. */
  isTicketOpen: boolean;
  /** Bring the ticket up, for this to be put into it. */
  onTicket: (fill: TicketFill) => void;
  onTicketClose: () => void;
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
  /** What the book was looked at as the last time. */
  const view = createMemo<PocketTab>((last) => (isView(props.tab) ? props.tab : last), 'book');
  return (
    <>
      <main class="pocket">
        <div class="pocket-panel" role="tabpanel" aria-labelledby={`tab-${props.tab}`}>
          <Switch>
            <Match when={props.tab === 'chart'}>
              <PocketChart
                market={props.market}
                account={props.account}
                isTicketOpen={props.isTicketOpen}
                onTicket={props.onTicket}
                onTicketClose={props.onTicketClose}
              />
            </Match>
            <Match when={props.tab === 'trade'}>
              <div class="pocket-trade">
                <Ticket account={props.account} instrument={props.market.selected()} />
                <Book account={props.account} instrument={props.market.selected()} />
              </div>
            </Match>
            <Match when={props.tab === 'orders'}>
              <div class="pocket-more">
                <Tabs tabs={tables()} selected={table()} onSelect={setTable} label={t('Account')} class="dock-tabs" />
                <LazyAccountTable tab={table()} account={props.account} instrument={props.market.selected()} />
              </div>
            </Match>
            <Match when={isView(props.tab)}>
              <div class="pocket-views">
                <Tabs
                  tabs={views()}
                  selected={props.tab === 'ladder' || props.tab === 'heatmap' ? props.tab : 'levels'}
                  onSelect={(one) => props.onTab(one === 'levels' ? 'book' : one)}
                  label={t('Book|order book')}
                  class="dock-tabs"
                />
                <Switch>
                  <Match when={props.tab === 'book'}>
                    <Book account={props.account} instrument={props.market.selected()} />
                  </Match>
                  <Match when={props.tab === 'ladder'}>
                    <LazyLadder account={props.account} instrument={props.market.selected()} />
                  </Match>
                  <Match when={props.tab === 'heatmap'}>
                    <LazyHeatmap instrument={props.market.selected()} />
                  </Match>
                </Switch>
              </div>
            </Match>
            <Match when={props.tab === 'trades'}>
              <TapePanel instrument={props.market.selected()} />
            </Match>
            <Match when={props.tab === 'watch'}>
              <WatchlistPanel market={props.market} onAdd={props.onSearch} onSelected={() => props.onTab('chart')} />
            </Match>
            <Match when={props.tab === 'more'}>
              <div class="pocket-more">
                <Tabs tabs={moreTabs()} selected={more()} onSelect={setMore} label={t('More')} class="dock-tabs" />
                {more() === 'connection' ? <LazyConnection market={props.market} /> : <LazyAbout />}
              </div>
            </Match>
          </Switch>
        </div>
      </main>
      {props.notices}
      {props.strip}
      <nav class="pocket-nav" aria-label={t('Panels')}>
        <Tabs
          tabs={tabs()}
          selected={isView(props.tab) ? 'book' : props.tab}
          onSelect={(one) => props.onTab(one === 'book' ? view() : one)}
          label={t('Panels')}
          class="pocket-tabs"
        />
      </nav>
    </>
  );
}
