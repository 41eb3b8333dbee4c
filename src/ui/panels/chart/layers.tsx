import { type Accessor, createMemo, createSignal, ErrorBoundary, type JSX, lazy, onCleanup, Show, Suspense } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import { createWatch, useTerminal } from '../../terminal-context';
import { t } from '../../words/t';
import { tapeChoices } from '../tape/tape-choices';
import type { ChartSurface } from './chart-surface';
import { hasStored, loadDrawings, onDrawings, type StoredLayer } from './stored-layers';

/** What stands over the chart where the user wants it. Each is a file of its own, loaded then. */
export interface ChartLayers {
  readonly hasIndicators: Accessor<boolean>;
  readonly isChoosing: Accessor<boolean>;
  readonly setChoosing: (value: boolean) => void;
  readonly hasDrawings: Accessor<boolean>;
  /** The tools are shown. */
  readonly isDrawing: Accessor<boolean>;
  readonly setDrawing: (value: boolean) => void;
}

const LazyAlertLines = lazy(() => import('./alerts/alert-lines').then((m) => ({ default: m.AlertLines })));
const LazyDrawings = lazy(() => import('./drawings/drawings').then((m) => ({ default: m.Drawings })));
const LazyLarge = lazy(() => import('./large/large-layer').then((m) => ({ default: m.LargeLayer })));
const LazyIndicators = lazy(() => import('./indicators/indicators').then((m) => ({ default: m.Indicators })));

/** What is kept of what the file of indicators has. */
const OF_INDICATORS: readonly StoredLayer[] = ['indicators', 'compared', 'day-close'];

export function createLayers(panel: string): ChartLayers {
  const [isChoosing, setChoosing] = createSignal(false);
  const [isDrawing, setDrawing] = createSignal(false);
  // Another chart may be the first that is drawn on.
  const [areDrawn, setDrawn] = createSignal(loadDrawings() !== null);
  onCleanup(onDrawings(() => setDrawn(loadDrawings() !== null)));
  // Once they were wanted they stay.
  const wereWanted = (isOpen: Accessor<boolean>, isStored: boolean): Accessor<boolean> =>
    createMemo((before: boolean) => before || isOpen(), isStored);
  return {
    hasIndicators: wereWanted(
      isChoosing,
      OF_INDICATORS.some((layer) => hasStored(layer, panel)),
    ),
    isChoosing,
    setChoosing,
    hasDrawings: wereWanted(() => isDrawing() || areDrawn(), false),
    isDrawing,
    setDrawing,
  };
}

const ICONS = {
  indicators: 'M2 12.500c3 0 3-7 6-7s3 4 6 4M2 8.500 5 4l3 5 3-5 3 2',
  draw: 'M3 13l.600-2.600 7-7 2 2-7 7z',
  picture: 'M2 5h3l1.200-2h3.600L11 5h3v8H2zM8 6.500a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600',
} as const;

function LayerIcon(props: { name: keyof typeof ICONS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={ICONS[props.name]} />
    </svg>
  );
}

export function LayerButtons(props: { layers: ChartLayers; onPicture: () => void }): JSX.Element {
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-haspopup="dialog"
        aria-label={t('Indicators')}
        title={t('Indicators')}
        onClick={() => props.layers.setChoosing(true)}
      >
        <LayerIcon name="indicators" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('Draw')}
        title={t('Draw')}
        aria-pressed={props.layers.isDrawing()}
        onClick={() => props.layers.setDrawing(!props.layers.isDrawing())}
      >
        <LayerIcon name="draw" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('Save a picture of the chart')}
        title={t('Save a picture of the chart')}
        onClick={() => props.onPicture()}
      >
        <LayerIcon name="picture" />
      </button>
    </>
  );
}

export function Layers(props: { layers: ChartLayers; surface: ChartSurface; instrument: InstrumentId; panel: string }): JSX.Element {
  const alerts = createWatch(useTerminal().alerts);
  const hasPriced = createMemo(() => alerts()?.alerts.some(({ instrument, condition }) => instrument === props.instrument && 'price' in condition));
  return (
    <>
      <Show when={hasPriced()}>
        <InItsOwnFile name={t('Lines of alerts')}>
          <LazyAlertLines surface={props.surface} instrument={props.instrument} />
        </InItsOwnFile>
      </Show>
      <Show when={props.layers.hasIndicators()}>
        <InItsOwnFile name={t('Indicators')}>
          <LazyIndicators
            surface={props.surface}
            instrument={props.instrument}
            panel={props.panel}
            isChoosing={props.layers.isChoosing()}
            setChoosing={props.layers.setChoosing}
          />
        </InItsOwnFile>
      </Show>
      <Show when={tapeChoices().hasMarks}>
        <InItsOwnFile name={t('Large trades')}>
          <LazyLarge surface={props.surface} instrument={props.instrument} />
        </InItsOwnFile>
      </Show>
      <Show when={props.layers.hasDrawings()}>
        <InItsOwnFile name={t('Drawings')}>
          <LazyDrawings
            surface={props.surface}
            instrument={props.instrument}
            isDrawing={props.layers.isDrawing()}
            onClose={() => props.layers.setDrawing(false)}
          />
        </InItsOwnFile>
      </Show>
    </>
  );
}

function InItsOwnFile(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary fallback={<p class="chart-missing">{t('{{ part }} could not be loaded. Reload the page to try again.', { part: props.name })}</p>}>
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  );
}
