import { type JSX, Show } from 'solid-js';
import type { Account } from './account';
import { AccountNotice } from './account-notice';
import { type Column, tableCells } from './columns';
import { csvText, saveText } from './csv';
import { DataTable } from './data-table';
import './table-panel.css';

interface TablePanelProps<Row> {
  /** Of the table, and of the file: `open-orders`. */
  title: string;
  file: string;
  account: Account;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  toneOf?: (row: Row) => string;
  onKey?: (event: KeyboardEvent, row: Row) => boolean;
  empty: JSX.Element;
  isWide?: boolean;
  tools?: JSX.Element;
  /** What the last press came to, where it came to nothing good. */
  trouble?: string | null;
}

/** A table of the account with its tools above: what all of them have in common. */
export function TablePanel<Row>(props: TablePanelProps<Row>): JSX.Element {
  const save = (): void => saveText(`tapedeck-${props.file}.csv`, csvText(tableCells(props.columns, props.rows)));
  return (
    <section class="table-panel" aria-label={props.title}>
      <div class="table-tools">
        {props.tools}
        <p class="table-trouble" role="alert">
          {props.trouble}
        </p>
        <Show when={props.rows.length > 0}>
          <button type="button" class="tool" title={`Save these ${props.rows.length} rows as a file`} onClick={save}>
            CSV
          </button>
        </Show>
      </div>
      <div class="table-body">
        <DataTable
          label={props.title}
          columns={props.columns}
          rows={props.rows}
          keyOf={props.keyOf}
          toneOf={props.toneOf}
          onKey={props.onKey}
          isWide={props.isWide}
          empty={props.empty}
        />
        <AccountNotice account={props.account} />
      </div>
    </section>
  );
}
