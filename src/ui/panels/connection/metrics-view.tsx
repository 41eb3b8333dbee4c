import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { MetricsReport, Percentiles } from '../../../worker/protocol/metrics-report';
import { ageWords } from '../../format/age';
import { formatBytes, formatCompact, formatMs, formatNumber, formatShare, UNKNOWN } from '../../format/number';
import { useTerminal } from '../../terminal-context';
import { say } from '../../words/say';
import { t } from '../../words/t';
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
      setTrouble(answer.ok ? '' : t('The figures cannot be had: {{ why }}', { why: say(answer.error.detail) }));
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
      .then(() => setCopied(t('Copied.')))
      .catch(() => setCopied(t('Copying failed: the browser does not allow it here.')));
  };
  return (
    <section class="metrics" aria-label={t('Figures')}>
      <div class="venue-head">
        <h2>{t('Figures')}</h2>
        <button type="button" class="action" disabled={report() === null} onClick={copy}>
          {t('Copy report')}
        </button>
        <span class="venue-answer" aria-live="polite">
          {copied()}
        </span>
      </div>
      <Show when={trouble() !== ''}>
        <p class="metrics-words">{trouble()}</p>
      </Show>
      <Show when={report()} fallback={<Show when={trouble() === ''}>{t('Asking the engine')}</Show>}>
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
    [t('Messages'), report.messages < 10_000 ? formatNumber(report.messages, 0) : formatCompact(report.messages)],
    [t('Bytes'), formatBytes(report.bytes)],
    [t('Sockets'), String(report.sockets)],
    [t('Channels'), t('{{ count }} of {{ most }}|channels', { count: String(report.channels), most: String(report.channelLimit) })],
    [t('Tabs'), String(report.tabs)],
    [t('Topics'), String(report.topics)],
    [t('Engine up'), ageWords(report.engineUptimeMs)],
    [t('Snapshot age'), report.snapshotAgeMs === null ? UNKNOWN : ageWords(report.snapshotAgeMs)],
  ];
}

function troubleFacts(report: MetricsReport): Facts {
  return [
    [t('Socket open'), formatShare(report.uptimeShare)],
    [t('Reconnects'), String(report.reconnects)],
    [t('Unknown frames'), String(report.unknownFrames)],
    [t('Resyncs'), counts(report.resyncs)],
    [t('Faults'), counts(report.faults)],
  ];
}

const counts = (by: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(by).filter(([, n]) => n > 0);
  return parts.length === 0 ? t('none') : parts.map(([kind, n]) => `${say(kind)} ${n}`).join(', ');
};

function Latencies(props: { report: MetricsReport }): JSX.Element {
  const rows = createMemo((): readonly (readonly [string, Percentiles])[] => [
    [t('Round trip'), props.report.roundTrip],
    [t('Exchange to engine'), props.report.exchangeToWorker],
    [t('Engine to screen'), props.report.workerToPaint],
    [t('Exchange to screen'), props.report.exchangeToPaint],
  ]);
  return (
    <table class="latencies">
      <thead>
        <tr>
          <th scope="col">{t('Latency')}</th>
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
