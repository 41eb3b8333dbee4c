import { type Component, type ComponentProps, ErrorBoundary, type JSX, lazy, Suspense } from 'solid-js';
import { makeFirstFormat } from '../format/first-format';
import type { Watched } from '../panels/watchlist/watch-columns';
import { afterPaint } from '../parts/after-paint';
import { nextTask } from '../parts/next-task';
import { type PlainText, t } from '../words/t';

/**
 * A part that is a file of its own: everything else is up before it, and goes on without it. One without a name only adds to
 * another part: nothing stands in its place.
 */
function inItsOwnFile<Props extends object>(name: PlainText | null, load: () => Promise<Component<Props>>): Component<Props> {
  const Part = lazy(async () => {
    const part = await load();
    // Its file was run just now: to mount it is a task of its own.
    await nextTask();
    return { default: part };
  });
  const sentence = (words: (part: string) => string): JSX.Element => name === null || <p class="panel-sentence">{words(t(name))}</p>;
  return (props: ComponentProps<Component<Props>>): JSX.Element => (
    <ErrorBoundary
      fallback={sentence((part) => t('{{ part }} could not be loaded. Reload the page to try again; everything else goes on.', { part }))}
    >
      <Suspense fallback={sentence((part) => t('Loading {{ part }}', { part: part.toLowerCase() }))}>
        <Part {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** What stands around the chart answers a press before the chart, which is larger than all of it, takes the processor. */
let goOnLoading = (): void => undefined;
const shellPainted = new Promise<void>((resolve) => {
  goOnLoading = resolve;
});
/** What needs no further file is painted or being made: the others are loaded now, the chart first. Called once, by the shell. */
export const loadTheRest = (): void => goOnLoading();
const loadChart = () => shellPainted.then(() => import('../panels/chart/chart-panel'));
// The time axis of the chart needs one, and its file takes a while to come.
void shellPainted.then(() => afterPaint(makeFirstFormat));
const goOn = (): void => undefined;
/** The chart comes first: nobody trades before they see. */
const afterChart = () => loadChart().then(goOn, goOn);

export const LazyChart = inItsOwnFile('The chart', () => loadChart().then((m) => m.ChartPanel));
/** Runs when the chart is there, or will not be: nothing that can wait is loaded before it. */
export const whenChartIsThere = (run: () => void): void => void afterChart().then(run);
export const LazyDepth = inItsOwnFile('The depth', () =>
  afterChart()
    .then(() => import('../panels/depth/depth-panel'))
    .then((m) => m.DepthPanel),
);
export const LazyHeatmap = inItsOwnFile('The heatmap', () =>
  afterChart()
    .then(() => import('../panels/heatmap/heatmap-panel'))
    .then((m) => m.HeatmapPanel),
);
export const LazyTapeBell = inItsOwnFile(null, () => import('../panels/tape/tape-bell').then((m) => m.TapeBell));
export const LazyTapeMenu = inItsOwnFile(null, () => import('../panels/tape/tape-menu').then((m) => m.TapeMenu));
export const LazyWatchColumns = inItsOwnFile(null, () => import('../trading/table/column-menu').then((m) => m.ColumnMenu<Watched>));
const loadTrading = () => afterChart().then(() => import('./trading-parts'));
export const LazyTicket = inItsOwnFile('The order ticket', () => loadTrading().then((m) => m.TicketColumn));
/** After what every order goes through. */
export const LazyLadder = inItsOwnFile('The ladder', () =>
  loadTrading()
    .then(() => import('../panels/ladder/ladder-panel'))
    .then((m) => m.LadderPanel),
);
export const LazyOwnOrders = inItsOwnFile(null, () => loadTrading().then((m) => m.OwnOrders));
export const LazyChartOrders = inItsOwnFile(null, () => loadTrading().then((m) => m.ChartOrders));
export const LazyArmSwitch = inItsOwnFile(null, () => loadTrading().then((m) => m.ArmSwitch));
export const LazyToasts = inItsOwnFile(null, () => loadTrading().then((m) => m.Toasts));
export const LazyTradingBands = inItsOwnFile(null, () => loadTrading().then((m) => m.TradingBands));
export const LazyAccountTable = inItsOwnFile('The account', () => import('./account-tables').then((m) => m.AccountTable));
export const LazyConnection = inItsOwnFile('The connection panel', () =>
  import('../panels/connection/connection-panel').then((m) => m.ConnectionPanel),
);
/** What moves panels about: who only looks does not load it. */
export const LazyDockHands = inItsOwnFile(null, () =>
  afterChart()
    .then(() => import('../dock/dock-hands'))
    .then((m) => m.DockHands),
);
export const LazyAbout = inItsOwnFile('The about panel', () => import('../panels/about/about-panel').then((m) => m.AboutPanel));
export const LazyVault = inItsOwnFile('The vault', () => import('../vault/vault-dialog').then((m) => m.VaultDialog));
export const LazyLockButton = inItsOwnFile(null, () => import('../vault/lock-button').then((m) => m.LockButton));
export const LazyPairSearch = inItsOwnFile('The search', () => import('../pair-search/pair-search').then((m) => m.PairSearch));
export const LazySettings = inItsOwnFile('The settings', () => import('../settings/settings-dialog').then((m) => m.SettingsDialog));
export const LazyFirstSteps = inItsOwnFile('The first steps', () => import('../settings/first-steps').then((m) => m.FirstSteps));
export const LazyKeySheet = inItsOwnFile('The list of keys', () => import('./key-sheet').then((m) => m.KeySheet));
export const LazyKeyDialog = inItsOwnFile('The keys', () => import('../keys/key-dialog').then((m) => m.KeyDialog));
export const LazyPalette = inItsOwnFile('The palette', () => import('../palette/palette').then((m) => m.Palette));
