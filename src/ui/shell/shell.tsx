import { createComputed, createEffect, createMemo, createSignal, type JSX, mapArray, onCleanup, Show, untrack } from 'solid-js';
import type { Side } from '../../domain/units';
import { createBack, createCover } from '../back/page-history';
import { stepBack, type Trail, tabShown, visit } from '../back/trail';
import { createPictureKeeper } from '../first-picture/picture-keeper';
import { createShown } from '../first-picture/shown';
import { formatNumber } from '../format/number';
import { type PanelState, panelsOf } from '../layout/layout';
import { followPressedNotices } from '../notices/pressed-notice';
import { createPriceDecimals } from '../pair-search/instruments';
import { afterPaint } from '../parts/after-paint';
import { createHotkeyListener, createHotkeys } from '../parts/hotkeys';
import { createKeyOutline } from '../parts/key-outline';
import { followMask, toggleMask } from '../parts/mask';
import { followPocket, isPocket } from '../parts/pocket';
import { toggleZone } from '../parts/zone';
import { createWatch, useTerminal } from '../terminal-context';
import { createAccount } from '../trading/account';
import { moneyWord } from '../trading/account-word';
import { fillTicket, type TicketFill } from '../trading/ticket-link';
import { shownLanguage } from '../words/language';
import { t } from '../words/t';
import { ACCOUNT_TABS } from './account-tabs';
import { EngineBand, type Pwa, SimulatedBand, UpdateBand } from './bands';
import { begin, isBegun } from './begun';
import { createDensity, toggleDensity } from './density';
import { createDesk, type Desk } from './desk';
import { DeskLayout } from './desk-layout';
import { Header } from './header';
import type { OpenedWorkspace } from './kept-workspace';
import { createMarket, type Market } from './market';
import { createPalette } from './palette';
import { type PanelMarket, panelMarket, windowMarket } from './panel-market';
import {
  LazyArmSwitch,
  LazyFirstSteps,
  LazyKeyDialog,
  LazyKeySheet,
  LazyLockButton,
  LazyPairSearch,
  LazyPalette,
  LazySettings,
  LazyToasts,
  LazyTradingBands,
  LazyVault,
  loadTheRest,
} from './panels';
import { PocketLayout, type PocketTab } from './pocket-layout';
import { SIMULATED_PAIR } from './source-choice';
import { StatusStrip } from './status-strip';
import { createTheme } from './theme';
import { createLastPrice, createTicker } from './ticker';
import { windowTitle } from './title';
import { TitlePace } from './title-pace';
import { venueOf } from './venue-name';
import './shell.css';

/** The frame around the panels: which market, which theme, what is open. */
export function Shell(props: { pwa: Pwa; opened: OpenedWorkspace; onShown: () => void }): JSX.Element {
  createBack();
  createDensity();
  createPalette();
  followMask();
  document.documentElement.lang = shownLanguage();
  const desk = createDesk(untrack(() => props.opened));
  const page = createMarket(!desk.isWindow);
  const ofPanels = panelMarket(desk, page);
  const market = desk.isWindow ? windowMarket(desk, page, ofPanels) : page;
  const ticker = createTicker(market.selected);
  const last = createLastPrice(market.selected, ticker.topic);
  const terminal = useTerminal();
  const theme = createTheme(terminal);
  const [dialog, setDialog] = createSignal<
    'search' | 'add' | 'palette' | 'books' | 'keys' | 'bind' | 'settings' | 'begin' | 'vault' | 'unlock' | null
  >(null);
  /** Another market is being looked for, for this panel. */
  const [asking, setAsking] = createSignal<PanelState | null>(null);
  const [vault, link, alerts] = [createWatch(terminal.vault), createWatch(terminal.link), createWatch(terminal.alerts)];
  const hasAlerts = (): boolean => (alerts()?.alerts.length ?? 0) > 0;
  /** Or did when the engine stood still. */
  const holdsExits = createMemo(() => (link()?.heldExits ?? 0) > 0 || link()?.stoodStill != null);
  const isUnlocked = createMemo(() => vault()?.state === 'unlocked');
  // It was opened for that alone.
  createComputed(() => isUnlocked() && untrack(dialog) === 'unlock' && setDialog(null));
  const [trail, setTrail] = createSignal<Trail<PocketTab>>(['chart']);
  const tab = (): PocketTab => tabShown(trail());
  const setTab = (next: PocketTab): void => void setTrail((now) => visit(now, next));
  /** On a phone, over the chart; any other tab closes it. */
  const [isTicketOpen, setTicketOpen] = createSignal(false);
  createComputed(() => tab() !== 'chart' && setTicketOpen(false));
  followPocket(desk.isWindow);
  createComputed(
    mapArray(
      () => (isPocket() ? trail().slice(1) : []),
      () => createCover(() => setTrail(stepBack), true),
    ),
  );
  const account = createAccount(
    market.selected,
    // Asked for once, it stays: orders are shown on chart and book, and what becomes of them is told wherever the user is.
    // So it is where alerts are kept: what becomes of them is told by the same part.
    createMemo(
      (was: boolean) =>
        was ||
        desk.isTrading() ||
        ACCOUNT_TABS.some(desk.isSeen) ||
        desk.isSeen('ladder') ||
        isTicketOpen() ||
        tab() === 'trade' ||
        tab() === 'orders' ||
        tab() === 'ladder' ||
        hasAlerts(),
      false,
    ),
    () => setDialog('unlock'),
  );
  const decimalsOf = createPriceDecimals(market.selected);
  /** The head answers presses before the panels, which are most of the page, take the processor. */
  const [isHeadPainted, setHeadPainted] = createSignal(false);
  // In the frame after its first what was pressed in it is answered.
  afterPaint(() =>
    afterPaint(() => {
      setHeadPainted(true);
      loadTheRest();
    }),
  );

  if (desk.isWindow) followPanel(desk, page, ofPanels);
  else followPressedNotices(page.select);
  createShown(() => props.onShown());
  createPictureKeeper(market.selected, (price) => decimalsOf(price));
  createHotkeyListener();
  createKeyOutline();
  createHotkeys(t('Everywhere'), [
    { id: 'palette', key: 'k', isCommand: true, label: t('Everything: pairs, actions, orders'), run: () => setDialog('palette') },
    { id: 'search', key: '/', label: t('Search a pair'), run: () => setDialog('search') },
    { id: 'theme', key: 't', label: t('Next theme: dark, light, high contrast, as the system'), run: theme.next },
    { id: 'density', key: 'd', label: t('Rows comfortable or compact'), run: toggleDensity },
    { id: 'zone', key: 'u', label: t('Times in UTC or local'), run: toggleZone },
    { id: 'mask', key: 'm', label: t('Hide balances, sizes and gains, or show them'), run: toggleMask },
    { id: 'settings', key: ',', label: t('Settings'), run: () => setDialog('settings') },
    { id: 'keys', key: '?', label: t('List of keys'), run: () => setDialog('keys') },
    { id: 'bind', key: '', label: t('Change keys'), run: () => setDialog('bind') },
    { id: 'vault', key: '', label: t('Vault of exchange keys'), run: () => setDialog('vault') },
  ]);
  const toTicket = (fill: TicketFill): void => {
    if (isPocket()) {
      if (tab() === 'chart') setTicketOpen(true);
      else setTab('trade');
    } else if (!desk.show('ticket', true)) return;
    fillTicket(fill);
  };
  const turnTicket = (side: Side): void => toTicket({ instrument: market.selected(), side });
  createHotkeys(t('Trading'), [
    { id: 'buy', key: 'b', label: t('Buy: turns the ticket, sends nothing'), run: () => turnTicket('buy') },
    { id: 'sell', key: 's', label: t('Sell: turns the ticket, sends nothing'), run: () => turnTicket('sell') },
    { id: 'stop', key: 'k', isShifted: true, label: t('Stop everything: cancel all orders, let no new one through'), run: account.stop.pull },
    { id: 'books', key: 'p', label: t('Paper or live: which book orders go to'), run: () => setDialog('books') },
    { id: 'watch', key: 'w', label: t('Watchlist on the desk or not'), run: () => desk.show('watch', !desk.hasWatch()) },
    { id: 'ticket', key: 'o', label: t('Order ticket on the desk or not'), run: () => desk.show('ticket', !desk.hasTicket()) },
  ]);
  const money = createMemo(() => moneyWord(account.id(), account.profiles()));
  const titleOf = (price: string): string => windowTitle(market.selected(), price, ticker.topic()?.status ?? null, account.title());
  const title = createMemo(() => titleOf(formatNumber(last()?.price ?? null, decimalsOf(last()?.price ?? 0))));
  const titleWithoutPrice = createMemo(() => titleOf(''));
  const titlePace = new TitlePace((text) => {
    document.title = text;
  });
  createEffect(() => titlePace.show(title(), titleWithoutPrice(), performance.now()));
  onCleanup(() => titlePace.stop());

  const openConnection = (): void => {
    desk.open('connection');
    setTab('more');
  };
  const strip = (): JSX.Element => (
    <StatusStrip venue={venueOf(market.selected())} account={account.title()} money={money()} onOpen={openConnection}>
      <Show when={account.isFollowed()}>
        <LazyArmSwitch account={account} instrument={market.selected()} onTicket={toTicket} />
      </Show>
      <Show when={isUnlocked()}>
        <LazyLockButton />
      </Show>
    </StatusStrip>
  );
  const notices = (): JSX.Element => (
    <Show when={account.isFollowed() || desk.hasTold()}>
      <LazyToasts />
    </Show>
  );
  return (
    <div class="shell" data-account={money()}>
      <Show when={!desk.isWindow}>
        <Header
          market={market}
          parts={isPocket() ? null : desk}
          ticker={ticker}
          last={last()}
          onSearch={() => setDialog('search')}
          onTheme={theme.next}
          onKeys={() => setDialog('keys')}
          onSettings={() => setDialog('settings')}
          onBegin={isBegun() ? null : () => setDialog('begin')}
          isUnlocked={isUnlocked()}
          onVault={() => setDialog('vault')}
        />
      </Show>
      <div class="bands">
        <SimulatedBand market={market} />
        <EngineBand />
        {/* The kill switch works before anything of trading is there. */}
        <Show when={account.isFollowed() || account.stop.trouble() !== null || holdsExits()}>
          <LazyTradingBands account={account} onPair={market.select} />
        </Show>
        <UpdateBand
          pwa={props.pwa}
          isOrderUnderWay={(link()?.heldExits ?? 0) > 0 || account.view()?.orders.some(({ state }) => state === 'sent') === true}
        />
      </div>
      <Show when={isHeadPainted()}>
        <Show
          when={isPocket()}
          fallback={
            <>
              <DeskLayout
                market={market}
                account={account}
                desk={desk}
                panelMarket={ofPanels}
                onSearch={() => setDialog('add')}
                onPair={setAsking}
                notices={notices()}
              />
              {strip()}
            </>
          }
        >
          <PocketLayout
            market={market}
            account={account}
            tab={tab()}
            onTab={setTab}
            onSearch={() => setDialog('add')}
            isTicketOpen={isTicketOpen()}
            onTicket={toTicket}
            onTicketClose={() => setTicketOpen(false)}
            strip={strip()}
            notices={notices()}
          />
        </Show>
      </Show>
      <Show when={dialog() === 'search' || dialog() === 'add'}>
        <LazyPairSearch at={market.selected()} onPair={market.select} purpose={dialog() === 'add' ? 'add' : 'open'} onClose={() => setDialog(null)} />
      </Show>
      <Show when={asking()} keyed>
        {(panel) => (
          <LazyPairSearch
            at={ofPanels.shown(panel).pair}
            onPair={(pair) => ofPanels.setPair(panel, pair)}
            purpose="open"
            onClose={() => setAsking(null)}
          />
        )}
      </Show>
      <Show when={dialog() === 'vault' || dialog() === 'unlock'}>
        <LazyVault onClose={() => setDialog(null)} />
      </Show>
      <Show when={dialog() === 'settings'}>
        <LazySettings theme={theme} account={account} onBegin={() => setDialog('begin')} onClose={() => setDialog(null)} />
      </Show>
      <Show when={dialog() === 'begin'}>
        <LazyFirstSteps
          theme={theme}
          onSimulated={() => market.select(SIMULATED_PAIR)}
          onTicket={() => turnTicket('buy')}
          onKeys={() => setDialog('keys')}
          onClose={() => {
            begin();
            setDialog(null);
          }}
        />
      </Show>
      <Show when={dialog() === 'palette' || dialog() === 'books'}>
        <LazyPalette
          market={market}
          account={account}
          desk={isPocket() ? null : desk}
          begin={dialog() === 'books' ? `${t('trade on')} ` : ''}
          onTicket={toTicket}
          onClose={() => setDialog(null)}
        />
      </Show>
      <Show when={dialog() === 'keys'}>
        <LazyKeySheet onChange={() => setDialog('bind')} onClose={() => setDialog(null)} />
      </Show>
      <Show when={dialog() === 'bind'}>
        <LazyKeyDialog onClose={() => setDialog(null)} />
      </Show>
    </div>
  );
}

/** The market of such a window is what its panel shows: its title, its ticket and its account are of that. */
function followPanel(desk: Desk, page: Market, ofPanels: PanelMarket): void {
  createEffect(() => {
    const [panel] = panelsOf(desk.layout());
    if (panel === undefined) return;
    const { pair } = ofPanels.shown(panel);
    if (pair !== page.selected()) page.select(pair);
  });
}
