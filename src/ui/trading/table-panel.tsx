import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { t } from '../words/t';
import type { Account } from './account';
import { AccountNotice } from './account-notice';
import { type Column, tableCells } from './columns';
import { csvText, saveBlob } from './csv';
import { DataTable } from './data-table';
import { ChosenPast, copyRows } from './table/chosen-past';
import { ColumnMenu } from './table/column-menu';
import type { ChosenRows } from './table/create-row-choice';
import { createTable } from './table/create-table';
import './table-panel.css';

interface TablePanelProps<Row> {
  title: string;
  /** Of the file, and of what the user chose of the table: `open-orders`. */
  file: string;
  account: Account;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What the rows were asked for. */
  of?: string;
  keyOf: (row: Row) => string;
  toneOf?: (row: Row) => string;
  onKey?: (event: KeyboardEvent, row: Row) => boolean;
  /** Absent: its rows are not chosen. */
  chosen?: ChosenRows;
  /** What chosen rows come to, each sum in words. Present where they can be copied and saved. */
  sums?: (rows: readonly Row[]) => readonly string[];
  empty: JSX.Element;
  onEnd?: () => void;
  /** More rows can be read. */
  hasMore?: boolean;
  /** Where there is more than the rows: shows all of it, some at a time. Answers what went wrong. */
  whole?: (take: (rows: readonly Row[]) => void) => Promise<string | null>;
  tools?: JSX.Element;
  /** What the last press came to, where it came to nothing good. */
  trouble?: string | null;
}

/** A table of the account with its tools above: what all of them have in common. */
export function TablePanel<Row>(props: TablePanelProps<Row>): JSX.Element {
  const table = createTable(
    () => props.file,
    () => props.columns,
    () => props.rows,
  );
  const picked = createMemo((): readonly Row[] => {
    const { chosen, keyOf } = props;
    return chosen === undefined || chosen.count() === 0 ? [] : table.rows().filter((row) => chosen.isChosen(keyOf(row)));
  });
  const onKey = (event: KeyboardEvent): void => {
    props.chosen?.key(event);
    if (props.sums === undefined || picked().length === 0 || !isCopying(event)) return;
    copyRows(props.columns, picked());
    event.preventDefault();
  };
  const [isSaving, setSaving] = createSignal(false);
  const [unsaved, setUnsaved] = createSignal<string | null>(null);
  const save = async (): Promise<void> => {
    if (isSaving()) return;
    setSaving(true);
    const parts = [csvText(tableCells(props.columns, []))];
    // Some rows at a time: the text of all of them at once would hold up the page.
    const take = (rows: readonly Row[]): void => void parts.push(csvText(tableCells(props.columns, rows).slice(1)));
    if (props.whole === undefined) take(table.rows());
    const trouble = (await props.whole?.(take)) ?? null;
    setSaving(false);
    setUnsaved(trouble === null ? null : t('Not saved: {{ why }}', { why: trouble }));
    if (trouble === null) saveBlob(`tapedeck-${props.file}.csv`, new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section class="table-panel" aria-label={props.title} onKeyDown={onKey}>
      <div class="table-tools">
        {props.tools}
        <p class="table-trouble" role="alert">
          {props.trouble ?? unsaved()}
        </p>
        <ColumnMenu table={table} />
        <Show when={props.rows.length > 0}>
          <button
            type="button"
            class="tool"
            aria-busy={isSaving()}
            title={
              props.whole === undefined
                ? t('Save these {{ count }} rows as a file', { count: props.rows.length })
                : t('Save all rows of this range as a file')
            }
            onClick={() => void save()}
          >
            CSV
          </button>
        </Show>
      </div>
      <div class="table-body">
        <DataTable
          label={props.title}
          table={table}
          of={props.of}
          keyOf={props.keyOf}
          toneOf={props.toneOf}
          onKey={props.onKey}
          chosen={props.chosen}
          onEnd={props.onEnd}
          empty={props.empty}
        />
        <AccountNotice account={props.account} />
      </div>
      <Show when={props.sums}>
        {(sums) => (
          <Show when={props.chosen}>
            {(chosen) => (
              <ChosenPast
                file={props.file}
                columns={props.columns}
                chosen={chosen()}
                rows={picked()}
                all={props.rows.length}
                hasMore={props.hasMore}
                sums={sums()}
              />
            )}
          </Show>
        )}
      </Show>
    </section>
  );
}

/** Of text that is marked, or in a field, it is the browser's. */
const isCopying = ({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'c' && (ctrlKey || metaKey) && !shiftKey && !altKey && String(getSelection()) === '' && !(target instanceof HTMLInputElement);
