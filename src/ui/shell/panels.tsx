import { ErrorBoundary, type JSX, lazy, Suspense } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';

const Chart = lazy(() => import('../panels/chart/chart-panel').then((m) => ({ default: m.ChartPanel })));

/** The chart with its library is a file of its own: everything else is up before it. */
export function LazyChart(props: { instrument: InstrumentId }): JSX.Element {
  return (
    <ErrorBoundary fallback={<p class="panel-sentence">The chart could not be loaded. Reload the page to try again; everything else goes on.</p>}>
      <Suspense fallback={<p class="panel-sentence">Loading the chart</p>}>
        <Chart instrument={props.instrument} />
      </Suspense>
    </ErrorBoundary>
  );
}
