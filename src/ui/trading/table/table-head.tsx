import { createSignal, For, type JSX, Show } from 'solid-js';
import { t } from '../../words/t';
import type { Column } from '../columns';
import { STEP_PX } from './column-choice';
import type { Table } from './create-table';
import { createHeadDrag } from './head-drag';
import { WidthHandle } from './width-handle';

const ARROW = { up: '▲', down: '▼' } as const;

interface TableHeadProps<Row> {
  table: Table<Row>;
  /** Its place, where not all rows are in the document. */
  rowIndex: number | undefined;
  onDown: () => void;
  /** What keys came to, for readers. */
  onSaid: (words: string) => void;
}

/**
 * The headings: a press sorts, a drag or Alt with an arrow moves the column, Shift with an arrow sets its width and Shift with Home
 * gives its own back. One of them is the stop for the Tab key, the
 * arrows go from one to the next, and down to the rows.
 */
export function TableHead<Row>(props: TableHeadProps<Row>): JSX.Element {
  const [stop, setStop] = createSignal<string | null>(null);
  let head!: HTMLTableRowElement;
  const buttons = (): HTMLButtonElement[] => [...head.querySelectorAll('button')];
  const stopAt = (): string | undefined => {
    const shown = props.table.columns();
    return (shown.find(({ id }) => id === stop()) ?? shown[0])?.id;
  };
  const drag = createHeadDrag(
    () => head,
    (id, side, other) => props.table.place(id, side, other),
  );
  const onKey = (event: KeyboardEvent, column: Column<Row>): void => {
    if (event.ctrlKey || event.metaKey) return;
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.shiftKey) {
      if (event.altKey || (by === 0 && event.key !== 'Home')) return;
      const width = (): number => head.querySelector(`[data-column="${CSS.escape(column.id)}"]`)?.getBoundingClientRect().width ?? 0;
      props.table.widen(column.id, by === 0 ? null : width() + by * STEP_PX);
      props.onSaid(t('{{ column }}: {{ count }} pixels wide', { column: column.title, count: Math.round(width()) }));
    } else if (by !== 0 && event.altKey) {
      props.table.step(column.id, by, 'shown');
      // It may have been taken out of the document and put in elsewhere.
      queueMicrotask(() => head.querySelector<HTMLElement>(`[data-column="${CSS.escape(column.id)}"] button`)?.focus());
    } else if (event.altKey) return;
    else if (by !== 0) buttons()[buttons().indexOf(event.currentTarget as HTMLButtonElement) + by]?.focus();
    else if (event.key === 'ArrowDown') props.onDown();
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent, column: Column<Row>): void => {
    const isKey = event.detail === 0;
    if ((isKey || !drag.hasDragged()) && column.csv !== undefined) props.table.sortBy(column);
  };
  const direction = (column: Column<Row>): 'up' | 'down' | null => {
    const sort = props.table.sort();
    return sort?.by !== column.id ? null : sort.isDown ? 'down' : 'up';
  };
  const ariaSort = (column: Column<Row>): 'ascending' | 'descending' | undefined => {
    const now = direction(column);
    return now === null ? undefined : now === 'up' ? 'ascending' : 'descending';
  };
  return (
    <thead>
      <tr ref={head} aria-rowindex={props.rowIndex}>
        <For each={props.table.columns()}>
          {(column) => (
            // A column of buttons has no title, and a heading without words is none.
            <Show when={column.title !== ''} fallback={<td class={`col-${column.id} col-buttons`} />}>
              <th
                scope="col"
                class={`col-${column.id}`}
                data-column={column.id}
                data-number={column.isNumber}
                data-drop={drag.dropAt(column.id)}
                aria-sort={ariaSort(column)}
              >
                <button
                  type="button"
                  class="data-heading"
                  title={
                    column.csv === undefined
                      ? t('Drag, or Alt with an arrow, moves the column. Shift with an arrow sets its width')
                      : t('Press to sort. Drag, or Alt with an arrow, moves the column. Shift with an arrow sets its width')
                  }
                  tabIndex={stopAt() === column.id ? 0 : -1}
                  onFocus={() => setStop(column.id)}
                  onKeyDown={(event) => onKey(event, column)}
                  onPointerDown={(event) => drag.grab(column.id, event)}
                  onClick={(event) => press(event, column)}
                >
                  {column.title}
                  <Show when={direction(column)}>
                    {(now) => (
                      <span class="data-sorted" aria-hidden="true">
                        {ARROW[now()]}
                      </span>
                    )}
                  </Show>
                </button>
                <WidthHandle
                  onPreview={(width) => props.table.preview(width === null ? null : { id: column.id, width })}
                  onWidth={(width) => props.table.widen(column.id, width)}
                />
              </th>
            </Show>
          )}
        </For>
      </tr>
    </thead>
  );
}
