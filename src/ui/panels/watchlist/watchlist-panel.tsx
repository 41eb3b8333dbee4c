import { createEffect, createMemo, createSignal, For, type JSX, on, onMount, Show } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import { createHotkeys } from '../../parts/hotkeys';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import type { Market } from '../../shell/market';
import { LazyWatchColumns } from '../../shell/panels';
import { venueName, venueOf } from '../../shell/venue-name';
import { createWatch, useTerminal } from '../../terminal-context';
import { createColumns } from '../../trading/table/create-columns';
import { t } from '../../words/t';
import { type Watched, watchColumns } from './watch-columns';
import { WatchHead } from './watch-head';
import { watchWidths } from './watch-widths';
import { movedTo, watchedAt, withoutPair } from './watched';
import { WatchlistRow } from './watchlist-row';
import './watchlist-panel.css';

interface WatchlistPanelProps {
  market: Market;
  /** Opens the search of a pair to add. */
  onAdd: () => void;
  onSelected?: () => void;
}

/** The markets one keeps an eye on, of one venue at a time: simulated and real ones never stand in one list. */
export function WatchlistPanel(props: WatchlistPanelProps): JSX.Element {
  const terminal = useTerminal();
  const settings = createWatch(terminal.settings);
  const [isEditing, setEditing] = createSignal(false);
  const [stop, setStop] = createSignal<InstrumentId | null>(null);
  const [dragged, setDragged] = createSignal<InstrumentId | null>(null);
  const venue = createMemo(() => venueOf(props.market.selected()));
  const pairs = createMemo(() => watchedAt(venue(), settings()?.watchlists));
  const stopAt = createMemo(() => [stop(), props.market.selected()].find((id) => id !== null && pairs().includes(id)) ?? pairs()[0]);
  const columns = watchColumns();
  const table = createColumns<Watched>(
    () => 'watchlist',
    () => columns,
  );
  /** Where the list is arranged, its buttons take the place of what the user chose. */
  const shown = createMemo(() => (isEditing() && !table.isAsUsual() ? [] : table.columns()));
  let head!: HTMLDivElement;
  let list!: HTMLUListElement;
  onMount(() =>
    createEffect(() => {
      const widths = table.isAsUsual() ? null : watchWidths(shown(), table.choice());
      for (const { style } of [head, list]) {
        style.setProperty('--watch-columns', widths?.columns ?? null);
        style.setProperty('--watch-width', widths?.least ?? null);
      }
    }),
  );

  const keep = (next: readonly InstrumentId[]): void => {
    void terminal.commands.changeSettings({ watchlists: { ...settings()?.watchlists, [venue()]: next } });
  };
  const focusOn = (id: InstrumentId | undefined): void => {
    if (id === undefined) return;
    setStop(id);
    list.querySelector<HTMLElement>(`[data-pair="${id}"]`)?.focus();
  };
  /** What had the focus when its row was moved: an element that moves in the document loses it. */
  let held: Element | null = null;
  const move = (id: InstrumentId, by: 1 | -1): void => {
    held = document.activeElement;
    keep(movedTo(pairs(), id, pairs().indexOf(id) + by));
  };
  createEffect(
    on(
      pairs,
      () => {
        // A button of the first or last row may be out of use now: the row itself never is.
        const next = held?.matches(':disabled') === true ? held.closest('li')?.querySelector('button') : held;
        held = null;
        if (next instanceof HTMLElement) next.focus();
      },
      { defer: true },
    ),
  );
  const remove = (id: InstrumentId): void => {
    const at = pairs().indexOf(id);
    keep(withoutPair(pairs(), id));
    focusOn(pairs()[at + 1] ?? pairs()[at - 1]);
  };
  const onKey = (event: KeyboardEvent, id: InstrumentId): void => {
    const at = pairs().indexOf(id);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && event.altKey) move(id, by);
    else if (by !== 0) focusOn(pairs()[at + by]);
    else if (event.key === 'Home') focusOn(pairs()[0]);
    else if (event.key === 'End') focusOn(pairs().at(-1));
    else if (event.key === 'Delete') remove(id);
    else return;
    event.preventDefault();
  };
  const drop = (on: InstrumentId): void => {
    const id = dragged();
    setDragged(null);
    if (id !== null && id !== on) keep(movedTo(pairs(), id, pairs().indexOf(on)));
  };

  createHotkeys(
    t('Watchlist'),
    [
      { id: 'watch add', key: 'i', label: t('Add a pair to the watchlist'), run: () => props.onAdd() },
      { id: 'watch arrange', key: 'j', label: t('Arrange the watchlist, or be done'), run: () => setEditing((was) => !was) },
    ],
    () => list,
  );

  return (
    <Panel
      title={t('Watchlist')}
      class={table.isAsUsual() ? 'watchlist' : 'watchlist watch-chosen'}
      tools={
        <>
          <button type="button" class="tool" aria-label={t('Add a pair')} title={t('Add a pair')} onClick={() => props.onAdd()}>
            <Icon name="plus" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t('Arrange the list')}
            title={t('Arrange the list')}
            aria-pressed={isEditing()}
            onClick={() => setEditing(!isEditing())}
          >
            <Icon name="edit" />
          </button>
        </>
      }
    >
      <WatchHead ref={head} table={table} columns={shown()} isEditing={isEditing()} />
      <ul class="watch-list scroll" aria-label={t('Watched pairs of {{ venue }}', { venue: venueName(venue()) })} ref={list}>
        <For each={pairs()}>
          {(id, at) => (
            <WatchlistRow
              instrument={id}
              columns={shown()}
              isSelected={id === props.market.selected()}
              isStop={id === stopAt()}
              isEditing={isEditing()}
              isFirst={at() === 0}
              isLast={at() === pairs().length - 1}
              onSelect={() => {
                setStop(id);
                props.market.select(id);
                props.onSelected?.();
              }}
              onMove={(by) => move(id, by)}
              onRemove={() => remove(id)}
              onKeyDown={(event) => onKey(event, id)}
              onDragStart={() => setDragged(id)}
              onDrop={() => drop(id)}
            />
          )}
        </For>
      </ul>
      <Show when={pairs().length === 0}>
        <p class="watch-empty">{t('No pair is watched. Add one with + above.')}</p>
      </Show>
      <Show when={isEditing()}>
        <div class="watch-foot">
          <LazyWatchColumns table={table} />
        </div>
      </Show>
    </Panel>
  );
}
