import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { createCover } from '../../back/page-history';
import { Icon } from '../../parts/icon';
import { isNarrow } from '../../parts/narrow';
import { t } from '../../words/t';
import type { Columns } from './create-columns';
import './column-menu.css';

/** The button that shows, hides and orders the columns of a table. */
export function ColumnMenu<Row>(props: { table: Columns<Row> }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  return (
    <>
      <button ref={button} type="button" class="tool" aria-haspopup="dialog" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
        {t('Columns')}
      </button>
      <Show when={isOpen()}>
        <ColumnList table={props.table} anchor={button} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}

function ColumnList<Row>(props: { table: Columns<Row>; anchor: HTMLElement; onClose: () => void }): JSX.Element {
  let element!: HTMLDivElement;
  if (isNarrow()) createCover(() => element.hidePopover());
  onMount(() => {
    element.showPopover();
    const box = props.anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(box.left, innerWidth - width - 4))}px`;
    const below = box.bottom + 2;
    element.style.top = `${below + height <= innerHeight - 4 ? below : Math.max(4, box.top - height - 2)}px`;
    element.querySelector('input')?.focus();
  });
  const isShown = (id: string): boolean => props.table.columns().some((column) => column.id === id);
  const isOnlyOne = (id: string): boolean => isShown(id) && props.table.columns().filter(({ title }) => title !== '').length === 1;
  const step = (id: string, by: 1 | -1, isButton: boolean): void => {
    props.table.step(id, by, 'all');
    // It may have been taken out of the document and put in elsewhere.
    queueMicrotask(() => {
      const row = element.querySelector(`[data-column="${CSS.escape(id)}"]`);
      const again = isButton ? row?.querySelector<HTMLElement>(`[data-by="${by}"]:not(:disabled)`) : null;
      (again ?? row?.querySelector('input'))?.focus();
    });
  };
  const onKey = (event: KeyboardEvent, id: string): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    if (event.altKey) {
      step(id, by, false);
      return;
    }
    const boxes = [...element.querySelectorAll('input')];
    const at = boxes.findIndex((box) => box.closest('[data-column]') === (event.currentTarget as Element));
    boxes[at + by]?.focus();
  };
  return (
    <div
      ref={element}
      class="column-menu"
      popover="auto"
      role="dialog"
      aria-label={t('Columns')}
      onToggle={(event) => {
        if (event.newState !== 'closed') return;
        if (document.activeElement === document.body) props.anchor.focus();
        props.onClose();
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <ul class="column-list scroll">
        <For each={props.table.choosable()}>
          {(column, at) => (
            <li class="column-row" data-column={column.id} onKeyDown={(event) => onKey(event, column.id)}>
              <label class="column-name">
                <input
                  type="checkbox"
                  checked={isShown(column.id)}
                  disabled={isOnlyOne(column.id)}
                  onChange={(event) => props.table.turn(column.id, event.currentTarget.checked)}
                />
                {column.title}
              </label>
              <button
                type="button"
                class="tool"
                data-by="-1"
                aria-label={t('Move {{ column }} up', { column: column.title })}
                title={t('Further to the left (Alt ↑)')}
                disabled={at() === 0}
                onClick={() => step(column.id, -1, true)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                class="tool"
                data-by="1"
                aria-label={t('Move {{ column }} down', { column: column.title })}
                title={t('Further to the right (Alt ↓)')}
                disabled={at() === props.table.choosable().length - 1}
                onClick={() => step(column.id, 1, true)}
              >
                <Icon name="down" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <button type="button" class="action column-reset" disabled={props.table.isAsUsual()} onClick={() => props.table.reset()}>
        {t('As usual')}
      </button>
    </div>
  );
}
