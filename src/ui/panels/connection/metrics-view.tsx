import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { MetricsReport, Percentiles } from '../../../worker/protocol/metrics-report';
import { ageWords } from '../../format/age';
import { formatBytes, formatCompact, formatMs, formatNumber, formatShare, UNKNOWN } from '../../format/number';
import { useTerminal } from '../../terminal-context';
import { FactList, type Facts } from './facts';

const EVERY_MS = 2_000;

/** What the engine counts, asked anew while this is on the screen; a copy of it for a report. */
export function MetricsView(): JSX.Element {
  const { commands } = useTerminal();
  const [report, setReport] = createSignal<MetricsReport | null>(null);
  const [trouble, setTrouble] = createSignal('');
  const [copied, setCopied] = createSignal('');
  let isAsking = false;
  const ask = (): void => {
    if (isAsking) return;
    isAsking = true;
    void commands.metrics().then((answer) => {
      isAsking = false;
      setTrouble(answer.ok ? '' : `The figures cannot be had: ${answer.error.detail}`);
      if (answer.ok) setReport(answer.value);
    });
  };
  onMount(() => {
    ask();
    const timer = setInterval(ask, EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
  const copy = (): void => {
    const text = JSON.stringify(report(), null, 2);
    navigator.clipboard
      .writeText(text)
      .then(() => setCopied('Copied.'))
      .catch(() => setCopied('Copying failed: the browser does not allow it here.'));
  };
  return (
    <section class="metrics" aria-label="Figures">
      <div class="venue-head">
        <h2>Figures</h2>
        <button type="button" class="action" disabled={report() === null} onClick={copy}>
          Copy report
        </button>
        <span class="venue-answer" aria-live="polite">
          {copied()}
        </span>
      </div>
      <Show when={trouble() !== ''}>
        <p class="metrics-words">{trouble()}</p>
      </Show>
      <Show when={report()} fallback={<Show when={trouble() === ''}>Asking the engine</Show>}>
        {(figures) => (
          <div class="metrics-columns">
            <FactList facts={trafficFacts(figures())} />
            <FactList facts={troubleFacts(figures())} />
            <Latencies report={figures()} />
          </div>
        )}
      </Show>
    </section>
  );
}

function trafficFacts(report: MetricsReport): Facts {
  return [
    ['Messages', report.messages < 10_000 ? formatNumber(report.messages, 0) : formatCompact(report.messages)],
    ['Bytes', formatBytes(report.bytes)],
    ['Sockets', String(report.sockets)],
    ['Channels', `${report.channels} of ${report.channelLimit}`],
    ['Tabs', String(report.tabs)],
    ['Topics', String(report.topics)],
    ['Engine up', ageWords(report.engineUptimeMs)],
    ['Snapshot age', report.snapshotAgeMs === null ? UNKNOWN : ageWords(report.snapshotAgeMs)],
  ];
}

function troubleFacts(report: MetricsReport): Facts {
  return [
    ['Socket open', formatShare(report.uptimeShare)],
    ['Reconnects', String(report.reconnects)],
    ['Unknown frames', String(report.unknownFrames)],
    ['Resyncs', counts(report.resyncs)],
    ['Faults', counts(report.faults)],
  ];
}

const counts = (by: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(by).filter(([, n]) => n > 0);
  return parts.length === 0 ? 'none' : parts.map(([kind, n]) => `${kind} ${n}`).join(', ');
};

function Latencies(props: { report: MetricsReport }): JSX.Element {
  const rows = createMemo((): readonly (readonly [string, Percentiles])[] => [
    ['Round trip', props.report.roundTrip],
    ['Exchange to engine', props.report.exchangeToWorker],
    ['Engine to screen', props.report.workerToPaint],
    ['Exchange to screen', props.report.exchangeToPaint],
  ]);
  return (
    <table class="latencies">
      <thead>
        <tr>
          <th scope="col">Latency</th>
          <th scope="col">p50</th>
          <th scope="col">p95</th>
          <th scope="col">p99</th>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {([name, figures]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{formatMs(figures.p50)}</td>
              <td>{formatMs(figures.p95)}</td>
              <td>{formatMs(figures.p99)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
