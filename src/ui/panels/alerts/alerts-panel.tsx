import { createEffect, createMemo, createSignal, type JSX, Show, untrack } from 'solid-js';
import type { Alert } from '../../../domain/alert/alert';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import type { LocalMs } from '../../../domain/units';
import type { AlertCommand } from '../../../worker/protocol/alerts-view';
import { askForAlert } from '../../alerts/alert-link';
import { createWatch, useEngine, useSeconds, useTerminal } from '../../terminal-context';
import { tableCells } from '../../trading/columns';
import { csvText, saveBlob } from '../../trading/csv';
import { DataTable } from '../../trading/data-table';
import { faultWords } from '../../trading/fault-words';
import { ChosenRowsTools } from '../../trading/table/chosen-rows';
import { ColumnMenu } from '../../trading/table/column-menu';
import { createRowChoice } from '../../trading/table/create-row-choice';
import { createTable } from '../../trading/table/create-table';
import { say } from '../../words/say';
import { t, tn } from '../../words/t';
import { alertColumns, toneOf } from './alert-columns';
import { AlertFiles } from './alert-files';
import { logColumns } from './log-columns';
import '../../trading/table-panel.css';
import './alerts-panel.css';

/** What is watched for the user, and what happened to it. */
export function AlertsPanel(props: { instrument: InstrumentId }): JSX.Element {
  const terminal = useTerminal();
  const view = createWatch(terminal.alerts);
  const engine = useEngine();
  const seconds = useSeconds();
  const [isLog, setLog] = createSignal(false);
  const [isPairOnly, setPairOnly] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const ask = async (command: AlertCommand): Promise<void> => {
    setTrouble(null);
    const answer = await terminal.commands.alert(command);
    if (!answer.ok) setTrouble(t('Not done: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  // On a desk that shows them from the start the engine is not there yet.
  createEffect(() => {
    if (engine().phase === 'ready' && view() === null) untrack(() => void ask({ do: 'read' }));
  });
  const ofPair = <Row extends { readonly instrument: InstrumentId }>(rows: readonly Row[]): readonly Row[] =>
    isPairOnly() ? rows.filter(({ instrument }) => instrument === props.instrument) : rows;
  const alerts = createMemo(() => ofPair(view()?.alerts ?? []));
  const log = createMemo(() => ofPair(view()?.log ?? []).map((happening, i, all) => ({ ...happening, key: all.length - i })));
  const columns = alertColumns(
    () => seconds() as LocalMs,
    ({ id }) => view()?.lacks[id] ?? null,
    { ask: (command) => void ask(command), edit: (alert) => askForAlert({ alert }) },
  );
  const alertTable = createTable(
    () => 'alerts',
    () => columns,
    alerts,
  );
  const ofLog = logColumns();
  const logTable = createTable(
    () => 'alert-log',
    () => ofLog,
    log,
  );
  const chosen = createRowChoice(() => alerts().map(({ id }) => id));
  const removeChosen = (): void => {
    for (const { id } of alerts()) if (chosen.isChosen(id)) void ask({ do: 'remove', id });
    chosen.clear();
  };
  const onKey = (event: KeyboardEvent, alert: Alert): boolean => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Enter' || event.key === 'F2') askForAlert({ alert });
    else if (event.key === 'Delete') chosen.isChosen(alert.id) ? removeChosen() : void ask({ do: 'remove', id: alert.id });
    else return false;
    return true;
  };
  const save = (): void => {
    saveBlob('tapedeck-alert-log.csv', new Blob([csvText(tableCells(ofLog, logTable.rows()))], { type: 'text/csv;charset=utf-8' }));
  };
  const watching = (): string =>
    engine().phase === 'ready' ? t('Alerts are watched as long as a tab of Tapedeck is open.') : t('Nothing is watched: the engine does not run.');
  const noAlert = (): string => (isPairOnly() ? t('No alert on {{ pair }}.', { pair: pairLabel(props.instrument) }) : t('No alert.'));
  return (
    <section class="table-panel alerts-panel" aria-label={t('Alerts')} onKeyDown={(event) => chosen.key(event)}>
      <div class="table-tools alerts-tools">
        <button type="button" class="tool" onClick={() => askForAlert({ instrument: props.instrument, price: null })}>
          {t('New alert…')}
        </button>
        <button type="button" class="tool" aria-pressed={isLog()} onClick={() => setLog(!isLog())}>
          {t('Log ({{ count }})', { count: view()?.log.length ?? 0 })}
        </button>
        <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
          {t('{{ pair }} only', { pair: pairLabel(props.instrument) })}
        </button>
        <Show when={!isLog()}>
          <ChosenRowsTools
            chosen={chosen}
            all={alerts().length}
            at="over"
            actions={[
              {
                words: tn(chosen.count(), 'Remove {{ count }} alert', 'Remove {{ count }} alerts'),
                hint: t('Remove the chosen alerts (Delete)'),
                act: removeChosen,
              },
            ]}
          />
        </Show>
        <p class="table-trouble" role="alert">
          {trouble() ?? say(view()?.trouble ?? '')}
        </p>
        <Show when={isLog()} fallback={<ColumnMenu table={alertTable} />}>
          <ColumnMenu table={logTable} />
        </Show>
        <Show when={isLog()} fallback={<AlertFiles hasAlerts={(view()?.alerts.length ?? 0) > 0} onTrouble={setTrouble} />}>
          <Show when={log().length > 0}>
            <button type="button" class="tool" onClick={() => void ask({ do: 'clear-log' })}>
              {t('Clear')}
            </button>
            <button type="button" class="tool" title={t('Save these {{ count }} rows as a file', { count: log().length })} onClick={save}>
              CSV
            </button>
          </Show>
        </Show>
      </div>
      <div class="table-body">
        <Show
          when={isLog()}
          fallback={
            <DataTable
              label={t('Alerts')}
              table={alertTable}
              keyOf={(alert) => alert.id}
              toneOf={(alert) => toneOf(alert, seconds() as LocalMs)}
              onKey={onKey}
              chosen={chosen}
              empty={
                view() === null
                  ? t('Reading the alerts.')
                  : `${noAlert()} ${t('Make one here, or on the chart at a price: a right press, with a finger a long one.')} ${watching()}`
              }
            />
          }
        >
          <DataTable
            label={t('Log of alerts')}
            table={logTable}
            keyOf={(row) => `${row.alert} ${row.at} ${row.key}`}
            empty={t('Nothing happened yet. What fires stands here with what fired it, and so does what was passed while nobody watched.')}
          />
        </Show>
      </div>
    </section>
  );
}
