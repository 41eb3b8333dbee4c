import { createEffect, createMemo, For, type JSX, on } from 'solid-js';
import { copyText } from '../../parts/copy-text';
import { ownWords } from '../../parts/mask';
import { t, tn } from '../../words/t';
import { type Column, tableCells } from '../columns';
import { csvText, saveBlob, tabText } from '../csv';
import { ChosenRowsTools } from './chosen-rows';
import type { ChosenRows } from './create-row-choice';
import './chosen-past.css';

interface ChosenPastProps<Row> {
  /** Of the table: `order-history`. */
  file: string;
  columns: readonly Column<Row>[];
  chosen: ChosenRows;
  /** The chosen ones, as they stand on the screen. */
  rows: readonly Row[];
  all: number;
  hasMore?: boolean | undefined;
  /** What rows come to, each sum in words. */
  sums: (rows: readonly Row[]) => readonly string[];
}

/** Rows of the past that were chosen: what they come to, and the ways to take them along. */
export function ChosenPast<Row>(props: ChosenPastProps<Row>): JSX.Element {
  const sums = createMemo(() => props.sums(props.rows));
  const save = (): void =>
    saveBlob(`tapedeck-${props.file}-chosen.csv`, new Blob([csvText(tableCells(props.columns, props.rows))], { type: 'text/csv;charset=utf-8' }));
  // The line takes its room from the rows: one that has the focus stays in sight.
  createEffect(
    on(
      () => props.chosen.count() > 0,
      (isAny) => isAny && document.activeElement?.closest('tr')?.scrollIntoView({ block: 'nearest' }),
      { defer: true },
    ),
  );
  return (
    <ChosenRowsTools
      at="below"
      chosen={props.chosen}
      all={props.all}
      hasMore={props.hasMore}
      actions={[
        {
          words: t('Copy|rows'),
          hint: t('Copy the chosen rows for a spreadsheet (Ctrl C)'),
          act: () => copyRows(props.columns, props.rows),
        },
        { words: t('CSV of these'), hint: t('Save the chosen rows as a file'), act: save },
      ]}
    >
      <ul class="chosen-sums" aria-label={t('What the chosen rows come to')}>
        <For each={sums()}>{(words) => <li>{ownWords(words)}</li>}</For>
      </ul>
    </ChosenRowsTools>
  );
}

/** Puts rows on the clipboard as a file would have them, titles first, for a spreadsheet to take. */
export function copyRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const { length: count } = rows;
  void copyText(tabText(tableCells(columns, rows)), {
    done: tn(count, 'Copied {{ count }} row', 'Copied {{ count }} rows'),
    failed: tn(count, 'Not copied: {{ count }} row', 'Not copied: {{ count }} rows'),
  });
}
