import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { DRAWN_WHOLE, rowWindow } from './row-window';
import { drawnWidth } from './table/column-choice';
import type { ChosenRows } from './table/create-row-choice';
import type { Table } from './table/create-table';
import { createFocusHandover, createFocusKeeper } from './table/keep-focus';
import { createRowHand } from './table/row-hand';
import { TableHead } from './table/table-head';
import './data-table.css';

interface DataTableProps<Row> {
  label: string;
  table: Table<Row>;
  keyOf: (row: Row) => string;
  /** For styling: `pending`, `unknown`, `rejected`, … */
  toneOf?: ((row: Row) => string) | undefined;
  /** A key pressed on a row itself; true where it meant something. */
  onKey?: ((event: KeyboardEvent, row: Row) => boolean) | undefined;
  /** Absent: its rows are not chosen. */
  chosen?: ChosenRows | undefined;
  /** What the rows were asked for. Others that are asked for, and another order, are shown from the top. */
  of?: string | undefined;
  /** The last rows are in view, or nearly. */
  onEnd?: (() => void) | undefined;
  /** Why there are no rows, and what to do. */
  empty: JSX.Element;
}

/** The headings are the first row of the table, as readers count. */
const HEAD_INDEX = 1;

/** The place that a key goes to from another; undefined: it goes nowhere. */
const placeBy = (key: string, at: number, count: number): number | undefined =>
  ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 })[key];

/** Up to here each row is a card: the same as in the style sheet. */
const CARDS_PX = 768;

/**
 * A table of rows of one height, its head in sight. One row is the stop for the Tab key, the arrows move among them. Rows
 * are keyed: one that changes stays the same element. Of many rows those near the view are drawn, and space for the others.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const [stop, setStop] = createSignal<string | null>(null);
  const byKey = createMemo(() => new Map(props.table.rows().map((row) => [props.keyOf(row), row])));
  const keys = createMemo(() => [...byKey().keys()]);
  const shown = (): ReturnType<Table<Row>['columns']> => props.table.columns();
  const stopAt = (): string | undefined => {
    const key = stop();
    return key !== null && byKey().has(key) ? key : keys()[0];
  };
  const hand = createMemo(() => (props.chosen === undefined ? null : createRowHand(props.chosen, keys)));
  let scroller!: HTMLDivElement;
  let table!: HTMLTableElement;
  let body!: HTMLTableSectionElement;
  const [view, setView] = createSignal({ top: 0, height: 0 });
  const [said, setSaid] = createSignal('');
  const [rowHeight, setRowHeight] = createSignal(0);
  const isLong = createMemo(() => keys().length >= DRAWN_WHOLE);
  const drawn = createMemo(() => rowWindow(keys().length, rowHeight(), view().top, view().height), undefined, {
    equals: (a, b) => a.first === b.first && a.end === b.end,
  });
  const drawnKeys = createMemo(() => keys().slice(drawn().first, drawn().end));
  const look = (): void => void setView({ top: scroller.scrollTop, height: scroller.clientHeight });
  onMount(() => {
    const measure = (): void => {
      look();
      props.table.setRoom(innerWidth <= CARDS_PX ? Number.POSITIVE_INFINITY : scroller.clientWidth);
      setRowHeight(isLong() ? (body.rows[0]?.getBoundingClientRect().height ?? 0) : 0);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    observer.observe(body);
    onCleanup(() => observer.disconnect());
  });
  const asked = createMemo(() => JSON.stringify([props.of, props.table.sort()]));
  createEffect(
    on(
      asked,
      () => {
        scroller.scrollTop = 0;
        look();
      },
      { defer: true },
    ),
  );
  createEffect(
    on([drawn, keys], ([{ end }, all]) => {
      if (end >= all.length && all.length > 0) props.onEnd?.();
    }),
  );

  const move = (event: KeyboardEvent): void => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement)) return;
    const at = drawn().first + [...body.rows].indexOf(row);
    const key = keys()[at];
    const held = key === undefined ? undefined : byKey().get(key);
    // With Ctrl and Shift arrows move the panel.
    const isOfDesk = event.shiftKey && (event.ctrlKey || event.metaKey);
    const next = isOfDesk ? undefined : placeBy(event.key, at, keys().length);
    if (next === undefined) {
      if (key === undefined || held === undefined) return;
      if (hand()?.key(event, key) === true || props.onKey?.(event, held) === true) event.preventDefault();
      return;
    }
    event.preventDefault();
    const to = Math.min(Math.max(next, 0), keys().length - 1);
    const reached = keys()[to];
    if (key !== undefined && reached !== undefined) hand()?.walk(event, key, reached);
    focus(to);
  };

  /** From the table itself an arrow goes to the row that is the stop. */
  const enter = (event: KeyboardEvent): void => {
    if (event.target !== table || placeBy(event.key, 0, 0) === undefined) return;
    event.preventDefault();
    focus(keys().indexOf(stopAt() ?? ''));
  };

  const focus = (at: number): void => {
    if (at < drawn().first || at >= drawn().end) {
      scroller.scrollTop = at * rowHeight();
      look();
    }
    body.rows[at - drawn().first]?.focus();
  };
  createFocusKeeper(
    drawnKeys,
    () => body,
    () => drawn().first,
    (at) => {
      const key = stop();
      // One that was only scrolled out of view stays the stop: the next arrow goes on from it.
      if (key === null || !byKey().has(key)) setStop(keys()[Math.min(at, keys().length - 1)] ?? null);
      (keys().length === 0 ? scroller : table).focus({ preventScroll: true });
    },
  );
  createFocusHandover(
    drawnKeys,
    () => scroller,
    () => table,
  );

  return (
    <div ref={scroller} class="data-scroll scroll" tabIndex={keys().length === 0 ? 0 : undefined} onScroll={look}>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <table
        ref={table}
        class="data-table"
        tabIndex={-1}
        onKeyDown={enter}
        data-long={isLong()}
        style={{ '--least-width': `${props.table.width()}px` }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and keys.
        role="grid"
        aria-label={props.label}
        aria-rowcount={keys().length + 1}
        aria-multiselectable={props.chosen === undefined ? undefined : true}
      >
        <colgroup>
          <For each={shown()}>
            {(column) => {
              const width = (): number | null => drawnWidth(column, props.table.choice());
              return <col style={{ width: width() === null ? undefined : `${width()}px` }} />;
            }}
          </For>
        </colgroup>
        <TableHead table={props.table} rowIndex={isLong() ? HEAD_INDEX : undefined} onDown={() => focus(drawn().first)} onSaid={setSaid} />
        <Space height={drawn().first * rowHeight()} />
        <tbody ref={body} onKeyDown={move}>
          <For each={drawnKeys()}>
            {(key, at) => {
              let known = byKey().get(key) as Row;
              // A row that is about to go is drawn once more: as it was.
              const row = createMemo(() => {
                known = byKey().get(key) ?? known;
                return known;
              });
              return (
                <tr
                  data-tone={props.toneOf?.(row())}
                  aria-rowindex={isLong() ? HEAD_INDEX + drawn().first + at() + 1 : undefined}
                  aria-selected={props.chosen?.isChosen(key)}
                  tabIndex={stopAt() === key ? 0 : -1}
                  onFocus={() => setStop(key)}
                  onMouseDown={(event) => hand()?.grab(event)}
                  onPointerDown={(event) => hand()?.rest(event, key)}
                  onContextMenu={(event) => hand()?.menu(event)}
                  onClick={(event) => hand()?.press(event, key)}
                >
                  <For each={shown()}>
                    {(column) => (
                      <td
                        class={`col-${column.id}`}
                        classList={{ 'col-buttons': column.title === '' }}
                        data-number={column.isNumber}
                        data-title={column.title}
                      >
                        {column.cell?.(row)}
                      </td>
                    )}
                  </For>
                </tr>
              );
            }}
          </For>
        </tbody>
        <Space height={(keys().length - drawn().end) * rowHeight()} />
      </table>
      <Show when={keys().length === 0}>
        <div class="data-empty">{props.empty}</div>
      </Show>
    </div>
  );
}

/** Where rows are that are not drawn. */
function Space(props: { height: number }): JSX.Element {
  return (
    <Show when={props.height > 0}>
      <tbody class="data-space" aria-hidden="true">
        <tr>
          <td style={{ height: `${props.height}px` }} />
        </tr>
      </tbody>
    </Show>
  );
}
